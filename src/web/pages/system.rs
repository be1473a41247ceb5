//! One system: the seven answers first, then everything its department declared.

use askama::Template;

use super::{
    Page, PageError, address,
    address::Screen,
    brief::{Brief, brief},
    frame::Frame,
    names::Link,
    proof::{Proof, proof},
    said::Said,
    sheet::{self, Section},
};
use crate::domain::{Kind, Record, views};

#[derive(Template)]
#[template(path = "system.html", config = "src/web/pages/askama.toml")]
struct System<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    list: String,
    name: Said,
    summary: Said,
    /// Status: code and words.
    status: (String, String),
    department: Link,
    body: Option<String>,
    alerts: Vec<Alert>,
    overdue: Vec<String>,
    impact: String,
    brief: Brief,
    sections: Vec<Section>,
    statements: Vec<Link>,
    proof: Proof,
    imported: Option<String>,
}

/// A legal alert as everybody reads it.
pub(super) struct Alert {
    pub sentence: Said,
    pub source: Option<Said>,
}

/// The page of a system.
pub fn render(page: &Page<'_>, record: &Record) -> Result<String, PageError> {
    let body = &record.body;
    let view = views::System(body);
    let name = page.name_of(record);
    let summary = page.said(&view.summary());
    let datasets = page.records(&view.datasets())?;
    let frame = Frame::new(page, name.text.clone(), summary.text.clone(), Some(Screen::Systems))
        .twin("application/json", address::api_record(&record.reference));
    let statements = page.records(&view.statements())?;
    let link = |record: &Record| Link { href: address::record(page.lang, &record.reference), said: page.name_of(record) };
    let system = System {
        page,
        frame,
        list: Screen::Systems.address(page.lang),
        name,
        summary,
        status: (view.status().to_owned(), page.label("systemStatus", view.status())),
        department: Link {
            href: address::narrowed(page.lang, Kind::System, crate::domain::Facet::Department, view.department()),
            said: Said::plain(page.department_short(view.department())),
        },
        body: Some(view.accountable_body()).filter(|code| !code.is_empty()).map(|code| page.label("bodies", code)),
        alerts: alerts(page, record),
        overdue: sheet::overdue(page, body).into_iter().map(|(_, sentence)| sentence).collect(),
        impact: page.words().of("impact", view.impact()),
        brief: brief(page, record, &datasets)?,
        sections: sheet::sections(page, record)?,
        statements: statements.iter().map(link).collect(),
        proof: proof(page, record),
        imported: imported(record),
    };
    Ok(system.render()?)
}

/// The legal alerts a record was published with.
pub(super) fn alerts(page: &Page<'_>, record: &Record) -> Vec<Alert> {
    let rules = record.legal_alerts.iter().filter_map(|id| page.registry.rule(id));
    let alert = |rule: &crate::registry::RuleText| Alert {
        sentence: page.said(&rule.sentence),
        source: rule.source.as_ref().map(|source| Said::french(source, page.lang)),
    };
    rules.map(alert).collect()
}

/// The register a record was taken over from.
pub(super) fn imported(record: &Record) -> Option<String> {
    let register = views::plain(&record.body, "/provenance/register");
    (!register.is_empty()).then(|| register.to_owned())
}
