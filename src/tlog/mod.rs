//! The transparency log as pure functions over bytes: leaves and commitments (RFC 6962 hashing, RFC 8785 bytes).

mod commitment;
mod leaf;

pub use crate::domain::hex;
pub use commitment::{Disclosed, commit, disclose};
pub use leaf::{Event, Leaf, LeafKind, LeafTooLarge, leaf_hash};

/// A SHA-256 digest.
pub type Digest = [u8; 32];

fn sha256(parts: &[&[u8]]) -> Digest {
    use sha2::{Digest as _, Sha256};
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().into()
}
