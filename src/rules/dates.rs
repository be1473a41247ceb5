//! Dates that exist, and that follow each other where they must.

use serde_json::Value;

use super::check::Look;
use crate::domain::{Field, FieldType, Finding, PartialDate, views};

/// Pairs of pointers whose second date may not surely lie before the first.
const IN_ORDER: [(&str, &str); 6] = [
    ("/startedOn", "/endedOn"),
    ("/experiment/start", "/experiment/end"),
    ("/review/lastReviewedOn", "/review/nextReviewDue"),
    ("/cost/period/from", "/cost/period/to"),
    ("/validFrom", "/reviewOn"),
    ("/temporal/from", "/temporal/to"),
];

/// A finding for each impossible date, and for each pair that is surely in the wrong order.
pub fn find(look: &Look<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &look.schemas.of(look.kind).dictionary.fields {
        if let Some(value) = look.body.get(&field.name) {
            impossible(look, field, value, format!("/{}", field.name), &mut findings);
        }
    }
    for (earlier, later) in IN_ORDER {
        let (first, second) = (views::date(look.body, earlier), views::date(look.body, later));
        if let (Some(first), Some(second)) = (first, second)
            && first.surely_after(second)
        {
            findings.push(look.finding("datesOutOfOrder", later, first.to_string()));
        }
    }
    findings
}

fn impossible(look: &Look<'_>, field: &Field, value: &Value, at: String, findings: &mut Vec<Finding>) {
    match (&field.holds, value) {
        (FieldType::Date, Value::String(text)) if text.parse::<PartialDate>().is_err() => {
            findings.push(look.finding("impossibleDate", at, ""));
        }
        (FieldType::Object(members), Value::Object(values)) => {
            for member in members {
                if let Some(value) = values.get(&member.name) {
                    impossible(look, member, value, format!("{at}/{}", member.name), findings);
                }
            }
        }
        (FieldType::Array(item), Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                impossible(look, item, value, format!("{at}/{index}"), findings);
            }
        }
        _ => {}
    }
}
