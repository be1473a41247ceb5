//! Every error a visitor can meet, in one catalogue with two faces: RFC 9457 JSON for programs, a page for people.

mod catalogue;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header as h};
use serde_json::{Value, json};

use catalogue::{
    BAD_REQUEST, BAD_VALUE, BUSY, INDEX_BUILDING, INTERNAL, METHOD_NOT_ALLOWED, NOT_FOUND, REPEATED_PARAMETER, STORAGE_FULL,
    UNKNOWN_PARAMETER, WITHDRAWN,
};
pub use catalogue::{ProblemText, catalogue, of_slug};

use super::{
    App,
    answer::{Answer, Freshness},
    pages,
};
use crate::{
    domain::{Lang, Text},
    registry::{OpenError, StoreError, reads::FindError},
};

/// One error of one request.
#[derive(Clone, Debug)]
pub struct Problem {
    text: &'static ProblemText,
    detail: Text,
    /// Where: a parameter's name or a JSON Pointer, and what is allowed there.
    errors: Vec<(String, Text)>,
    /// Seconds after which to try again.
    retry_after: Option<u32>,
    /// What the person can quote and the log holds.
    request_id: Option<String>,
}

impl Problem {
    fn of(text: &'static ProblemText) -> Problem {
        Problem { text, detail: Text::default(), errors: Vec::new(), retry_after: None, request_id: None }
    }

    fn saying(mut self, fr: impl Into<String>, en: impl Into<String>) -> Problem {
        self.detail = Text::new(fr, en);
        self
    }

    fn at(mut self, place: &str) -> Problem {
        let detail = self.detail.clone();
        self.errors.push((place.to_owned(), detail));
        self
    }

    /// Nothing stands at this address; unknown and not yet public answer the same.
    pub fn not_found() -> Problem {
        Problem::of(&NOT_FOUND)
    }

    /// The record was withdrawn: the API says so, its page shows the tombstone.
    pub fn withdrawn(reason: &Text) -> Problem {
        let mut problem = Problem::of(&WITHDRAWN);
        problem.detail = reason.clone();
        problem
    }

    /// A parameter that the address does not know.
    pub fn unknown_parameter(name: &str, nearest: Option<&str>) -> Problem {
        let name: String = name.chars().take(60).collect();
        let (fr, en) = match nearest {
            Some(nearest) => (format!(" Le plus proche : «\u{202f}{nearest}\u{202f}»."), format!(" The nearest is “{nearest}”.")),
            None => (String::new(), String::new()),
        };
        let problem = Problem::of(&UNKNOWN_PARAMETER)
            .saying(format!("Le paramètre «\u{202f}{name}\u{202f}» est inconnu.{fr}"), format!("The parameter “{name}” is unknown.{en}"));
        problem.at(&name)
    }

    /// A parameter given twice that is not a filter.
    pub fn repeated_parameter(name: &str) -> Problem {
        let problem = Problem::of(&REPEATED_PARAMETER).saying(
            format!("Le paramètre «\u{202f}{name}\u{202f}» ne peut être donné qu’une fois."),
            format!("The parameter “{name}” may be given once only."),
        );
        problem.at(name)
    }

    /// A parameter with a value that is not allowed; `allowed` names what is, or the nearest.
    pub fn bad_value(name: &str, value: &str, allowed: &str) -> Problem {
        let value: String = value.chars().take(60).collect();
        let problem = Problem::of(&BAD_VALUE).saying(
            format!("«\u{202f}{value}\u{202f}» n’est pas possible pour «\u{202f}{name}\u{202f}». Possible : {allowed}."),
            format!("“{value}” is not possible for “{name}”. Possible: {allowed}."),
        );
        problem.at(name)
    }

    /// A request that cannot be read at all.
    pub fn bad_request(place: &str, what: String) -> Problem {
        Problem::of(&BAD_REQUEST)
            .saying(format!("La demande ne se lit pas : {what}."), format!("The request cannot be read: {what}."))
            .at(place)
    }

    /// A method this address does not know.
    pub fn method_not_allowed() -> Problem {
        Problem::of(&METHOD_NOT_ALLOWED)
    }

    /// Too much is asked at once.
    pub fn busy() -> Problem {
        Problem { retry_after: Some(2), ..Problem::of(&BUSY) }
    }

