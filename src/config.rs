//! Every setting of the server, in one place: flag, environment variable, default and sentence. Read at start only.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, ValueEnum};

/// What `serve` can be told. Each setting is a flag and a `GRANDJOUR_*` variable; `grandjour config` lists them.
#[derive(Args, Clone, Debug)]
pub struct ServeSettings {
    #[command(flatten)]
    pub(crate) places: Places,

    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, env = "GRANDJOUR_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,

    /// Public address of the site, such as https://registre.example.org; never taken from a request
    #[arg(long, env = "GRANDJOUR_BASE_URL", default_value = "", value_name = "URL", hide_default_value = true)]
    pub(crate) base_url: String,

    /// When the town's files are loaded: once, into an empty register, or at every start
    #[arg(long, env = "GRANDJOUR_LOAD", default_value = "seed", value_enum)]
    pub(crate) load: Load,

    /// Connections open at once
    #[arg(long, env = "GRANDJOUR_MAX_CONNECTIONS", default_value_t = 1024, value_name = "NUMBER")]
    pub(crate) max_connections: usize,

    /// How the log is written to standard error
    #[arg(long, env = "GRANDJOUR_LOG_FORMAT", default_value = "text", value_enum)]
    pub(crate) log_format: LogFormat,

    /// What is logged: error, warn, info, debug, or a filter such as grandjour=debug
    #[arg(long, env = "GRANDJOUR_LOG", default_value = "info", value_name = "FILTER")]
    pub(crate) log: String,
}

/// Where things are, for every command that opens the register.
#[derive(Args, Clone, Debug)]
pub struct Places {
    /// Folder of the database, the search index and the rendered files
    #[arg(long, env = "GRANDJOUR_DATA", default_value = "var", value_name = "DIR")]
    pub(crate) data: PathBuf,

    /// Folder of the town: publisher, departments, lists and record files
    #[arg(long, env = "GRANDJOUR_REGISTRY", default_value = "registry-data", value_name = "DIR")]
    pub(crate) registry: PathBuf,
}

/// When the town's files are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Load {
    /// Once, into an empty register.
    Seed,
    /// At every start: changed files become new versions.
    Follow,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}
