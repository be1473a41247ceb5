//! The proof line of a record: its entry in the log, its version, how it was approved.

use super::{Page, address, moment::Moment, numbers};
use crate::domain::{Approval, Record, views};

/// What shows that a record is what was published.
pub struct Proof {
    pub entry: String,
    pub version: String,
    pub published: Moment,
    pub approval: String,
    /// The address that names this version.
    pub permalink: String,
    pub permalink_shown: String,
    /// The record as data.
    pub json: String,
    pub reference: String,
}

/// The proof of a record.
pub fn proof(page: &Page<'_>, record: &Record) -> Proof {
    let permalink = address::short_version(&record.reference, record.rev);
    let source = views::plain(&record.body, "/provenance/register");
    Proof {
        entry: page.with("proof-entry", "number", &numbers::whole(usize::try_from(record.leaf).unwrap_or(usize::MAX), page.lang)),
        version: page.with("proof-version", "rev", &record.rev.to_string()),
        published: page.instant(&record.published),
        approval: match record.approval {
            Approval::Review => page.t("approval-review"),
            Approval::Files => page.t("approval-files"),
            Approval::Archive => page.with("approval-archive", "register", source),
        },
        permalink_shown: format!("{}{permalink}", page.base),
        permalink,
        json: address::api_record(&record.reference),
        reference: record.reference.to_string(),
    }
}
