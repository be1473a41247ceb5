//! JSON Schema's errors as findings that people can read.

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use super::check::Look;
use crate::domain::{Finding, json};

/// Every error of the schema. A rule of the schema's `allOf` speaks under its own name; a keyword under a general one.
pub fn find(look: &Look<'_>) -> Vec<Finding> {
    let set = look.schemas.of(look.kind);
    set.validator.iter_errors(look.body).take(400).flat_map(|error| read(look, &error)).collect()
}

fn read(look: &Look<'_>, error: &ValidationError<'_>) -> Vec<Finding> {
    let at = error.instance_path().as_str().to_owned();
    match named_rule(look, error) {
        Some((rule, pointer)) => {
            // The rule names a field; an error deeper inside that field is the better place.
            let place = if at.starts_with(pointer) { at } else { pointer.to_owned() };
            vec![look.finding(rule, place, "")]
        }
        None => general(look, error, at),
    }
}

/// The `x-rule` and `x-pointer` of the member of the top-level `allOf` an error comes from.
fn named_rule<'a>(look: &'a Look<'_>, error: &ValidationError<'_>) -> Option<(&'a str, &'a str)> {
    let path = error.evaluation_path().as_str().to_owned();
    let index: usize = path.strip_prefix("/allOf/")?.split('/').next()?.parse().ok()?;
    let rule = &look.schemas.of(look.kind).source["allOf"][index];
    Some((rule["x-rule"].as_str()?, rule["x-pointer"].as_str()?))
}

fn general(look: &Look<'_>, error: &ValidationError<'_>, at: String) -> Vec<Finding> {
    use ValidationErrorKind as K;
    let one = |rule: &str, expected: String| vec![look.finding(rule, at.clone(), expected)];
    match error.kind() {
        K::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![look.finding("missingPart", format!("{at}/{}", json::pointer_token(name)), name)]
        }
        K::AdditionalProperties { unexpected } | K::UnevaluatedProperties { unexpected } => unexpected
            .iter()
            .map(|name| look.finding("unknownField", format!("{at}/{}", json::pointer_token(name)), nearest(look, &at, name)))
            .collect(),
        K::Enum { options } => one("notInList", listed(options)),
        K::Constant { expected_value } => one("notInList", plain(expected_value)),
        K::Type { .. } => one("wrongType", expected_type(error)),
        K::MaxLength { limit } => one("tooLong", limit.to_string()),
        K::MinLength { limit } => one("tooShort", limit.to_string()),
        K::MaxItems { limit } => one("tooManyItems", limit.to_string()),
        K::MinItems { limit } | K::MinProperties { limit } => one("tooFewItems", limit.to_string()),
        K::UniqueItems => one("repeatedItem", String::new()),
        K::Maximum { limit } | K::Minimum { limit } | K::ExclusiveMaximum { limit } | K::ExclusiveMinimum { limit } => {
            one("outOfRange", plain(limit))
        }
        K::Pattern { pattern } => one("patternMismatch", pattern.clone()),
        _ => one("notAllowed", String::new()),
    }
}

/// The type or types a keyword asked for, as the schema writes them.
fn expected_type(error: &ValidationError<'_>) -> String {
    use jsonschema::error::TypeKind;
    match error.kind() {
        ValidationErrorKind::Type { kind: TypeKind::Single(one) } => one.to_string(),
        ValidationErrorKind::Type { kind: TypeKind::Multiple(several) } => {
            several.iter().map(|one| one.to_string()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// The known field whose name is nearest to a misspelt one.
fn nearest(look: &Look<'_>, at: &str, name: &str) -> String {
    let dictionary = &look.schemas.of(look.kind).dictionary;
    let siblings: Vec<&str> = match dictionary.field(at).map(|field| &field.holds) {
        Some(crate::domain::FieldType::Object(members)) => members.iter().map(|member| member.name.as_str()).collect(),
        _ => dictionary.fields.iter().map(|field| field.name.as_str()).collect(),
    };
    let distance = |candidate: &&str| strsim::osa_distance(candidate, name);
    siblings.into_iter().min_by_key(distance).unwrap_or_default().to_owned()
}

fn listed(options: &Value) -> String {
    const SHOWN: usize = 12;
    let codes: Vec<String> = options.as_array().map(|list| list.iter().map(plain).collect()).unwrap_or_default();
    let more = if codes.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", codes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", "))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
