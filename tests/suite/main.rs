//! The one integration binary: the real application on a temporary database and a fixed clock.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that meets the unexpected stops there")]

mod acts;
mod api;
mod commands;
mod contracts;
mod import;
mod pages;
mod search;
mod town;
