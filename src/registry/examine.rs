//! A folder or a few files examined together, without a database: what `check` prints and what start-up loads.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    ActError, Registry,
    acts::{self, Outcome, RecordFile},
    permit::Keeper,
};
use crate::{
    domain::{Finding, Kind, Level, Reference, Text, Town, json, views},
    rules::{Known, Report, Schemas, check},
};

/// A record file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its reference, from its name; none where the name is not one.
    pub reference: Option<Reference>,
    /// What it describes, from its name, its folder or its `$schema`.
    pub kind: Option<Kind>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that is not public, and why.
#[derive(Clone, Debug)]
pub struct RefusedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Every reason, with its place and remedy.
    pub findings: Vec<Finding>,
}

/// A file and what its check found.
#[derive(Clone, Debug)]
pub struct Examined {
    /// Where it is.
    pub path: PathBuf,
    /// Its reference.
    pub reference: Option<Reference>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Its content, if it is JSON.
    pub body: Option<Value>,
    /// Everything that was found.
    pub findings: Vec<Finding>,
}

impl Examined {
    /// Whether nothing keeps it from being published.
    pub fn is_good(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
    }
}

/// Checks files together: they may refer to each other, and to `published` records, but not to a file that is refused itself.
pub fn examine(schemas: &Schemas, town: &Town, files: Vec<SourceFile>, published: &BTreeSet<Reference>, today: Date) -> Vec<Examined> {
    let mut examined: Vec<Examined> = files.into_iter().map(|file| read(schemas, file)).collect();
    // What cannot even be read is no peer from the start.
    let mut refused_before = examined.iter().filter(|file| !file.is_good()).count();
    loop {
        let peers = Peers::of(&examined, town, published);
        let reports: Vec<Option<Report>> = examined
            .iter()
            .map(|file| match (file.kind, &file.body) {
                (Some(kind), Some(body)) => Some(check(schemas, kind, body, &peers, today)),
                _ => None,
            })
            .collect();
        for (file, report) in examined.iter_mut().zip(reports) {
            if let Some(report) = report {
                file.findings = report.findings;
            }
        }
        // A refused file may leave others without what they refer to: look again until nothing more falls.
        let refused = examined.iter().filter(|file| !file.is_good()).count();
        if refused == refused_before {
            return examined;
        }
        refused_before = refused;
    }
}

fn read(schemas: &Schemas, file: SourceFile) -> Examined {
    let sha256 = Sha256::digest(&file.bytes).into();
    let mut examined = Examined { path: file.path, reference: file.reference, kind: file.kind, sha256, body: None, findings: Vec::new() };
    match json::parse(&file.bytes) {
        Ok(body) => {
            let named = Kind::ALL.into_iter().find(|kind| body["$schema"] == schemas.of(*kind).id.as_str());
            examined.kind = examined.kind.or(named);
            examined.body = Some(body);
        }
        Err(fault) => {
            let filling = crate::rules::Filling { value: fault.to_string(), ..Default::default() };
            examined.findings.push(schemas.catalogue().finding(fault.rule(), fault.pointer().to_owned(), &filling));
        }
    }
    if examined.kind.is_none() && examined.body.is_some() {
        examined.findings.push(no_kind());
    }
    examined
}

fn no_kind() -> Finding {
    Finding {
        level: Level::Error,
        pointer: "/$schema".into(),
        rule: "unknownKind".into(),
        sentence: Text::new(
            "Rien ne dit si c’est un outil, un jeu de données ou un engagement.",
            "Nothing says whether this is a system, a dataset or a statement.",
        ),
        remedy: Text::new(
            "Nommez le fichier comme sa référence (BRV-SYS-01.json), ou ajoutez `$schema`.",
            "Name the file after its reference (BRV-SYS-01.json), or add `$schema`.",
        ),
    }
}

/// What the files being examined answer about each other.
struct Peers<'a> {
    bodies: BTreeMap<&'a Reference, &'a Value>,
    published: &'a BTreeSet<Reference>,
    town: &'a Town,
}

impl<'a> Peers<'a> {
    fn of(examined: &'a [Examined], town: &'a Town, published: &'a BTreeSet<Reference>) -> Peers<'a> {
        let good = examined.iter().filter(|file| file.is_good());
        let bodies = good.filter_map(|file| Some((file.reference.as_ref()?, file.body.as_ref()?))).collect();
        Peers { bodies, published, town }
    }
}

impl Known for Peers<'_> {
    fn has_record(&self, reference: &Reference) -> bool {
        self.bodies.contains_key(reference) || self.published.contains(reference)
    }

    fn has_code(&self, list: &str, code: &str) -> bool {
        self.town.has_code(list, code)
    }

    fn dataset_categories(&self, reference: &Reference) -> Vec<String> {
        let body = self.bodies.get(reference);
        body.map(|body| views::Dataset(body).data_categories().into_iter().map(str::to_owned).collect()).unwrap_or_default()
    }
}

/// What a load did.
#[derive(Clone, Debug, Default)]
pub struct Loading {
    /// How many files became a revision.
    pub published: usize,
    /// How many were as loaded before.
    pub unchanged: usize,
    /// The files that are not public.
    pub refused: Vec<RefusedFile>,
    /// A warning for each record whose file is gone: it stays public, since only a reviewer withdraws.
    pub gone: Vec<Finding>,
}

impl Registry {
    /// Loads the town's record files in one unit of work. The good ones are published; the others are named with their findings.
    pub fn load(&self, files: Vec<SourceFile>) -> Result<Loading, ActError> {
        let published: BTreeSet<Reference> = self.view().rows().map(|row| row.reference.clone()).collect();
        let mut examined = examine(&self.schemas, &self.town, files, &published, self.today());
        examined.sort_by_key(|file| Kind::LOAD_ORDER.iter().position(|kind| Some(*kind) == file.kind));
        let mut loading = Loading::default();
        let present: BTreeSet<String> = examined.iter().filter_map(|file| Some(file.reference.as_ref()?.to_string())).collect();
        self.write(|tx| {
            for item in tx.db.loaded_items(acts::ORIGIN)?.into_iter().filter(|item| !present.contains(item)) {
                let filling = crate::rules::Filling { value: item, ..Default::default() };
                loading.gone.push(tx.schemas.catalogue().finding("fileGone", String::new(), &filling));
            }
            tx.arriving = examined.iter().filter(|file| file.is_good()).filter_map(|file| file.reference.clone()).collect();
            for file in examined {
                let refused = |findings| RefusedFile { path: file.path.clone(), findings };
                let (Some(reference), Some(body), true) = (&file.reference, &file.body, file.is_good()) else {
                    let findings = file.findings.into_iter().filter(|finding| finding.level == Level::Error).collect();
                    loading.refused.push(RefusedFile { path: file.path, findings });
                    continue;
                };
                let record = RecordFile { reference: reference.clone(), sha256: file.sha256, body: body.clone() };
                match acts::load(tx, &Keeper::at_the_console(), &record)? {
                    Outcome::Unchanged => loading.unchanged += 1,
                    Outcome::Published(_) => loading.published += 1,
                    Outcome::Refused(findings) => loading.refused.push(refused(findings)),
                }
            }
            Ok(())
        })?;
        Ok(loading)
    }
}
