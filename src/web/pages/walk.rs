//! From a value and what the schema says of it to a cell.

use serde_json::{Map, Number, Value};

use super::{
    Page, address,
    cell::{Cell, Entry, Member, Table},
    countries,
    names::Link,
    numbers,
    said::Said,
    sheet::Gaps,
    special,
};
use crate::{
    domain::{Dictionary, Facet, Field, FieldType, Kind, PartialDate, Text},
    registry::StoreError,
};

/// Longest text of a cell in a table; longer ones are set as groups of named values.
const LONGEST_IN_TABLE: usize = 110;
/// Most columns of a table.
const MOST_COLUMNS: usize = 5;
/// Members that name the object they stand in, best first.
const NAMING: [&str; 8] = ["title", "name", "letterName", "option", "indicator", "body", "what", "audience"];
/// Units of numbers, by the pointer of their field.
const UNITS: [(&str, &str); 7] = [
    ("/humanOversight/overrideRate", "unit-percent"),
    ("/humanOversight/reviewedShare", "unit-percent"),
    ("/humanOversight/medianReviewMinutes", "unit-minutes"),
    ("/appeal/deadlineDays", "unit-days"),
    ("/cost/staffDays", "unit-days"),
    ("/training/*/hours", "unit-hours"),
    ("/video/retentionHours", "unit-hours"),
];

/// What a walk over one record needs.
pub struct Walk<'a> {
    pub page: &'a Page<'a>,
    pub dictionary: &'a Dictionary,
    pub gaps: &'a Gaps<'a>,
}

