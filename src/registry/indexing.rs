//! What the index is told of a record: one mapping per kind for its facets, one walk of the schema for its words.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        Dictionary, Facet, Field, FieldType, Kind, Lang, Record, Town, Vocabulary,
        index_entry::{IndexContent, WeightedTexts},
        views,
    },
    rules::Schemas,
    store::{Reader, StoreError},
};

/// Top-level fields whose texts say what a record is for.
const PURPOSE: [&str; 6] = ["purpose", "need", "excludedPurposes", "policyArea", "text", "subject"];
/// Top-level fields whose texts say which data it uses.
const DATA: [&str; 4] = ["dataUses", "dataCategories", "dataSubjects", "collection"];
/// Fields that are never searched: addresses, routes and what an import left behind.
const SILENT: [&str; 7] = ["gaps", "contact", "humanContact", "explanationContact", "provenance", "sourceRow", "ext"];

/// Changes whenever the words that labels add to the index change, so that the index is rebuilt.
pub fn fingerprint(schemas: &Schemas, town: &Town) -> String {
    let mut hasher = Sha256::new();
    let lists = schemas.vocabularies().values().chain(town.vocabularies.values());
    for list in lists {
        for term in &list.values {
            hasher.update(format!("{}\0{}\0{:?}\0{:?}\n", list.name, term.code, term.label, term.everyday));
        }
    }
    for department in town.departments.values() {
        hasher.update(format!("{}\0{:?}\n", department.code, department.name));
    }
    crate::tlog::hex(&hasher.finalize()[..8])
}

/// The searchable part of a revision.
pub fn content(record: &Record, schemas: &Schemas, town: &Town, reader: &Reader<'_>) -> Result<IndexContent, StoreError> {
    let dictionary = &schemas.of(record.reference.kind).dictionary;
    let datasets = datasets(record, reader)?;
    let mut content = IndexContent::default();
    for lang in Lang::ALL {
        let words = Words { dictionary, town, lang };
        content.texts[lang as usize] = words.of(&record.body, &datasets);
    }
    content.facets = facets(record, &datasets, schemas, town);
    Ok(content)
}

/// The bodies of the datasets a system uses.
fn datasets(record: &Record, reader: &Reader<'_>) -> Result<Vec<Value>, StoreError> {
    let mut bodies = Vec::new();
    for reference in views::System(&record.body).datasets().into_iter().filter_map(|text| text.parse().ok()) {
        bodies.extend(reader.revision(&reference, None)?.map(|dataset| dataset.body));
    }
    Ok(bodies)
}

struct Words<'a> {
    dictionary: &'a Dictionary,
    town: &'a Town,
    lang: Lang,
}

impl Words<'_> {
    fn of(&self, body: &Value, datasets: &[Value]) -> WeightedTexts {
        let mut texts = WeightedTexts::default();
        for field in &self.dictionary.fields {
            let Some(value) = body.get(&field.name) else { continue };
            let into = match field.name.as_str() {
                "name" => &mut texts.title,
                "summary" => &mut texts.summary,
                name if PURPOSE.contains(&name) => &mut texts.purpose,
                name if DATA.contains(&name) => &mut texts.data,
                name if SILENT.contains(&name) => continue,
                _ => &mut texts.rest,
            };
            self.walk(field, value, into);
        }
        for dataset in datasets.iter().map(views::Dataset) {
            add(&mut texts.data, dataset.name().get(self.lang));
            dataset.data_categories().iter().for_each(|code| self.code("dataCategory", code, &mut texts.data));
        }
        texts
    }

    fn walk(&self, field: &Field, value: &Value, into: &mut String) {
        match (&field.holds, value) {
            (FieldType::Text, Value::Object(text)) => {
                if let Some(text) = text.get(self.lang.code()).and_then(Value::as_str) {
                    add(into, text);
                }
            }
            (FieldType::Plain, Value::String(text)) => add(into, text),
            (FieldType::Code(list), Value::String(code)) => self.code(list, code, into),
            (FieldType::OpenCode(list), Value::String(code)) => self.open_code(list, code, into),
            (FieldType::Object(members), Value::Object(values)) => {
                for member in members.iter().filter(|member| !SILENT.contains(&member.name.as_str())) {
                    if let Some(value) = values.get(&member.name) {
                        self.walk(member, value, into);
                    }
                }
            }
            (FieldType::Array(item), Value::Array(values)) => values.iter().for_each(|value| self.walk(item, value, into)),
            _ => {}
        }
    }

    fn code(&self, list: &str, code: &str, into: &mut String) {
        if let Some(list) = self.dictionary.vocabularies.get(list) {
            self.term(list, code, into);
        }
    }

    fn open_code(&self, list: &str, code: &str, into: &mut String) {
        match self.town.vocabularies.get(list) {
            Some(list) => self.term(list, code, into),
            None => add(into, self.town.label(list, code, self.lang)),
        }
    }

    fn term(&self, list: &Vocabulary, code: &str, into: &mut String) {
        if let Some(term) = list.term(code) {
            add(into, term.label.get(self.lang));
            term.everyday.in_lang(self.lang).iter().for_each(|word| add(into, word));
        }
    }
}

