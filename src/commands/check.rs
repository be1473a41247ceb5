//! `grandjour check`: everything that is wrong with some record files.

use std::{collections::BTreeSet, io::Write, path::PathBuf};

use anyhow::Context;
use serde_json::json;

use super::{DONE, INPUT_HAS_ERRORS, completeness};
use crate::{
    domain::{Lang, Level},
    import::town,
    registry::{
        Schemas,
        examine::{Examined, examine},
    },
};

/// Check record files.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  grandjour check registry-data/systems/BRV-SYS-01.json\n  grandjour check --completeness registry-data/systems/*.json\n  grandjour check --json draft.json | jq '.files[].findings'\n\nExit code 0: no error (alerts and warnings may be printed); 1: at least one error."
)]
pub struct Check {
    /// Record files; a file's name is its reference, or its `$schema` says what it is
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Folder of the town that the records belong to
    #[arg(long, env = "GRANDJOUR_REGISTRY", default_value = "registry-data", value_name = "DIR")]
    registry: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print how complete each system is, by tier
    #[arg(long, conflicts_with = "json")]
    completeness: bool,
    /// Language of the sentences: fr or en
    #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
    lang: String,
}

impl Check {
    /// Checks and prints; the exit code says whether an error was found.
    pub fn run(&self) -> anyhow::Result<u8> {
        let schemas = Schemas::built_in().context("the built-in schemas")?;
        let town = town::read_town(&self.registry)?;
        // The town's other records are what the files may refer to.
        let published: BTreeSet<_> = town::read_records(&self.registry)?.into_iter().filter_map(|file| file.reference).collect();
        let files = self.files.iter().map(|path| town::read_record(path)).collect::<Result<Vec<_>, _>>()?;
        let zone = jiff::tz::TimeZone::get(&town.publisher.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let today = zone.to_datetime(super::open::now()).date();
        let examined = examine(&schemas, &town, files, &published, today);
        let mut out = std::io::stdout().lock();
        if self.json {
            let files: Vec<_> =
                examined.iter().map(|file| json!({ "path": file.path, "ok": file.is_good(), "findings": file.findings })).collect();
            writeln!(out, "{}", json!({ "files": files }))?;
        } else {
            let lang = Lang::parse(&self.lang).unwrap_or_default();
            examined.iter().try_for_each(|file| print(&mut out, file, lang))?;
            if self.completeness {
                completeness::print(&mut out, &examined, &schemas)?;
            }
            let wrong = examined.iter().filter(|file| !file.is_good()).count();
            writeln!(out, "{} checked, {} without error, {wrong} with errors", examined.len(), examined.len() - wrong)?;
        }
        Ok(if examined.iter().all(Examined::is_good) { DONE } else { INPUT_HAS_ERRORS })
    }
}

fn print(out: &mut impl Write, file: &Examined, lang: Lang) -> std::io::Result<()> {
    for finding in &file.findings {
        let level = match (finding.level, lang) {
            (Level::Error, Lang::Fr) => "point à corriger",
            (Level::LegalAlert, Lang::Fr) => "alerte légale",
            (Level::Warning, Lang::Fr) => "avertissement",
            (Level::Error, Lang::En) => "error",
            (Level::LegalAlert, Lang::En) => "legal alert",
            (Level::Warning, Lang::En) => "warning",
        };
        writeln!(out, "{}: {level}: {} [{}]", file.path.display(), finding.pointer, finding.rule)?;
        writeln!(out, "    {}\n    → {}", finding.sentence.get(lang), finding.remedy.get(lang))?;
    }
    Ok(())
}
