//! The screens people read, as handlers: one question to the register, one page of `pages/`.

use axum::{
    extract::{OriginalUri, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode, Uri, header as h};
use rust_embed::RustEmbed;

use super::{
    App, Problem,
    answer::{Answer, Freshness},
    pages::{self, Page, address, address::Screen},
    params::Params,
    problem, query,
};
use crate::{
    domain::{Kind, Lang, Question, Reference},
    registry::{View, reads::Entry},
};

#[derive(RustEmbed)]
#[folder = "src/web/static/"]
struct Static;

/// Runs `make` on the pool with a page of `lang`, and wraps the HTML.
async fn page(
    app: App,
    uri: Uri,
    lang: Lang,
    make: impl FnOnce(&App, &Page<'_>) -> Result<String, Problem> + Send + 'static,
) -> Result<Answer, Problem> {
    app.run(move |app| {
        let view = app.registry.view();
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let page = page_of(app, &view, lang, path);
        Ok(Answer::html(make(app, &page)?))
    })
    .await
}

/// What a page is rendered from.
pub(super) fn page_of<'a>(app: &'a App, view: &'a View, lang: Lang, path: &'a str) -> Page<'a> {
    Page { registry: &app.registry, view, lang, path, base: &app.site.base, static_version: &app.site.build }
}

/// A screen that stands once in each language.
pub async fn screen(State(app): State<App>, OriginalUri(uri): OriginalUri, lang: Lang, screen: Screen) -> Result<Answer, Problem> {
    let kind = match screen {
        Screen::Systems => Some(Kind::System),
        Screen::Datasets => Some(Kind::Dataset),
        Screen::Statements => Some(Kind::Statement),
        Screen::Search => None,
        _ => {
            Params::parse(uri.query())?.allow(&[], &[])?;
            return page(app, uri, lang, move |app, page| plain_screen(app, page, screen)).await;
        }
    };
    let asked = query::parse(uri.query(), kind, lang, &app.registry)?;
    let is_asked = uri.query().is_some_and(|query| !query.is_empty());
    page(app, uri, lang, move |app, page| {
        let question = asked.question;
        let found = app.registry.find(page.view, &question)?;
        let positions: Vec<u64> = found.hits.iter().map(|hit| hit.position).collect();
        let cards = cards(app, page, &question, &positions)?;
        Ok(match kind {
            Some(kind) => pages::list::render(page, kind, &question, &found, &cards)?,
            None => pages::search::render(page, &question, is_asked.then_some(&found), &cards)?,
        })
    })
    .await
}

/// The cards of a page of results: without words each is made once per version; with words each shows what answers them.
fn cards(app: &App, page: &Page<'_>, question: &Question, positions: &[u64]) -> Result<Vec<String>, Problem> {
    let passages = question.text.as_deref().and_then(|text| app.registry.passages(page.view, text, page.lang));
    let rows = positions.iter().filter_map(|position| page.view.row(*position));
    rows.map(|row| {
        let make = || {
            let records = app.registry.records_at(&[row.position])?;
            let card = |record| pages::card::card(page, record, passages.as_ref().and_then(|found| found.best(record)).as_ref());
            Ok::<_, Problem>(records.iter().map(card).collect::<Result<String, _>>()?)
        };
        match passages {
            Some(_) => make(),
            None => Ok(app.cache.part("card", &row.reference, row.rev, page.lang, make)?.to_string()),
        }
    })
    .collect()
}

fn plain_screen(app: &App, page: &Page<'_>, screen: Screen) -> Result<String, Problem> {
    Ok(match screen {
        Screen::Home => pages::home::render(page)?,
        Screen::Categories => pages::categories::render(page)?,
        Screen::Data => {
            let set = app.files.load_full();
            let files: Vec<pages::data::FileInfo> = set.iter().flat_map(|set| set.files.iter()).map(file_info).collect();
            pages::data::render(page, &files, set.map(|set| set.size))?
        }
        Screen::Glossary => pages::glossary::render(page)?,
        Screen::About => pages::about::render(page)?,
        _ => pages::accessibility::render(page)?,
    })
}

fn file_info(info: &crate::export::FileInfo) -> pages::data::FileInfo {
    pages::data::FileInfo {
        name: info.name.clone(),
        bytes: info.bytes,
        sha256: info.sha256.clone(),
        rows: usize::try_from(info.rows).ok(),
        label: None,
    }
}

