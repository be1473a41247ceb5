//! `/donnees/{name}`: the register's files, rendered beforehand, sent from disk.

use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, StatusCode, header as h};
use tokio_util::io::ReaderStream;

use super::{App, Problem, cache::header};

/// One file of the newest set; the gzip variant where the asker takes it. Files are exempt from limits.
pub async fn file(State(app): State<App>, Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Problem> {
    let set = app.files.load_full().ok_or_else(Problem::busy)?;
    let info = set.files.iter().find(|info| info.name == name).ok_or_else(Problem::not_found)?;
    let accepted = asked.get(h::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let packed = accepted.split(',').any(|coding| coding.trim().starts_with("gzip"));
    let (path, suffix) = if packed { (set.folder.join(format!("{name}.gz")), "-gz") } else { (set.folder.join(&name), "") };
    let etag = format!("\"{}{suffix}\"", &info.sha256[..24]);
    let mut headers = HeaderMap::new();
    headers.insert(h::ETAG, header(&etag));
    headers.insert(h::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60, stale-while-revalidate=60, stale-if-error=86400"));
    headers.insert(h::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert("register-state", header(&set.size.to_string()));
    let known = asked.get(h::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)) {
        return Ok(response(StatusCode::NOT_MODIFIED, headers, Body::empty()));
    }
    // A new set may have replaced this one between the look-up and the opening: the asker simply asks again.
    let file = tokio::fs::File::open(&path).await.map_err(|_| Problem::busy())?;
    let length = file.metadata().await.map(|metadata| metadata.len()).map_err(|_| Problem::busy())?;
    let content_type = if name.ends_with(".csv") { "text/csv; charset=utf-8" } else { "application/jsonl; charset=utf-8" };
    headers.insert(h::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(h::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(h::CONTENT_DISPOSITION, header(&format!("attachment; filename=\"{name}\"")));
    if packed {
        headers.insert(h::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response(StatusCode::OK, headers, Body::from_stream(ReaderStream::with_capacity(file, 64 << 10))))
}

fn response(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
