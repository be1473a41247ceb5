//! One statement: what the town forbids itself or promises, and the systems it binds.

use askama::Template;

use super::{
    Page, PageError, address,
    address::Screen,
    category::users,
    frame::Frame,
    names::Link,
    proof::{Proof, proof},
    said::Said,
    sheet::{self, Section},
};
use crate::domain::{Facet, Kind, Record, views};

#[derive(Template)]
#[template(path = "statement.html", config = "src/web/pages/askama.toml")]
struct Statement<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    list: String,
    name: Said,
    summary: Said,
    kind: String,
    text: Vec<Said>,
    department: Link,
    users: Option<Vec<String>>,
    sections: Vec<Section>,
    proof: Proof,
}

/// The page of a statement.
pub fn render(page: &Page<'_>, record: &Record) -> Result<String, PageError> {
    let view = views::Statement(&record.body);
    let name = page.name_of(record);
    let summary = page.said(&view.summary());
    let frame = Frame::new(page, name.text.clone(), summary.text.clone(), Some(Screen::Statements))
        .twin("application/json", address::api_record(&record.reference));
    let mut sections = sheet::sections(page, record)?;
    // The text and the kind stand above, in full.
    let shown = [label(page, "/text"), label(page, "/kind")];
    sections.iter_mut().for_each(|section| section.rows.retain(|row| !shown.contains(&row.label)));
    let statement = Statement {
        page,
        frame,
        list: Screen::Statements.address(page.lang),
        name,
        summary,
        kind: page.label("statementKind", view.kind()),
        text: page.said(&view.text()).paragraphs(),
        department: Link {
            href: address::narrowed(page.lang, Kind::Statement, Facet::Department, view.department()),
            said: Said::plain(page.department(view.department())),
        },
        users: users(page, Kind::System, Facet::Statement, &record.reference.to_string())?,
        sections,
        proof: proof(page, record),
    };
    Ok(statement.render()?)
}

fn label(page: &Page<'_>, pointer: &str) -> String {
    let field = page.registry.dictionary(Kind::Statement).field(pointer);
    field.map(|field| field.label.get(page.lang).to_owned()).unwrap_or_default()
}