impl Walk<'_> {
    /// The cell of a field's value. `at` is the pointer into the body.
    pub fn cell(&self, field: &Field, value: &Value, at: &str) -> Result<Cell, StoreError> {
        if let Some(cell) = special::cell(self, field, value, at)? {
            return Ok(cell);
        }
        Ok(match (&field.holds, value) {
            (FieldType::Text, Value::Object(_)) => self.text(field, value),
            (FieldType::Url, Value::String(url)) => outside(url),
            (FieldType::Date, Value::String(date)) => self.date(date),
            (FieldType::Code(list), Value::String(code)) => self.code(list, code),
            (FieldType::OpenCode(list), Value::String(code)) => self.open_code(list, code),
            (FieldType::Reference(_), Value::String(reference)) => self.reference(reference)?,
            (FieldType::Object(members), Value::Object(values)) => self.object(members, values, at)?,
            (FieldType::Array(item), Value::Array(values)) => self.array(field, item, values, at)?,
            (FieldType::Map, Value::Object(values)) => Cell::Members(map(values)),
            (_, Value::Bool(yes)) => Cell::Said(Said::plain(self.page.t(if *yes { "answer-yes" } else { "answer-no" }))),
            (_, Value::Number(number)) => self.number(field, number),
            (_, Value::String(text)) => self.plain(field, text),
            (_, other) => Cell::Said(Said::plain(other.to_string())),
        })
    }

    fn text(&self, field: &Field, value: &Value) -> Cell {
        let text = Text::from_value(value).unwrap_or_default();
        if field.pointer == "/description" {
            return Cell::Html(super::markdown::html(&text, self.page.lang));
        }
        let said = self.page.said(&text);
        if said.text.contains("\n\n") { Cell::Paragraphs(said.paragraphs()) } else { Cell::Said(said) }
    }

    fn date(&self, date: &str) -> Cell {
        match date.parse::<PartialDate>() {
            Ok(date) => Cell::Moment(self.page.date(date)),
            Err(_) => Cell::Said(Said::plain(date)),
        }
    }

    fn code(&self, list: &str, code: &str) -> Cell {
        match list {
            "dataCategory" => Cell::Inside(self.page.category_link(code)),
            _ => Cell::Said(Said::plain(self.dictionary.label(list, code, self.page.lang))),
        }
    }

    fn open_code(&self, list: &str, code: &str) -> Cell {
        let said = Said::plain(self.page.registry.town().label(list, code, self.page.lang));
        let narrowing = match list {
            "policyAreas" => Some(Facet::PolicyArea),
            "affectedGroups" => Some(Facet::AffectedGroup),
            _ => None,
        };
        match narrowing {
            Some(facet) => Cell::Inside(Link { href: address::narrowed(self.page.lang, Kind::System, facet, code), said }),
            None => Cell::Said(said),
        }
    }

    fn reference(&self, reference: &str) -> Result<Cell, StoreError> {
        Ok(match self.page.record_link(reference)? {
            Some(link) => Cell::Inside(link),
            None => Cell::Said(Said::plain(reference)),
        })
    }

    fn number(&self, field: &Field, number: &Number) -> Cell {
        let text = numbers::number(number, self.page.lang);
        let unit = UNITS.iter().find(|(pointer, _)| *pointer == field.pointer);
        Cell::Said(Said::plain(match unit {
            Some((_, key)) => self.page.words().n_with(key, number.as_u64().unwrap_or(2) as usize, "value", &text),
            None => text,
        }))
    }

    fn plain(&self, field: &Field, text: &str) -> Cell {
        match field.name.as_str() {
            "email" => Cell::Email(text.to_owned()),
            "phone" => Cell::Phone(text.to_owned()),
            "country" => Cell::Said(Said::plain(countries::name(text, self.page.lang))),
            "importedAt" => match text.parse() {
                Ok(at) => Cell::Moment(self.page.instant(&at)),
                Err(_) => Cell::Said(Said::plain(text)),
            },
            // Plain strings have no language of their own; several words are French sentences or names.
            _ if text.contains(' ') => Cell::Said(Said::french(text, self.page.lang)),
            _ => Cell::Said(Said::plain(text)),
        }
    }

    fn object(&self, members: &[Field], values: &Map<String, Value>, at: &str) -> Result<Cell, StoreError> {
        if let (2, Some(Value::Number(amount)), Some(Value::String(currency))) = (values.len(), values.get("value"), values.get("currency"))
        {
            return Ok(Cell::Said(Said::plain(numbers::money(amount, currency, self.page.lang))));
        }
        Ok(Cell::Members(self.members(members, values, at)?))
    }

    /// The members that are answered, or whose silence is explained.
    pub fn members(&self, members: &[Field], values: &Map<String, Value>, at: &str) -> Result<Vec<Member>, StoreError> {
        let mut answered = Vec::new();
        let currency = values.get("currency").and_then(Value::as_str);
        for member in members.iter().filter(|member| member.name != "currency") {
            let at = format!("{at}/{}", member.name);
            let value = match (values.get(&member.name), currency) {
                (Some(Value::Number(amount)), Some(currency)) if matches!(member.name.as_str(), "setUp" | "perYear") => {
                    Cell::Said(Said::plain(numbers::money(amount, currency, self.page.lang)))
                }
                (Some(value), _) => self.cell(member, value, &at)?,
                (None, _) => match self.gaps.cell(self.page, &at) {
                    Some(empty) => empty,
                    None => continue,
                },
            };
            answered.push(Member { label: member.label.get(self.page.lang).to_owned(), value });
        }
        Ok(answered)
    }

    fn array(&self, field: &Field, item: &Field, values: &[Value], at: &str) -> Result<Cell, StoreError> {
        let FieldType::Object(members) = &item.holds else {
            let cells = values.iter().enumerate().map(|(nth, value)| self.cell(item, value, &format!("{at}/{nth}")));
            let cells = cells.collect::<Result<Vec<_>, _>>()?;
            let short = matches!(item.holds, FieldType::Code(_) | FieldType::OpenCode(_)) || cells.iter().all(|cell| cell.length() < 40);
            return Ok(if short { Cell::Tags(cells) } else { Cell::List(cells) });
        };
        let table = self.table(field, members, values, at)?;
        if let Some(table) = table {
            return Ok(Cell::Table(table));
        }
        let objects = values.iter().enumerate().filter_map(|(nth, value)| Some((nth, value.as_object()?)));
        let entries = objects.map(|(nth, object)| self.entry(members, object, &format!("{at}/{nth}")));
        Ok(Cell::Entries(entries.collect::<Result<_, _>>()?))
    }

    /// One object of an array, under its own name.
    pub fn entry(&self, members: &[Field], values: &Map<String, Value>, at: &str) -> Result<Entry, StoreError> {
        let naming = NAMING.into_iter().find(|name| values.contains_key(*name));
        let naming = naming.or_else(|| members.iter().map(|member| member.name.as_str()).find(|name| values.contains_key(*name)));
        let mut title = None;
        let mut others = values.clone();
        if let Some(member) = members.iter().find(|member| Some(member.name.as_str()) == naming) {
            title = Some(self.cell(member, &values[&member.name], &format!("{at}/{}", member.name))?);
            others.remove(&member.name);
        }
        Ok(Entry { title, members: self.members(members, &others, at)? })
    }

    /// A table, where every value is short and there are few columns.
    fn table(&self, field: &Field, members: &[Field], values: &[Value], at: &str) -> Result<Option<Table>, StoreError> {
        let mut columns: Vec<&Field> =
            members.iter().filter(|member| values.iter().any(|value| value.get(&member.name).is_some())).collect();
        if values.len() < 2 || !(2..=MOST_COLUMNS).contains(&columns.len()) {
            return Ok(None);
        }
        // The first cell of a row names it.
        if let Some(naming) = NAMING.iter().find_map(|name| columns.iter().position(|column| column.name == *name)) {
            columns[..=naming].rotate_right(1);
        }
        let mut rows = Vec::with_capacity(values.len());
        for (nth, value) in values.iter().enumerate() {
            let mut row = Vec::with_capacity(columns.len());
            for column in &columns {
                row.push(match value.get(&column.name) {
                    Some(value) => self.cell(column, value, &format!("{at}/{nth}/{}", column.name))?,
                    None => Cell::Said(Said::plain("–")),
                });
            }
            rows.push(row);
        }
        let fits = rows.iter().flatten().all(|cell| cell.length() <= LONGEST_IN_TABLE);
        let heads = columns.iter().map(|column| column.label.get(self.page.lang).to_owned()).collect();
        Ok(fits.then(|| Table::new(self.page, field.label.get(self.page.lang), heads, rows)))
    }
}

/// An address elsewhere: people see whom it belongs to.
pub fn outside(url: &str) -> Cell {
    let host = url.split("://").nth(1).unwrap_or(url);
    let host = host.split(['/', '?', '#']).next().unwrap_or(host);
    Cell::Outside { href: url.to_owned(), host: host.trim_start_matches("www.").to_owned() }
}

/// A map of free strings, in its own order.
fn map(values: &Map<String, Value>) -> Vec<Member> {
    let words = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    values.iter().map(|(name, value)| Member { label: name.clone(), value: Cell::Said(Said::plain(words(value))) }).collect()
}
