//! The only door through which JSON enters: strict where readers disagree, so that what is stored reads the same everywhere.
//!
//! RFC 8259 leaves duplicate names and large numbers to the reader, and canonicalisers (RFC 8785) differ on them: both are refused here.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Deepest nesting of arrays and objects.
pub const DEEPEST: usize = 32;
/// Largest integer that every reader keeps exactly: 2^53 − 1.
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// Why some bytes are not acceptable JSON. Each variant's `rule` is its identifier in `schema/rules.json`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonFault {
    /// Not JSON, or not UTF-8.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A name stands twice in one object.
    #[error("the name at {0} stands twice")]
    DuplicateKey(String),
    /// A number that readers would round or refuse.
    #[error("the number at {0} is larger than 2^53 − 1")]
    NumberTooLarge(String),
    /// More than [`DEEPEST`] levels.
    #[error("nested more than {DEEPEST} levels deep at {0}")]
    TooDeep(String),
    /// NUL, or a character that reverses the direction of what follows.
    #[error("a character that must not stand in a text, at {0}")]
    ForbiddenCharacter(String),
}

impl JsonFault {
    /// The rule broken, as named in `schema/rules.json`.
    pub fn rule(&self) -> &'static str {
        match self {
            JsonFault::NotJson(_) => "notJson",
            JsonFault::DuplicateKey(_) => "duplicateKey",
            JsonFault::NumberTooLarge(_) => "numberTooLarge",
            JsonFault::TooDeep(_) => "tooDeep",
            JsonFault::ForbiddenCharacter(_) => "forbiddenCharacter",
        }
    }

    /// Where, as a JSON Pointer; the whole document for what is not JSON.
    pub fn pointer(&self) -> &str {
        match self {
            JsonFault::NotJson(_) => "",
            JsonFault::DuplicateKey(at) | JsonFault::NumberTooLarge(at) | JsonFault::TooDeep(at) | JsonFault::ForbiddenCharacter(at) => at,
        }
    }
}

/// Reads one JSON document; strings come out in NFC.
pub fn parse(bytes: &[u8]) -> Result<Value, JsonFault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut fault = None;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let seed = Strict { depth: 0, at: String::new(), fault: &mut fault };
    let value = seed.deserialize(&mut reader);
    match (fault, value) {
        (Some(fault), _) => Err(fault),
        (None, Err(error)) => Err(JsonFault::NotJson(error.to_string())),
        (None, Ok(value)) => match reader.end() {
            Ok(()) => Ok(value),
            Err(error) => Err(JsonFault::NotJson(error.to_string())),
        },
    }
}

/// The canonical bytes of a value (RFC 8785): what commitments and fingerprints are taken over.
pub fn canonical(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Numbers are bounded at the door and object keys are strings: there is nothing left that canonicalisation refuses.
    match serde_json_canonicalizer::to_writer(value, &mut bytes) {
        Ok(()) => bytes,
        Err(_) => value.to_string().into_bytes(),
    }
}

/// Escapes a name for use in a JSON Pointer (RFC 6901).
pub fn pointer_token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

struct Strict<'a> {
    depth: usize,
    at: String,
    fault: &'a mut Option<JsonFault>,
}

impl Strict<'_> {
    fn refuse<E: de::Error>(self, fault: JsonFault) -> E {
        let message = fault.to_string();
        self.fault.get_or_insert(fault);
        E::custom(message)
    }

    fn text<E: de::Error>(self, text: &str) -> Result<String, E> {
        let forbidden = |c: char| c == '\0' || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
        if text.contains(forbidden) {
            let at = self.at.clone();
            return Err(self.refuse(JsonFault::ForbiddenCharacter(at)));
        }
        Ok(normalise(text))
    }
}

fn normalise(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth > DEEPEST {
            let at = self.at.clone();
            return Err(self.refuse(JsonFault::TooDeep(at)));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        if value > LARGEST_INTEGER {
            let at = self.at.clone();
            return Err(self.refuse(JsonFault::NumberTooLarge(at)));
        }
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() > LARGEST_INTEGER {
            let at = self.at.clone();
            return Err(self.refuse(JsonFault::NumberTooLarge(at)));
        }
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) if value.abs() <= LARGEST_INTEGER as f64 => Ok(Value::Number(number)),
            _ => {
                let at = self.at.clone();
                Err(self.refuse(JsonFault::NumberTooLarge(at)))
            }
        }
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.text(value).map(Value::String)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let at = format!("{}/{}", self.at, list.len());
            let seed = Strict { depth: self.depth + 1, at, fault: self.fault };
            match items.next_element_seed(seed)? {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let name = normalise(&name);
            let at = format!("{}/{}", self.at, pointer_token(&name));
            if map.contains_key(&name) {
                return Err(self.refuse(JsonFault::DuplicateKey(at)));
            }
            let seed = Strict { depth: self.depth + 1, at, fault: self.fault };
            let value = members.next_value_seed(seed)?;
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ordinary_json_comes_through_and_is_normalised() {
        let value = parse("\u{feff}{\"nom\": \"e\u{301}cole\", \"n\": [1, -2, 0.5, null, true]}".as_bytes()).unwrap();
        assert_eq!(value, json!({"nom": "école", "n": [1, -2, 0.5, null, true]}));
    }

    #[test]
    fn each_fault_names_its_place() {
        let rule_and_place = |text: &str| {
            let fault = parse(text.as_bytes()).unwrap_err();
            (fault.rule(), fault.pointer().to_owned())
        };
        assert_eq!(rule_and_place(r#"{"a": {"b": 1, "b": 2}}"#), ("duplicateKey", "/a/b".into()));
        assert_eq!(rule_and_place(r#"{"a": [1, 9007199254740992]}"#), ("numberTooLarge", "/a/1".into()));
        assert_eq!(rule_and_place(r#"{"a/b": 1e300}"#), ("numberTooLarge", "/a~1b".into()));
        assert_eq!(rule_and_place("{\"a\": \"x\\u202ey\"}"), ("forbiddenCharacter", "/a".into()));
        assert_eq!(rule_and_place("{} {}").0, "notJson");
        assert_eq!(rule_and_place(&format!("{}1{}", "[".repeat(40), "]".repeat(40))).0, "tooDeep");
        assert_eq!(rule_and_place(&"[".repeat(100_000)).0, "tooDeep");
    }

    #[test]
    fn canonical_bytes_do_not_depend_on_the_order_of_names() {
        assert_eq!(canonical(&json!({"b": 1.0, "a": "é"})), canonical(&parse(br#"{"a":"\u00e9","b":1}"#).unwrap()));
    }
}
