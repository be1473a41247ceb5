//! The end of a record: its gaps, what is kept as it was, and where it comes from.

use serde_json::{Map, Value, json};

use super::{
    build::{Draft, Gap},
    report::Class,
    table::trimmed,
};

impl Draft<'_> {
    /// One gap for each field that stayed unanswered, the first that was said; a cell whose gap is not needed is kept.
    pub(super) fn settle_gaps(&mut self) -> Vec<Value> {
        let mut said: Vec<Gap> = Vec::new();
        for gap in std::mem::take(&mut self.gaps) {
            let is_needed = self.body.pointer(&gap.pointer).is_none() && said.iter().all(|other| other.pointer != gap.pointer);
            match gap.column {
                Some(column) if is_needed => self.note(column, Class::Recoded),
                Some(column) => self.keep(column),
                None => {}
            }
            if is_needed {
                said.push(gap);
            }
        }
        for rule in &self.plan.mapping.gaps {
            let pointer = rule.pointer.get_ref();
            if self.body.pointer(pointer).is_none() && said.iter().all(|other| other.pointer != *pointer) {
                let (kind, explanation) = (rule.kind.code(), rule.explanation.clone());
                said.push(Gap { pointer: pointer.clone(), kind, explanation, column: None });
            }
        }
        said.into_iter().map(|gap| json!({ "path": gap.pointer, "kind": gap.kind, "explanation": gap.explanation })).collect()
    }

    /// Cells that nothing has taken are kept as they are.
    pub(super) fn keep_the_rest(&mut self) {
        for column in 0..self.row.cells.len() {
            if self.classes[column].is_none() && !self.cell(column).is_empty() {
                self.keep(column);
            }
        }
    }

    /// The record in the order of its schema, with where it comes from.
    pub(super) fn assemble(&mut self, source_id: &str, gaps: Vec<Value>) -> Value {
        let source = &self.plan.mapping.source;
        let mut provenance = json!({ "register": source.name, "sourceId": source_id });
        let more =
            [("sourceUrl", source.url.as_deref()), ("licence", source.licence.as_deref()), ("mapping", Some(self.plan.mapping.name()))];
        for (name, value) in more.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            provenance[name] = value.into();
        }
        let row = self.plan.headers.iter().zip(&self.row.cells).filter(|(_, cell)| !trimmed(cell).is_empty());
        let row: Map<String, Value> = row.map(|(header, cell)| (header.clone(), cell.as_str().into())).collect();
        let mut ext = json!({ "import": { "language": source.language.code() } });
        if !self.kept.is_empty() {
            ext[source.prefix.get_ref().to_lowercase()] = std::mem::take(&mut self.kept).into();
        }
        self.body["provenance"] = provenance;
        self.body["sourceRow"] = row.into();
        self.body["ext"] = ext;
        if !gaps.is_empty() {
            self.body["gaps"] = gaps.into();
        }
        let mut ordered = Map::new();
        ordered.insert("$schema".into(), self.plan.schema.into());
        for field in &self.plan.dictionary.fields {
            if let Some(value) = self.body.get_mut(&field.name) {
                ordered.insert(field.name.clone(), value.take());
            }
        }
        ordered.into()
    }
}
