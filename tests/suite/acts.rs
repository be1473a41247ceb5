//! The life of a declaration: drafts, review, publication, amendment, withdrawal, and the town's files.

use grandjour::{
    domain::{Kind, Level, PartialDate, Reference, Text, record::Approval},
    import::town::read_records,
    registry::{
        ActError, Refusal,
        acts::{self, Outcome, RecordFile},
        reads::Entry,
    },
};
use http::StatusCode;
use serde_json::{Value, json};

use crate::town::{TestTown, demo_body, registry_data};

/// A publishable body that depends on no other record, filed by `department`.
fn a_statement(department: &str) -> Value {
    let mut body = demo_body("BRV-ST-01");
    body["department"] = json!(department);
    body
}

fn publish_statement(town: &TestTown) -> Reference {
    let (filer, reviewer) = (town.filer("numerique"), town.reviewer("rita"));
    town.registry
        .write(|tx| {
            let filed = acts::file(tx, &filer, Kind::Statement, None, &a_statement("numerique"))?;
            acts::submit(tx, &filer, &filed.id)?;
            Ok(acts::publish(tx, &reviewer, &filed.id, &[])?.reference)
        })
        .expect("published")
}

fn refusal<T: std::fmt::Debug>(result: Result<T, ActError>) -> Refusal {
    match result {
        Err(ActError::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn a_draft_may_be_wrong_and_is_not_lost_nor_seen() {
    let town = TestTown::empty();
    let filer = town.filer("numerique");
    let wrong = json!({ "name": { "fr": "Brouillon secret" }, "surprise": true });
    let filed = town.registry.write(|tx| acts::file(tx, &filer, Kind::System, Some("mine-1"), &wrong)).expect("saved");
    assert!(filed.findings.iter().any(|finding| finding.rule == "unknownField" && finding.pointer == "/surprise"));
    let again = town.registry.write(|tx| acts::file(tx, &filer, Kind::System, Some("mine-1"), &wrong)).expect("saved");
    assert_eq!(again.id, filed.id, "filing twice under one's own identifier is filing once");
    town.follow();
    assert_eq!(town.get("/api/v1/search?q=brouillon").json()["total"], 0);
    assert_eq!(town.registry.view().size(), 0, "a draft leaves no trace in the public log");
}

#[test]
fn a_submission_with_errors_comes_back_with_all_of_them_and_their_remedies() {
    let town = TestTown::empty();
    let filer = town.filer("numerique");
    let mut body = a_statement("numerique");
    body.as_object_mut().unwrap().remove("text");
    body["kind"] = json!("wish");
    let result = town.registry.write(|tx| {
        let filed = acts::file(tx, &filer, Kind::Statement, None, &body)?;
        acts::submit(tx, &filer, &filed.id)
    });
    let Refusal::Findings(findings) = refusal(result) else { panic!("findings") };
    for pointer in ["/text", "/kind"] {
        let finding = findings.iter().find(|finding| finding.pointer == pointer).unwrap_or_else(|| panic!("{pointer}: {findings:?}"));
        assert_eq!(finding.level, Level::Error);
        assert!(!finding.remedy.fr.is_empty() && finding.remedy.en.is_some(), "{finding:?}");
    }
}

#[test]
fn publication_takes_two_persons_numbers_the_record_and_makes_it_found() {
    let town = TestTown::empty();
    let filer = town.filer("numerique");
    let same_person = town.reviewer("filer-numerique");
    let id = town
        .registry
        .write(|tx| {
            let filed = acts::file(tx, &filer, Kind::Statement, None, &a_statement("numerique"))?;
            acts::submit(tx, &filer, &filed.id)?;
            Ok(filed.id)
        })
        .expect("submitted");
    assert!(matches!(refusal(town.registry.write(|tx| acts::publish(tx, &same_person, &id, &[]))), Refusal::SamePerson));
    let reviewer = town.reviewer("rita");
    let receipt = town.registry.write(|tx| acts::publish(tx, &reviewer, &id, &[])).expect("published");
    assert_eq!((receipt.reference.to_string().as_str(), receipt.rev, receipt.leaf), ("BRV-ST-01", 1, 0));
    // Known by name at once, before the index follows.
    assert_eq!(town.get("/api/v1/statements/BRV-ST-01").json()["approval"], "review");
    town.follow();
    assert_eq!(town.get("/api/v1/statements").json()["items"][0]["reference"], "BRV-ST-01");
}

#[test]
fn a_returned_declaration_is_revised_and_a_stale_revision_is_refused() {
    let town = TestTown::empty();
    let (filer, reviewer) = (town.filer("numerique"), town.reviewer("rita"));
    let reasons = Text::new("Précisez la date.", "State the date.");
    let (id, version) = town
        .registry
        .write(|tx| {
            let filed = acts::file(tx, &filer, Kind::Statement, None, &a_statement("numerique"))?;
            acts::submit(tx, &filer, &filed.id)?;
            acts::send_back(tx, &reviewer, &filed.id, &reasons)?;
            Ok((filed.id, filed.version + 2))
        })
        .expect("returned");
    let body = a_statement("numerique");
    let stale = town.registry.write(|tx| acts::revise(tx, &filer, &id, version - 1, &body));
    assert!(matches!(refusal(stale), Refusal::Stale { current } if current == version));
    town.registry.write(|tx| acts::revise(tx, &filer, &id, version, &body)).expect("revised");
    let other = town.filer("ccas");
    assert!(
        matches!(refusal(town.registry.write(|tx| acts::submit(tx, &other, &id))), Refusal::Unknown),
        "another department's draft does not exist"
    );
}

#[test]
fn an_amendment_is_a_draft_until_reviewed_and_then_the_next_revision() {
    let town = TestTown::empty();
    let reference = publish_statement(&town);
    let (filer, reviewer) = (town.filer("numerique"), town.reviewer("rita"));
    let mut body = a_statement("numerique");
    body["name"]["fr"] = json!("Un nom nouveau");
    let filed = town.registry.write(|tx| acts::amend(tx, &filer, &reference, &body)).expect("a draft");
    assert_eq!(town.get("/api/v1/statements/BRV-ST-01").json()["revision"], 1, "the public version stays");
    town.registry
        .write(|tx| {
            // The text submitted is the one given, whatever `amend` read.
            acts::submit(tx, &filer, &filed.id)?;
            acts::publish(tx, &reviewer, &filed.id, &[])
        })
        .expect("published");
    town.follow();
    let answer = town.get("/api/v1/statements/BRV-ST-01").json();
    assert_eq!((&answer["revision"], &answer["body"]["name"]["fr"]), (&json!(2), &json!("Un nom nouveau")));
    assert_eq!(town.get("/api/v1/statements?q=nouveau").json()["total"], 1);
}

#[test]
fn a_use_that_ends_is_suspended_or_retired_by_a_new_version() {
    let town = TestTown::demo();
    let filer = town.filer("restauration");
    let reviewer = town.reviewer("rita");
    let reference: Reference = "BRV-SYS-14".parse().unwrap();
    let on: PartialDate = "2026-11-20".parse().unwrap();
    let reason = Text::new("Le tableur n’est plus tenu.", "The spreadsheet is no longer kept.");
    for (act, status) in [("suspend", "suspended"), ("retire", "retired")] {
        let receipt = town.registry.write(|tx| {
            let filed = match act {
                "suspend" => acts::suspend(tx, &filer, &reference, on, &reason)?,
                _ => acts::retire(tx, &filer, &reference, on, &reason)?,
            };
            acts::submit(tx, &filer, &filed.id)?;
            acts::publish(tx, &reviewer, &filed.id, &[])
        });
        receipt.unwrap_or_else(|error| panic!("{act}: {error:?}"));
        assert_eq!(town.get("/api/v1/systems/BRV-SYS-14").json()["body"]["status"], status);
    }
}

#[test]
fn legal_alerts_are_confirmed_one_by_one_before_publication() {
    let town = TestTown::demo();
    let (filer, reviewer) = (town.filer("habitat"), town.reviewer("rita"));
    let reference: Reference = "BRV-SYS-08".parse().unwrap();
    let body = demo_body("BRV-SYS-08");
    let id = town
        .registry
        .write(|tx| {
            let filed = acts::amend(tx, &filer, &reference, &body)?;
            acts::submit(tx, &filer, &filed.id)?;
            Ok(filed.id)
        })
        .expect("submitted");
    let Refusal::UnconfirmedAlerts(alerts) = refusal(town.registry.write(|tx| acts::publish(tx, &reviewer, &id, &[]))) else {
        panic!("alerts")
    };
    assert_eq!(alerts, ["alertMentionMissing"]);
    town.registry.write(|tx| acts::publish(tx, &reviewer, &id, &alerts)).expect("published");
}

#[test]
fn a_withdrawn_record_leaves_lists_at_once_and_keeps_its_reason() {
    let town = TestTown::demo();
    let reviewer = town.reviewer("rita");
    let reference: Reference = "BRV-SYS-05".parse().unwrap();
    let before = town.get("/api/v1/systems").json()["total"].as_u64().unwrap();
    let silent = town.registry.write(|tx| acts::withdraw(tx, &reviewer, &reference, &Text::default()));
    assert!(matches!(refusal(silent), Refusal::NoReason));
    let reason = Text::new("Publiée par erreur.", "Published by mistake.");
    town.registry.write(|tx| acts::withdraw(tx, &reviewer, &reference, &reason)).expect("withdrawn");
    // The index has not followed yet.
    assert_eq!(town.get("/api/v1/systems").json()["total"].as_u64().unwrap(), before - 1);
    let answer = town.get("/api/v1/systems/BRV-SYS-05");
    assert_eq!(answer.status, StatusCode::GONE);
    assert_eq!(answer.json()["detail"], "Publiée par erreur.");
    let page = town.get("/fr/systemes/BRV-SYS-05");
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text().contains("Publiée par erreur."));
    assert!(!page.text().contains("carrefours"), "the text is gone");
    town.follow();
    assert!(matches!(town.registry.entry(&reference).unwrap(), Some(Entry::Withdrawn(_))));
    assert_eq!(town.get("/api/v1/systems").json()["total"].as_u64().unwrap(), before - 1);
}

#[test]
fn loading_again_changes_nothing_and_never_overwrites_people() {
    let town = TestTown::demo();
    let files = || read_records(&registry_data()).expect("files");
    let again = town.registry.load(files()).expect("loaded");
    assert_eq!((again.published, again.unchanged, again.refused.len()), (0, 33, 0));

    let keeper = town.keeper();
    let reference: Reference = "BRV-ST-02".parse().unwrap();
    let mut body = demo_body("BRV-ST-02");
    body["name"]["fr"] = json!("Un autre titre");
    let file = RecordFile { reference: reference.clone(), sha256: [1; 32], body: body.clone() };
    let outcome = town.registry.write(|tx| acts::load(tx, &keeper, &file)).expect("loaded");
    assert_eq!(outcome, Outcome::Published(2), "a changed file is one revision");

    let (filer, reviewer) = (town.filer("ressources-humaines"), town.reviewer("rita"));
    town.registry
        .write(|tx| {
            let filed = acts::amend(tx, &filer, &reference, &body)?;
            acts::submit(tx, &filer, &filed.id)?;
            acts::publish(tx, &reviewer, &filed.id, &[])
        })
        .expect("people change it");
    let file = RecordFile { sha256: [2; 32], ..file };
    let Outcome::Refused(findings) = town.registry.write(|tx| acts::load(tx, &keeper, &file)).expect("looked at") else {
        panic!("a conflict")
    };
    assert_eq!(findings[0].rule, "loadConflict");
    assert!(findings[0].sentence.fr.contains("BRV-ST-02.3"), "{:?}", findings[0]);
}

#[test]
fn records_of_the_demo_say_honestly_that_they_come_from_files() {
    let town = TestTown::demo();
    let Some(Entry::Live(record)) = town.registry.entry(&"BRV-SYS-01".parse().unwrap()).unwrap() else { panic!("live") };
    assert_eq!(record.approval, Approval::Files);
    assert!(town.get("/fr/systemes/BRV-SYS-01").text().contains("Publiée depuis les fichiers de la ville"));
}

#[test]
fn what_is_published_is_what_is_indexed_also_after_the_index_is_lost() {
    let town = TestTown::demo();
    let published =
        |town: &TestTown| -> Vec<(String, u32)> { town.registry.view().rows().map(|row| (row.reference.to_string(), row.rev)).collect() };
    let indexed = |town: &TestTown| -> Vec<(String, u32)> {
        let mut rows: Vec<_> = town.registry.view().indexed().expect("the index").into_iter().collect();
        rows.sort();
        rows.into_iter().map(|(reference, rev, _)| (reference.to_string(), rev)).collect()
    };
    assert_eq!(published(&town), indexed(&town));
    let index = town.data.path().join("index");
    for entry in std::fs::read_dir(&index).expect("the index folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            std::fs::remove_dir_all(&path).expect("removed");
        } else {
            std::fs::write(&path, "damaged").expect("damaged");
        }
    }
    let town_again = grandjour::import::town::read_town(&registry_data()).unwrap();
    let reopened = crate::town::open(town.data.path(), town_again, crate::town::NOW);
    reopened.follow().expect("rebuilt without a person");
    let rows: Vec<_> = reopened.view().indexed().expect("the index");
    assert_eq!(rows.len(), 33);
}

#[test]
fn a_first_start_years_later_publishes_the_same_demo() {
    let data = tempfile::TempDir::new().unwrap();
    let town = grandjour::import::town::read_town(&registry_data()).unwrap();
    let late = crate::town::open(data.path(), town, "2031-03-01T08:00:00Z");
    let loading = late.load(read_records(&registry_data()).unwrap()).unwrap();
    assert_eq!((loading.published, loading.refused.len()), (33, 0), "{:?}", loading.refused);
}

#[test]
fn an_index_whose_bytes_rot_is_found_out_and_rebuilt() {
    let town = TestTown::demo();
    let mut rotten = 0;
    for entry in walk(&town.data.path().join("index")) {
        if entry.extension().is_some_and(|ending| ending == "idx" || ending == "term") {
            let mut bytes = std::fs::read(&entry).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xff;
            std::fs::remove_file(&entry).unwrap();
            std::fs::write(&entry, bytes).unwrap();
            rotten += 1;
        }
    }
    assert!(rotten > 0, "there were files to damage");
    town.registry.verify_index().expect("rebuilt");
    assert_eq!(town.registry.view().indexed().expect("the new index").len(), 33);
    assert_eq!(town.get("/api/v1/search?q=stationnement").json()["items"][0]["reference"], "BRV-SYS-07");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_file_that_is_gone_is_a_warning_and_never_a_withdrawal() {
    let town = TestTown::demo();
    let mut files = read_records(&registry_data()).unwrap();
    files.retain(|file| !file.path.ends_with("BRV-SYS-15.json"));
    let loading = town.registry.load(files).unwrap();
    assert_eq!((loading.unchanged, loading.refused.len(), loading.gone.len()), (32, 0, 1));
    let gone = &loading.gone[0];
    assert_eq!((gone.rule.as_str(), gone.level), ("fileGone", Level::Warning));
    assert!(gone.sentence.fr.contains("BRV-SYS-15"), "{gone:?}");
    assert_eq!(town.get("/api/v1/systems/BRV-SYS-15").status, StatusCode::OK);
}
