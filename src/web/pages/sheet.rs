//! A record walked by its schema: sections of rows, each with its value or the reason for its absence.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Page, address,
    cell::{Cell, Empty},
    said::Said,
    walk::Walk,
};
use crate::{
    domain::{Field, PartialDate, Record, Text, Tier, views},
    registry::StoreError,
};

/// A section of a record.
pub struct Section {
    pub id: String,
    pub title: String,
    pub rows: Vec<Row>,
    /// Questions that do not arise for this record.
    pub without: String,
}

/// One field of a section.
pub struct Row {
    pub label: String,
    /// Its explanation in the glossary.
    pub term: Option<String>,
    pub value: Cell,
    /// What is overdue here.
    pub overdue: Vec<String>,
}

/// Fields shown in their own place, or in none.
const ELSEWHERE: [&str; 4] = ["name", "summary", "gaps", "$schema"];
/// Fields that stand for another one: their absence says nothing.
const STAND_INS: [&str; 2] = ["noPersonalData", "environmentUnknown"];
/// Words of the glossary that a field leads to.
pub(super) const TERMS: [(&str, &str); 18] = [
    ("/humanOversight", "oversight"),
    ("/automation", "automation"),
    ("/individualDecisions", "individual-decision"),
    ("/profiling", "profiling"),
    ("/controller", "controller"),
    ("/jointControllers", "controller"),
    ("/processors", "processor"),
    ("/dataSubjects", "data-subject"),
    ("/lawfulBasis", "lawful-basis"),
    ("/mention", "mention"),
    ("/parameters", "parameter"),
    ("/appeal", "appeal"),
    ("/rightToObject", "right-to-object"),
    ("/isAi", "ai"),
    ("/aiAct", "ai-act"),
    ("/assessments", "impact-assessment"),
    ("/retention", "retention"),
    ("/personalData", "personal-data"),
];