    /// A failure of ours: logged once, here, under an identifier that the person sees.
    pub fn internal(failure: &(dyn std::error::Error + 'static)) -> Problem {
        let request_id = request_id();
        let mut causes = vec![failure.to_string()];
        let mut cause = failure.source();
        while let Some(deeper) = cause {
            causes.push(deeper.to_string());
            cause = deeper.source();
        }
        tracing::error!(request_id, causes = causes.join(": "), "a request failed");
        Problem { request_id: Some(request_id), ..Problem::of(&INTERNAL) }
    }

    /// The problem behind a status that the framework answered by itself.
    pub fn of_status(status: StatusCode) -> Problem {
        match catalogue().iter().copied().find(|text| text.status == status) {
            Some(text) if status != StatusCode::BAD_REQUEST => Problem::of(text),
            _ if status.is_client_error() => Problem::of(&BAD_REQUEST),
            _ => Problem::of(&INTERNAL),
        }
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.text.status
    }

    /// Its slug.
    pub fn slug(&self) -> &'static str {
        self.text.slug
    }

    /// The problem as an answer for the one who asked for `address`: JSON for data addresses, a page for the others.
    pub fn show(&self, app: &App, address: &str) -> Answer {
        let path = address.split('?').next().unwrap_or_default();
        let is_data = ["/api/", "/donnees/", "/schema/", "/log/", "/healthz", "/readyz"].iter().any(|data| path.starts_with(data));
        let body = if is_data { None } else { self.page(app, address).ok() };
        let answer = match body {
            Some(html) => Answer::html(html),
            None => Answer::new("application/problem+json", self.json(&app.site.base, asked_lang(address)).to_string()),
        };
        let mut answer = answer.status(self.text.status).fresh(Freshness::NoStore);
        if let Some(seconds) = self.retry_after {
            answer = answer.with(h::RETRY_AFTER, &seconds.to_string());
        }
        if self.text.status == StatusCode::METHOD_NOT_ALLOWED {
            answer = answer.with(h::ALLOW, "GET, HEAD, OPTIONS");
        }
        answer
    }

    fn json(&self, base: &str, lang: Lang) -> Value {
        let mut problem = json!({
            "type": format!("{base}/problems/{}", self.text.slug),
            "title": self.text.title[lang as usize],
            "status": self.text.status.as_u16(),
            "detail": if self.detail.fr.is_empty() { self.text.way_out[lang as usize] } else { self.detail.get(lang) },
        });
        if !self.errors.is_empty() {
            let errors =
                self.errors.iter().map(|(place, detail)| json!({ "pointer": place, "code": self.text.slug, "detail": detail.get(lang) }));
            problem["errors"] = errors.collect();
        }
        if let Some(id) = &self.request_id {
            problem["instance"] = format!("urn:uuid:{id}").into();
        }
        problem["links"] = json!({ "documentation": format!("{base}/problems/{}", self.text.slug) });
        problem
    }

    fn page(&self, app: &App, address: &str) -> Result<String, pages::PageError> {
        let view = app.registry.view();
        let lang = if address.starts_with("/en") { Lang::En } else { Lang::Fr };
        let page = super::site::page_of(app, &view, lang, address);
        let mut shown = self.text.explained();
        shown.detail = (!self.detail.fr.is_empty()).then(|| self.detail.clone());
        shown.request_id = self.request_id.clone();
        pages::problem::render(&page, &shown)
    }
}

/// What ties the page that a person sees to the line of the log.
#[expect(clippy::disallowed_methods, reason = "names one failure in the log; nothing of the register depends on it")]
fn request_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// The language a program asks for by `?lang=`.
fn asked_lang(address: &str) -> Lang {
    if address.contains("lang=en") { Lang::En } else { Lang::Fr }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        if error.is_full() { Problem::of(&STORAGE_FULL) } else { Problem::internal(&error) }
    }
}

impl From<FindError> for Problem {
    fn from(error: FindError) -> Problem {
        match error {
            FindError::NotReady => Problem { retry_after: Some(5), ..Problem::of(&INDEX_BUILDING) },
            FindError::Search(error) => Problem::internal(&error),
        }
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Problem {
        Problem::internal(&error)
    }
}

impl From<pages::PageError> for Problem {
    fn from(error: pages::PageError) -> Problem {
        Problem::internal(&error)
    }
}

/// Hands the problem to the thin layer, which gives it the face the asker can read.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.text.status;
        response.extensions_mut().insert(self);
        response
    }
}
