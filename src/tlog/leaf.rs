//! One line of the log: what happened to which record, when, and the commitment to its text.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{Digest, hex, sha256};
use crate::domain::{Reference, json};

/// Largest leaf, in bytes.
const LARGEST: usize = 2048;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeafKind {
    /// First publication of a record.
    Publish,
    /// A further version.
    Amend,
    /// A version that ends the use.
    Retire,
    /// A tombstone.
    Withdraw,
}

impl LeafKind {
    /// The word in the leaf.
    pub fn word(self) -> &'static str {
        match self {
            LeafKind::Publish => "publish",
            LeafKind::Amend => "amend",
            LeafKind::Retire => "retire",
            LeafKind::Withdraw => "withdraw",
        }
    }
}

/// A public event, before it is encoded.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What happened.
    pub kind: LeafKind,
    /// The record.
    pub record: &'a Reference,
    /// How many bodies the record has had.
    pub rev: u32,
    /// Leaf index of that record's preceding event.
    pub prev: Option<u64>,
    /// Commitment over the body, or over the notice's body.
    pub commit: Digest,
    /// SHA-256 of the schema's bytes that the body was checked against.
    pub schema: Digest,
    /// When; never before the preceding leaf.
    pub time: Timestamp,
}

/// The bytes of a leaf and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Canonical JSON.
    pub bytes: Vec<u8>,
    /// SHA-256(0x00 ‖ bytes), as in RFC 6962 §2.1.
    pub hash: Digest,
}

/// A leaf of more than 2 KiB: it holds no free text, so this is a fault of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a leaf of {0} bytes; the most is 2048")]
pub struct LeafTooLarge(pub usize);

impl Event<'_> {
    /// Encodes the event as a leaf.
    pub fn leaf(&self) -> Result<Leaf, LeafTooLarge> {
        let mut members = Map::new();
        members.insert("commit".into(), hex(&self.commit).into());
        members.insert("kind".into(), self.kind.word().into());
        if let Some(prev) = self.prev {
            members.insert("prev".into(), prev.into());
        }
        members.insert("record".into(), self.record.to_string().into());
        members.insert("rev".into(), self.rev.into());
        members.insert("schema".into(), hex(&self.schema).into());
        // Whole seconds: the log's clock is no finer than what people need, and two machines agree on its text.
        members.insert("t".into(), self.time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into());
        members.insert("v".into(), 1.into());
        let bytes = json::canonical(&Value::Object(members));
        if bytes.len() > LARGEST {
            return Err(LeafTooLarge(bytes.len()));
        }
        let hash = leaf_hash(&bytes);
        Ok(Leaf { bytes, hash })
    }
}

/// The hash of a leaf's bytes: SHA-256(0x00 ‖ bytes), RFC 6962 §2.1.
pub fn leaf_hash(bytes: &[u8]) -> Digest {
    sha256(&[&[0], bytes])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_is_canonical_json_to_the_byte() {
        let record = "BRV-SYS-02".parse().unwrap();
        let event = Event {
            kind: LeafKind::Publish,
            record: &record,
            rev: 3,
            prev: Some(17),
            commit: [0xab; 32],
            schema: [0xcd; 32],
            time: "2026-11-23T20:00:00.123Z".parse().unwrap(),
        };
        let expected = format!(
            r#"{{"commit":"{}","kind":"publish","prev":17,"record":"BRV-SYS-02","rev":3,"schema":"{}","t":"2026-11-23T20:00:00Z","v":1}}"#,
            "ab".repeat(32),
            "cd".repeat(32)
        );
        assert_eq!(String::from_utf8(event.leaf().unwrap().bytes).unwrap(), expected);
    }

    #[test]
    fn the_empty_leaf_hashes_as_rfc_6962_says() {
        assert_eq!(hex(&leaf_hash(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }
}
