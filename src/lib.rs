//! Grand Jour.
pub mod domain;
pub mod import;
pub mod registry;
pub mod rules;
pub mod search;
pub mod store;
pub mod tlog;
