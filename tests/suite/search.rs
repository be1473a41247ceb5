//! Relevance is data: what people type and what they must find.

use std::collections::BTreeMap;

use grandjour::domain::Lang;
use serde_json::Value;

use crate::town::{TestTown, demo, demo_body, root};

struct Row {
    q: String,
    lang: Lang,
    group: String,
    expect: Vec<String>,
    first: bool,
}

fn rows() -> Vec<Row> {
    let text = std::fs::read(root().join("tests/data/queries.json")).expect("the queries");
    let rows: Vec<Value> = serde_json::from_slice(&text).expect("JSON");
    rows.iter()
        .map(|row| Row {
            q: row["q"].as_str().expect("q").to_owned(),
            lang: Lang::parse(row["lang"].as_str().expect("lang")).expect("fr or en"),
            group: row["group"].as_str().expect("group").to_owned(),
            expect: row["expect"].as_array().expect("expect").iter().map(|r| r.as_str().expect("text").to_owned()).collect(),
            first: row["first"] == true,
        })
        .collect()
}

fn answers(town: &TestTown, row: &Row) -> (u64, Vec<String>) {
    let path = format!("/api/v1/search?lang={}&q={}", row.lang.code(), encoded(&row.q));
    let found = town.get(&path).json();
    let references = found["items"].as_array().expect("items").iter().map(|item| item["reference"].as_str().unwrap().to_owned());
    (found["total"].as_u64().expect("total"), references.collect())
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[test]
fn people_find_what_they_ask_for_in_the_first_three_results() {
    let town = demo();
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for row in rows() {
        let (total, references) = answers(&town, &row);
        let good = match (row.expect.is_empty(), row.first) {
            (true, _) => total == 0,
            (false, true) => references.first().is_some_and(|first| row.expect.contains(first)),
            (false, false) => references.iter().take(3).any(|reference| row.expect.contains(reference)),
        };
        let group = groups.entry(row.group.clone()).or_default();
        group.1 += 1;
        group.0 += usize::from(good);
        if !good {
            missed.push(format!("[{}] {} → {:?}, expected {:?}", row.group, row.q, &references[..references.len().min(3)], row.expect));
        }
    }
    for (group, (good, all)) in &groups {
        println!("{group:10} {good}/{all} = {:.2}", *good as f64 / *all as f64);
    }
    for (group, (good, all)) in &groups {
        assert!(*good * 10 >= *all * 9, "{group}: {good} of {all}\n{}", missed.join("\n"));
    }
}

#[test]
fn the_queries_are_honest() {
    let rows = rows();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let share = |count: usize| count * 100 / rows.len();
    let negative = rows.iter().filter(|row| row.expect.is_empty() || row.expect.iter().all(|r| r.contains("-ST-"))).count();
    assert!(share(negative) >= 10, "{} % expect nothing or a statement", share(negative));
    let misspelt = rows.iter().filter(|row| row.group == "misspelt").count();
    assert!(share(misspelt) >= 15, "{} % are misspelt", share(misspelt));
    let mut little_in_common = 0;
    for row in &rows {
        let words = content_words(&row.q);
        let text = |reference: &String, fields: &[&str]| -> Vec<String> {
            let body = demo_body(reference);
            let texts = fields.iter().flat_map(|field| [&body[*field]["fr"], &body[*field]["en"]]);
            content_words(&texts.filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        };
        for reference in &row.expect {
            let title = text(reference, &["name"]);
            assert!(!words.iter().all(|word| title.contains(word)), "«{}» only repeats the title of {reference}", row.q);
        }
        let common = row.expect.iter().map(|reference| {
            let known = text(reference, &["name", "summary"]);
            words.iter().filter(|word| known.contains(word)).count()
        });
        little_in_common += usize::from(common.max().unwrap_or(0) <= 1);
    }
    assert!(share(little_in_common) >= 40, "{} % share at most one word with title and summary", share(little_in_common));
}

/// Words as the honesty rules count them: folded, without plurals and stop words.
fn content_words(text: &str) -> Vec<String> {
    const STOP: &str = "a au aux avec ce ces cet cette c d dans de des du elle en est et il ils j je l la le les leur leurs lui ma mes mon \
        n ne nos notre nous on ou par pas pour qu que quel quelle qui quoi s sa se ses si son sont sur ta te tes ton tu un une vos votre \
        vous y t ca do does the of to in is are my i for an and by it at with who what when how";
    let folded: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let stop: Vec<&str> = STOP.split_whitespace().collect();
    folded.split_whitespace().filter(|word| !stop.contains(word)).map(|word| word.trim_end_matches(['s', 'x']).to_owned()).collect()
}

#[test]
fn elided_and_plain_words_find_the_same() {
    let town = demo();
    for word in ["eau", "école", "agent", "enfants", "images"] {
        let found = |q: &str| {
            let answer = town.get(&format!("/api/v1/search?q={}&limit=100&sort=reference", encoded(q))).json();
            answer["items"].as_array().unwrap().iter().map(|item| item["reference"].clone()).collect::<Vec<_>>()
        };
        let plain = found(word);
        assert!(!plain.is_empty(), "{word}");
        assert_eq!(found(&format!("l'{word}")), plain, "l'{word}");
        assert_eq!(found(&format!("l’{word}")), plain, "l’{word}");
    }
}

#[test]
fn facet_counts_are_those_of_the_lists_they_lead_to() {
    let town = demo();
    for start in ["/api/v1/systems?", "/api/v1/systems?humanOversight=inTheLoop&", "/api/v1/systems?q=enfants&", "/api/v1/datasets?"] {
        let facets = town.get(&format!("{start}limit=1")).json()["facets"].clone();
        for (facet, values) in facets.as_object().expect("facets") {
            if start.contains(&format!("{facet}=")) || facet == "register" {
                continue;
            }
            for value in values.as_array().expect("values").iter().take(6) {
                let list = format!("{start}limit=1&{facet}={}", value["value"].as_str().unwrap());
                assert_eq!(town.get(&list).json()["total"], value["count"], "{list}");
            }
        }
    }
}

#[test]
fn a_walk_by_reference_gives_every_record_once() {
    let town = demo();
    let mut seen = Vec::new();
    let mut next = Some("/api/v1/systems?limit=4".to_owned());
    while let Some(path) = next {
        let page = town.get(&path).json();
        assert_eq!(page["total"], 15, "{path}");
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["reference"].as_str().unwrap().to_owned()));
        next = page["links"]["next"].as_str().map(str::to_owned);
        assert!(seen.len() <= 15, "the walk ends");
    }
    let expected: Vec<String> = (1..=15).map(|n| format!("BRV-SYS-{n:02}")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn facial_recognition_finds_the_town_s_commitment_first() {
    let town = demo();
    for (words, lang) in [("reconnaissance faciale", "fr"), ("reconnaissances faciales", "fr"), ("facial recognition", "en")] {
        let found = town.get(&format!("/api/v1/search?lang={lang}&q={}", encoded(words))).json();
        assert_eq!(found["items"][0]["reference"], "BRV-ST-01", "{words}");
    }
    let page = town.get("/fr/engagements/BRV-ST-01").text();
    assert!(page.contains("2024-117"), "the act stands on its page");
}
