//! Reads a schema and its labels into a [`Dictionary`].

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::{Dictionary, Field, FieldType, Kind, Text, Tier, Vocabulary};

const TEXTS: [&str; 3] = ["text", "shortText", "summaryText"];

struct Build<'a> {
    kind: Kind,
    common: &'a Value,
    labels: &'a [Value; 2],
}

/// What is inherited on the way down.
#[derive(Clone)]
struct Place {
    pointer: String,
    /// `contact`, `contact/role` …: where labels of common parts stand.
    common: Option<String>,
    answered_by: String,
}

/// The dictionary of one kind, or a sentence that says which label or word is missing.
pub fn build(
    kind: Kind,
    version: &str,
    schema: &Value,
    common: &Value,
    labels: &[Value; 2],
    vocabularies: &BTreeMap<String, Vocabulary>,
) -> Result<Dictionary, String> {
    let build = Build { kind, common, labels };
    let properties = schema["properties"].as_object().ok_or("no properties")?;
    let root = Place { pointer: String::new(), common: None, answered_by: "department".into() };
    let fields = properties
        .iter()
        .filter(|(name, _)| *name != "$schema")
        .map(|(name, property)| build.field(name, property, &root))
        .collect::<Result<Vec<_>, _>>()?;
    let mut sections: Vec<(String, Text)> = Vec::new();
    for field in &fields {
        if !sections.iter().any(|(code, _)| *code == field.section) {
            let title = text(labels, |file| &file["sections"][&field.section]);
            sections.push((field.section.clone(), title.ok_or_else(|| format!("section {} has no title", field.section))?));
        }
    }
    Ok(Dictionary { kind, version: version.to_owned(), sections, fields, vocabularies: vocabularies.clone() })
}

impl Build<'_> {
    fn field(&self, name: &str, property: &Value, parent: &Place) -> Result<Field, String> {
        let word = |key: &str| property[key].as_str().unwrap_or_default().to_owned();
        let place = Place {
            pointer: format!("{}/{name}", parent.pointer),
            common: parent.common.as_ref().map(|at| format!("{at}/{name}")),
            answered_by: property["x-answeredBy"].as_str().unwrap_or(&parent.answered_by).to_owned(),
        };
        let is_item = name == "*";
        let label = if is_item { Some(Text::default()) } else { self.words(&place, "label") };
        let help = if is_item { Some(Text::default()) } else { self.words(&place, "help") };
        let label = label.ok_or_else(|| format!("{} has no label in one of the languages", place.pointer))?;
        Ok(Field {
            name: name.to_owned(),
            holds: self.holds(property, &place)?,
            tier: Tier::parse(&word("x-tier")),
            answered_by: place.answered_by,
            section: word("x-section"),
            set_by_import: property["x-setBy"] == "import",
            label,
            help: help.unwrap_or_default(),
            pointer: place.pointer,
        })
    }

    /// A field's words: of its own place first, else of the common part it belongs to.
    fn words(&self, place: &Place, which: &str) -> Option<Text> {
        let own = text(self.labels, |file| &file["fields"][self.kind.word()][&place.pointer][which]);
        own.or_else(|| place.common.as_ref().and_then(|at| text(self.labels, |file| &file["common"][at][which])))
    }

    fn holds(&self, property: &Value, place: &Place) -> Result<FieldType, String> {
        let reference = property["$ref"].as_str().and_then(|target| target.rsplit('/').next());
        if let Some(kind) = property["x-reference"].as_str() {
            return Kind::from_word(kind).map(FieldType::Reference).ok_or_else(|| format!("{}: unknown kind {kind}", place.pointer));
        }
        match reference {
            Some(name) if TEXTS.contains(&name) => return Ok(FieldType::Text),
            Some("partialDate") => return Ok(FieldType::Date),
            Some("url") => return Ok(FieldType::Url),
            Some("sourceRow" | "ext") => return Ok(FieldType::Map),
            Some(name) => {
                let definition = &self.common["$defs"][name];
                let common = definition["properties"].is_object().then(|| name.to_owned());
                let place = Place { common: common.or_else(|| place.common.clone()), ..place.clone() };
                return self.plain_holds(&merged(definition, property), &place);
            }
            None => {}
        }
        self.plain_holds(property, place)
    }

    fn plain_holds(&self, property: &Value, place: &Place) -> Result<FieldType, String> {
        if let Some(list) = property["x-vocabulary"].as_str() {
            return Ok(FieldType::Code(list.to_owned()));
        }
        if let Some(list) = property["x-openVocabulary"].as_str() {
            return Ok(FieldType::OpenCode(list.to_owned()));
        }
        Ok(match property["type"].as_str() {
            Some("boolean") => FieldType::Boolean,
            Some("number" | "integer") => FieldType::Number,
            Some("array") => FieldType::Array(Box::new(self.field("*", &property["items"], place)?)),
            Some("object") => match property["properties"].as_object() {
                Some(members) => FieldType::Object(self.members(members, place)?),
                None => FieldType::Map,
            },
            _ => FieldType::Plain,
        })
    }

    fn members(&self, members: &Map<String, Value>, place: &Place) -> Result<Vec<Field>, String> {
        members.iter().map(|(name, member)| self.field(name, member, place)).collect()
    }
}

/// A common part with what the place that names it adds.
fn merged(definition: &Value, property: &Value) -> Value {
    let mut whole = definition.clone();
    if let (Some(whole), Some(own)) = (whole.as_object_mut(), property.as_object()) {
        for (key, value) in own.iter().filter(|(key, _)| *key != "$ref" && *key != "properties") {
            whole.insert(key.clone(), value.clone());
        }
        if let (Some(Value::Object(members)), Some(more)) = (whole.get_mut("properties"), own.get("properties").and_then(Value::as_object))
        {
            for (name, more) in more {
                let known = members.get(name).cloned().unwrap_or_default();
                members.insert(name.clone(), merged(&known, more));
            }
        }
    }
    whole
}

fn text<'a>(labels: &'a [Value; 2], pick: impl Fn(&'a Value) -> &'a Value) -> Option<Text> {
    let [fr, en] = [pick(&labels[0]).as_str()?, pick(&labels[1]).as_str()?];
    Some(Text::new(fr, en))
}
