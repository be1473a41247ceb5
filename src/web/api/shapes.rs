//! The JSON shapes of answers, as they are served and as OpenAPI describes them.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::Text;

/// A text in French and, where somebody wrote it, in English.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl From<Text> for Words {
    fn from(text: Text) -> Words {
        Words { fr: text.fr, en: text.en }
    }
}

/// A code with its words in the language asked for (`lang`, French by default).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Coded {
    /// The code, stable.
    #[schema(examples("inTheLoop"))]
    pub code: String,
    /// Its words.
    pub label: String,
}

/// One record in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// system, dataset or statement.
    pub kind: &'static str,
    /// The public, permanent name.
    #[schema(examples("BRV-SYS-01"))]
    pub reference: String,
    /// Its name.
    pub name: Words,
    /// What it is, in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Words>,
    /// Status of a system, kind of a statement, sensitivity of a dataset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Coded>,
    /// The department that declares it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Coded>,
    /// Whether a person decides (systems).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_oversight: Option<Coded>,
    /// Categories of data used or held.
    pub data_categories: Vec<Coded>,
    /// When its newest version was published (UTC).
    pub updated_on: String,
    /// Its newest version.
    pub revision: u32,
    /// How that version came to be public: review (two persons), files, archive.
    pub approval: &'static str,
    /// Rule ids of the legal alerts it bears.
    pub legal_alerts: Vec<String>,
    /// Where to read on.
    pub links: ItemLinks,
}

/// Addresses of one record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemLinks {
    /// The record by the API.
    #[serde(rename = "self")]
    pub this: String,
    /// The record's page.
    pub html: String,
}

/// One value of a facet and how many results it would give.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FacetValue {
    /// The value, to be given back as a parameter.
    pub value: String,
    /// Its words.
    pub label: String,
    /// Results of the words asked, of the choices in all other facets, and of this value.
    pub count: usize,
}

/// Addresses around a page of a list.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct PageLinks {
    /// This page.
    #[serde(rename = "self")]
    pub this: String,
    /// The next page, while there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The page before, for pages counted from the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
}

/// One page of a list. The header `Register-State` says how many leaves of the log it reflects.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListAnswer {
    /// How many records match, of all pages.
    pub total: usize,
    /// The records of this page.
    pub items: Vec<Item>,
    /// Counts by facet.
    pub facets: BTreeMap<String, Vec<FacetValue>>,
    /// Around this page.
    pub links: PageLinks,
    /// What the search did with the words: only on lists with `q`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchNote>,
}

/// What the search did with the words asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchNote {
    /// no: every word matched; family, most, any: how far the question was widened.
    pub widened: &'static str,
    /// Words that the thesaurus added.
    pub matched: Vec<AddedWord>,
    /// Data categories that the words name.
    pub data_categories: Vec<Coded>,
}

/// A word of the question and what the thesaurus took it for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddedWord {
    /// As typed.
    pub typed: String,
    /// As the register says it.
    pub means: String,
}

/// Where a revision stands in the transparency log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LogPlace {
    /// The index of its leaf, from 0.
    pub leaf: u64,
    /// SHA-256 commitment over the body, hexadecimal.
    pub commitment: String,
}

/// One record, whole.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordAnswer {
    /// system, dataset or statement.
    pub kind: &'static str,
    /// The public, permanent name.
    pub reference: String,
    /// Which version this is.
    pub revision: u32,
    /// When it was published (UTC).
    pub published_on: String,
    /// How it came to be public: review (two persons), files, archive.
    pub approval: &'static str,
    /// The version of the schema it was checked against.
    pub schema_version: String,
    /// Rule ids of its legal alerts.
    pub legal_alerts: Vec<String>,
    /// What is overdue today.
    pub overdue: Vec<Overdue>,
    /// The record as its schema describes it.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
    /// Its place in the log.
    pub log: LogPlace,
    /// Where to read on.
    pub links: RecordLinks,
}

/// Something that was due and is not done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Overdue {
    /// Which rule.
    pub rule: &'static str,
    /// When it was due.
    pub due: String,
}

/// Addresses of one record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordLinks {
    /// The record by the API.
    #[serde(rename = "self")]
    pub this: String,
    /// Its page in French.
    pub html: String,
    /// Its short, citable address.
    pub short: String,
    /// The schema of its body.
    pub describedby: String,
}

/// A data category and where it is used.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CategoryAnswer {
    /// The code.
    pub code: String,
    /// Its words.
    pub label: Words,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Words>,
    /// The broader category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    /// How many of the town's systems use it.
    pub systems: usize,
    /// How many of the town's datasets hold it.
    pub datasets: usize,
    /// The lists behind the counts.
    pub links: CategoryLinks,
}

/// The lists behind a category's counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CategoryLinks {
    /// Systems that use it.
    pub systems: String,
    /// Datasets that hold it.
    pub datasets: String,
    /// Its page.
    pub html: String,
}

/// A department.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartmentAnswer {
    /// The code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// The body it belongs to.
    pub body: String,
    /// How many systems it declares.
    pub systems: usize,
    /// Their list.
    pub links: DepartmentLinks,
}

/// Where a department's records are.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartmentLinks {
    /// Its systems.
    pub systems: String,
}

/// An error, as RFC 9457 says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemAnswer {
    /// The address of the problem's page.
    #[serde(rename = "type")]
    #[schema(format = "uri")]
    pub kind: String,
    /// What it is.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do.
    pub detail: String,
    /// Each mistake with its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<ProblemDetail>>,
}

/// One mistake of a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDetail {
    /// A parameter's name or a JSON Pointer.
    pub pointer: String,
    /// The problem's slug.
    pub code: String,
    /// What is wrong and what is possible.
    pub detail: String,
}

/// A code and its words, or the code alone where nobody knows it.
pub fn coded(code: &str, label: &str) -> Coded {
    Coded { code: code.to_owned(), label: label.to_owned() }
}
