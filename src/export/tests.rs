//! Whole exports of the town's own records.

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use super::*;
use crate::{
    domain::Kind,
    import::town::{read_records, read_town},
    registry::{Registry, Schemas, Settings, permit::Reviewer},
};

struct Town {
    registry: Registry,
    _data: tempfile::TempDir,
}

fn brumeval() -> Town {
    let data = tempfile::tempdir().unwrap();
    let calls = AtomicU8::new(0);
    let settings = Settings {
        data: data.path().to_owned(),
        clock: Arc::new(|| "2026-03-01T23:30:00Z".parse().unwrap()),
        entropy: Arc::new(move |bytes: &mut [u8]| bytes.fill(calls.fetch_add(1, Ordering::Relaxed))),
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry-data");
    let registry = Registry::open(settings, read_town(&folder).unwrap(), Schemas::built_in().unwrap()).unwrap();
    registry.load(read_records(&folder).unwrap()).unwrap();
    Town { registry, _data: data }
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn names(set: &FileSet) -> Vec<&str> {
    set.files.iter().map(|file| file.name.as_str()).collect()
}

#[test]
fn headers_are_frozen_and_new_columns_come_last() {
    let schemas = Schemas::built_in().unwrap();
    for kind in Kind::ALL {
        let now: Vec<String> = columns::columns(&schemas.of(kind).dictionary).into_iter().map(|column| column.name).collect();
        let now = format!("{}: {}", kind.plural(), now.join(","));
        let frozen = format!("{}: {}", kind.plural(), columns::frozen(kind.plural()).join(","));
        assert_eq!(
            now, frozen,
            "a column may be added at the end of its line in src/export/headers.txt, and nothing else may change there"
        );
    }
    assert_eq!(columns::frozen("data-uses"), data_uses::HEADER, "new columns of data-uses come last, here and in src/export/headers.txt");
}

#[test]
fn the_heart_of_the_register_comes_first() {
    let heart = |file: &str| columns::frozen(file)[..8].join(",");
    assert_eq!(heart("systems"), "reference,name,department,purpose,dataCategories,humanOversight,status,updatedOn");
    for file in ["systems", "datasets", "statements"] {
        let header = columns::frozen(file);
        let after = header.iter().position(|name| *name == "updatedOn").unwrap();
        assert_eq!(header[after + 1..after + 5], ["register", "revision", "approval", "legalAlerts"]);
        let mut once = header.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), header.len(), "no two columns of {file} have one name");
    }
}

