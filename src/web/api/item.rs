//! A record as an item of a list.

use super::shapes::{Coded, Item, ItemLinks, coded};
use crate::{
    domain::{Kind, Lang, Record, Text, views},
    registry::Registry,
    web::pages::address,
};

/// The item of a record, its labels in `lang`.
pub fn item(record: &Record, registry: &Registry, lang: Lang) -> Item {
    let reference = record.reference.to_string();
    let closed = |list: &str, code: &str| -> Option<Coded> {
        let label = registry.schemas().vocabularies().get(list).map_or(code, |list| list.label(code, lang));
        (!code.is_empty()).then(|| coded(code, label))
    };
    let body = &record.body;
    let (status, oversight, categories) = match record.reference.kind {
        Kind::System => {
            let system = views::System(body);
            let mut categories = system.data_categories();
            categories.sort_unstable();
            categories.dedup();
            (closed("systemStatus", system.status()), closed("oversightStatus", system.oversight()), categories)
        }
        Kind::Dataset => {
            let dataset = views::Dataset(body);
            (closed("personalData", dataset.personal_data()), None, dataset.data_categories())
        }
        Kind::Statement => (closed("statementKind", views::Statement(body).kind()), None, Vec::new()),
    };
    let department = views::plain(body, "/department");
    Item {
        kind: record.reference.kind.word(),
        name: views::text(body, "/name").unwrap_or_default().into(),
        summary: views::text(body, "/summary").map(|text: Text| text.into()),
        status,
        department: (!department.is_empty()).then(|| coded(department, registry.town().department_name(department, lang))),
        human_oversight: oversight,
        data_categories: categories.into_iter().filter_map(|code| closed("dataCategory", code)).collect(),
        updated_on: record.published.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        revision: record.rev,
        approval: record.approval.word(),
        legal_alerts: record.legal_alerts.clone(),
        links: ItemLinks {
            this: format!("/api/v1/{}/{reference}", record.reference.kind.plural()),
            html: address::record(lang, &record.reference),
        },
        reference,
    }
}
