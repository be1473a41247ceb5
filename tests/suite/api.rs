//! The API as programs meet it: shapes, freshness, and clear answers to bad input.

use http::{Method, StatusCode};

use crate::town::{TestTown, demo, demo_body};

#[test]
fn a_record_is_served_as_its_file_says_with_its_place_in_the_log() {
    let town = demo();
    let reply = town.get("/api/v1/systems/BRV-SYS-02");
    let record = reply.json();
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(record["body"], demo_body("BRV-SYS-02"));
    assert_eq!(record["reference"], "BRV-SYS-02");
    assert_eq!(record["revision"], 1);
    assert_eq!(record["approval"], "files");
    assert_eq!(record["log"]["commitment"].as_str().unwrap().len(), 64);
    assert_eq!(reply.header("etag"), "\"BRV-SYS-02.1.test\"");
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert_eq!(reply.header("api-version"), "1.0.0");
    assert!(reply.header("cache-control").starts_with("public, max-age=60"));
}

#[test]
fn an_overdue_evaluation_is_said() {
    let overdue = demo().get("/api/v1/systems/BRV-SYS-09").json()["overdue"].clone();
    assert_eq!(overdue[0]["rule"], "evaluationOverdue");
}

#[test]
fn the_two_systems_without_their_mention_are_one_filter_away() {
    let found = demo().get("/api/v1/systems?legalAlert=alertMentionMissing").json();
    let references: Vec<_> = found["items"].as_array().unwrap().iter().map(|item| item["reference"].as_str().unwrap().to_owned()).collect();
    assert_eq!(references, ["BRV-SYS-08", "BRV-SYS-10"]);
}

#[test]
fn who_has_an_answer_already_is_told_so_in_each_encoding() {
    let town = demo();
    for path in ["/api/v1/systems/BRV-SYS-01", "/api/v1/systems", "/fr/systemes/BRV-SYS-01", "/donnees/systems.csv", "/static/style.css"] {
        let mut tags = Vec::new();
        for encoding in ["identity", "gzip", "br"] {
            let first = town.ask(Method::GET, path, &[("accept-encoding", encoding)]);
            assert_eq!(first.status, StatusCode::OK, "{path}");
            let tag = first.header("etag").to_owned();
            let again = town.ask(Method::GET, path, &[("accept-encoding", encoding), ("if-none-match", &tag)]);
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path} {encoding}");
            assert!(again.bytes.is_empty() && again.header("etag") == tag, "{path} {encoding}");
            assert_eq!(first.header("vary"), "Accept-Encoding", "{path}");
            tags.push(tag);
        }
        assert_ne!(tags[0], tags[1], "{path}: each variant has its own tag");
    }
}

#[test]
fn compressed_answers_hold_the_same_bytes() {
    use std::io::Read;
    let town = demo();
    let plain = town.get("/api/v1/systems/BRV-SYS-01").bytes;
    let packed = town.ask(Method::GET, "/api/v1/systems/BRV-SYS-01", &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), "gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.bytes[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
}

