//! The unit of work that acts are written on, and what an act can answer.

use jiff::Timestamp;

use super::{Registry, open::Entropy};
use crate::{
    domain::{Finding, Reference, Stage, Town, stage::Act},
    rules::{Known, Report, Schemas, check},
    store::{StoreError, Writer},
};

/// Why an act was not done. The answer to each is a person's to give.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such declaration or record, or not for this person.
    #[error("nothing is known under this name")]
    Unknown,
    /// The act is not possible from where the declaration stands.
    #[error("{act:?} is not possible while the declaration is {stage}")]
    WrongStage {
        /// Where it stands.
        stage: Stage,
        /// What was tried.
        act: Act,
    },
    /// Somebody changed it in the meantime.
    #[error("the declaration has changed since: version {current} is the newest")]
    Stale {
        /// The newest version.
        current: u32,
    },
    /// The author of a text may not make it public.
    #[error("the author of a declaration cannot publish it: another person must")]
    SamePerson,
    /// The record has errors.
    #[error("the record has {} points to correct", .0.len())]
    Findings(Vec<Finding>),
    /// Legal alerts that the reviewer has not confirmed one by one.
    #[error("legal alerts must be confirmed by name: {}", .0.join(", "))]
    UnconfirmedAlerts(Vec<String>),
    /// Something must be said and was not.
    #[error("a reason must be given")]
    NoReason,
    /// The reference belongs to another record, or to one that was withdrawn.
    #[error("{0} cannot be used")]
    ReferenceTaken(Reference),
}

/// Why a unit of work was rolled back.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// A rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The caller took the work back on purpose: nothing was kept.
    #[error("nothing was kept")]
    Undone,
    /// The database failed.
    #[error("the act could not be stored")]
    Store(#[from] StoreError),
    /// A fault of ours in what was to be written.
    #[error("the act could not be logged")]
    Log(#[from] crate::tlog::LeafTooLarge),
}

/// One unit of work: all of its acts, or none.
pub struct WriteTx<'a> {
    pub(super) db: &'a Writer<'a>,
    pub(super) schemas: &'a Schemas,
    pub(super) town: &'a Town,
    pub(super) now: Timestamp,
    entropy: &'a Entropy,
    /// Records that this unit of work is about to load, so that they may name each other.
    pub(super) arriving: std::collections::BTreeSet<Reference>,
}

impl Registry {
    /// Runs `work` as one unit: committed (durably) if it returns `Ok`, rolled back otherwise. Readers see it at once.
    pub fn write<T>(&self, work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, ActError>) -> Result<T, ActError> {
        let done = self.store.write(|db| {
            let mut tx = WriteTx {
                db,
                schemas: &self.schemas,
                town: &self.town,
                now: (self.clock)(),
                entropy: &self.entropy,
                arriving: std::collections::BTreeSet::new(),
            };
            work(&mut tx)
        })?;
        self.mark()?;
        Ok(done)
    }
}

impl WriteTx<'_> {
    /// 32 random bytes: the seed of a commitment.
    pub(super) fn seed(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        (self.entropy)(&mut seed);
        seed
    }

    /// A new internal identifier (UUIDv7).
    pub(super) fn new_id(&self) -> String {
        let mut random = [0; 10];
        (self.entropy)(&mut random);
        let millis = self.now.as_millisecond().unsigned_abs();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// Checks a body against the schema, the records of this transaction and the town's lists.
    pub fn check(&self, kind: crate::domain::Kind, body: &serde_json::Value) -> Report {
        check(self.schemas, kind, body, self, self.zone().to_datetime(self.now).date())
    }

    fn zone(&self) -> jiff::tz::TimeZone {
        super::open::time_zone(self.town)
    }
}

impl Known for WriteTx<'_> {
    fn has_record(&self, reference: &Reference) -> bool {
        let stored = || {
            let published = self.db.revision(reference, None).ok().flatten().is_some();
            published && self.db.tombstone(reference).ok().flatten().is_none()
        };
        self.arriving.contains(reference) || stored()
    }

    fn has_code(&self, list: &str, code: &str) -> bool {
        self.town.has_code(list, code)
    }

    fn dataset_categories(&self, reference: &Reference) -> Vec<String> {
        let record = self.db.revision(reference, None).ok().flatten();
        let record = record.iter().flat_map(|record| crate::domain::views::Dataset(&record.body).data_categories());
        record.map(str::to_owned).collect()
    }
}
