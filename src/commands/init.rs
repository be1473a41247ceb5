//! `grandjour init`: the folder of a new, empty town.

use std::{fs, io::Write, path::PathBuf};

use anyhow::{Context, bail};
use serde_json::json;

use super::{DONE, INPUT_HAS_ERRORS};

/// Write the folder of a new, empty town.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  grandjour init ma-ville --name \"Ville de Test\" --insee 99999 --siren 999999999 --prefix TST\n  grandjour serve --registry ma-ville --data ma-ville-var"
)]
pub struct Init {
    /// Folder to make; it must not exist yet, or be empty
    dir: PathBuf,
    /// The town's name, as in «Ville de Brumeval»
    #[arg(long)]
    name: String,
    /// The commune's INSEE code: five characters
    #[arg(long)]
    insee: String,
    /// The SIREN number of the town: nine digits
    #[arg(long)]
    siren: String,
    /// What references begin with: 2 to 10 capitals or digits, beginning with a letter
    #[arg(long)]
    prefix: String,
    /// The address that people write to about the register
    #[arg(long, value_name = "EMAIL")]
    email: Option<String>,
}

impl Init {
    /// Writes the folder, or says what is wrong with what was given.
    pub fn run(&self) -> anyhow::Result<u8> {
        let faults = self.faults();
        for fault in &faults {
            writeln!(std::io::stderr(), "grandjour init: {fault}")?;
        }
        if !faults.is_empty() {
            return Ok(INPUT_HAS_ERRORS);
        }
        if fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_some()) {
            bail!("{} is not empty: choose another folder", self.dir.display());
        }
        for (path, value) in self.files() {
            let path = self.dir.join(path);
            let folder = path.parent().unwrap_or(&self.dir);
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            let text = format!("{}\n", serde_json::to_string_pretty(&value)?);
            fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        for kind in crate::domain::Kind::ALL {
            fs::create_dir_all(self.dir.join(kind.plural()))?;
        }
        let dir = self.dir.display();
        writeln!(
            std::io::stdout(),
            "{dir} is ready. Complete {dir}/publisher.json and {dir}/departments/, then:\n  grandjour serve --registry {dir}"
        )?;
        Ok(DONE)
    }

    fn faults(&self) -> Vec<String> {
        let all = |text: &str, wanted: fn(char) -> bool| text.chars().all(wanted);
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push("--name is empty: give the town's name".to_owned());
        }
        if self.insee.len() != 5 || !all(&self.insee, |c| c.is_ascii_digit() || c == 'A' || c == 'B') {
            faults.push(format!("--insee {}: an INSEE code has five characters, such as 35238 or 2A004", self.insee));
        }
        if self.siren.len() != 9 || !all(&self.siren, |c| c.is_ascii_digit()) {
            faults.push(format!("--siren {}: a SIREN number has nine digits", self.siren));
        }
        if format!("{}-SYS-01", self.prefix).parse::<crate::domain::Reference>().is_err() {
            faults.push(format!("--prefix {}: 2 to 10 capitals or digits, beginning with a letter, such as TST", self.prefix));
        }
        faults
    }

    fn files(&self) -> Vec<(&'static str, serde_json::Value)> {
        let text = |fr: &str, en: &str| json!({ "fr": fr, "en": en });
        let keeper = text("Responsable du registre", "Keeper of the register");
        let email = self.email.clone().unwrap_or_else(|| "registre@example.org".to_owned());
        let publisher = json!({
            "name": text(&self.name, &self.name),
            "fullName": text(&self.name, &self.name),
            "insee": self.insee,
            "siren": self.siren,
            "prefix": self.prefix,
            "timeZone": "Europe/Paris",
            "languages": ["fr", "en"],
            "licence": {
                "name": "Licence Ouverte 2.0",
                "spdx": "etalab-2.0",
                "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
            },
            "contact": { "role": keeper, "email": email },
        });
        let department = json!({
            "code": "numerique",
            "name": text("Direction du numérique", "Digital department"),
            "body": "ville",
            "contact": { "role": text("Accueil de la direction", "Department reception"), "email": email },
        });
        let list =
            |name: &str, title: serde_json::Value, values: serde_json::Value| json!({ "name": name, "title": title, "values": values });
        let town = json!([{ "code": "ville", "label": text(&self.name, &self.name) }]);
        let areas = json!([
            { "code": "mobility", "label": text("Déplacements", "Mobility") },
            { "code": "social-aid", "label": text("Aides sociales", "Social aid") },
            { "code": "schools", "label": text("Écoles", "Schools") },
            { "code": "citizen-services", "label": text("Démarches", "Citizen services") },
        ]);
        let groups = json!([
            { "code": "residents", "label": text("Habitants", "Residents") },
            { "code": "agents", "label": text("Agents de la ville", "Municipal staff") },
        ]);
        vec![
            ("publisher.json", publisher),
            ("departments/numerique.json", department),
            ("vocabularies/bodies.json", list("bodies", text("Organismes responsables", "Accountable bodies"), town)),
            ("vocabularies/policyAreas.json", list("policyAreas", text("Domaines", "Policy areas"), areas)),
            ("vocabularies/affectedGroups.json", list("affectedGroups", text("Publics concernés", "People affected"), groups)),
            ("vocabularies/impactGrids.json", list("impactGrids", text("Grilles d’impact", "Impact grids"), json!([]))),
            ("thesaurus/fr.json", json!({ "entries": [] })),
            ("thesaurus/en.json", json!({ "entries": [] })),
        ]
    }
}
