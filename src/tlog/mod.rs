//! The transparency log as pure functions over bytes: leaves and commitments (RFC 6962 hashing, RFC 8785 bytes).

mod commitment;
mod leaf;

pub use commitment::{Disclosed, commit, disclose};
pub use leaf::{Event, Leaf, LeafKind, LeafTooLarge, leaf_hash};

/// A SHA-256 digest.
pub type Digest = [u8; 32];

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn sha256(parts: &[&[u8]]) -> Digest {
    use sha2::{Digest as _, Sha256};
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().into()
}
