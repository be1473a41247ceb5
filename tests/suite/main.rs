//! The one integration binary: the real application on a temporary database and a fixed clock.

mod acts;
mod api;
mod commands;
mod contracts;
mod import;
mod pages;
mod search;
mod town;
