//! Public references, such as `BRV-SYS-01`: given at first publication and never used again.

use std::{fmt, str::FromStr};

use super::Kind;

/// The public, permanent name of a record: `{PREFIX}-{SYS|DS|ST}-{nn}`.
///
/// References sort by kind, then prefix, then number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    /// What the record describes.
    pub kind: Kind,
    /// The register's prefix: the town's, or the source's for archived records.
    pub prefix: String,
    /// The running number, from 1.
    pub number: u32,
}

/// Why a text is not a reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a reference: one looks like BRV-SYS-01")]
pub struct NotAReference(pub String);

impl FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || NotAReference(text.chars().take(60).collect());
        let mut parts = text.splitn(3, '-');
        let (Some(prefix), Some(letters), Some(digits)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refuse());
        };
        let prefix_is_good = (2..=10).contains(&prefix.len())
            && prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && prefix.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let digits_are_good = (2..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        let kind = Kind::from_letters(letters).ok_or_else(refuse)?;
        if !prefix_is_good || !digits_are_good {
            return Err(refuse());
        }
        let number = digits.parse().map_err(|_| refuse())?;
        let reference = Reference { kind, prefix: prefix.to_owned(), number };
        // One spelling only: "BRV-SYS-007" would be a second address of BRV-SYS-07.
        if number == 0 || reference.to_string() != text { Err(refuse()) } else { Ok(reference) }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:02}", self.prefix, self.kind.letters(), self.number)
    }
}

impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_as_it_is_written() {
        for text in ["BRV-SYS-01", "NYC-DS-123", "B2-ST-999999"] {
            assert_eq!(text.parse::<Reference>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in ["", "BRV", "brv-SYS-01", "BRV-SYS-1", "BRV-SYS-001", "BRV-SYS-00", "BRV-XX-01", "BRV-SYS-0x", "BRV-SYS-01-2"] {
            assert!(text.parse::<Reference>().is_err(), "{text}");
        }
    }
}
