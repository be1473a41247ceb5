//! What a record names must exist: other records, and codes of the town's lists.

use serde_json::Value;

use super::check::Look;
use crate::domain::{Field, FieldType, Finding, Reference, views};

/// A finding for each reference and each open code that nothing answers to.
pub fn find(look: &Look<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &look.schemas.of(look.kind).dictionary.fields {
        if let Some(value) = look.body.get(&field.name) {
            walk(look, field, value, format!("/{}", field.name), &mut findings);
        }
    }
    findings.extend(repeated_gaps(look));
    findings
}

/// One field has one reason to be empty.
fn repeated_gaps(look: &Look<'_>) -> Vec<Finding> {
    let paths: Vec<&str> = views::items(look.body, "/gaps").iter().map(|gap| views::plain(gap, "/path")).collect();
    let repeated = |index: &usize| paths[..*index].contains(&paths[*index]);
    (0..paths.len()).filter(repeated).map(|index| look.finding("repeatedGap", format!("/gaps/{index}/path"), "")).collect()
}

fn walk(look: &Look<'_>, field: &Field, value: &Value, at: String, findings: &mut Vec<Finding>) {
    match (&field.holds, value) {
        (FieldType::Reference(kind), Value::String(text)) => match text.parse::<Reference>() {
            Ok(reference) if reference.kind == *kind && look.known.has_record(&reference) => {}
            _ => findings.push(look.finding("unknownReference", at, kind.word())),
        },
        (FieldType::OpenCode(list), Value::String(code)) if !look.known.has_code(list, code) => {
            findings.push(look.finding("unknownCode", at, list.clone()));
        }
        (FieldType::Object(members), Value::Object(values)) => {
            for member in members {
                if let Some(value) = values.get(&member.name) {
                    walk(look, member, value, format!("{at}/{}", member.name), findings);
                }
            }
        }
        (FieldType::Array(item), Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                walk(look, item, value, format!("{at}/{index}"), findings);
            }
        }
        _ => {}
    }
}
