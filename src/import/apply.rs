//! Publishes the rows of a foreign file as archives, and accounts for each of their cells.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    build::Built,
    mapping::{Mapping, MappingError},
    phrases,
    plan::Plan,
    report::{Class, ColumnCount, ImportReport, RefusedRow, RowFinding, Tally},
    table::{SourceRow, Table, trimmed},
};
use crate::{
    domain::{Finding, Level, Reference, Text, json},
    registry::{
        ActError, Registry, WriteTx,
        acts::{self, Outcome, Row},
        permit::Keeper,
    },
};

/// How many rows are committed together.
const BATCH: usize = 500;
/// Longest identifier of a row, as the schema has it.
const LONGEST_ID: usize = 200;
/// How often the rules are asked which gaps are missing: an answered question may raise another.
const ROUNDS: usize = 4;

/// Why an import stopped. Batches already committed stay: the same import continues where it stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The mapping does not fit the file or the schema.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// The prefix is no prefix, or the town's own.
    #[error("records cannot be imported as {0}-…: a prefix has 2 to 10 capital letters and digits, and is not the town's own")]
    Prefix(String),
    /// The register failed.
    #[error("the import could not be stored")]
    Act(#[from] ActError),
    /// A fault of ours: cells were lost or counted twice.
    #[error("{column}: {accounted} of {total} cells are accounted for; this is a fault of the program, please report it")]
    Unaccounted {
        /// The column.
        column: String,
        /// Its cells in the file.
        total: usize,
        /// Its cells in the report.
        accounted: usize,
    },
}

/// Publishes every row of `table` as `mapping` says; in a dry run everything is done and nothing is kept.
///
/// `progress` is told after each batch how many rows are done, and of how many. A row that breaks a rule is refused and named in the
/// report, and the others go on. Importing the same file again changes nothing.
pub fn import(
    registry: &Registry,
    mapping: &Mapping,
    table: &Table,
    dry_run: bool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<ImportReport, ImportError> {
    check_prefix(mapping.prefix(), &registry.town().publisher.prefix)?;
    let kind = mapping.kind();
    let plan = Plan::new(mapping, registry.dictionary(kind), &registry.schemas().of(kind).id, registry.town(), table)?;
    let work = Work { registry, plan: &plan, imported_at: instant(registry) };
    let ids = source_ids(&plan, &table.rows);
    let mut report = ImportReport {
        mapping: mapping.name().to_owned(),
        dry_run,
        rows: table.rows.len(),
        warnings: table.warnings.clone(),
        columns: count_cells(&plan, table),
        ..ImportReport::default()
    };
    let rows: Vec<(&SourceRow, &str)> = table.rows.iter().zip(ids.iter().map(String::as_str)).collect();
    let mut done = 0;
    for batch in rows.chunks(BATCH) {
        for fate in work.batch(batch, dry_run)? {
            fate.tell(&mut report);
        }
        done += batch.len();
        progress(done, rows.len());
    }
    balance(&mut report)?;
    Ok(report)
}

fn check_prefix(prefix: &str, town: &str) -> Result<(), ImportError> {
    let is_prefix = format!("{prefix}-SYS-01").parse::<Reference>().is_ok();
    if is_prefix && prefix != town { Ok(()) } else { Err(ImportError::Prefix(prefix.to_owned())) }
}

/// The moment of the import, to the second.
fn instant(registry: &Registry) -> String {
    jiff::Timestamp::from_second(registry.now().as_second()).unwrap_or_default().to_string()
}

/// The identifier of each row: its identifying cells, and a number where several rows share them.
fn source_ids(plan: &Plan<'_>, rows: &[SourceRow]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut id = |row: &SourceRow| {
        let cells = plan.id.iter().filter_map(|column| row.cells.get(*column)).map(|cell| trimmed(cell));
        let words = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let base = shortened(cells.map(words).collect::<Vec<_>>().join(" | "));
        let times = seen.entry(base.clone()).or_default();
        *times += 1;
        if *times == 1 { base } else { format!("{base} #{times}") }
    };
    rows.iter().map(&mut id).collect()
}

/// A long identifier keeps its beginning, and a fingerprint of the whole keeps it apart from others.
fn shortened(id: String) -> String {
    // Room for « #100000».
    const ROOM: usize = LONGEST_ID - 10;
    if id.chars().count() <= ROOM {
        return id;
    }
    let fingerprint: String = Sha256::digest(id.as_bytes())[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    let begins: String = id.chars().take(ROOM - fingerprint.len() - 1).collect();
    format!("{begins}~{fingerprint}")
}

/// The columns with their cells that are not empty, counted in the file itself.
fn count_cells(plan: &Plan<'_>, table: &Table) -> Vec<ColumnCount> {
    let total = |column: usize| table.rows.iter().filter(|row| !trimmed(&row.cells[column]).is_empty()).count();
    let count = |(column, header): (usize, &String)| ColumnCount {
        column: header.clone(),
        is_mapped: plan.is_mapped(column),
        tally: Tally { total: total(column), ..Tally::default() },
    };
    table.headers.iter().enumerate().map(count).collect()
}

/// Every cell of the file must be in the report, once.
fn balance(report: &mut ImportReport) -> Result<(), ImportError> {
    for count in &report.columns {
        if !count.tally.is_balanced() {
            let (column, total, accounted) = (count.column.clone(), count.tally.total, count.tally.accounted());
            return Err(ImportError::Unaccounted { column, total, accounted });
        }
        report.cells += count.tally;
    }
    Ok(())
}

/// What became of a row.
struct Fate {
    outcome: Outcome,
    classes: Vec<Option<Class>>,
    refused: Option<RefusedRow>,
}

impl Fate {
    fn tell(self, report: &mut ImportReport) {
        match self.outcome {
            Outcome::Unchanged => report.unchanged += 1,
            Outcome::Published(1) => report.published += 1,
            Outcome::Published(_) => report.revised += 1,
            Outcome::Refused(_) => report.refused.extend(self.refused),
        }
        for (count, class) in report.columns.iter_mut().zip(self.classes) {
            class.into_iter().for_each(|class| count.tally.note(class));
        }
    }
}

struct Work<'a> {
    registry: &'a Registry,
    plan: &'a Plan<'a>,
    imported_at: String,
}

