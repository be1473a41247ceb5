//! Errors as pages that help, and the page of each problem that the API names.

use askama::Template;

use super::{Page, PageError, address, address::Screen, frame::Frame, names::Link, said::Said, search::lists, words::Words};
use crate::domain::{Lang, Text, town::Contact};

/// A problem as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemText {
    /// The end of its address: `not-found`.
    pub slug: String,
    /// The HTTP status.
    pub status: u16,
    /// Its name.
    pub title: Text,
    /// What happened here; on the page of the problem itself, what it means.
    pub detail: Option<Text>,
    /// What to do now.
    pub way_out: Text,
    /// The number under which our log speaks of it, for failures of ours.
    pub request_id: Option<String>,
}

#[derive(Template)]
#[template(path = "problem.html", config = "src/web/pages/askama.toml")]
struct Error<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    title: Said,
    detail: Option<Said>,
    way_out: Said,
    status: u16,
    explained: String,
    request_id: Option<&'a str>,
    search: String,
    lists: Vec<Link>,
    contact: &'a Contact,
}

/// The page shown instead of the one asked for.
pub fn render(page: &Page<'_>, problem: &ProblemText) -> Result<String, PageError> {
    let title = page.said(&problem.title);
    let error = Error {
        page,
        frame: Frame::new(page, title.text.clone(), title.text.clone(), None).unlisted(),
        detail: problem.detail.as_ref().map(|detail| page.said(detail)),
        way_out: page.said(&problem.way_out),
        status: problem.status,
        explained: address::problem(&problem.slug),
        request_id: problem.request_id.as_deref(),
        search: Screen::Search.address(page.lang),
        lists: lists(page),
        contact: &page.registry.town().publisher.contact,
        title,
    };
    Ok(error.render()?)
}

#[derive(Template)]
#[template(path = "problem_explained.html", config = "src/web/pages/askama.toml")]
struct Explained<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    slug: &'a str,
    address: String,
    status: u16,
    all: String,
    languages: Vec<InLanguage>,
}

/// One language of the page of a problem.
struct InLanguage {
    code: &'static str,
    title: Said,
    detail: Option<Said>,
    way_out: Said,
    what: String,
    way: String,
}

/// The page of one problem, in both languages: its address is the `type` of the API's answers.
pub fn render_explained(page: &Page<'_>, problem: &ProblemText) -> Result<String, PageError> {
    let title = page.said(&problem.title);
    let languages = [page.lang, page.lang.other()].map(|lang| in_language(problem, lang));
    let explained = Explained {
        page,
        frame: Frame::new(page, title.text.clone(), title.text, None).unlisted(),
        slug: &problem.slug,
        address: format!("{}{}", page.base, address::problem(&problem.slug)),
        status: problem.status,
        all: address::problem(""),
        languages: languages.into(),
    };
    Ok(explained.render()?)
}

fn in_language(problem: &ProblemText, lang: Lang) -> InLanguage {
    let words = Words { lang };
    InLanguage {
        code: lang.code(),
        title: Said::of(&problem.title, lang),
        detail: problem.detail.as_ref().map(|detail| Said::of(detail, lang)),
        way_out: Said::of(&problem.way_out, lang),
        what: words.t("problem-what"),
        way: words.t("problem-way"),
    }
}

#[derive(Template)]
#[template(path = "problems.html", config = "src/web/pages/askama.toml")]
struct Problems<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    problems: Vec<(String, u16, String, Said)>,
}

/// The list of every problem.
pub fn render_all(page: &Page<'_>, problems: &[ProblemText]) -> Result<String, PageError> {
    let line = |problem: &ProblemText| (address::problem(&problem.slug), problem.status, problem.slug.clone(), page.said(&problem.title));
    let all = Problems {
        page,
        frame: Frame::new(page, page.t("problems-title"), page.t("problems-lead"), None),
        problems: problems.iter().map(line).collect(),
    };
    Ok(all.render()?)
}