/// The explained silences of a record, by pointer.
pub struct Gaps<'a> {
    by_path: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Gaps<'a> {
    /// The gaps a body names.
    pub fn of(body: &'a Value) -> Gaps<'a> {
        Gaps { by_path: views::items(body, "/gaps").iter().map(|gap| (views::plain(gap, "/path"), gap)).collect() }
    }

    /// Why there is no answer at a pointer, if the record says so.
    pub fn cell(&self, page: &Page<'_>, at: &str) -> Option<Cell> {
        let gap = self.by_path.get(at)?;
        let explanation = views::text(gap, "/explanation").map(|text| page.said(&text));
        let mut more = Vec::new();
        let (kind, lead) = match views::plain(gap, "/kind") {
            "notApplicable" => ("none", page.t("empty-not-applicable")),
            "withheld" => ("withheld", page.t("empty-withheld")),
            _ => ("unknown", page.t("empty-not-known")),
        };
        if let Some(ground) = gap.get("ground").and_then(Value::as_str) {
            more.push(
                page.words().with_all("empty-ground", &[("ground", &page.label("withheldGround", ground)), ("law", &law(page, ground))]),
            );
        }
        if let Some(date) = views::date(gap, "/reviewOn") {
            more.push(page.with("empty-review", "date", &page.date(date).text));
        }
        Some(Cell::Empty(Empty { kind, lead, explanation, more }))
    }

    /// Whether a silence is explained at or below a pointer.
    fn speaks_of(&self, at: &str) -> bool {
        self.by_path.keys().any(|path| *path == at || path.strip_prefix(at).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// The article a ground for silence stands in.
fn law(page: &Page<'_>, ground: &str) -> String {
    let list = page.registry.schemas().vocabularies().get("withheldGround");
    let definition = list.and_then(|list| list.term(ground)).and_then(|term| term.definition.as_ref());
    definition.map_or_else(|| ground.to_owned(), |text| text.get(page.lang).trim_end_matches('.').to_owned())
}

/// What is overdue in a record: pointer and sentence.
pub fn overdue(page: &Page<'_>, body: &Value) -> Vec<(&'static str, String)> {
    page.registry.due(body).into_iter().map(|(rule, pointer, date)| (pointer, due_sentence(page, rule, date))).collect()
}

fn due_sentence(page: &Page<'_>, rule: &str, date: PartialDate) -> String {
    let key = match rule {
        "reviewOverdue" => "due-review",
        "replyOverdue" => "due-reply",
        _ => "due-evaluation",
    };
    page.with(key, "date", &page.date(date).text)
}

/// The sections of a record, in the schema's order.
pub fn sections(page: &Page<'_>, record: &Record) -> Result<Vec<Section>, StoreError> {
    let dictionary = page.registry.dictionary(record.reference.kind);
    let gaps = Gaps::of(&record.body);
    let sheet = Sheet { walk: Walk { page, dictionary, gaps: &gaps }, body: &record.body, overdue: overdue(page, &record.body) };
    dictionary.sections.iter().map(|(code, title)| sheet.section(code, title)).collect()
}

struct Sheet<'a> {
    walk: Walk<'a>,
    body: &'a Value,
    overdue: Vec<(&'static str, String)>,
}

impl Sheet<'_> {
    fn section(&self, code: &str, title: &Text) -> Result<Section, StoreError> {
        let page = self.walk.page;
        let mut rows = Vec::new();
        let mut without = Vec::new();
        let fields = self.walk.dictionary.fields.iter();
        for field in fields.filter(|field| field.section == code && !ELSEWHERE.contains(&field.name.as_str())) {
            match self.value(field)? {
                Some(value) => rows.push(self.row(field, value)),
                None if self.leaves_out(field) => {}
                None => without.push(lower(field.label.get(page.lang))),
            }
        }
        let without = if without.is_empty() { String::new() } else { page.with("sheet-without", "fields", &without.join(", ")) };
        Ok(Section { id: format!("s-{code}"), title: title.get(page.lang).to_owned(), rows, without })
    }

    fn row(&self, field: &Field, value: Cell) -> Row {
        let page = self.walk.page;
        let term = TERMS.iter().find(|(pointer, _)| *pointer == field.pointer);
        let overdue = self.overdue.iter().filter(|(pointer, _)| *pointer == field.pointer);
        Row {
            label: field.label.get(page.lang).to_owned(),
            term: term.map(|(_, anchor)| address::term(page.lang, anchor)),
            value,
            overdue: overdue.map(|(_, sentence)| sentence.clone()).collect(),
        }
    }

    /// Whether the absence of a field says nothing worth a line.
    fn leaves_out(&self, field: &Field) -> bool {
        field.set_by_import || STAND_INS.contains(&field.name.as_str())
    }

    /// The value of a field, or the reason for its absence; none where the question does not arise.
    fn value(&self, field: &Field) -> Result<Option<Cell>, StoreError> {
        let at = format!("/{}", field.name);
        if let Some(value) = self.body.get(&field.name) {
            return self.walk.cell(field, value, &at).map(Some);
        }
        if let Some(cell) = self.walk.gaps.cell(self.walk.page, &at) {
            return Ok(Some(cell));
        }
        if self.walk.gaps.speaks_of(&at) {
            return self.walk.cell(field, &Value::Object(serde_json::Map::new()), &at).map(Some);
        }
        if self.leaves_out(field) {
            return Ok(None);
        }
        let imported = self.body.get("provenance").is_some() && field.tier != Some(Tier::Optional);
        Ok(match (imported, field.tier) {
            (true, _) => Some(self.empty("imported", "empty-imported")),
            (false, Some(Tier::Conditional)) => None,
            (false, _) => Some(self.empty("unanswered", "empty-unanswered")),
        })
    }

    fn empty(&self, kind: &'static str, key: &str) -> Cell {
        Cell::Empty(Empty { kind, lead: self.walk.page.t(key), explanation: None::<Said>, more: Vec::new() })
    }
}

/// A label inside a sentence: its first letter small, unless it is an acronym.
pub(super) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == '’' || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