/// Full stops keep a phrase from reaching over two texts.
fn add(into: &mut String, text: &str) {
    if !into.is_empty() {
        into.push_str(" . ");
    }
    into.push_str(text);
}

fn facets(record: &Record, datasets: &[Value], schemas: &Schemas, town: &Town) -> Vec<(Facet, Vec<String>)> {
    let owned = |codes: Vec<&str>| codes.into_iter().filter(|code| !code.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let yes_no = |answer: Option<bool>| answer.map(|yes| yes.to_string()).into_iter().collect::<Vec<_>>();
    let register =
        if record.reference.prefix == town.publisher.prefix { "town".to_owned() } else { record.reference.prefix.to_lowercase() };
    let mut facets = vec![
        (Facet::Kind, vec![record.reference.kind.word().to_owned()]),
        (Facet::Department, owned(vec![views::plain(&record.body, "/department")])),
        (Facet::Register, vec![register]),
    ];
    match record.reference.kind {
        Kind::System => {
            let system = views::System(&record.body);
            let categories =
                system.data_categories().into_iter().chain(datasets.iter().flat_map(|body| views::Dataset(body).data_categories()));
            facets.extend([
                (Facet::PolicyArea, broader(town.vocabularies.get("policyAreas"), system.policy_areas())),
                (Facet::DataCategory, broader(schemas.vocabularies().get("dataCategory"), categories.collect())),
                (Facet::HumanOversight, owned(vec![system.oversight()])),
                (Facet::Body, owned(vec![system.accountable_body()])),
                (Facet::Status, owned(vec![system.status()])),
                (Facet::Automation, owned(vec![system.automation()])),
                (Facet::IsAi, yes_no(system.is_ai())),
                (Facet::IndividualDecisions, yes_no(system.individual_decisions())),
                (Facet::Impact, vec![system.impact().to_owned()]),
                (Facet::AffectedGroup, broader(town.vocabularies.get("affectedGroups"), system.affected_groups())),
                (Facet::Technique, owned(system.techniques())),
                (Facet::Dataset, owned(system.datasets())),
                (Facet::Statement, owned(system.statements())),
                (Facet::LegalAlert, record.legal_alerts.clone()),
            ]);
        }
        Kind::Dataset => {
            let dataset = views::Dataset(&record.body);
            facets.extend([
                (Facet::DataCategory, broader(schemas.vocabularies().get("dataCategory"), dataset.data_categories())),
                (Facet::PersonalData, owned(vec![dataset.personal_data()])),
            ]);
        }
        Kind::Statement => facets.push((Facet::StatementKind, owned(vec![views::Statement(&record.body).kind()]))),
    }
    facets.retain(|(_, values)| !values.is_empty());
    facets
}

/// The codes and the broader ones above them, each once: a broader choice includes the narrower ones.
fn broader(list: Option<&Vocabulary>, codes: Vec<&str>) -> Vec<String> {
    let mut all: Vec<String> =
        codes.into_iter().flat_map(|code| list.map_or_else(|| vec![code], |list| list.with_broader(code))).map(str::to_owned).collect();
    all.sort();
    all.dedup();
    all
}
