//! The one thin layer in front of every route: cache, freshness, the face of problems, fixed headers.
//!
//! A hit never leaves the async thread. Ordinary middleware for the same was measured at 0.42 of a constant's throughput.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Router,
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header as h};
use tower::ServiceExt;

use super::{
    App, Problem,
    answer::{Answer, Encoding},
    router,
};

/// The whole site as one function from request to response.
#[derive(Clone)]
pub struct Front {
    app: App,
    router: Router,
}

impl Front {
    /// The site over an application.
    pub fn new(app: App) -> Front {
        let router = router::router(app.clone());
        Front { app, router }
    }

    /// The application behind it.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Answers one request. Nothing that a visitor sends makes it fail.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let public = is_open_to_all(request.uri().path());
        let mut response = self.respond(request).await;
        fixed_headers(response.headers_mut(), public);
        response
    }

    async fn respond(&self, request: Request<Body>) -> Response {
        let head = request.method() == Method::HEAD;
        if request.method() == Method::OPTIONS && is_open_to_all(request.uri().path()) {
            return preflight();
        }
        if !head && request.method() != Method::GET {
            let (path, asked) = (request.uri().path().to_owned(), request.headers().clone());
            return self.finish(self.route(request).await, &path, &asked, false).await;
        }
        let generation = self.app.registry.view().generation();
        let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
        if let Some(answer) = self.app.cache.answer(generation, address) {
            return self.send(answer, request.headers(), head).await;
        }
        let (address, asked) = (address.to_owned(), request.headers().clone());
        let response = self.route(request).await;
        if let Some(answer) = response.extensions().get::<Arc<Answer>>().filter(|answer| answer.is_cacheable()) {
            self.app.cache.keep(generation, &address, answer.clone());
        }
        self.finish(response, &address, &asked, head).await
    }

    async fn route(&self, request: Request<Body>) -> Response {
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    /// Gives an answer or a problem its final form, the framework's own errors included; other responses pass as they are.
    async fn finish(&self, response: Response, address: &str, asked: &HeaderMap, head: bool) -> Response {
        if let Some(answer) = response.extensions().get::<Arc<Answer>>() {
            return self.send(answer.clone(), asked, head).await;
        }
        let status = response.status();
        let problem = match response.extensions().get::<Problem>() {
            Some(problem) => problem.clone(),
            None if status.is_client_error() || status.is_server_error() => Problem::of_status(status),
            None => return response,
        };
        problem.show(&self.app, address).respond(asked, Encoding::Identity, head)
    }

    async fn send(&self, answer: Arc<Answer>, asked: &HeaderMap, head: bool) -> Response {
        let encoding = answer.encoding_for(asked.get(h::ACCEPT_ENCODING));
        if !answer.is_ready(encoding) {
            let work = answer.clone();
            // A pool that is full only costs the compression of this one answer.
            let prepare = move || {
                work.prepare(encoding);
                Ok(())
            };
            let prepared = self.app.pool.run(prepare).await;
            if prepared.is_err() {
                return answer.respond(asked, Encoding::Identity, head);
            }
        }
        answer.respond(asked, encoding, head)
    }
}

/// Addresses that programs of other sites may read: data, never screens.
fn is_open_to_all(path: &str) -> bool {
    ["/api/", "/donnees/", "/schema/", "/log/"].iter().any(|prefix| path.starts_with(prefix))
}

fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(h::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    headers.insert(h::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("If-None-Match, Accept"));
    headers.insert(h::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

const CSP: &str =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const EXPOSED: &str = "ETag, Last-Modified, Link, Register-State, API-Version, Retry-After, Content-Length";

fn fixed_headers(headers: &mut HeaderMap, open_to_all: bool) {
    headers.extend([
        (h::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP)),
        (h::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (h::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(), geolocation=(), microphone=()")),
    ]);
    if open_to_all {
        headers.extend([
            (h::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
            (h::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED)),
            (HeaderName::from_static("api-version"), HeaderValue::from_static("1.0.0")),
        ]);
    }
}

/// The front as a service of the accept loop.
impl tower::Service<Request<hyper::body::Incoming>> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Infallible>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<hyper::body::Incoming>) -> Self::Future {
        let front = self.clone();
        Box::pin(async move { Ok(front.answer(request.map(Body::new)).await) })
    }
}
