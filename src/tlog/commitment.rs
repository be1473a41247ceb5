//! The commitment over a body, made so that one property can be erased later (GDPR art. 17) without breaking the rest.
//!
//! One random seed a revision; for each top-level property p: `salt_p = HMAC-SHA-256(seed, "gj/s1" ‖ 0x00 ‖ p)[..16]`,
//! `d_p = SHA-256("gj/f1" ‖ 0x00 ‖ salt_p ‖ JCS([p, value]))`; commitment = `SHA-256("gj/r1" ‖ 0x00 ‖ JCS({p: hex(d_p), …}))`.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value};
use sha2::Sha256;

use super::{Digest, hex, sha256};
use crate::domain::json;

/// What lets a reader recompute one property's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// The top-level property.
    pub property: String,
    /// Its salt.
    pub salt: [u8; 16],
    /// Its digest.
    pub digest: Digest,
}

/// The commitment over `body`'s top-level properties under `seed`.
pub fn commit(body: &Map<String, Value>, seed: &[u8; 32]) -> Digest {
    let digests: Map<String, Value> =
        disclose(body, seed).into_iter().map(|part| (part.property, Value::String(hex(&part.digest)))).collect();
    sha256(&[b"gj/r1\0", &json::canonical(&Value::Object(digests))])
}

/// The salt and digest of each top-level property.
pub fn disclose(body: &Map<String, Value>, seed: &[u8; 32]) -> Vec<Disclosed> {
    body.iter()
        .map(|(property, value)| {
            let salt = salt(seed, property);
            let pair = Value::Array(vec![Value::String(property.clone()), value.clone()]);
            let digest = sha256(&[b"gj/f1\0", &salt, &json::canonical(&pair)]);
            Disclosed { property: property.clone(), salt, digest }
        })
        .collect()
}

fn salt(seed: &[u8; 32], property: &str) -> [u8; 16] {
    // HMAC pads a key with zeros to the hash's block of 64 bytes (RFC 2104 §2): doing it here leaves no error to handle.
    let mut key = [0; 64];
    key[..32].copy_from_slice(seed);
    let mut mac = Hmac::<Sha256>::new(&key.into());
    mac.update(b"gj/s1\0");
    mac.update(property.as_bytes());
    let whole: Digest = mac.finalize().into_bytes().into();
    let mut salt = [0; 16];
    salt.copy_from_slice(&whole[..16]);
    salt
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn body(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn the_commitment_changes_with_any_property_and_with_the_seed_but_not_with_their_order() {
        let seed = [7; 32];
        let one = commit(&body(json!({"a": 1, "b": {"fr": "é"}})), &seed);
        assert_eq!(one, commit(&body(json!({"b": {"fr": "é"}, "a": 1})), &seed));
        assert_ne!(one, commit(&body(json!({"a": 2, "b": {"fr": "é"}})), &seed));
        assert_ne!(one, commit(&body(json!({"a": 1})), &seed));
        assert_ne!(one, commit(&body(json!({"a": 1, "b": {"fr": "é"}})), &[8; 32]));
    }

    /// Computed once with Python's hmac and hashlib, from the formula in the module's head.
    #[test]
    fn the_commitment_is_what_another_program_computes() {
        let commitment = commit(&body(json!({"name": {"fr": "Test"}, "n": 1})), &[0; 32]);
        assert_eq!(hex(&commitment), "08b8b5138db6d0592290866bf99e22fce7d21b5c346fc398010f004b90584063");
    }
}
