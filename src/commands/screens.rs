//! `grandjour screens`: every screen of the site on the records of a town's folder, for tests in a browser.

use std::io::Write;

use super::{DONE, open};
use crate::{config::Places, web};

/// Print every screen of the site.
#[derive(clap::Args)]
pub struct Screens {
    #[command(flatten)]
    places: Places,
}

impl Screens {
    /// Prints a JSON array of name, language, path and expected status.
    pub fn run(&self) -> anyhow::Result<u8> {
        let registry = open::loaded(&self.places)?;
        writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&web::route_table(&registry))?)?;
        Ok(DONE)
    }
}
