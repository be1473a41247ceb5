//! The check of a record: everything that is wrong with it, at once.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Known, Schemas, alerts, catalogue::Filling, dates, references, schema_findings, warnings};
use crate::domain::{Finding, Kind, Level, Text};

/// A record that may be published: it has no error. Only this module makes one.
#[derive(Clone, Debug)]
pub struct Checked {
    kind: Kind,
    body: Value,
    legal_alerts: Vec<String>,
}

impl Checked {
    /// What it describes.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The body that was checked.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// The body's top-level properties.
    pub fn properties(&self) -> &Map<String, Value> {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        self.body.as_object().unwrap_or(&NONE)
    }

    /// Rule ids of the legal alerts it bears.
    pub fn legal_alerts(&self) -> &[String] {
        &self.legal_alerts
    }
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Every finding, gravest first, then by place.
    pub findings: Vec<Finding>,
    checked: Option<Checked>,
}

impl Report {
    /// The publishable record, unless there is an error.
    pub fn checked(self) -> Result<Checked, Vec<Finding>> {
        self.checked.ok_or(self.findings)
    }

    /// Whether nothing keeps the record from being published.
    pub fn is_publishable(&self) -> bool {
        self.checked.is_some()
    }
}

/// Most findings of one record: a hostile body earns no endless answer.
const MOST_FINDINGS: usize = 200;

/// Checks `body` as a record of `kind`: against its schema, other records and the town's lists, and, on `today`, the clock.
///
/// Errors are timeless; what depends on `today` only warns, or alerts where the law is no longer in force.
pub fn check(schemas: &Schemas, kind: Kind, body: &Value, known: &dyn Known, today: Date) -> Report {
    let look = Look { schemas, kind, body, known, today };
    let mut findings = schema_findings::find(&look);
    // The rest reads the body as the schema describes it, and is tolerant where it is not.
    findings.extend(references::find(&look));
    findings.extend(dates::find(&look));
    findings.extend(alerts::find(&look));
    findings.extend(warnings::find(&look));
    findings.sort_by(|one, other| (one.level, &one.pointer, &one.rule).cmp(&(other.level, &other.pointer, &other.rule)));
    findings.dedup_by(|one, other| one.pointer == other.pointer && one.rule == other.rule);
    findings.truncate(MOST_FINDINGS);
    let of_level = |level| findings.iter().filter(move |finding| finding.level == level);
    let legal_alerts = of_level(Level::LegalAlert).map(|alert| alert.rule.clone()).collect();
    let checked = (of_level(Level::Error).count() == 0).then(|| Checked { kind, body: body.clone(), legal_alerts });
    Report { findings, checked }
}

/// What every part of a check looks at.
pub(super) struct Look<'a> {
    pub schemas: &'a Schemas,
    pub kind: Kind,
    pub body: &'a Value,
    pub known: &'a dyn Known,
    pub today: Date,
}

impl Look<'_> {
    /// The finding of a broken rule at a pointer, its sentence filled from the field's label and value.
    pub fn finding(&self, rule: &str, pointer: impl Into<String>, expected: impl Into<String>) -> Finding {
        let pointer = pointer.into();
        let value = self.body.pointer(&pointer).map(shown).unwrap_or_default();
        let filling = Filling { field: self.label(&pointer), value, expected: expected.into() };
        self.schemas.catalogue().finding(rule, pointer, &filling)
    }

    /// The label of the field at a pointer, or of the nearest one above it.
    pub fn label(&self, pointer: &str) -> Text {
        let dictionary = &self.schemas.of(self.kind).dictionary;
        let mut at = pointer;
        while !at.is_empty() {
            match dictionary.field(at) {
                Some(field) if field.name != "*" => return field.label.clone(),
                _ => at = at.rfind('/').map_or("", |cut| &at[..cut]),
            }
        }
        Text::new("la fiche", "the record")
    }
}

/// A value as a sentence can show it.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
