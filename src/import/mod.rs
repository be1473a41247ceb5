//! What comes from outside: the town's own files, and other registers through declarative mappings.

pub mod town;
