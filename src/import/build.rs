//! One row as a record: the body, and what became of each cell.

use serde_json::{Map, Value, json};

use super::{
    body::{put, put_items},
    convert::Converted,
    mapping::{FieldRule, Recoding},
    phrases,
    plan::{Plan, PlannedField, Target},
    report::Class,
    sentence,
    table::{SourceRow, trimmed},
};
use crate::domain::{FieldType, Text, json::pointer_token};

/// Longest text of the schema, in characters.
const LONGEST_TEXT: usize = 5000;

/// What a row became.
pub(super) struct Built {
    /// The record, without the moment of its import.
    pub body: Value,
    /// What became of each cell; none for empty ones.
    pub classes: Vec<Option<Class>>,
    /// Which column each filled pointer comes from.
    pub origins: Vec<(String, usize)>,
}

/// An answer that is missing.
pub(super) struct Gap {
    pub pointer: String,
    pub kind: &'static str,
    pub explanation: Text,
    /// The cell that says so, if one does.
    pub column: Option<usize>,
}

/// One value read from a cell.
enum Reading {
    Value(Value, Class),
    Gap(Text),
    Unknown,
}

/// A record being made.
pub(super) struct Draft<'a> {
    pub plan: &'a Plan<'a>,
    pub row: &'a SourceRow,
    pub body: Value,
    /// Cells for `ext`, by column.
    pub kept: Map<String, Value>,
    pub gaps: Vec<Gap>,
    pub classes: Vec<Option<Class>>,
    origins: Vec<(String, usize)>,
}

impl Plan<'_> {
    /// Makes a record of a row. Nothing is checked here: the rules do that.
    pub(super) fn build(&self, row: &SourceRow, source_id: &str) -> Built {
        let mut draft = Draft {
            plan: self,
            row,
            body: json!({}),
            kept: Map::new(),
            gaps: Vec::new(),
            classes: vec![None; row.cells.len()],
            origins: Vec::new(),
        };
        self.fields.iter().for_each(|field| draft.field(field));
        for constant in &self.mapping.constants {
            let path: Vec<&str> = constant.pointer.get_ref().split('/').skip(1).collect();
            if draft.body.pointer(constant.pointer.get_ref()).is_none() {
                put(&mut draft.body, &path, constant.value.clone());
            }
        }
        draft.explain();
        let gaps = draft.settle_gaps();
        draft.keep_the_rest();
        let body = draft.assemble(source_id, gaps);
        Built { body, classes: draft.classes, origins: draft.origins }
    }
}

