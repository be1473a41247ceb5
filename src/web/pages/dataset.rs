//! One dataset: what it holds, and every system that uses it.

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
    system::imported,
};
use crate::domain::{Facet, Kind, Record, views};

#[derive(Template)]
#[template(path = "dataset.html", config = "src/web/pages/askama.toml")]
struct Dataset<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    list: String,
    name: Said,
    summary: Said,
    /// How sensitive: code and words.
    sensitivity: (String, String),
    department: Link,
    categories: Vec<Link>,
    kept: Option<Said>,
    source: Option<Said>,
    overdue: Vec<String>,
    /// The systems that use it, as cards; none while the search is being made.
    users: Option<Vec<String>>,
    sections: Vec<Section>,
    proof: Proof,
    imported: Option<String>,
}

/// The page of a dataset.
pub fn render(page: &Page<'_>, record: &Record) -> Result<String, PageError> {
    let body = &record.body;
    let view = views::Dataset(body);
    let name = page.name_of(record);
    let summary = page.said(&view.summary());
    let frame = Frame::new(page, name.text.clone(), summary.text.clone(), Some(Screen::Datasets))
        .twin("application/json", address::api_record(&record.reference));
    let said = |pointer: &str| views::text(body, pointer).map(|text| page.said(&text));
    let dataset = Dataset {
        page,
        frame,
        list: Screen::Datasets.address(page.lang),
        name,
        summary,
        sensitivity: (view.personal_data().to_owned(), page.label("personalData", view.personal_data())),
        department: Link {
            href: address::narrowed(page.lang, Kind::Dataset, Facet::Department, view.department()),
            said: Said::plain(page.department(view.department())),
        },
        categories: view.data_categories().into_iter().map(|code| page.category_link(code)).collect(),
        kept: said("/retention/period"),
        source: said("/collection/source"),
        overdue: sheet::overdue(page, body).into_iter().map(|(_, sentence)| sentence).collect(),
        users: users(page, Kind::System, Facet::Dataset, &record.reference.to_string())?,
        sections: sheet::sections(page, record)?,
        proof: proof(page, record),
        imported: imported(record),
    };
    Ok(dataset.render()?)
}
