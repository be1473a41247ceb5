//! Real input: New York City's file through its mapping. The file is not ours to ship; where it is absent the test says so.

use std::path::PathBuf;

use grandjour::import::{self, Mapping};

use crate::town::{TestTown, root};

fn nyc() -> Option<PathBuf> {
    let path = root().join("../shared/data/nyc-algorithmic-tools/algorithm_tool_compliance.csv");
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}

#[test]
fn new_york_s_file_comes_in_whole_and_a_second_run_changes_nothing() {
    let Some(path) = nyc() else { return };
    let mapping = Mapping::read(&root().join("schema/mappings/nyc-algorithmic-tools.toml")).expect("the mapping");
    let table = import::read(&path, mapping.rows_at()).expect("the file");
    let town = TestTown::demo();
    let run = |dry| import::import(&town.registry, &mapping, &table, dry, &mut |_, _| {}).expect("the import");

    let dry = run(true);
    assert_eq!((dry.rows, dry.refused.len()), (76, 0));
    assert_eq!(town.registry.view().size(), 33, "a dry run keeps nothing");

    let report = run(false);
    assert_eq!((report.rows, report.published, report.refused.len()), (76, 76, 0));
    assert!(report.typed_share() >= 0.90, "{:.3}", report.typed_share());
    let cells = report.cells;
    assert_eq!(cells.mapped + cells.recoded + cells.ext + cells.refused, cells.total, "every cell is accounted for");
    let non_empty: usize = {
        let mut reader = csv::Reader::from_path(&path).expect("the file");
        reader.records().map(|row| row.expect("a row").iter().filter(|cell| !cell.trim().is_empty()).count()).sum()
    };
    assert_eq!(cells.total, non_empty, "counted independently");

    let again = run(false);
    assert_eq!((again.published, again.revised, again.unchanged), (0, 0, 76));

    town.follow();
    assert_eq!(town.get("/api/v1/systems").json()["total"], 15, "outside the town's counts");
    assert_eq!(town.get("/api/v1/systems?register=nyc").json()["total"], 76, "browsable");
    assert!(town.get("/api/v1/search?lang=en&register=nyc&q=facial+recognition").json()["total"].as_u64().unwrap() >= 2, "searchable");
    let record = town.get("/api/v1/systems/NYC-SYS-01").json();
    assert_eq!(record["approval"], "archive");
    assert!(record["body"]["sourceRow"].as_object().unwrap().len() > 5, "the row itself is kept");
    let page = town.get("/fr/systemes/NYC-SYS-01");
    assert!(page.text().contains("Importé, incomplet"), "said on its page");
    assert!(!town.get("/fr").text().contains("NYC-SYS"), "not on the home page");
    town.render_files();
    assert_eq!(town.get("/donnees/systems.jsonl").text().lines().count(), 91, "exported");
}