#[test]
fn files_say_exactly_what_the_register_says() {
    let town = brumeval();
    let folder = tempfile::tempdir().unwrap();
    let set = render(&town.registry, folder.path()).unwrap();
    let read = |name: &str| fs::read_to_string(set.folder.join(name)).unwrap();
    let text = read("systems.csv");
    assert!(text.starts_with("reference,") && text.contains("\r\n"));
    let csv = rows(&text);
    let lines: Vec<serde_json::Value> = read("systems.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(csv.len() - 1, lines.len());
    let cell = |row: &[String], name: &str| row[csv[0].iter().position(|header| header == name).unwrap()].clone();
    for (row, line) in csv[1..].iter().zip(&lines) {
        assert_eq!(cell(row, "reference"), line["reference"].as_str().unwrap());
        assert_eq!(cell(row, "name"), line["body"]["name"]["fr"].as_str().unwrap());
        assert_eq!(cell(row, "register"), "town");
        assert_eq!((cell(row, "updatedOn").as_str(), &line["publishedOn"]), ("2026-03-01T23:30:00Z", &"2026-03-01T23:30:00Z".into()));
        let uses: serde_json::Value = serde_json::from_str(&cell(row, "dataUses")).unwrap_or_default();
        assert_eq!(uses, line["body"]["dataUses"]);
    }
    for file in &set.files {
        let bytes = fs::read(set.path(file)).unwrap();
        assert_eq!(bytes.len() as u64, file.bytes);
        let mut unpacked = Vec::new();
        let packed = fs::File::open(set.folder.join(format!("{}.gz", file.name))).unwrap();
        std::io::copy(&mut flate2::read::GzDecoder::new(packed), &mut unpacked).unwrap();
        assert_eq!(unpacked, bytes, "{}", file.name);
    }
}

#[test]
fn each_use_has_a_row_for_each_category_it_or_its_dataset_names() {
    let town = brumeval();
    let folder = tempfile::tempdir().unwrap();
    let set = render(&town.registry, folder.path()).unwrap();
    let uses = rows(&fs::read_to_string(set.folder.join("data-uses.csv")).unwrap());
    let systems = rows(&fs::read_to_string(set.folder.join("systems.csv")).unwrap());
    for system in &systems[1..] {
        let mut mine: Vec<&str> = uses.iter().filter(|row| row[0] == system[0] && !row[8].is_empty()).map(|row| row[8].as_str()).collect();
        mine.sort_unstable();
        mine.dedup();
        assert_eq!(mine.join(" | "), system[4], "{}", system[0]);
    }
    assert_eq!(set.file("data-uses.csv").unwrap().rows as usize, uses.len() - 1);
    assert!(uses[1..].iter().all(|row| row[8].is_empty() == row[9].is_empty() && !row[6].is_empty()));
}

#[test]
fn the_same_register_gives_the_same_bytes_and_is_not_written_twice() {
    let town = brumeval();
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = render(&town.registry, one.path()).unwrap();
    let second = render(&town.registry, other.path()).unwrap();
    let hashes = |set: &FileSet| set.files.iter().map(|file| (file.sha256.clone(), file.gzip.clone())).collect::<Vec<_>>();
    assert_eq!(hashes(&first), hashes(&second));
    assert_eq!(render(&town.registry, one.path()).unwrap(), first);
    assert_eq!(FileSet::open(one.path()).unwrap(), Some(first.clone()));
    // A file that was cut is written again.
    fs::write(first.folder.join("systems.csv"), "reference").unwrap();
    assert_eq!(FileSet::open(one.path()).unwrap(), None);
    assert_eq!(hashes(&render(&town.registry, one.path()).unwrap()), hashes(&first));
}

#[test]
fn the_set_before_is_kept_and_older_ones_go() {
    let town = brumeval();
    let folder = tempfile::tempdir().unwrap();
    let mut sizes = vec![render(&town.registry, folder.path()).unwrap().size];
    fs::create_dir(folder.path().join("kept")).unwrap();
    fs::create_dir(folder.path().join("7.tmp")).unwrap();
    let reviewer = Reviewer::of(&crate::domain::Actor { id: "r".into(), roles: [crate::domain::Role::Reviewer].into() }).unwrap();
    for reference in ["BRV-SYS-02", "BRV-SYS-01"] {
        let reference: crate::domain::Reference = reference.parse().unwrap();
        let reason = crate::domain::Text { fr: "Essai.".into(), en: None };
        town.registry.write(|tx| crate::registry::acts::withdraw(tx, &reviewer, &reference, &reason)).unwrap();
        let set = render(&town.registry, folder.path()).unwrap();
        assert!(!fs::read_to_string(set.folder.join("systems.jsonl")).unwrap().contains(&format!("\"reference\":\"{reference}\"")));
        sizes.push(set.size);
    }
    let mut left: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, [sizes[1].to_string(), sizes[2].to_string(), "CURRENT".into(), "kept".into()]);
}

#[test]
fn a_person_gets_the_same_files_and_loses_none_of_theirs() {
    let town = brumeval();
    let (folder, place) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let served = render(&town.registry, folder.path()).unwrap();
    let dir = place.path().join("export");
    for _ in 0..2 {
        let set = to_dir(&town.registry, &dir).unwrap();
        assert_eq!(names(&set), names(&served));
        assert!(set.files.iter().zip(&served.files).all(|(mine, theirs)| mine.sha256 == theirs.sha256));
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 9);
    }
    let theirs = place.path().join("thesis");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("chapter.txt"), "1").unwrap();
    let refused = to_dir(&town.registry, &theirs).unwrap_err();
    assert!(matches!(&refused, ExportError::NotAnExport(path) if *path == theirs), "{refused}");
    assert_eq!(fs::read_dir(&theirs).unwrap().count(), 1);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let town = brumeval();
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("file"), "").unwrap();
    let dir = place.path().join("file/export");
    let error = to_dir(&town.registry, &dir).unwrap_err().to_string();
    assert!(error.contains(&dir.display().to_string()), "{error}");
    assert!(render(&town.registry, &dir).is_err());
}
