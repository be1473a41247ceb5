//! Every key that templates and code ask for has words in both languages, and no words are left over.

use std::{collections::BTreeSet, fs, path::Path};

use super::words::Words;
use crate::domain::{Facet, Kind, Lang, Sort};

const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/pages");

/// The sources of the pages, this file aside.
fn sources() -> String {
    let mut text = String::new();
    for folder in [HOME.to_owned(), format!("{HOME}/templates")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_source = path.extension().is_some_and(|ending| ending == "rs" || ending == "html");
            if is_source && !path.ends_with("strings_test.rs") {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

/// The keys of a language's file.
fn defined(lang: Lang) -> BTreeSet<String> {
    let file = fs::read_to_string(Path::new(HOME).join(format!("words/{}.ftl", lang.code()))).unwrap();
    let keys = file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    keys.filter(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).map(str::to_owned).collect()
}

/// The keys of families that are put together at run time.
fn families() -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = Facet::all().map(|facet| format!("facet-{}", facet.name())).collect();
    keys.extend(Sort::ALL.map(|sort| format!("sort-{}", sort.name())));
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    keys.extend(["highRiskAi", "impactful", "other"].map(|impact| format!("impact-{impact}")));
    for family in ["kind", "kind-one", "list-lead", "list-search", "list-empty"] {
        keys.extend(Kind::ALL.map(|kind| format!("{family}-{}", kind.word())));
    }
    keys
}

#[test]
fn every_key_has_words_in_both_languages_and_none_is_left_over() {
    let sources = sources();
    let french = defined(Lang::Fr);
    assert_eq!(french, defined(Lang::En), "the two files hold the same keys");
    let families = families();
    let quoted: BTreeSet<&str> = sources.split('"').collect();
    for key in &french {
        assert!(quoted.contains(key.as_str()) || families.contains(key), "nothing asks for {key}");
    }
    for key in families.iter().map(String::as_str).chain(asked(&sources)) {
        assert!(french.contains(key), "{key} has no words");
    }
}

/// The keys asked for by name.
fn asked(sources: &str) -> Vec<&str> {
    let ways = [".t(\"", ".n(\"", ".with(\"", "with_all(\"", "n_with(\""];
    let after = |way: &'static str| sources.split(way).skip(1).filter_map(|rest| rest.split('"').next());
    let is_key =
        |key: &&str| key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    ways.into_iter().flat_map(after).filter(is_key).collect()
}

#[test]
fn french_has_narrow_spaces_before_double_punctuation() {
    let file = fs::read_to_string(format!("{HOME}/words/fr.ftl")).unwrap();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        for mark in [';', ':', '!', '?', '»'] {
            assert!(!line.contains(&format!(" {mark}")), "{line}");
        }
        assert!(!line.contains("« ") && !line.contains('\''), "{line}");
    }
}

#[test]
fn plurals_follow_each_language() {
    let [fr, en] = Lang::ALL.map(|lang| Words { lang });
    assert_eq!(fr.n("count-tools", 0), "0 outil");
    assert_eq!(fr.n("count-tools", 2), "2 outils");
    assert_eq!(en.n("count-tools", 0), "0 tools");
    assert_eq!(fr.n("list-heading-system", 15), "15 outils et algorithmes");
}