impl Work<'_> {
    fn batch(&self, rows: &[(&SourceRow, &str)], dry_run: bool) -> Result<Vec<Fate>, ActError> {
        let mut fates = Vec::with_capacity(rows.len());
        let done = self.registry.write(|tx| {
            for (row, id) in rows {
                fates.push(self.row(tx, row, id)?);
            }
            // A dry run writes everything, and takes it back here.
            if dry_run { Err(ActError::Undone) } else { Ok(()) }
        });
        match done {
            Err(ActError::Undone) => Ok(fates),
            done => done.map(|()| fates),
        }
    }

    fn row(&self, tx: &mut WriteTx<'_>, row: &SourceRow, id: &str) -> Result<Fate, ActError> {
        let mut built = self.plan.build(row, id);
        // What a file brings enters by the same door as every record: normalised, and without characters that mislead.
        let outcome = match json::parse(built.body.to_string().as_bytes()) {
            Err(fault) => Outcome::Refused(vec![self.finding_of(&fault)]),
            Ok(body) => {
                built.body = self.completed(tx, body);
                acts::archive(tx, &Keeper::at_the_console(), &self.archive_row(&built, id))?
            }
        };
        Ok(self.fate(outcome, built, row, id))
    }

    /// The body with a gap for each answer that the rules still ask for: what the schema lets be missing, it says is missing.
    fn completed(&self, tx: &WriteTx<'_>, mut body: Value) -> Value {
        let kind = self.plan.mapping.kind();
        let explanation = self.plan.mapping.source.missing.clone().unwrap_or_else(phrases::not_said);
        for _ in 0..ROUNDS {
            let findings = tx.check(kind, &body).findings;
            let asked = findings.iter().filter(|finding| self.asks_for_an_answer(&body, finding));
            let gap = |finding: &Finding| json!({ "path": finding.pointer, "kind": "notKnown", "explanation": explanation });
            let gaps: Vec<Value> = asked.map(gap).collect();
            if gaps.is_empty() {
                break;
            }
            match body.get_mut("gaps").and_then(Value::as_array_mut) {
                Some(said) => said.extend(gaps),
                None => body["gaps"] = gaps.into(),
            }
        }
        body
    }

    fn asks_for_an_answer(&self, body: &Value, finding: &Finding) -> bool {
        let field = self.plan.dictionary.field(&finding.pointer);
        let said = body["gaps"].as_array().into_iter().flatten().any(|gap| gap["path"] == finding.pointer.as_str());
        finding.level == Level::Error
            && field.is_some_and(|field| field.tier.is_some())
            && !said
            && body.pointer(&finding.pointer).is_none()
    }

    /// The row for the register. Its fingerprint leaves out when it was imported: the same row tomorrow is the same row.
    fn archive_row(&self, built: &Built, id: &str) -> Row {
        let sha256 = Sha256::digest(json::canonical(&built.body)).into();
        let mut body = built.body.clone();
        body["provenance"]["importedAt"] = self.imported_at.as_str().into();
        Row { source: self.plan.mapping.prefix().to_owned(), item: id.to_owned(), kind: self.plan.mapping.kind(), sha256, body }
    }

    fn fate(&self, outcome: Outcome, built: Built, row: &SourceRow, id: &str) -> Fate {
        let Outcome::Refused(findings) = &outcome else {
            return Fate { outcome, classes: built.classes, refused: None };
        };
        let errors = findings.iter().filter(|finding| finding.level == Level::Error);
        let findings = errors
            .map(|finding| RowFinding { column: built.column_of(&finding.pointer, self.plan.headers), finding: finding.clone() })
            .collect();
        let refused = RefusedRow { row: row.number, line: row.line, source_id: id.to_owned(), findings };
        let classes = built.classes.iter().map(|class| class.map(|_| Class::Refused)).collect();
        Fate { outcome, classes, refused: Some(refused) }
    }

    fn finding_of(&self, fault: &json::JsonFault) -> Finding {
        let rule = self.registry.rule(fault.rule());
        let filled = |text: &Text| {
            let put = |text: &str| text.replace("{value}", &fault.to_string());
            Text { fr: put(&text.fr), en: text.en.as_deref().map(put) }
        };
        Finding {
            level: Level::Error,
            pointer: fault.pointer().to_owned(),
            rule: fault.rule().to_owned(),
            sentence: rule.map(|rule| filled(&rule.sentence)).unwrap_or_default(),
            remedy: rule.map(|rule| filled(&rule.remedy)).unwrap_or_default(),
        }
    }
}