impl<'a> Draft<'a> {
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.row.cells.get(column).map(|cell| trimmed(cell)).unwrap_or_default()
    }

    pub(super) fn says_nothing(&self, cell: &str) -> bool {
        self.plan.mapping.source.blank.iter().any(|blank| blank.to_lowercase() == cell.to_lowercase())
    }

    /// The gravest of a cell's fates is the one that counts.
    pub(super) fn note(&mut self, column: usize, class: Class) {
        let noted = &mut self.classes[column];
        *noted = (*noted).max(Some(class));
    }

    pub(super) fn keep(&mut self, column: usize) {
        let cell = self.cell(column);
        self.kept.insert(self.plan.headers[column].clone(), cell.into());
        self.note(column, Class::Ext);
    }

    fn field(&mut self, field: &PlannedField<'a>) {
        let cell = self.cell(field.column);
        let is_blank = !cell.is_empty() && self.says_nothing(cell);
        if (cell.is_empty() || is_blank)
            && let Some(default) = &field.rule.default
        {
            put(&mut self.body, &field.target.path, default.clone());
            if is_blank {
                self.note(field.column, Class::Recoded);
            }
        } else if is_blank && !field.rule.table.contains_key(cell) {
            self.missing(field, phrases::says_nothing(cell));
        } else if *field.target.holds == FieldType::Text && !field.target.is_list() {
            self.text(field, cell);
        } else {
            self.values(field, cell);
        }
    }

    /// The cell says that there is no answer: its gap repeats it, or else the cell is kept.
    fn missing(&mut self, field: &PlannedField<'a>, explanation: Text) {
        match &field.gap {
            Some(pointer) => self.gap(pointer.clone(), explanation, Some(field.column)),
            None => self.keep(field.column),
        }
    }

    fn gap(&mut self, pointer: String, explanation: Text, column: Option<usize>) {
        self.gaps.push(Gap { pointer, kind: "notKnown", explanation, column });
    }

    fn read(&self, rule: &FieldRule, part: &str, holds: &FieldType) -> Reading {
        match rule.table.get(part) {
            Some(Recoding::Value(value)) => Reading::Value(value.clone(), Class::Recoded),
            Some(Recoding::Gap(said)) => Reading::Gap(said.gap.clone()),
            None => match self.plan.convert(part, holds) {
                Converted::AsWritten(value) => Reading::Value(value, Class::Mapped),
                Converted::Rewritten(value) => Reading::Value(value, Class::Recoded),
                Converted::Unknown => Reading::Unknown,
            },
        }
    }

    /// A cell of one or several values.
    fn values(&mut self, field: &PlannedField<'a>, cell: &str) {
        let parts: Vec<&str> = match &field.rule.split {
            Some(separator) => cell.split(separator.as_str()).map(trimmed).filter(|part| !part.is_empty()).collect(),
            None if cell.is_empty() => return,
            None => vec![cell],
        };
        let (mut good, mut unknown, mut gap) = (Vec::new(), false, None);
        let mut class = if parts.len() > 1 { Class::Recoded } else { Class::Mapped };
        for part in parts {
            match self.read(field.rule, part, field.target.holds) {
                Reading::Value(Value::Array(several), _) if field.target.is_list() => {
                    class = Class::Recoded;
                    good.extend(several);
                }
                Reading::Value(value, as_what) => {
                    class = class.max(as_what);
                    good.push(value);
                }
                Reading::Gap(said) => gap = Some(said),
                Reading::Unknown => unknown = true,
            }
        }
        if unknown || (gap.is_some() && !good.is_empty()) {
            self.keep(field.column);
            gap = gap.or_else(|| Some(phrases::not_in_list(cell)));
        }
        if good.is_empty() {
            match gap {
                Some(said) => self.missing(field, said),
                None if !cell.is_empty() => self.keep(field.column),
                None => {}
            }
            return;
        }
        self.put(&field.target, good, field.column);
        self.note(field.column, class);
    }

    fn put(&mut self, target: &Target<'a>, values: Vec<Value>, column: usize) {
        self.origins.push((target.pointer(), column));
        if target.is_list() {
            put_items(&mut self.body, &target.path, values);
        } else {
            values.into_iter().take(1).for_each(|value| put(&mut self.body, &target.path, value));
        }
    }

    /// A text for people: it joins what other columns have already said in the same field.
    fn text(&mut self, field: &PlannedField<'a>, cell: &str) {
        if cell.is_empty() {
            return;
        }
        let (text, class) = match field.rule.table.get(cell) {
            Some(Recoding::Gap(said)) => return self.missing(field, said.gap.clone()),
            Some(Recoding::Value(Value::String(text))) => (self.plan.text(text), Class::Recoded),
            Some(Recoding::Value(value)) => (Text::from_value(value).unwrap_or_default(), Class::Recoded),
            None => (self.plan.text(cell), Class::Mapped),
        };
        let max = field.rule.max.unwrap_or(LONGEST_TEXT);
        if self.append(&field.target, &phrases::headed(field.rule.heading.as_ref(), &text), max, field.column) {
            return self.note(field.column, class);
        }
        let begins = Text { fr: sentence::shorten(&text.fr, max), en: text.en.as_deref().map(|en| sentence::shorten(en, max)) };
        if self.body.pointer(&field.target.pointer()).is_none() {
            self.append(&field.target, &begins, max, field.column);
        }
        match &field.overflow {
            Some(whole) if self.append(whole, &text, LONGEST_TEXT, field.column) => self.note(field.column, Class::Recoded),
            _ => self.keep(field.column),
        }
    }

    /// Adds a text to a field; false, and nothing is added, where it would become longer than `max`.
    fn append(&mut self, target: &Target<'a>, text: &Text, max: usize, column: usize) -> bool {
        let before = self.body.pointer(&target.pointer()).and_then(Text::from_value);
        let joined = |before: &str, text: &str| format!("{before}\n\n{text}");
        let whole = match before {
            None => text.clone(),
            Some(before) => Text {
                fr: joined(&before.fr, &text.fr),
                en: before.en.as_ref().zip(text.en.as_ref()).map(|(before, text)| joined(before, text)),
            },
        };
        let fits = |text: &str| text.chars().count() <= max;
        if !fits(&whole.fr) || !whole.en.as_deref().is_none_or(fits) {
            return false;
        }
        self.origins.push((target.pointer(), column));
        put(&mut self.body, &target.path, json!(whole));
        true
    }

    fn explain(&mut self) {
        for planned in &self.plan.explanations {
            let cell = self.cell(planned.column);
            let pointer = planned.rule.pointer.get_ref().clone();
            if cell.is_empty() {
                continue;
            } else if let Some(said) = planned.rule.table.get(cell) {
                self.gap(pointer, said.clone(), Some(planned.column));
            } else {
                self.keep(planned.column);
                if let Some(sentence) = planned.rule.sentence.as_ref().filter(|_| !self.says_nothing(cell)) {
                    self.gap(pointer, phrases::quote(sentence, cell), None);
                }
            }
        }
    }
}

impl Built {
    /// The column that what stands at `pointer` comes from.
    pub fn column_of(&self, pointer: &str, headers: &[String]) -> Option<String> {
        if let Some(token) = pointer.strip_prefix("/sourceRow/") {
            return headers.iter().find(|header| pointer_token(header) == token).cloned();
        }
        let inside = |outer: &str| pointer == outer || pointer.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
        let nearest = self.origins.iter().filter(|(filled, _)| inside(filled)).max_by_key(|(filled, _)| filled.len());
        nearest.and_then(|(_, column)| headers.get(*column)).cloned()
    }
}