#[test]
fn head_is_get_without_the_body() {
    let town = demo();
    for path in ["/api/v1/systems", "/fr", "/fr/systemes/BRV-SYS-9999", "/donnees/systems.csv"] {
        let (get, head) = (town.get(path), town.ask(Method::HEAD, path, &[]));
        assert_eq!((head.status, head.bytes.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}

#[test]
fn unknown_withdrawn_or_misspelt_addresses_answer_problems() {
    let town = demo();
    for path in
        ["/api/v1/systems/BRV-SYS-99", "/api/v1/systems/brv-sys-01", "/api/v1/systems/BRV-DS-01", "/api/v1/nothing", "/schema/9.9/x.json"]
    {
        let reply = town.get(path);
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(reply.header("content-type"), "application/problem+json", "{path}");
        let kind = reply.json()["type"].as_str().unwrap().to_owned();
        assert_eq!(town.get(&kind).status, StatusCode::OK, "the type {kind} is a page");
    }
    let posted = town.ask(Method::POST, "/api/v1/systems", &[]);
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(posted.json()["status"], 405);
    assert_eq!(posted.header("allow"), "GET, HEAD, OPTIONS");
}

#[test]
fn bad_input_gets_a_400_that_names_the_mistake_and_the_nearest_good_one() {
    let town = demo();
    let cases = [
        ("/api/v1/systems?stattus=pilot", "status"),
        ("/api/v1/systems?status=pilott", "pilot"),
        ("/api/v1/systems?department=education1", "education"),
        ("/api/v1/systems?q=a&q=b", "q"),
        ("/api/v1/systems?offset=1000000000000", "offset"),
        ("/api/v1/systems?limit=0", "limit"),
        ("/api/v1/systems?limit=101", "100"),
        ("/api/v1/systems?limit=abc", "abc"),
        ("/api/v1/systems?cursor=zzz", "cursor"),
        ("/api/v1/systems?sort=best", "relevance"),
        ("/api/v1/systems?lang=nl", "fr"),
        ("/api/v1/systems?fields=referense", "reference"),
        ("/api/v1/systems?q=%ff%fe", "UTF-8"),
        ("/api/v1/systems?q=%00", "NUL"),
        ("/api/v1/systems/BRV-SYS-01?fields=nmae", "name"),
        ("/api/v1/departments?x=1", "x"),
    ];
    for path in ["/api/v1/systems/%ff", "/donnees/%ff", "/schema/%ff"] {
        let reply = town.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"), "{path}");
    }
    assert_eq!(town.get("/fr/systemes/%ff").header("content-type"), "text/html; charset=utf-8");
    for (path, word) in cases {
        let reply = town.get(path);
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(reply.header("content-type"), "application/problem+json", "{path}");
        let problem = reply.json();
        assert!(problem["detail"].as_str().unwrap().contains(word), "{path}: {problem}");
        assert!(problem["errors"][0]["pointer"].is_string(), "{path}: {problem}");
    }
    let long = format!("/api/v1/systems?q={}", "a".repeat(301));
    assert_eq!(town.get(&long).status, StatusCode::BAD_REQUEST);
}

#[test]
fn hostile_words_are_only_words() {
    let town = demo();
    for words in
        ["(".repeat(290), "NOT ".repeat(70), "\"".repeat(100), "a:b AND c:*".into(), "systems;drop".into(), "*".into(), "😀".repeat(50)]
    {
        let encoded = percent_encoding::utf8_percent_encode(&words, percent_encoding::NON_ALPHANUMERIC).to_string();
        let reply = town.get(&format!("/api/v1/search?q={encoded}"));
        assert_eq!(reply.status, StatusCode::OK, "{words}");
    }
    let many = format!("/api/v1/search?q={}", "%28".repeat(10_000));
    assert_eq!(town.get(&many).status, StatusCode::BAD_REQUEST);
    assert_eq!(town.get("/healthz").status, StatusCode::OK);
}

#[test]
fn lists_say_which_state_of_the_log_they_reflect() {
    let reply = demo().get("/api/v1/systems");
    assert_eq!(reply.header("register-state"), "33");
    assert_eq!(reply.header("total-count"), "15");
    assert!(reply.header("link").contains("rel=\"self\"") || reply.headers.get_all("link").iter().count() >= 1);
}

#[test]
fn fields_reduce_items_and_bodies() {
    let town = demo();
    let list = town.get("/api/v1/systems?fields=reference,status&limit=2").json();
    let names: Vec<_> = list["items"][0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["reference", "status"]);
    let record = town.get("/api/v1/systems/BRV-SYS-01?fields=name,status").json();
    let names: Vec<_> = record["body"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["name", "status"]);
}

#[test]
fn labels_follow_the_language_asked_for() {
    let town = demo();
    let label =
        |lang: &str| town.get(&format!("/api/v1/systems/?lang={lang}").replace("/?", "?")).json()["items"][0]["status"]["label"].clone();
    assert_ne!(label("fr"), label("en"));
}

#[test]
fn categories_departments_vocabularies_and_schemas_are_served() {
    let town = demo();
    let categories = town.get("/api/v1/data-categories").json();
    let income = categories.as_array().unwrap().iter().find(|category| category["code"] == "social.income").unwrap().clone();
    assert!(income["systems"].as_u64().unwrap() >= 2, "{income}");
    assert_eq!(town.get("/api/v1/data-categories/social.income").json(), income);
    assert_eq!(town.get("/api/v1/data-categories/nope").status, StatusCode::NOT_FOUND);
    let departments = town.get("/api/v1/departments").json();
    assert!(departments.as_array().unwrap().iter().any(|department| department["systems"] == 0), "also those that declare none");
    assert!(town.get("/api/v1/vocabularies").json().as_array().unwrap().len() > 40);
    assert_eq!(town.get("/api/v1/vocabularies/oversightStatus").json()["closed"], true);
    assert_eq!(town.get("/api/v1/vocabularies/policyAreas").json()["closed"], false);
    let schema = town.get("/schema/1.0/system.schema.json");
    assert_eq!(schema.header("content-type"), "application/schema+json");
    assert_eq!(schema.json()["$id"], "https://schema.grandjour.example/1.0/system.schema.json");
}

#[test]
fn a_prefix_of_an_answer_is_never_shared_between_states_of_the_register() {
    let town = TestTown::empty();
    assert_eq!(town.get("/api/v1/statements").json()["total"], 0);
    let files = grandjour::import::town::read_records(&crate::town::registry_data()).unwrap();
    town.registry.load(files).unwrap();
    town.follow();
    assert_eq!(town.get("/api/v1/statements").json()["total"], 4, "the cache follows the register");
}

#[test]
fn readiness_tells_how_far_the_index_is() {
    let town = TestTown::of(grandjour::import::town::read_town(&crate::town::registry_data()).unwrap());
    let reply = town.get("/readyz");
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.json()["status"], "indexing");
    let search = town.get("/api/v1/systems");
    assert_eq!(search.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(search.header("retry-after"), "5");
    town.follow();
    assert_eq!(town.get("/readyz").json()["status"], "ready");
}

#[test]
fn files_are_one_snapshot_and_their_columns_begin_as_promised() {
    let town = demo();
    let systems = town.get("/donnees/systems.csv");
    let text = systems.text();
    assert!(text.starts_with("reference,name,department,purpose,dataCategories,humanOversight,status,updatedOn,"), "{}", &text[..120]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.records().filter(|row| row.as_ref().is_ok_and(|row| row.len() > 8)).count(), 15);
    for name in ["systems", "datasets", "statements", "data-uses"] {
        for ending in ["csv", "jsonl"] {
            let reply = town.get(&format!("/donnees/{name}.{ending}"));
            assert_eq!(reply.status, StatusCode::OK, "{name}.{ending}");
            assert_eq!(reply.header("register-state"), "33", "{name}.{ending}");
            assert_eq!(reply.header("access-control-allow-origin"), "*");
        }
    }
    let lines = town.get("/donnees/systems.jsonl").text();
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["body"], demo_body("BRV-SYS-01"));
    assert_eq!(town.get("/donnees/nope.csv").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_list_is_a_file_with_the_same_question() {
    let town = demo();
    let reply = town.get("/api/v1/export/systems.csv?policyArea=mobility");
    let rows: Vec<String> = csv::Reader::from_reader(&reply.bytes[..]).records().map(|row| row.unwrap()[0].to_owned()).collect();
    let listed = town.get("/api/v1/systems?policyArea=mobility").json();
    let expected: Vec<_> = listed["items"].as_array().unwrap().iter().map(|item| item["reference"].as_str().unwrap().to_owned()).collect();
    assert!(!expected.is_empty());
    assert_eq!(rows, expected);
    let whole = town.get("/donnees/systems.csv").text();
    assert_eq!(whole.lines().next(), reply.text().lines().next(), "the same columns");
    assert_eq!(town.get("/api/v1/export/systems.jsonl?policyArea=mobility").text().lines().count(), expected.len());
    assert_eq!(town.get("/api/v1/export/systems.csv").header("location"), "/donnees/systems.csv");
    assert_eq!(town.get("/api/v1/export/systems.csv?policyArea=mobilty").status, StatusCode::BAD_REQUEST);
    assert_eq!(town.get("/api/v1/export/systems.xlsx").status, StatusCode::NOT_FOUND);
}
