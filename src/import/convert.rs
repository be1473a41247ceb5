//! One cell, or one of the values in it, as the kind of value that a field holds.

use serde_json::{Value, json};

use super::{mapping::DateOrder, plan::Plan};
use crate::domain::{FieldType, Lang, PartialDate, Reference, Text};

/// What became of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Converted {
    /// The value as it was written.
    AsWritten(Value),
    /// The same value, written our way.
    Rewritten(Value),
    /// Nothing that the field can hold.
    Unknown,
}

use Converted::{AsWritten, Rewritten, Unknown};

impl Plan<'_> {
    /// The text `cell` as what a field `holds`.
    pub(super) fn convert(&self, cell: &str, holds: &FieldType) -> Converted {
        match holds {
            FieldType::Text => AsWritten(json!(self.text(cell))),
            FieldType::Plain => AsWritten(cell.into()),
            FieldType::Url if cell.starts_with("http://") || cell.starts_with("https://") => AsWritten(cell.into()),
            FieldType::Date => date(cell, self.mapping.source.dates),
            FieldType::Boolean => boolean(cell),
            FieldType::Number => number(cell),
            FieldType::Code(list) => {
                let term = self.dictionary.vocabularies.get(list).and_then(|list| list.term(cell));
                when(term.is_some_and(|term| !term.family), cell)
            }
            FieldType::OpenCode(list) => when(self.town.has_code(list, cell), cell),
            FieldType::Reference(kind) => when(cell.parse::<Reference>().is_ok_and(|reference| reference.kind == *kind), cell),
            FieldType::Url | FieldType::Object(_) | FieldType::Array(_) | FieldType::Map => Unknown,
        }
    }

    /// A text of the source. The schema asks for French: a text in English stands in both, and `ext.import.language` says so.
    pub(super) fn text(&self, text: &str) -> Text {
        match self.mapping.source.language {
            Lang::Fr => Text { fr: text.to_owned(), en: None },
            Lang::En => Text::new(text, text),
        }
    }
}

fn when(good: bool, cell: &str) -> Converted {
    if good { AsWritten(cell.into()) } else { Unknown }
}

fn boolean(cell: &str) -> Converted {
    match cell.to_lowercase().as_str() {
        "true" => AsWritten(true.into()),
        "false" => AsWritten(false.into()),
        "yes" | "y" | "oui" | "o" | "vrai" | "1" => Rewritten(true.into()),
        "no" | "n" | "non" | "faux" | "0" => Rewritten(false.into()),
        _ => Unknown,
    }
}

fn number(cell: &str) -> Converted {
    let read = |text: &str| -> Option<Value> {
        let whole = text.parse::<i64>().ok().map(Value::from);
        whole.or_else(|| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from))
    };
    if let Some(value) = read(cell) {
        return AsWritten(value);
    }
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    // «1,234» is a thousand to some and one and a bit to others: it stays as it was.
    let is_ambiguous = plain.rsplit_once(',').is_some_and(|(_, after)| after.len() == 3) || plain.matches([',', '.']).count() > 1;
    let rewritten = (!is_ambiguous).then(|| read(&plain.replace(',', "."))).flatten();
    rewritten.map_or(Unknown, Rewritten)
}

/// A date in our form, whatever separates its parts. A zero month or day says that it is not known: `1997/00` is 1997.
fn date(cell: &str, order: Option<DateOrder>) -> Converted {
    if cell.parse::<PartialDate>().is_ok() {
        return AsWritten(cell.into());
    }
    let parts: Vec<&str> = cell.split(['/', '-', '.']).collect();
    let all_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let year_first = parts.first().is_some_and(|part| part.len() == 4);
    let ordered: Vec<&str> = match (parts.as_slice(), order) {
        _ if !all_digits => return Unknown,
        (parts, _) if year_first => parts.to_vec(),
        ([month, year], _) if year.len() == 4 => vec![year, month],
        ([day, month, year], Some(DateOrder::Dmy)) if year.len() == 4 => vec![year, month, day],
        ([month, day, year], Some(DateOrder::Mdy)) if year.len() == 4 => vec![year, month, day],
        _ => return Unknown,
    };
    let known: Vec<&&str> = ordered.iter().take_while(|part| part.bytes().any(|byte| byte != b'0')).collect();
    let text = known.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-");
    let after_unknown_is_unknown = ordered[known.len()..].iter().all(|part| part.bytes().all(|byte| byte == b'0'));
    if after_unknown_is_unknown && text.parse::<PartialDate>().is_ok() { Rewritten(text.into()) } else { Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_brought_to_our_form_only_where_there_is_no_doubt() {
        let read = |cell| match date(cell, None) {
            Rewritten(Value::String(text)) | AsWritten(Value::String(text)) => text,
            _ => "?".to_owned(),
        };
        for (cell, expected) in [
            ("2018", "2018"),
            ("2007/03", "2007-03"),
            ("2007-3", "2007-03"),
            ("1997/00", "1997"),
            ("2020/06/1", "2020-06-01"),
            ("10-2020", "2020-10"),
            ("01/06/2020", "?"),
            ("1012019", "?"),
            ("2020/13", "?"),
            ("2020/00/05", "?"),
            ("modified 2020-09-30", "?"),
            ("", "?"),
        ] {
            assert_eq!(read(cell), expected, "{cell}");
        }
        assert_eq!(date("01/06/2020", Some(DateOrder::Dmy)), Rewritten("2020-06-01".into()));
        assert_eq!(date("01/06/2020", Some(DateOrder::Mdy)), Rewritten("2020-01-06".into()));
    }

    #[test]
    fn numbers_and_answers_of_both_languages_are_read() {
        assert_eq!(number("12"), AsWritten(12.into()));
        assert_eq!(number("1\u{202f}234,5"), Rewritten(1234.5.into()));
        assert_eq!([number("1,234"), number("env. 3"), number("inf")], [Unknown, Unknown, Unknown]);
        assert_eq!([boolean("false"), boolean("Oui"), boolean("N/A")], [AsWritten(false.into()), Rewritten(true.into()), Unknown]);
    }
}
