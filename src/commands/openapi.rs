//! `grandjour openapi`: the description of the API.

use std::io::Write;

use super::DONE;
use crate::{registry::Schemas, web};

/// Print the OpenAPI document.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  grandjour openapi > openapi/openapi.json")]
pub struct Openapi {}

impl Openapi {
    /// Prints the document of the route table.
    pub fn run(&self) -> anyhow::Result<u8> {
        let document = web::open_api(&Schemas::built_in()?);
        writeln!(std::io::stdout(), "{}", document.to_pretty_json()?)?;
        Ok(DONE)
    }
}
