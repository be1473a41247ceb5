//! What every handler shares.

use std::sync::Arc;

use super::{cache::Cache, run::Pool};
use crate::{export::FileSet, registry::Registry};

/// What every handler shares: cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The register.
    pub registry: Arc<Registry>,
    /// Ready answers.
    pub cache: Arc<Cache>,
    /// Where blocking work runs.
    pub pool: Arc<Pool>,
    /// How the site speaks of itself.
    pub site: Arc<Site>,
    /// The newest rendered files, once there are any.
    pub files: Arc<arc_swap::ArcSwapOption<FileSet>>,
}

/// How the site speaks of itself.
#[derive(Clone, Debug)]
pub struct Site {
    /// The public address without a final slash, such as `https://registre.brumeval.example`; empty for relative links.
    pub base: String,
    /// Names this program's version in ETags and static addresses.
    pub build: String,
}

impl App {
    /// The application over an open register.
    pub fn new(registry: Arc<Registry>, site: Site) -> App {
        App {
            registry,
            cache: Arc::new(Cache::new()),
            pool: Arc::new(Pool::new()),
            site: Arc::new(site),
            files: Arc::new(arc_swap::ArcSwapOption::empty()),
        }
    }

    /// Runs blocking work on the bounded pool, with the application at hand.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, super::Problem> + Send + 'static,
    ) -> Result<T, super::Problem> {
        let app = self.clone();
        self.pool.run(move || work(&app)).await
    }
}
