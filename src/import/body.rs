//! Puts values into a record by their path.

use serde_json::{Map, Value};

/// Puts `value` at `path`, making the objects on the way. What is no object on the way is replaced.
pub(super) fn put(body: &mut Value, path: &[&str], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        *body = value;
        return;
    };
    if !body.is_object() {
        *body = Map::new().into();
    }
    put(&mut body[*first], rest, value);
}

/// Puts several values into the list at the `*` of `path`: plain ones each once, those of members item by item.
pub(super) fn put_items(body: &mut Value, path: &[&str], values: Vec<Value>) {
    let at = path.iter().position(|name| *name == "*").unwrap_or(path.len());
    let (list, member) = (&path[..at], path.get(at + 1..).unwrap_or_default());
    let pointer: String = list.iter().map(|name| format!("/{name}")).collect();
    let mut items = match body.pointer_mut(&pointer).map(Value::take) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    for (place, value) in values.into_iter().enumerate() {
        if member.is_empty() {
            if !items.contains(&value) {
                items.push(value);
            }
            continue;
        }
        if items.len() <= place {
            items.resize(place + 1, Value::Null);
        }
        put(&mut items[place], member, value);
    }
    put(body, list, items.into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_find_their_places() {
        let mut body = json!({});
        put(&mut body, &["contact", "role"], json!({"fr": "x"}));
        put_items(&mut body, &["techniques", "*"], vec!["vision".into(), "matching".into(), "vision".into()]);
        put_items(&mut body, &["suppliers", "*", "name"], vec!["A".into(), "B".into()]);
        put_items(&mut body, &["suppliers", "*", "country"], vec!["FR".into()]);
        let expected = json!({
            "contact": {"role": {"fr": "x"}},
            "techniques": ["vision", "matching"],
            "suppliers": [{"name": "A", "country": "FR"}, {"name": "B"}],
        });
        assert_eq!(body, expected);
    }
}
