//! The keeper loads the town's files: each published as it is, and never over what people did since.

use serde_json::Value;

use super::{ActError, WriteTx, published_declaration};
use crate::{
    domain::{Finding, Level, Reference, Stage, Text, record::Approval, views},
    registry::{
        commit::{self, Behind},
        permit::Keeper,
    },
    store::Loaded,
};

/// Where loaded files are remembered.
pub(in crate::registry) const ORIGIN: &str = "files";

/// One file of `registry-data/`: its name is the reference.
#[derive(Clone, Debug)]
pub struct RecordFile {
    /// The record's reference.
    pub reference: Reference,
    /// SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
    /// Its content.
    pub body: Value,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The file is the one loaded last: nothing to do, whatever people did since.
    Unchanged,
    /// It became this revision.
    Published(u32),
    /// It is not public; the findings say why.
    Refused(Vec<Finding>),
}

/// Loads one file. A refused file changes nothing and does not keep the others from being loaded.
pub fn load(tx: &mut WriteTx<'_>, by: &Keeper, file: &RecordFile) -> Result<Outcome, ActError> {
    let item = file.reference.to_string();
    let last = tx.db.loaded(ORIGIN, &item)?;
    if last.as_ref().is_some_and(|last| last.sha256 == file.sha256) {
        return Ok(Outcome::Unchanged);
    }
    let declaration = tx.db.declaration_of(&file.reference)?;
    let public_rev = tx.db.revision(&file.reference, None)?.map_or(0, |record| record.rev);
    let loaded_rev = last.map_or(0, |last| last.rev);
    let touched = public_rev != loaded_rev || declaration.as_ref().is_some_and(|known| known.stage != Stage::Published);
    if touched {
        return Ok(Outcome::Refused(vec![conflict(tx, &file.reference, public_rev)]));
    }
    let checked = match tx.check(file.reference.kind, &file.body).checked() {
        Ok(checked) => checked,
        Err(findings) => return Ok(Outcome::Refused(findings)),
    };
    let behind = Behind { approval: Approval::Files, author: by.id(), approver: by.id() };
    let receipt = commit::publish(tx, &checked, &file.reference, &behind)?;
    if declaration.is_none() {
        let department = views::plain(&file.body, "/department");
        tx.db.put_declaration(&published_declaration(tx, &file.reference, department, by.id()))?;
        tx.db.take_number(&file.reference)?;
    }
    let loaded = Loaded { reference: file.reference.clone(), sha256: file.sha256, rev: receipt.rev };
    tx.db.put_loaded(ORIGIN, &item, &loaded)?;
    Ok(Outcome::Published(receipt.rev))
}

/// People changed the record since its file was loaded, and the file changed too: somebody must choose.
fn conflict(tx: &WriteTx<'_>, reference: &Reference, rev: u32) -> Finding {
    let rule = tx.schemas.catalogue().rule("loadConflict");
    let put = |text: &Text| Text {
        fr: text.fr.replace("{value}", &format!("{reference}.{rev}")),
        en: text.en.as_ref().map(|en| en.replace("{value}", &format!("{reference}.{rev}"))),
    };
    Finding {
        level: Level::Error,
        pointer: String::new(),
        rule: "loadConflict".into(),
        sentence: rule.map(|rule| put(&rule.sentence)).unwrap_or_default(),
        remedy: rule.map(|rule| put(&rule.remedy)).unwrap_or_default(),
    }
}
