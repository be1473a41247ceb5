//! Grand Jour.
pub mod domain;
pub mod store;
pub mod tlog;
