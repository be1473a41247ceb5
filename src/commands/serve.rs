//! `grandjour serve`: the register on HTTP, with its followers.

use std::{
    io::{IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use tokio::net::TcpListener;

use super::{DONE, open, progress};
use crate::{
    config::{Load, LogFormat, ServeSettings},
    export,
    import::town,
    registry::{Registry, examine::RefusedFile},
    web::{App, Front, Limits, Site, serve},
};

/// Serve the register.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  grandjour serve --listen 0.0.0.0:80 --base-url https://registre.example.org\n  GRANDJOUR_DATA=/var/lib/grandjour grandjour serve"
)]
pub struct Serve {
    #[command(flatten)]
    pub settings: ServeSettings,
}

/// How often the log is looked at: what is published is searchable within this time and the indexing itself.
const FOLLOW_EVERY: Duration = Duration::from_millis(50);
/// Files are rendered this long after the last publication …
const QUIET: Duration = Duration::from_secs(2);
/// … and no more often than this.
const RENDER_EVERY: Duration = Duration::from_secs(300);

impl Serve {
    /// Serves until asked to end.
    pub fn run(&self) -> anyhow::Result<u8> {
        start_log(&self.settings);
        let _lock = open::lock(&self.settings.places.data)?;
        let listener = self.bind()?;
        let registry = Arc::new(open::register(&self.settings.places)?);
        load(&registry, &self.settings)?;
        let site = Site { base: self.base(&listener)?, build: env!("CARGO_PKG_VERSION").to_owned() };
        let app = App::new(registry.clone(), site);
        let ending = Arc::new(AtomicBool::new(false));
        // A usable index is opened before the first request; one that must be rebuilt is rebuilt beside the serving.
        let followers = [follow(registry.clone(), ending.clone()), render(app.clone(), ending.clone())];
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(self.listen(listener, app))?;
        ending.store(true, Ordering::Relaxed);
        for follower in followers {
            // A follower that panicked has said so; what it mirrors is rebuilt at the next start.
            let _ = follower.join();
        }
        Ok(DONE)
    }

    /// Takes the port before any work is done: a port in use is said at once.
    fn bind(&self) -> anyhow::Result<std::net::TcpListener> {
        let listener = std::net::TcpListener::bind(self.settings.listen)
            .with_context(|| format!("cannot listen on {}; choose another address with --listen", self.settings.listen))?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    }

    /// The public address: as set; on a machine of one's own the address listened on; else unknown, and links are relative.
    fn base(&self, listener: &std::net::TcpListener) -> anyhow::Result<String> {
        let given = self.settings.base_url.trim_end_matches('/');
        let address = listener.local_addr()?;
        if given.is_empty() && address.ip().is_loopback() {
            return Ok(format!("http://{address}"));
        }
        if given.is_empty() {
            tracing::warn!("--base-url is not set: addresses in data and headers are relative");
        }
        Ok(given.to_owned())
    }

    async fn listen(&self, listener: std::net::TcpListener, app: App) -> anyhow::Result<()> {
        let listener = TcpListener::from_std(listener)?;
        say_where(&app, &listener)?;
        let limits = Limits { connections: self.settings.max_connections.max(1), ..Limits::default() };
        serve(listener, Front::new(app), limits, end()).await;
        Ok(())
    }
}

/// Prints where to look, before the first request can come.
fn say_where(app: &App, listener: &TcpListener) -> anyhow::Result<()> {
    let name = &app.registry.town().publisher.full_name.fr;
    let mut out = std::io::stdout();
    writeln!(out, "{name} — Le registre au grand jour : http://{}/", listener.local_addr()?)?;
    Ok(out.flush()?)
}

/// Resolves at SIGINT or SIGTERM.
async fn end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

fn start_log(settings: &ServeSettings) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_new(&settings.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    // Only the first logger of a process counts; a second attempt changes nothing.
    let _ = match settings.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}

/// Loads the town's files where the settings say so, and names every one that is not public.
fn load(registry: &Registry, settings: &ServeSettings) -> anyhow::Result<()> {
    if settings.load == Load::Seed && registry.has_town_records() {
        return Ok(());
    }
    let files = town::read_records(&settings.places.registry)?;
    if files.is_empty() {
        return Ok(());
    }
    let bar = progress::spinner(&format!("loading {} files", files.len()));
    let loading = registry.load(files)?;
    bar.finish_and_clear();
    loading.refused.iter().for_each(say_refused);
    for gone in &loading.gone {
        tracing::warn!(rule = gone.rule, remedy = gone.remedy.fr, "{}", gone.sentence.fr);
    }
    tracing::info!(
        published = loading.published,
        unchanged = loading.unchanged,
        refused = loading.refused.len(),
        "the town's files are loaded"
    );
    registry.set_refused_files(loading.refused);
    Ok(())
}

fn say_refused(file: &RefusedFile) {
    for finding in &file.findings {
        tracing::warn!(
            file = %file.path.display(),
            pointer = finding.pointer,
            rule = finding.rule,
            remedy = finding.remedy.fr,
            "{}", finding.sentence.fr
        );
    }
}

/// Keeps the index and the view at the log's end, whoever writes to the database.
fn follow(registry: Arc<Registry>, ending: Arc<AtomicBool>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut failed = false;
        let mut verified = false;
        while !ending.load(Ordering::Relaxed) {
            let behind = registry.progress().is_ok_and(|(searchable, size)| searchable < size) || registry.view().searchable().is_none();
            if behind {
                match registry.follow() {
                    Ok(()) => failed = false,
                    // Said once, not twenty times a second: the next pass tries again.
                    Err(error) if !failed => {
                        failed = true;
                        tracing::error!(error = &error as &dyn std::error::Error, "the search index does not follow");
                    }
                    Err(_) => thread::sleep(Duration::from_secs(1)),
                }
            } else if !verified {
                verified = true;
                if let Err(error) = registry.verify_index() {
                    tracing::error!(error = &error as &dyn std::error::Error, "the search index could not be verified");
                }
            }
            thread::sleep(FOLLOW_EVERY);
        }
    })
}

/// Keeps the files of `/donnees/` near the log's end.
fn render(app: App, ending: Arc<AtomicBool>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let folder = app.registry.data().join("files");
        let mut seen = (0, Instant::now());
        let mut rendered: Option<Instant> = None;
        while !ending.load(Ordering::Relaxed) {
            let size = app.registry.view().size();
            if size != seen.0 {
                seen = (size, Instant::now());
            }
            let is_stale = app.files.load().as_ref().is_none_or(|files| files.size != size);
            let is_first = app.files.load().is_none();
            let is_due = rendered.is_none_or(|at| at.elapsed() > RENDER_EVERY) && seen.1.elapsed() > QUIET;
            if is_stale && (is_first || is_due) {
                match export::render(&app.registry, &folder) {
                    Ok(files) => app.files.store(Some(Arc::new(files))),
                    Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "the files were not rendered"),
                }
                rendered = Some(Instant::now());
            }
            thread::sleep(Duration::from_millis(200));
        }
    })
}
