//! Opening the register for a command, with the machine's clock and randomness.

use std::{fs::File, path::Path, sync::Arc};

use anyhow::{Context, bail};

use crate::{
    config::Places,
    import::town,
    registry::{Registry, Schemas, Settings},
};

/// The register in its place, with the real clock and the system's randomness.
pub fn register(places: &Places) -> anyhow::Result<Registry> {
    let town = town::read_town(&places.registry)?;
    let schemas = Schemas::built_in().context("the built-in schemas")?;
    let settings = Settings { data: places.data.clone(), clock: Arc::new(now), entropy: Arc::new(fill) };
    Registry::open(settings, town, schemas).with_context(|| format!("the data folder {}", places.data.display()))
}

/// The register with the town's files in it, if it had none of the town's records: what a command that only reads works on.
pub fn loaded(places: &Places) -> anyhow::Result<Registry> {
    let registry = register(places)?;
    if !registry.has_town_records() {
        registry.load(town::read_records(&places.registry)?)?;
    }
    Ok(registry)
}

/// The lock of the one server of a data folder; held as long as the value lives.
pub fn lock(data: &Path) -> anyhow::Result<File> {
    std::fs::create_dir_all(data).with_context(|| format!("the data folder {} cannot be made", data.display()))?;
    let path = data.join("serve.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| format!("{} cannot be opened", path.display()))?;
    if file.try_lock().is_err() {
        bail!("another server already uses {}: stop it, or choose another folder with --data", data.display());
    }
    Ok(file)
}

/// The machine's clock.
#[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// A machine without randomness cannot commit to anything: stopping is the only honest answer.
#[expect(clippy::disallowed_methods, reason = "the one place where the system's randomness is read")]
fn fill(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        tracing::error!("the system gives no randomness");
        std::process::exit(3);
    }
}
