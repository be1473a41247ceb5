//! Grand Jour («in broad daylight»): the public register in which a municipality shows every algorithm and every dataset
//! it uses: what for, with which data, and whether a person decides.
//!
//! # Bird's-eye view
//!
//! **One truth, one history, many mirrors.** SQLite holds the truth ([`store`]). The transparency log holds its history,
//! written in the same transaction ([`tlog`], `registry::commit`). The search index, pages, JSON and files are mirrors: each
//! can be thrown away and rebuilt, and each keeps one number: the size of the log it has reached.
//!
//! # Which folder for which question
//!
//! | folder | what it answers |
//! |---|---|
//! | [`domain`] | what are the words of the register? Pure values: kinds, references, dates, findings, thin views of bodies |
//! | [`rules`] | is this record right? Compiled schemas, legal alerts, warnings; the only maker of `Checked` |
//! | [`tlog`] | what are the bytes of a leaf, and the commitment to a body? |
//! | [`store`] | where does it stand? The only place that says `rusqlite` |
//! | [`search`] | what answers these words? The only place that says `tantivy` |
//! | [`registry`] | the one front door: `acts/` write, `reads/` ask, `View` is what readers share, `follow` keeps the mirrors up |
//! | [`export`] | how do records become rows and files? |
//! | [`import`] | how do the town's folder and other registers become records? |
//! | [`web`] | how does it speak HTTP? The only place that says `axum`: `api/`, `pages/`, one thin layer in `front` |
//! | [`commands`] | what does the command line do? One file per command; [`config`] is every setting |
//!
//! Directions, checked by a test: `commands, web → import, export → registry → rules, tlog, store, search → domain`.
//!
//! # Design words
//!
//! *system*: one use of an algorithm · *dataset* · *statement*: prohibition, declared absence, moratorium, commitment ·
//! *declaration*: what a department writes, at a *stage* · *revision*: a public version, numbered, immutable ·
//! *leaf*: one public event in the log · *finding*: what a check found (error, legal alert, warning) · *gap*: a question that
//! is left open, with its reason · *approval*: review, files or archive, said honestly · *filer*, *reviewer*, *keeper*: who may
//! do what, as a value in the act's signature · *archive*: a record of another register, outside the town's counts.
//!
//! # The walk of one write
//!
//! `registry.write(|tx| …)` opens a unit of work. `acts::file` saves a draft, wrong or not. `acts::submit` asks
//! `rules::check`, and gives back every finding. `acts::publish` takes a `Reviewer` who is not the author, checks again
//! inside the transaction, and hands `Checked` to `registry::commit`, which numbers the revision, commits to its body and
//! appends the leaf: all or none, durable when `write` returns. `Registry::mark` shows it by name at once;
//! `Registry::follow` brings the index to the log's end; `web` keeps answers per view, so the next reader gets new ones.
//!
//! # The walk of one read
//!
//! `web::front` looks the address up in the cache of the current view: a hit is sent without leaving the async thread. A
//! miss goes through the route to one handler: `web::query` makes a `Question` of the parameters (an unknown one is a
//! problem), `Registry::find` answers it from the `View`, the answer is put together from cards made once per revision and
//! language, and only what is missing is read from SQLite, on a bounded pool.
//!
//! # Invariants
//!
//! - A body is served exactly as it was published; nothing rewrites it.
//! - A draft is never seen by anybody else: public reads know revisions and notices only.
//! - What was answered with success survives a power cut (`synchronous=FULL`).
//! - The index equals the truth, or is rebuilt without a person.
//! - Clock and randomness are arguments ([`registry::Settings`]).

pub mod commands;
pub mod config;
pub mod domain;
pub mod export;
pub mod import;
pub mod registry;
pub mod rules;
pub mod search;
pub mod store;
pub mod tlog;
pub mod web;
