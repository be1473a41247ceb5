//! `grandjour config`: every setting, from the same table that reads them.

use std::io::Write;

use clap::{Args, Command};

use super::DONE;
use crate::config::ServeSettings;

/// Print every setting.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  GRANDJOUR_LISTEN=0.0.0.0:80 grandjour config")]
pub struct Config {}

/// One setting as it is documented.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The flag without dashes.
    pub flag: String,
    /// The environment variable.
    pub variable: String,
    /// The default; empty where there is none.
    pub default: String,
    /// What it does.
    pub sentence: String,
}

impl Config {
    /// Prints flag, variable, value in force and sentence of each setting.
    pub fn run(&self) -> anyhow::Result<u8> {
        let mut out = std::io::stdout().lock();
        for setting in settings() {
            let value = std::env::var(&setting.variable).unwrap_or_else(|_| setting.default.clone());
            writeln!(out, "--{:<18} {:<28} {value}\n    {}", setting.flag, setting.variable, setting.sentence)?;
        }
        Ok(DONE)
    }
}

/// Every setting of the server.
pub fn settings() -> Vec<Setting> {
    let command = ServeSettings::augment_args(Command::new("serve"));
    let setting = |arg: &clap::Arg| Setting {
        flag: arg.get_long().unwrap_or_default().to_owned(),
        variable: arg.get_env().unwrap_or_default().to_string_lossy().into_owned(),
        default: arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect(),
        sentence: arg.get_help().map(ToString::to_string).unwrap_or_default(),
    };
    command.get_arguments().filter(|arg| arg.get_env().is_some()).map(setting).collect()
}