/// The page of a record, or of what is left of it.
pub async fn record(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path(reference): Path<String>,
    lang: Lang,
    kind: Kind,
) -> Result<Answer, Problem> {
    Params::parse(uri.query())?.allow(&[], &[])?;
    let reference: Reference = reference.parse().map_err(|_| Problem::not_found())?;
    if reference.kind != kind {
        return Err(Problem::not_found());
    }
    let answer = app
        .run(move |app| {
            let view = app.registry.view();
            let page = page_of(app, &view, lang, uri.path());
            let (html, status) = match app.registry.entry(&reference)? {
                None => return Err(Problem::not_found()),
                Some(Entry::Withdrawn(tombstone)) => (pages::withdrawn::render(&page, &tombstone)?, StatusCode::GONE),
                Some(Entry::Live(record)) => (record_page(&page, kind, &record)?, StatusCode::OK),
            };
            Ok(Answer::html(html).status(status))
        })
        .await?;
    Ok(answer)
}

fn record_page(page: &Page<'_>, kind: Kind, record: &crate::domain::Record) -> Result<String, Problem> {
    Ok(match kind {
        Kind::System => pages::system::render(page, record)?,
        Kind::Dataset => pages::dataset::render(page, record)?,
        Kind::Statement => pages::statement::render(page, record)?,
    })
}

/// The page of a data category, also when nothing uses it.
pub async fn category(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path(code): Path<String>,
    lang: Lang,
) -> Result<Answer, Problem> {
    Params::parse(uri.query())?.allow(&[], &[])?;
    let known = app.registry.schemas().vocabularies().get("dataCategory").is_some_and(|list| list.term(&code).is_some());
    if !known {
        return Err(Problem::not_found());
    }
    page(app, uri, lang, move |_, page| Ok(pages::category::render(page, &code)?)).await
}

/// The first language of the reader that the site speaks; French where there is none.
fn language_of(asked: &HeaderMap) -> Lang {
    let accepted = asked.get(h::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    accepted.split(',').find_map(|offer| Lang::parse(offer.trim().get(..2)?)).unwrap_or_default()
}

/// `/` sends to the reader's language, once.
pub async fn choose_language(asked: HeaderMap) -> Response {
    redirect(&Screen::Home.address(language_of(&asked)), "Accept-Language")
}

fn redirect(target: &str, depends_on: &'static str) -> Response {
    let mut response = Redirect::temporary(target).into_response();
    response.headers_mut().insert(h::VARY, http::HeaderValue::from_static(depends_on));
    response
}

/// `/s/{reference}` and `/s/{reference}.{rev}`: the page for people, the record for programs.
pub async fn short_address(State(app): State<App>, Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Problem> {
    let (reference, rev) = name.split_once('.').map_or((name.as_str(), None), |(reference, rev)| (reference, Some(rev)));
    let reference: Reference = reference.parse().map_err(|_| Problem::not_found())?;
    let rev: Option<u32> = rev.map(|rev| rev.parse().map_err(|_| Problem::not_found())).transpose()?;
    let is_known = reference.clone();
    let exists = app.run(move |app| Ok(app.registry.has_revision(&is_known, rev)?)).await?;
    if !exists {
        return Err(Problem::not_found());
    }
    let accepts = |kind: &str| asked.get(h::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(kind));
    let for_programs = accepts("json") && !accepts("html");
    let target = if for_programs { address::api_record(&reference) } else { address::record(language_of(&asked), &reference) };
    Ok(redirect(&target, "Accept, Accept-Language"))
}

/// The list of problems.
pub async fn problems(State(app): State<App>, OriginalUri(uri): OriginalUri) -> Result<Answer, Problem> {
    page(app, uri, Lang::Fr, |_, page| {
        let texts: Vec<_> = problem::catalogue().iter().map(|text| text.explained()).collect();
        Ok(pages::problem::render_all(page, &texts)?)
    })
    .await
}

/// One problem explained, in both languages.
pub async fn problem(State(app): State<App>, OriginalUri(uri): OriginalUri, Path(slug): Path<String>) -> Result<Answer, Problem> {
    let text = problem::of_slug(&slug).ok_or_else(Problem::not_found)?;
    page(app, uri, Lang::Fr, |_, page| Ok(pages::problem::render_explained(page, &text.explained())?)).await
}

/// A static file; an address with this program's version is kept for ever.
pub async fn static_file(State(app): State<App>, OriginalUri(uri): OriginalUri, Path(name): Path<String>) -> Result<Answer, Problem> {
    let file = Static::get(&name).ok_or_else(Problem::not_found)?;
    let content_type = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    let is_current = uri.query() == Some(&format!("v={}", app.site.build));
    let freshness = if is_current { Freshness::Immutable } else { Freshness::Public };
    Ok(Answer::new(content_type, file.data.into_owned()).fresh(freshness))
}

/// Everything here may be read by programs.
pub async fn robots() -> Answer {
    Answer::new("text/plain; charset=utf-8", "User-agent: *\nAllow: /\n")
}
