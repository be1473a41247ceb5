//! Whole imports of small files of our own writing.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    domain::Reference,
    registry::{Registry, Schemas, Settings, reads::Entry},
};

const MAPPING: &str = r#"
[source]
prefix = "VIL"
name = "Registre de Ville-Essai"
kind = "system"
language = "en"
id = ["nom"]
blank = ["N/A"]

[[field]]
column = "nom"
pointer = "/name"

[[field]]
column = "texte"
pointer = "/summary"
max = 40
overflow = "/description"

[[field]]
column = "ia"
pointer = "/isAi"

[[field]]
column = "date"
pointer = "/startedOn"

[[field]]
column = "technique"
pointer = "/techniques/*"
split = ";"
table = { "Règles" = "writtenRules", "Secret" = { gap = { fr = "Tenu secret." } } }

[[field]]
column = "fournisseur"
pointer = "/suppliers/*/name"

[[explain]]
column = "publics"
pointer = "/affectedGroups"
sentence = { fr = "Dit ainsi : « {value} »." }
"#;
const HEADER: &str = "nom,texte,ia,date,technique,fournisseur,publics,autre\n";

struct Town {
    registry: Registry,
    _data: tempfile::TempDir,
}

impl Town {
    fn new() -> Town {
        let data = tempfile::tempdir().unwrap();
        let calls = AtomicU8::new(0);
        let settings = Settings {
            data: data.path().to_owned(),
            clock: Arc::new(|| "2026-03-01T10:00:00Z".parse().unwrap()),
            entropy: Arc::new(move |bytes: &mut [u8]| bytes.fill(calls.fetch_add(1, Ordering::Relaxed))),
        };
        let town = town::read_town(&Path::new(env!("CARGO_MANIFEST_DIR")).join("registry-data")).unwrap();
        Town { registry: Registry::open(settings, town, Schemas::built_in().unwrap()).unwrap(), _data: data }
    }

    fn import(&self, rows: &str, dry_run: bool) -> ImportReport {
        let table = read_bytes(format!("{HEADER}{rows}").as_bytes(), Format::Csv, None).unwrap();
        let mapping = Mapping::parse("essai", MAPPING).unwrap();
        import(&self.registry, &mapping, &table, dry_run, &mut |_, _| {}).unwrap()
    }

    fn body(&self, reference: &str) -> Option<Value> {
        match self.registry.entry(&reference.parse::<Reference>().unwrap()).unwrap() {
            Some(Entry::Live(record)) => Some(record.body),
            _ => None,
        }
    }
}

fn counts(report: &ImportReport) -> [usize; 4] {
    [report.published, report.revised, report.unchanged, report.refused.len()]
}

fn gap<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    body["gaps"].as_array().unwrap().iter().find(|gap| gap["path"] == path)
}

#[test]
fn a_row_becomes_a_record_that_says_where_it_comes_from() {
    let town = Town::new();
    let report = town.import("Tri,It sorts mail.,yes,2020/05,Règles; matching,ACME,Everybody,\"a, b\"\n", false);
    assert_eq!(counts(&report), [1, 0, 0, 0]);
    let body = town.body("VIL-SYS-01").unwrap();
    assert_eq!(body["name"], json!({"fr": "Tri", "en": "Tri"}));
    assert_eq!(body["isAi"], true);
    assert_eq!(body["startedOn"], "2020-05");
    assert_eq!(body["techniques"], json!(["writtenRules", "matching"]));
    assert_eq!(body["suppliers"], json!([{"name": "ACME"}]));
    assert_eq!(body["provenance"]["sourceId"], "Tri");
    assert_eq!(body["provenance"]["importedAt"], "2026-03-01T10:00:00Z");
    assert_eq!(body["sourceRow"]["date"], "2020/05");
    assert_eq!(body["ext"], json!({"import": {"language": "en"}, "vil": {"publics": "Everybody", "autre": "a, b"}}));
    assert_eq!(gap(&body, "/affectedGroups").unwrap()["explanation"]["fr"], "Dit ainsi : « Everybody ».");
    assert_eq!(gap(&body, "/purpose").unwrap()["explanation"]["fr"], "Le registre d’origine ne le dit pas.");
    let tally = Tally { total: 8, mapped: 3, recoded: 3, ext: 2, refused: 0 };
    assert_eq!(report.cells, tally);
    assert!((report.typed_share() - 6.0 / 7.0).abs() < 1e-9);
}

#[test]
fn what_has_no_place_becomes_a_gap_and_is_kept() {
    let town = Town::new();
    town.import("A,x,perhaps,around 2020,Magic,N/A,,\nB,x,no,,Secret,,N/A,\nC,x,,,Règles; Secret,,,\n", false);
    let a = town.body("VIL-SYS-01").unwrap();
    assert_eq!(a["ext"]["vil"], json!({"ia": "perhaps", "date": "around 2020", "technique": "Magic"}));
    assert!(gap(&a, "/techniques").unwrap()["explanation"]["fr"].as_str().unwrap().contains("« Magic »"));
    assert_eq!(gap(&a, "/suppliers").unwrap()["explanation"]["fr"], "Le registre d’origine répond « N/A ».");
    let b = town.body("VIL-SYS-02").unwrap();
    assert_eq!(gap(&b, "/techniques").unwrap()["explanation"], json!({"fr": "Tenu secret."}));
    let c = town.body("VIL-SYS-03").unwrap();
    assert_eq!((&c["techniques"], &c["ext"]["vil"]["technique"]), (&json!(["writtenRules"]), &json!("Règles; Secret")));
}

