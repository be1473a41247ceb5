//! A published revision as every reader receives it.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::Reference;

/// How a revision came to be public, said honestly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Approval {
    /// Two persons: an author and a reviewer.
    Review,
    /// Published from the town's files by the keeper of the register.
    Files,
    /// Taken over from another register.
    Archive,
}

impl Approval {
    /// The word stored and served.
    pub fn word(self) -> &'static str {
        match self {
            Approval::Review => "review",
            Approval::Files => "files",
            Approval::Archive => "archive",
        }
    }

    /// The approval with this word.
    pub fn parse(word: &str) -> Option<Approval> {
        [Approval::Review, Approval::Files, Approval::Archive].into_iter().find(|approval| approval.word() == word)
    }
}

/// One numbered, immutable version of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its public name.
    pub reference: Reference,
    /// Which version, from 1.
    pub rev: u32,
    /// How it came to be public.
    pub approval: Approval,
    /// When it was published.
    pub published: Timestamp,
    /// Its leaf in the transparency log.
    pub leaf: u64,
    /// The version of the schema it was checked against.
    pub schema_version: String,
    /// The commitment over the body, in hexadecimal.
    pub commit: String,
    /// Rule ids of the legal alerts it was published with.
    pub legal_alerts: Vec<String>,
    /// The body exactly as published.
    pub body: Value,
}

/// What is left of a withdrawn record.
#[derive(Clone, Debug, PartialEq)]
pub struct Tombstone {
    /// Its public name.
    pub reference: Reference,
    /// Its last version.
    pub rev: u32,
    /// When it was withdrawn.
    pub withdrawn: Timestamp,
    /// The notice's body: `{"reason": {"fr": …, "en": …}}`.
    pub notice: Value,
    /// The leaf of the withdrawal.
    pub leaf: u64,
}
