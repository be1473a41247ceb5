//! The value of a field as it stands on a page.

use askama::{Template, filters::HtmlSafe};

use super::{
    Page,
    icons::{Icon, icon},
    moment::Moment,
    names::Link,
    said::Said,
};

/// A value, ready to be set.
#[derive(Clone, Debug, Template)]
#[template(path = "cell.html", config = "src/web/pages/askama.toml")]
pub enum Cell {
    /// A text.
    Said(Said),
    /// A text of several paragraphs.
    Paragraphs(Vec<Said>),
    /// A description, already safe HTML.
    Html(String),
    /// A date.
    Moment(Moment),
    /// A page of ours.
    Inside(Link),
    /// An address elsewhere, with the host that people see.
    Outside {
        /// The address.
        href: String,
        /// Whom it belongs to.
        host: String,
    },
    /// An e-mail address.
    Email(String),
    /// A telephone number, as it is read.
    Phone(String),
    /// Short values side by side.
    Tags(Vec<Cell>),
    /// Values one below the other.
    List(Vec<Cell>),
    /// Named values.
    Members(Vec<Member>),
    /// Several groups of named values.
    Entries(Vec<Entry>),
    /// Rows and columns.
    Table(Table),
    /// No answer, and why.
    Empty(Empty),
    /// One value above another.
    Both(Box<Cell>, Box<Cell>),
    /// A value that opens on demand, under a title.
    Folded(String, Box<Cell>),
}

/// A named value.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub label: String,
    /// Its value.
    pub value: Cell,
}

/// One group of named values.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called.
    pub title: Option<Cell>,
    /// The values.
    pub members: Vec<Member>,
}

/// Rows and columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The name of the region it scrolls in.
    pub region: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows; the first cell of each names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub struct Empty {
    /// `unknown`, `none`, `withheld`, `unanswered` or `imported`.
    pub kind: &'static str,
    /// What people read first.
    pub lead: String,
    /// The town's own words.
    pub explanation: Option<Said>,
    /// The legal ground, the date it is looked at again.
    pub more: Vec<String>,
}

impl HtmlSafe for Cell {}

impl Table {
    /// A table under its caption.
    pub fn new(page: &Page<'_>, caption: &str, heads: Vec<String>, rows: Vec<Vec<Cell>>) -> Table {
        Table { caption: caption.to_owned(), region: page.with("table-label", "caption", caption), heads, rows }
    }
}

impl Cell {
    /// The address that dials a number: a French one is written as the whole world dials it.
    pub(super) fn dialled(&self) -> String {
        match self {
            Cell::Phone(number) => dial(number),
            _ => String::new(),
        }
    }

    fn icon(&self, name: &str) -> Icon {
        icon(name)
    }

    /// How many characters it shows, for choosing between a table and a list of groups.
    pub(super) fn length(&self) -> usize {
        match self {
            Cell::Said(said) => said.text.chars().count(),
            Cell::Moment(moment) => moment.text.chars().count(),
            Cell::Inside(link) => link.said.text.chars().count(),
            Cell::Outside { host, .. } => host.chars().count(),
            Cell::Email(text) | Cell::Phone(text) => text.chars().count(),
            Cell::Tags(cells) | Cell::List(cells) => cells.iter().map(Cell::length).sum(),
            _ => usize::MAX / 2,
        }
    }
}

/// A `tel:` address: a French number is written as the whole world dials it.
pub(super) fn dial(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(rest) if digits.len() == 10 => format!("tel:+33{rest}"),
        _ => format!("tel:{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled_from_anywhere() {
        assert_eq!(dial("01 99 00 20 01"), "tel:+33199002001");
        assert_eq!(dial("+32 2 555 12 12"), "tel:+3225551212");
        assert_eq!(dial("3939"), "tel:3939");
    }
}
