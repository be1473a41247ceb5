//! The town: who publishes, its departments, its own lists and its thesaurus. Read from `registry-data/`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Lang, Text, Vocabulary};

/// Everything a town says of itself.
#[derive(Clone, Debug)]
pub struct Town {
    /// The publisher of the register.
    pub publisher: Publisher,
    /// Departments by code.
    pub departments: BTreeMap<String, Department>,
    /// Open vocabularies by name: bodies, policyAreas, affectedGroups, impactGrids.
    pub vocabularies: BTreeMap<String, Vocabulary>,
    /// Everyday words and the official ones they mean; used when searching, never indexed.
    pub thesaurus: Thesaurus,
}

/// `publisher.json`: the town itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Publisher {
    /// Short name, as in «Ville de Brumeval».
    pub name: Text,
    /// Full name.
    pub full_name: Text,
    /// The commune's INSEE code.
    pub insee: String,
    /// The SIREN number of the legal person.
    pub siren: String,
    /// What its references begin with.
    pub prefix: String,
    /// Inhabitants; an access officer is compulsory from 10,000 (CRPA L.330-1).
    #[serde(default)]
    pub population: Option<u64>,
    /// IANA name of the time zone that dates are shown in.
    pub time_zone: String,
    /// Languages of the site.
    #[serde(default)]
    pub languages: Vec<Lang>,
    /// The town's own site.
    #[serde(default)]
    pub website: Option<String>,
    /// A sentence shown on every page, such as «Données fictives».
    #[serde(default)]
    pub notice: Option<Text>,
    /// Licence of the data.
    pub licence: Licence,
    /// Whom to write to about the register.
    pub contact: Contact,
    /// Data-protection officer (GDPR art. 37).
    #[serde(default)]
    pub dpo: Option<Contact>,
    /// The person responsible for access to documents (CRPA L.330-1).
    #[serde(default)]
    pub access_officer: Option<Contact>,
    /// The town's mediator.
    #[serde(default)]
    pub mediator: Option<Contact>,
    /// What this register is and covers, paragraph by paragraph.
    #[serde(default)]
    pub about: Option<Text>,
    /// CSS custom properties that replace the default theme's.
    #[serde(default)]
    pub theme: BTreeMap<String, Value>,
}

/// The licence data are published under.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Its SPDX identifier.
    pub spdx: String,
    /// Where its text stands.
    pub url: String,
}

/// How to reach a function, never a named person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The function.
    #[serde(default)]
    pub role: Option<Text>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone number as people dial it.
    #[serde(default)]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(default)]
    pub postal: Option<String>,
    /// Where to go.
    #[serde(default)]
    pub counter: Option<Text>,
    /// When.
    #[serde(default)]
    pub hours: Option<Text>,
}

/// `departments/{code}.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Department {
    /// The code that records hold.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// A shorter name for cards.
    #[serde(default)]
    pub short_name: Option<Text>,
    /// The accountable body it belongs to.
    pub body: String,
    /// How to reach it.
    #[serde(default)]
    pub contact: Contact,
    /// Whom a resident talks to.
    #[serde(default)]
    pub human_contact: Option<Contact>,
    /// How to do without a screen.
    #[serde(default)]
    pub non_digital_route: Option<Text>,
    /// Answers its declarations begin with.
    #[serde(default)]
    pub defaults: BTreeMap<String, Value>,
}

/// Everyday words and what they mean, per language.
#[derive(Clone, Debug, Default)]
pub struct Thesaurus {
    /// Entries in French and in English.
    pub entries: [Vec<ThesaurusEntry>; 2],
}

/// One group of everyday words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThesaurusEntry {
    /// What people type.
    pub words: Vec<String>,
    /// The official words for it.
    #[serde(default)]
    pub means: Vec<String>,
    /// Vocabulary codes for it.
    #[serde(default)]
    pub codes: Vec<String>,
}

impl Town {
    /// Whether the open vocabulary `list` (departments included) has this code.
    pub fn has_code(&self, list: &str, code: &str) -> bool {
        match list {
            "departments" => self.departments.contains_key(code),
            _ => self.vocabularies.get(list).is_some_and(|list| list.term(code).is_some()),
        }
    }

    /// The department's name, or its code where it is unknown.
    pub fn department_name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.departments.get(code).map_or(code, |department| department.name.get(lang))
    }

    /// The words of an open vocabulary's code (departments included), or the code itself.
    pub fn label<'a>(&'a self, vocabulary: &str, code: &'a str, lang: Lang) -> &'a str {
        if vocabulary == "departments" {
            return self.department_name(code, lang);
        }
        self.vocabularies.get(vocabulary).map_or(code, |list| list.label(code, lang))
    }
}
