//! The command line: argv to one command to an exit code. One file per command.
//!
//! Exit codes are stable: 0 done; 1 the input has errors; 2 the command line is wrong; 3 the machine is in the way.

mod check;
mod completeness;
mod config;
mod export;
mod import;
mod init;
mod open;
mod openapi;
mod progress;
mod screens;
mod serve;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
pub use config::{Setting, settings};

/// Everything went well.
const DONE: u8 = 0;
/// What was given has errors: they have been printed.
const INPUT_HAS_ERRORS: u8 = 1;
/// The machine is in the way: disk, rights, port.
const MACHINE: u8 = 3;

#[derive(Parser)]
#[command(
    name = "grandjour",
    version,
    about = "The public register of a town's algorithms and datasets",
    long_about = "The public register in which a municipality shows every algorithm and every dataset it uses.\n\
                  Without a command it serves the register: grandjour = grandjour serve.",
    after_help = "Examples:\n  \
        grandjour                                  serve registry-data at http://127.0.0.1:8080\n  \
        grandjour init ma-ville --name \"Ville de Test\" --insee 99999 --siren 999999999 --prefix TST\n  \
        grandjour check registry-data/systems/*.json\n  \
        grandjour export open-data\n\n\
        Exit codes: 0 done, 1 the input has errors, 2 wrong command line, 3 the machine is in the way."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: crate::config::ServeSettings,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the register (the default)
    Serve(Box<serve::Serve>),
    /// Write the folder of a new, empty town
    Init(init::Init),
    /// Check record files and say everything that is wrong with them
    Check(check::Check),
    /// Take over another register's file through a mapping
    Import(import::Import),
    /// Write the register's open-data files into a folder
    Export(export::Export),
    /// Print the OpenAPI document
    Openapi(openapi::Openapi),
    /// Print every setting, its variable, its value and what it does
    Config(config::Config),
    /// Print every screen of the site, for tests
    #[command(hide = true)]
    Screens(screens::Screens),
}

/// Runs the command that the process was called with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => serve::Serve { settings: cli.serve }.run(),
        Some(Command::Serve(command)) => command.run(),
        Some(Command::Init(command)) => command.run(),
        Some(Command::Check(command)) => command.run(),
        Some(Command::Import(command)) => command.run(),
        Some(Command::Export(command)) => command.run(),
        Some(Command::Openapi(command)) => command.run(),
        Some(Command::Config(command)) => command.run(),
        Some(Command::Screens(command)) => command.run(),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_closed_pipe(&error) => ExitCode::from(DONE),
        Err(error) => {
            // A reader that went away cannot be told; the exit code still says it.
            let _ = writeln!(io::stderr(), "grandjour: {error:#}");
            ExitCode::from(MACHINE)
        }
    }
}

/// Whether whoever reads our output has closed it, as `head` does: not a failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
