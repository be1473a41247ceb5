//! The front page: one search box, life situations, figures that lead to their lists, and what changed last.

use std::collections::BTreeMap;

use askama::Template;

use super::{Page, PageError, address, address::Screen, categories::tally, frame::Frame, moment::Moment, names::Link, said::Said};
use crate::domain::{Facet, Kind, Record, town::Contact};

/// Changes shown.
const CHANGES: usize = 5;

#[derive(Template)]
#[template(path = "home.html", config = "src/web/pages/askama.toml")]
struct Home<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    search: String,
    situations: Vec<(Link, usize)>,
    groups: Vec<(Link, usize)>,
    figures: Vec<Figure>,
    oversight: Vec<Bar>,
    alone: Option<String>,
    changes: Vec<Change>,
    last_change: Option<Moment>,
    about: Vec<Said>,
    about_page: String,
    categories: String,
    registers: Vec<(String, String)>,
    /// Whether the town has declared no tool yet.
    empty_register: bool,
    contact: &'a Contact,
}

/// A number that leads to its list.
struct Figure {
    href: String,
    number: String,
    label: String,
}

/// One line of the picture of who decides.
struct Bar {
    href: String,
    label: String,
    count: usize,
    /// Its length, out of 100.
    share: usize,
}

/// A record that changed.
struct Change {
    link: Link,
    kind: String,
    on: Moment,
    first: bool,
}

/// The front page.
pub fn render(page: &Page<'_>) -> Result<String, PageError> {
    let publisher = &page.registry.town().publisher;
    let oversight = tally(page, Facet::HumanOversight)?.unwrap_or_default();
    let home = Home {
        page,
        frame: Frame::new(page, String::new(), page.t("home-description"), Some(Screen::Home)),
        search: Screen::Search.address(page.lang),
        situations: choices(page, Facet::PolicyArea, "policyAreas")?,
        groups: choices(page, Facet::AffectedGroup, "affectedGroups")?,
        figures: Kind::ALL.into_iter().map(|kind| figure(page, kind)).collect(),
        alone: alone(page)?,
        oversight: bars(page, &oversight),
        changes: changes(page)?,
        last_change: page.view.last_change().map(|at| page.instant(&at)),
        about: publisher.about.as_ref().map(|about| page.said(about).paragraphs()).unwrap_or_default(),
        about_page: Screen::About.address(page.lang),
        categories: Screen::Categories.address(page.lang),
        empty_register: page.view.count(Kind::System, page.prefix()) == 0,
        contact: &publisher.contact,
        registers: super::facets::other_registers(page, Kind::System),
    };
    Ok(home.render()?)
}

/// The values of a town's list that a tool has, in the list's order.
fn choices(page: &Page<'_>, facet: Facet, list: &str) -> Result<Vec<(Link, usize)>, PageError> {
    let counts = tally(page, facet)?.unwrap_or_default();
    let terms = page.registry.town().vocabularies.get(list).map(|list| list.values.as_slice()).unwrap_or_default();
    let link = |code: &str, label| Link { href: address::narrowed(page.lang, Kind::System, facet, code), said: Said::plain(label) };
    let used = terms.iter().filter_map(|term| Some((term, *counts.get(&term.code)?)));
    Ok(used.map(|(term, count)| (link(&term.code, term.label.get(page.lang)), count)).collect())
}

fn figure(page: &Page<'_>, kind: Kind) -> Figure {
    let count = page.view.count(kind, page.prefix());
    let label = match kind {
        Kind::System => page.n("figure-systems", count),
        Kind::Dataset => page.n("figure-datasets", count),
        Kind::Statement => page.n("figure-statements", count),
    };
    Figure { href: Screen::of(kind).address(page.lang), number: super::numbers::whole(count, page.lang), label }
}

/// Who decides, over all of the town's tools.
fn bars(page: &Page<'_>, counts: &BTreeMap<String, usize>) -> Vec<Bar> {
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    let list = page.registry.schemas().vocabularies().get("oversightStatus");
    let terms = list.map(|list| list.values.as_slice()).unwrap_or_default();
    let bar = |code: &str, label: &str, count| Bar {
        href: address::narrowed(page.lang, Kind::System, Facet::HumanOversight, code),
        label: label.to_owned(),
        count,
        share: count * 100 / most,
    };
    let used = terms.iter().filter_map(|term| Some((term, *counts.get(&term.code)?)));
    used.map(|(term, count)| bar(&term.code, term.label.get(page.lang), count)).collect()
}

/// What the register says of tools that decide alone.
fn alone(page: &Page<'_>) -> Result<Option<String>, PageError> {
    let Some(levels) = tally(page, Facet::Automation)? else { return Ok(None) };
    let all = page.view.count(Kind::System, page.prefix());
    let deciding = levels.get("decides").copied().unwrap_or(0);
    Ok((all > 0).then(|| page.n("home-alone", deciding)))
}

/// The town's records that changed last, newest first.
fn changes(page: &Page<'_>) -> Result<Vec<Change>, PageError> {
    let mut rows: Vec<_> = page.view.rows().filter(|row| row.reference.prefix == page.prefix()).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.position));
    let positions: Vec<u64> = rows.iter().take(CHANGES).map(|row| row.position).collect();
    let records = page.registry.records_at(&positions)?;
    let change = |record: &Record| Change {
        link: Link { href: address::record(page.lang, &record.reference), said: page.name_of(record) },
        kind: page.words().of("kind-one", record.reference.kind.word()),
        on: page.instant(&record.published),
        first: record.rev == 1,
    };
    Ok(records.iter().map(change).collect())
}
