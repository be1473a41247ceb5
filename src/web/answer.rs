//! A finished answer: its bytes, its freshness, and its compressed variants, each made once.

use std::{
    io::Write,
    sync::{Arc, OnceLock},
};

use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header as h};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::cache::header;

/// Bodies smaller than this are not worth compressing.
const WORTH_COMPRESSING: usize = 512;

/// Largest body that is kept.
const LARGEST_KEPT: usize = 1 << 20;

/// How long an answer may be reused without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// A minute, and longer while the server is asked again or does not answer.
    Public,
    /// For ever: the address changes with the content.
    Immutable,
    /// Never kept.
    NoStore,
}

impl Freshness {
    fn header(self) -> &'static str {
        match self {
            Freshness::Public => "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400",
            Freshness::Immutable => "public, max-age=31536000, immutable",
            Freshness::NoStore => "no-store",
        }
    }
}

/// How a body is encoded on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

/// One representation, ready to send.
#[derive(Debug)]
struct Variant {
    body: Bytes,
    headers: HeaderMap,
    etag: HeaderValue,
}

/// A finished answer to a public GET.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    freshness: Freshness,
    headers: HeaderMap,
    etag: String,
    body: Bytes,
    variants: [OnceLock<Variant>; 3],
}

impl Answer {
    /// An answer of this media type. Its ETag is the hash of its body until [`Answer::version`] names a better one.
    pub fn new(content_type: &'static str, body: impl Into<Bytes>) -> Answer {
        let body: Bytes = body.into();
        let mut headers = HeaderMap::new();
        headers.insert(h::CONTENT_TYPE, HeaderValue::from_static(content_type));
        let etag = crate::domain::hex(&Sha256::digest(&body)[..12]);
        Answer { status: StatusCode::OK, freshness: Freshness::Public, headers, etag, body, variants: Default::default() }
    }

    /// A page.
    pub fn html(html: String) -> Answer {
        Answer::new("text/html; charset=utf-8", html)
    }

    /// A JSON document.
    pub fn json(json: impl Into<Bytes>) -> Answer {
        Answer::new("application/json", json)
    }

    /// With this status.
    pub fn status(mut self, status: StatusCode) -> Answer {
        self.status = status;
        self
    }

    /// With this freshness.
    pub fn fresh(mut self, freshness: Freshness) -> Answer {
        self.freshness = freshness;
        self
    }

    /// With this strong ETag (without quotes).
    pub fn version(mut self, etag: String) -> Answer {
        self.etag = etag;
        self
    }

    /// Last changed at this moment.
    pub fn modified(self, at: Timestamp) -> Answer {
        let text = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        self.with(h::LAST_MODIFIED, &text)
    }

    /// With one more header.
    pub fn with(mut self, name: HeaderName, value: &str) -> Answer {
        self.headers.append(name, header(value));
        self
    }

    /// What the cache counts for it: its body and about as much for variants and headers.
    pub fn weight(&self) -> usize {
        self.body.len() * 3 / 2 + 600
    }

    /// Whether it may be kept for the next reader. Large answers are rare, and would push many small ones out.
    pub fn is_cacheable(&self) -> bool {
        self.status == StatusCode::OK && self.freshness != Freshness::NoStore && self.body.len() <= LARGEST_KEPT
    }

    /// The encoding to answer a reader with, from their `Accept-Encoding` (RFC 9110 §12.5.3).
    pub fn encoding_for(&self, accepted: Option<&HeaderValue>) -> Encoding {
        let accepted = accepted.and_then(|value| value.to_str().ok()).unwrap_or("");
        if self.body.len() < WORTH_COMPRESSING || !self.is_text() {
            return Encoding::Identity;
        }
        let takes = |name: &str| {
            accepted.split(',').any(|offer| {
                let (coding, quality) = offer.split_once(';').unwrap_or((offer, ""));
                coding.trim().eq_ignore_ascii_case(name) && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        if takes("br") {
            Encoding::Brotli
        } else if takes("gzip") {
            Encoding::Gzip
        } else {
            Encoding::Identity
        }
    }

    /// Whether the representation is made already: making one is blocking work.
    pub fn is_ready(&self, encoding: Encoding) -> bool {
        encoding == Encoding::Identity || self.variants[encoding as usize].get().is_some()
    }

    /// Makes the representation, if it is not made yet.
    pub fn prepare(&self, encoding: Encoding) {
        self.variant(encoding);
    }

    /// The response to one request: 304 where the reader has it already; `HEAD` without the body.
    pub fn respond(&self, asked: &HeaderMap, encoding: Encoding, head: bool) -> Response {
        let variant = self.variant(encoding);
        let known = asked.get(h::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| matches_tag(tags, &variant.etag));
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = variant.headers.clone();
        if known && self.status == StatusCode::OK {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(h::CONTENT_LENGTH);
            response.headers_mut().remove(h::CONTENT_TYPE);
            return response;
        }
        *response.status_mut() = self.status;
        if !head {
            *response.body_mut() = Body::from(variant.body.clone());
        }
        response
    }

    fn is_text(&self) -> bool {
        let kind = self.headers.get(h::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        kind.starts_with("text/") || kind.contains("json") || kind.contains("xml") || kind.contains("csv")
    }

    fn variant(&self, encoding: Encoding) -> &Variant {
        self.variants[encoding as usize].get_or_init(|| {
            let (body, name, suffix) = match encoding {
                Encoding::Identity => (self.body.clone(), None, ""),
                Encoding::Gzip => (gzip(&self.body), Some("gzip"), "-gz"),
                Encoding::Brotli => (brotli(&self.body), Some("br"), "-br"),
            };
            let etag = header(&format!("\"{}{suffix}\"", self.etag));
            let mut headers = self.headers.clone();
            headers.insert(h::ETAG, etag.clone());
            headers.insert(h::CACHE_CONTROL, HeaderValue::from_static(self.freshness.header()));
            headers.insert(h::CONTENT_LENGTH, HeaderValue::from(body.len()));
            if self.is_text() {
                headers.insert(h::VARY, HeaderValue::from_static("Accept-Encoding"));
            }
            if let Some(name) = name {
                headers.insert(h::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
            Variant { body, headers, etag }
        })
    }
}

/// Whether an `If-None-Match` list names this tag; weak and strong compare alike (RFC 9110 §13.1.2).
fn matches_tag(tags: &str, etag: &HeaderValue) -> bool {
    let ours = etag.to_str().unwrap_or_default();
    tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == ours)
}

fn gzip(body: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::new(6));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default().into()
}

fn brotli(body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() / 3);
    let quality = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &body[..], &mut out, &quality);
    out.into()
}

/// Hands the answer to the thin layer, which finishes it for the one who asked.
impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