#[test]
fn a_long_text_is_cut_at_a_sentence_and_kept_whole() {
    let town = Town::new();
    let text = "It sorts the mail. It also reads it, which takes some time.";
    town.import(&format!("A,\"{text}\",,,,,,\n"), false);
    let body = town.body("VIL-SYS-01").unwrap();
    assert_eq!((body["summary"]["fr"].as_str(), body["description"]["fr"].as_str()), (Some("It sorts the mail."), Some(text)));
}

#[test]
fn a_second_import_changes_nothing_and_a_changed_row_is_one_revision() {
    let town = Town::new();
    let rows = "Tri,x,yes,,,,,\nTri,y,,,,,,\nAutre,z,,,,,,\n";
    assert_eq!(counts(&town.import(rows, true)), [3, 0, 0, 0]);
    assert_eq!(town.body("VIL-SYS-01"), None, "a dry run keeps nothing");
    assert_eq!(counts(&town.import(rows, false)), [3, 0, 0, 0]);
    assert_eq!(town.body("VIL-SYS-02").unwrap()["provenance"]["sourceId"], "Tri #2");
    assert_eq!(counts(&town.import(rows, false)), [0, 0, 3, 0]);
    assert_eq!(counts(&town.import(&rows.replace("z", "new"), false)), [0, 1, 2, 0]);
}

#[test]
fn a_refused_row_is_named_with_its_column_and_the_others_go_on() {
    let town = Town::new();
    let report = town.import(&format!("{},x,,,,,,\nB,x\u{202e}y,,,,,,\nC,x,,,,,,\n", "n".repeat(300)), false);
    assert_eq!(counts(&report), [1, 0, 0, 2]);
    let said: Vec<_> = report.refused.iter().map(|row| (row.row, row.line, row.findings[0].column.as_deref())).collect();
    assert_eq!(said, [(1, Some(2), Some("nom")), (2, Some(3), Some("texte"))]);
    assert!(report.refused[0].source_id.chars().count() <= 200);
    assert_eq!(report.cells.refused, 4);
    assert!(report.to_string().contains("refused: row 2 (line 3), B"), "{report}");
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_with_its_line() {
    let town = Town::new();
    let table = read_bytes(HEADER.as_bytes(), Format::Csv, None).unwrap();
    for (was, is, why) in [
        ("\"/isAi\"", "\"/isAI\"", "mapping essai, line 22: the schema has no field /isAI; the nearest is /isAi"),
        ("column = \"ia\"", "column = \"iaa\"", "mapping essai, line 21: the file has no column «iaa»; the nearest is «ia»"),
        ("\"/isAi\"", "\"/contact\"", "has parts: name one of them, such as /contact/role"),
        ("\"/isAi\"", "\"/ext\"", "/ext is written by the import itself"),
        ("\"/affectedGroups\"", "\"/cost\"", "/cost cannot stand in `gaps`"),
        ("\"VIL\"", "\"BRV\"", "records cannot be imported as BRV-…"),
        ("id = [\"nom\"]", "id = []", "`id` must name"),
    ] {
        let mapping = Mapping::parse("essai", &MAPPING.replacen(was, is, 1)).unwrap();
        let error = import(&town.registry, &mapping, &table, true, &mut |_, _| {}).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever stands in the cells, each one is in the report once, and a second import finds every row as it was.
    #[test]
    fn every_cell_is_accounted_for(rows in prop::collection::vec(prop::collection::vec("(|N/A|yes|2020/00|Secret;Règles|;|\\PC{0,60})", 8), 1..6)) {
        let town = Town::new();
        let headers: Vec<String> = HEADER.trim_end().split(',').map(str::to_owned).collect();
        let row = |(index, cells): (usize, Vec<String>)| SourceRow { number: index + 1, line: None, cells };
        let table = Table { headers, rows: rows.into_iter().enumerate().map(row).collect(), warnings: Vec::new() };
        let mapping = Mapping::parse("essai", MAPPING).unwrap();
        let first = import(&town.registry, &mapping, &table, false, &mut |_, _| {}).unwrap();
        prop_assert!(first.cells.is_balanced());
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        prop_assert_eq!(first.cells.total, cells.filter(|cell| !table::trimmed(cell).is_empty()).count());
        let second = import(&town.registry, &mapping, &table, false, &mut |_, _| {}).unwrap();
        prop_assert_eq!(counts(&second), [0, 0, first.published, first.refused.len()]);
    }
}
