//! The register on HTTP: the only place that says `axum`.
//!
//! A public GET passes one thin layer ([`front`]): cache, freshness, fixed headers. What is not cached runs on a bounded
//! pool ([`run`]) and answers an [`answer::Answer`] or a [`problem::Problem`], whatever its face.

mod answer;
mod api;
mod app;
mod cache;
mod files;
mod front;
pub mod pages;
mod params;
mod problem;
mod query;
mod readiness;
mod router;
mod run;
mod serve;
mod site;

pub use app::{App, Site};
pub use front::Front;
pub use problem::{Problem, ProblemText, catalogue};
pub use router::{open_api, route_table};
pub use serve::{Limits, serve};
