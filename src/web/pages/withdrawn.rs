//! What is left of a withdrawn record: its name in the log, the date and the reason.

use askama::Template;

use super::{Page, PageError, address::Screen, frame::Frame, moment::Moment, numbers, said::Said};
use crate::domain::{record::Tombstone, views};

#[derive(Template)]
#[template(path = "withdrawn.html", config = "src/web/pages/askama.toml")]
struct Withdrawn<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    reference: String,
    list: String,
    on: Moment,
    reason: Option<Said>,
    entry: String,
    version: String,
}

/// The page of a withdrawn record.
pub fn render(page: &Page<'_>, tombstone: &Tombstone) -> Result<String, PageError> {
    let reference = tombstone.reference.to_string();
    let screen = Screen::of(tombstone.reference.kind);
    let title = page.with("withdrawn-title", "reference", &reference);
    let withdrawn = Withdrawn {
        page,
        frame: Frame::new(page, title, page.t("withdrawn-lead"), Some(screen)).unlisted(),
        list: screen.address(page.lang),
        on: page.instant(&tombstone.withdrawn),
        reason: views::text(&tombstone.notice, "/reason").map(|reason| page.said(&reason)),
        entry: page.with("proof-entry", "number", &numbers::whole(usize::try_from(tombstone.leaf).unwrap_or(usize::MAX), page.lang)),
        version: page.with("withdrawn-version", "rev", &tombstone.rev.to_string()),
        reference,
    };
    Ok(withdrawn.render()?)
}
