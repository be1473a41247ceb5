//! The pages people read: pure functions from the register to HTML, with no knowledge of HTTP.
//!
//! One file per page, each with a `render`. What pages share: [`address`] (every address), `words` (interface strings),
//! `said` (texts with their language), [`card`] (a record in a list), `sheet` (a record walked by its schema),
//! `templates/` (askama, escaping on) and `../static/` (one stylesheet, no script).

pub mod about;
pub mod accessibility;
pub mod address;
mod brief;
pub mod card;
pub mod categories;
pub mod category;
mod cell;
mod countries;
pub mod data;
pub mod dataset;
mod facets;
mod frame;
pub mod glossary;
pub mod home;
mod icons;
pub mod list;
mod markdown;
mod moment;
mod names;
mod numbers;
mod oversight;
mod pager;
pub mod problem;
mod proof;
mod said;
pub mod search;
mod sheet;
mod special;
pub mod statement;
pub mod system;
mod walk;
pub mod withdrawn;
mod words;

#[cfg(test)]
mod strings_test;

use std::borrow::Borrow;

use jiff::Timestamp;

use crate::{
    domain::{Lang, PartialDate, Text},
    registry::{Registry, StoreError, View, reads::FindError},
};
use icons::Icon;
use moment::Moment;
use said::Said;
use words::Words;

/// What every page is rendered from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The register.
    pub registry: &'a Registry,
    /// One picture of it: everything on the page is from the same instant.
    pub view: &'a View,
    /// The language of the page.
    pub lang: Lang,
    /// The address asked for, with its query.
    pub path: &'a str,
    /// The public base address, such as `https://registre.brumeval.example`; empty where it is not known.
    pub base: &'a str,
    /// The version of the static files.
    pub static_version: &'a str,
}

/// Why a page could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The database.
    #[error("a record of the page could not be read")]
    Store(#[from] StoreError),
    /// The search.
    #[error("a list of the page could not be made")]
    Find(#[from] FindError),
    /// The template.
    #[error("the page could not be put together")]
    Template(#[from] askama::Error),
}

impl<'a> Page<'a> {
    /// The strings of the interface.
    fn words(&self) -> Words {
        Words { lang: self.lang }
    }

    /// The words for a key.
    fn t(&self, key: &str) -> String {
        self.words().t(key)
    }

    /// The words for a key that speaks of `n` things.
    fn n(&self, key: &str, n: impl Borrow<usize>) -> String {
        self.words().n(key, *n.borrow())
    }

    /// The words for a key with one place filled.
    fn with(&self, key: &str, name: &'static str, value: &str) -> String {
        self.words().with(key, name, value)
    }

    /// A text for people, in the language of the page or marked as French.
    fn said(&self, text: &Text) -> Said {
        Said::of(text, self.lang)
    }

    /// The day of an instant, in words.
    fn instant(&self, at: &Timestamp) -> Moment {
        moment::instant(*at, &self.registry.time_zone(), self.words())
    }

    /// A date in words.
    fn date(&self, date: PartialDate) -> Moment {
        moment::partial(date, self.words())
    }

    /// An icon of ours, always beside its word.
    fn icon(&self, name: &str) -> Icon {
        icons::icon(name)
    }

    /// The prefix of the town's own references.
    fn prefix(&self) -> &'a str {
        &self.registry.town().publisher.prefix
    }
}
