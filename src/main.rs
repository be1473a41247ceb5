//! `grandjour`: one command line, one exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    grandjour::commands::run()
}
