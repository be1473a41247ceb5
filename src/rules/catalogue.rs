//! The sentences of `schema/rules.json`: one rule, its level, what it says and how to mend it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{Finding, Level, Text};

/// Every rule by its identifier.
#[derive(Clone, Debug)]
pub struct Catalogue {
    rules: BTreeMap<String, RuleText>,
}

/// What a rule says to people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// Its identifier.
    pub id: String,
    /// How grave breaking it is.
    #[serde(deserialize_with = "level")]
    pub level: Level,
    /// The sentence; `{field}`, `{value}` and `{expected}` are filled in.
    pub sentence: Text,
    /// The remedy, with the same places.
    pub remedy: Text,
    /// The law it comes from, if any.
    #[serde(default)]
    pub source: Option<String>,
}

/// What fills the places of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    /// The field's label in each language.
    pub field: Text,
    /// The offending value, shortened.
    pub value: String,
    /// What is allowed.
    pub expected: String,
}

impl Catalogue {
    /// Reads `rules.json`.
    pub fn from_json(bytes: &[u8]) -> Result<Catalogue, serde_json::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            rules: Vec<RuleText>,
        }
        let file: File = serde_json::from_slice(bytes)?;
        Ok(Catalogue { rules: file.rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect() })
    }

    /// The rule with this identifier.
    pub fn rule(&self, id: &str) -> Option<&RuleText> {
        self.rules.get(id)
    }

    /// Every rule, by identifier.
    pub fn rules(&self) -> impl Iterator<Item = &RuleText> {
        self.rules.values()
    }

    /// The finding of a broken rule. A rule missing from the catalogue still finds, under its bare identifier.
    pub fn finding(&self, id: &str, pointer: String, filling: &Filling) -> Finding {
        let (level, sentence, remedy) = match self.rules.get(id) {
            Some(rule) => (rule.level, filling.fill(&rule.sentence), filling.fill(&rule.remedy)),
            None => (Level::Error, Text::new(id, id), Text::default()),
        };
        Finding { level, pointer, rule: id.to_owned(), sentence, remedy }
    }
}

impl Filling {
    fn fill(&self, text: &Text) -> Text {
        let put =
            |text: &str, field: &str| text.replace("{field}", field).replace("{value}", &self.value).replace("{expected}", &self.expected);
        Text {
            fr: put(&text.fr, &self.field.fr),
            en: text.en.as_ref().map(|en| put(en, self.field.en.as_deref().unwrap_or(&self.field.fr))),
        }
    }
}

fn level<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
    let word = String::deserialize(deserializer)?;
    match word.as_str() {
        "error" => Ok(Level::Error),
        "legalAlert" => Ok(Level::LegalAlert),
        "warning" => Ok(Level::Warning),
        _ => Err(serde::de::Error::custom(format!("level {word}: one of error, legalAlert, warning"))),
    }
}
