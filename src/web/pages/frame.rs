//! What stands around every page: title, navigation, language switch, footer.

use super::{Page, address, address::Screen, said::Said};
use crate::domain::town::Contact;

/// The frame of one page.
pub struct Frame<'a> {
    pub page: Page<'a>,
    /// The title, without the register's name.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// The entry of the navigation the page belongs to.
    pub here: Option<Screen>,
    /// The same content as data: media type and address.
    pub twins: Vec<(&'static str, String)>,
    /// Whether search engines may keep the page.
    pub indexed: bool,
}

/// One entry of the navigation.
pub struct Entry {
    pub href: String,
    pub label: String,
    pub current: bool,
}

const MAIN: [(Screen, &str); 6] = [
    (Screen::Systems, "nav-systems"),
    (Screen::Datasets, "nav-datasets"),
    (Screen::Categories, "nav-categories"),
    (Screen::Statements, "nav-statements"),
    (Screen::Search, "nav-search"),
    (Screen::Data, "nav-data"),
];

const HELP: [(Screen, &str); 3] = [(Screen::About, "nav-about"), (Screen::Glossary, "nav-glossary"), (Screen::Data, "nav-data")];

impl<'a> Frame<'a> {
    /// The frame of a page that search engines may keep.
    pub fn new(page: &Page<'a>, title: String, description: String, here: Option<Screen>) -> Frame<'a> {
        Frame { page: *page, title, description, here, twins: Vec::new(), indexed: true }
    }

    /// The same content as data.
    pub fn twin(mut self, media_type: &'static str, address: String) -> Frame<'a> {
        self.twins.push((media_type, address));
        self
    }

    /// A page that is of use to whoever asked, and to no search engine.
    pub fn unlisted(mut self) -> Frame<'a> {
        self.indexed = false;
        self
    }

    /// The whole title.
    pub fn full_title(&self) -> String {
        let register = self.page.with("site-title", "town", self.page.registry.town().publisher.name.get(self.page.lang));
        if self.title.is_empty() { register } else { format!("{} – {register}", self.title) }
    }

    /// The town's full name.
    pub fn town(&self) -> Said {
        self.page.said(&self.page.registry.town().publisher.full_name)
    }

    /// The sentence of the town that stands on every page.
    pub fn notice(&self) -> Option<Said> {
        self.page.registry.town().publisher.notice.as_ref().map(|notice| self.page.said(notice))
    }

    /// The main navigation.
    pub fn navigation(&self) -> Vec<Entry> {
        self.entries(&MAIN)
    }

    /// The links of the footer.
    pub fn help(&self) -> Vec<Entry> {
        self.entries(&HELP)
    }

    fn entries(&self, screens: &[(Screen, &str)]) -> Vec<Entry> {
        let entry = |(screen, key): &(Screen, &str)| Entry {
            href: screen.address(self.page.lang),
            label: self.page.t(key),
            current: self.here == Some(*screen),
        };
        screens.iter().map(entry).collect()
    }

    /// The front page.
    pub fn home(&self) -> String {
        Screen::Home.address(self.page.lang)
    }

    /// The accessibility statement.
    pub fn accessibility(&self) -> String {
        Screen::Accessibility.address(self.page.lang)
    }

    /// The API's description.
    pub fn api(&self) -> String {
        address::api_description()
    }

    /// This page in the other language.
    pub fn other(&self) -> String {
        address::in_lang(self.page.path, self.page.lang.other())
    }

    /// The full address of this page in a language.
    pub fn full(&self, lang: &str) -> String {
        let lang = crate::domain::Lang::parse(lang).unwrap_or_default();
        format!("{}{}", self.page.base, address::in_lang(self.page.path, lang))
    }

    /// The one address of this page.
    pub fn canonical(&self) -> String {
        format!("{}{}", self.page.base, self.page.path)
    }

    /// Whether the page stands in both languages.
    pub fn has_twin(&self) -> bool {
        ["/fr", "/en"].iter().any(|root| {
            self.page.path == *root || self.page.path.starts_with(&format!("{root}/")) || self.page.path.starts_with(&format!("{root}?"))
        })
    }

    /// A static file.
    pub fn asset(&self, name: &str) -> String {
        address::static_file(name, self.page.static_version)
    }

    /// Whom to write to about the register.
    pub fn contact(&self) -> &'a Contact {
        &self.page.registry.town().publisher.contact
    }

    /// The licence of the data: name and address.
    pub fn licence(&self) -> (&'a str, &'a str) {
        let licence = &self.page.registry.town().publisher.licence;
        (&licence.name, &licence.url)
    }
}
