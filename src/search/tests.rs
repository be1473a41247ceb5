//! The index as a whole, on a temporary folder.

use std::{collections::BTreeMap, fs, path::Path};

use proptest::{collection::vec, prelude::*, sample::subsequence};
use tempfile::TempDir;

use super::*;
use crate::domain::{
    Facet, Found, IndexEntry, Kind, Lang, Question, Reference, Sort, Text,
    index_entry::{IndexContent, WeightedTexts},
    question::{DEEPEST, Standing, Widened},
    town::{Thesaurus, ThesaurusEntry},
};

/// Everything is live, and every order is the order of publication.
struct AsPublished;

impl Standing for AsPublished {
    fn is_live(&self, _: u64) -> bool {
        true
    }

    fn rank(&self, position: u64, _: Sort) -> u64 {
        position
    }
}

fn identity() -> Identity {
    Identity { database: "one".into(), labels: "labels".into() }
}

fn reference(kind: Kind, number: u32) -> Reference {
    Reference { kind, prefix: "BRV".into(), number }
}

fn entry(position: u64, kind: Kind, title: &str) -> IndexEntry {
    let french = WeightedTexts { title: title.into(), ..WeightedTexts::default() };
    let content = IndexContent { texts: [french, WeightedTexts::default()], facets: vec![] };
    IndexEntry { position, reference: reference(kind, position as u32 + 1), rev: 1, content: Some(content) }
}

fn system(position: u64, title: &str, rest: &str) -> IndexEntry {
    let mut entry = entry(position, Kind::System, title);
    if let Some(content) = &mut entry.content {
        content.texts[0].rest = rest.into();
    }
    entry
}

fn rebuilt(dir: &Path, entries: Vec<IndexEntry>) -> Index {
    let (count, size) = (entries.len() as u64, entries.len() as u64);
    let mut rebuild = Rebuild::begin(dir, &identity()).unwrap();
    rebuild.apply(entries, size).unwrap();
    rebuild.finish(count).unwrap()
}

fn shelf(entries: Vec<IndexEntry>) -> (TempDir, Index) {
    let dir = tempfile::tempdir().unwrap();
    let index = rebuilt(dir.path(), entries);
    (dir, index)
}

fn titles(titles: &[&str]) -> (TempDir, Index) {
    shelf(titles.iter().enumerate().map(|(at, title)| system(at as u64, title, "")).collect())
}

fn question(text: &str) -> Question {
    Question { text: Some(text.into()), limit: 20, ..Question::default() }
}

fn find(index: &Index, text: &str) -> Found {
    index.searcher().find(&question(text), &SynonymBook::default(), &AsPublished).unwrap()
}

fn positions(found: &Found) -> Vec<u64> {
    found.hits.iter().map(|hit| hit.position).collect()
}

fn sorted(index: &Index, text: &str) -> Vec<u64> {
    let mut positions = positions(&find(index, text));
    positions.sort_unstable();
    positions
}

fn opened(dir: &Path, identity: &Identity) -> Result<Index, Unusable> {
    match Index::open(dir, identity).unwrap() {
        Opened::Usable(index) => Ok(*index),
        Opened::MustRebuild(why) => Err(why),
    }
}

#[test]
fn every_spelling_of_a_compound_finds_every_other() {
    let (_dir, index) = titles(&["Vidéosurveillance des places", "Caméras de vidéo-surveillance", "La vidéo surveillance", "Vidéothèque"]);
    for text in
        ["vidéosurveillance", "videosurveillance", "vidéo-surveillance", "video surveillance", "Vidéo‑Surveillance", "vidéosurveillances"]
    {
        assert_eq!(sorted(&index, text), [0, 1, 2], "{text}");
        assert_eq!(find(&index, text).widened, Widened::No, "{text}");
    }
}

#[test]
fn accents_plurals_and_elisions_do_not_matter() {
    let (_dir, index) = titles(&["Données des élèves", "Tarif de l’eau", "Réseaux d'eau", "Usage d’une IA"]);
    for (text, expected) in [
        ("donnees", &[0][..]),
        ("l'élève", &[0]),
        ("eleves", &[0]),
        ("tarifs", &[1]),
        ("reseau", &[2]),
        ("leau", &[1, 2]),
        ("L’EAU", &[1, 2]),
        ("lia", &[3]),
        ("est ce que tu utilises lia ?", &[3]),
        ("BRV-SYS-02", &[1]),
        ("brv-sys-2", &[]),
    ] {
        assert_eq!(sorted(&index, text), expected, "{text}");
    }
}

#[test]
fn a_word_is_worth_what_its_place_is_worth() {
    let place = |position, put: fn(&mut WeightedTexts, String)| {
        let mut entry = entry(position, Kind::System, "Objet");
        let texts = &mut entry.content.as_mut().unwrap().texts[0];
        put(texts, "la cantine".into());
        entry
    };
    let (_dir, index) = shelf(vec![
        place(0, |texts, text| texts.rest = text),
        place(1, |texts, text| texts.data = text),
        place(2, |texts, text| texts.purpose = text),
        place(3, |texts, text| texts.summary = text),
        place(4, |texts, text| texts.title = text),
    ]);
    assert_eq!(positions(&find(&index, "cantines")), [4, 3, 2, 1, 0]);
}

#[test]
fn a_title_that_is_the_question_comes_first() {
    let (_dir, index) = titles(&["Collecte des déchets verts et des déchets du marché", "Déchets de collecte", "Collecte des déchets"]);
    assert_eq!(positions(&find(&index, "collecte déchets"))[0], 2);
}

#[test]
fn a_question_is_widened_only_while_too_little_is_found() {
    let (_dir, index) =
        titles(&["Prévision des repas de cantine", "Repas portés aux aînés", "Tri des courriers", "Algorithmique appliquée"]);
    let asked = |text: &str| (find(&index, text).widened, positions(&find(&index, text)));
    assert_eq!(asked("repas cantine"), (Widened::No, vec![0]));
    assert_eq!(asked("prévision repas cantine"), (Widened::Any, vec![0, 1]));
    assert_eq!(asked("courriers cantine"), (Widened::Any, vec![2, 0]));
    assert_eq!(asked("algorithmes"), (Widened::Family, vec![3]));
    // One word is never relaxed to others, and a word nobody knows is half of a question of two.
    assert_eq!(asked("piscine"), (Widened::No, vec![]));
    assert_eq!(asked("repas piscine"), (Widened::No, vec![]));
}

#[test]
fn what_covers_more_of_the_question_comes_first() {
    let (_dir, index) = titles(&["Plaque", "Plaque et agent", "Plaque, agent, recours", "Plaque, agent, recours, photo"]);
    assert_eq!(positions(&find(&index, "plaque agent recours photo")), [3, 2, 1, 0]);
}

#[test]
fn words_that_only_stand_in_the_rest_do_not_answer_for_others() {
    let rest = |at| if at < 4 { "une adresse, un courrier" } else { "" };
    let mut entries: Vec<IndexEntry> = (0..30).map(|at| system(at, "Objet", rest(at))).collect();
    entries.push(system(30, "Courrier", ""));
    let (_dir, index) = shelf(entries);
    assert_eq!(positions(&find(&index, "courrier piscine patinoire")), [30]);
}

#[test]
fn function_words_alone_find_nothing() {
    let (_dir, index) = titles(&["De la ville"]);
    for text in ["de la", "est-ce que", "((", "(".repeat(10_000).as_str(), "NOT ".repeat(4_000).as_str(), "''’-", "\u{0}"] {
        assert_eq!(find(&index, text).total, 0, "{text:.20}");
    }
    assert!(index.searcher().read("y a-t-il", Lang::Fr, &SynonymBook::default()).is_empty());
    assert_eq!(find(&index, "  ").total, 1, "no words at all is a list");
}

#[test]
fn the_thesaurus_adds_words_and_codes_and_says_so() {
    let mut school = system(0, "Restauration scolaire", "");
    school.content.as_mut().unwrap().facets = vec![(Facet::DataCategory, vec!["social.income".into()])];
    let (_dir, index) = shelf(vec![school, system(1, "Cantine", ""), system(2, "Accueil scolaire et restauration", "")]);
    let said = |words: &[&str], means: &[&str], codes: &[&str]| {
        let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        ThesaurusEntry { words: owned(words), means: owned(means), codes: owned(codes) }
    };
    let french = vec![said(&["cantine"], &["restauration scolaire", "licorne"], &[]), said(&["fiche de paye"], &[], &["social.income"])];
    let book = SynonymBook::new(&Thesaurus { entries: [french, vec![]] }, &|_| Some(Text::new("revenus", "income")));
    let asked = |text: &str| index.searcher().find(&question(text), &book, &AsPublished).unwrap();
    let found = asked("la cantine");
    assert_eq!((positions(&found), found.widened), (vec![1, 0], Widened::No));
    assert_eq!(found.added, [("cantine".to_owned(), "restauration scolaire".to_owned())]);
    let found = asked("ma fiche de paye");
    assert_eq!((positions(&found), found.added), (vec![0], vec![("fiche paye".to_owned(), "revenus".to_owned())]));
}

#[test]
fn both_languages_match_and_the_pages_own_weighs_more() {
    let mut english = entry(0, Kind::System, "Contrôle");
    english.content.as_mut().unwrap().texts[1].title = "Parking".into();
    let (_dir, index) = shelf(vec![english, system(1, "Parking", "")]);
    let mut asked = question("parking");
    let find = |asked: &Question| positions(&index.searcher().find(asked, &SynonymBook::default(), &AsPublished).unwrap());
    assert_eq!(find(&asked), [1, 0]);
    asked.lang = Lang::En;
    assert_eq!(find(&asked), [0, 1]);
}

#[test]
fn orders_pages_and_bounds_hold() {
    let entries = (0..50).map(|at| system(at, "Outil", ""));
    let (_dir, index) = shelf(entries.collect());
    let searcher = index.searcher();
    let page = |offset, limit| {
        let asked = Question { offset, limit, sort: Sort::Reference, ..Question::default() };
        searcher.find(&asked, &SynonymBook::default(), &AsPublished)
    };
    assert_eq!(positions(&page(45, 20).unwrap()), [45, 46, 47, 48, 49]);
    assert_eq!(page(0, 0).unwrap().total, 50);
    assert_eq!(page(DEEPEST - 1, 1).unwrap().hits.len(), 0);
    assert!(matches!(page(DEEPEST, 1), Err(SearchError::TooDeep(_))));
    assert!(matches!(page(usize::MAX, 9), Err(SearchError::TooDeep(_))));
}

#[test]
fn entries_replace_withdraw_and_can_come_twice() {
    let (dir, index) = titles(&["Premier", "Second"]);
    let later = IndexEntry { position: 2, reference: reference(Kind::System, 1), rev: 2, ..system(2, "Nouveau", "") };
    let gone = IndexEntry { position: 3, content: None, ..system(1, "", "") };
    let before = index.searcher();
    for _ in 0..2 {
        index.apply(vec![later.clone(), gone.clone()], 4).unwrap();
        assert_eq!(index.searcher().published().unwrap(), [(reference(Kind::System, 1), 2, 2)]);
        assert_eq!((index.size(), index.searcher().count()), (4, 1));
    }
    assert_eq!((before.size(), before.count()), (2, 2), "a snapshot does not change");
    assert_eq!(sorted(&index, "nouveau"), [2]);
    drop(index);
    let again = opened(dir.path(), &identity()).unwrap();
    assert_eq!((again.size(), sorted(&again, "nouveau"), sorted(&again, "premier")), (4, vec![2], vec![]));
    again.apply(vec![], 9).unwrap();
    assert_eq!(again.size(), 9);
}

#[test]
fn what_was_withdrawn_is_not_shown_before_the_index_knows() {
    struct Without(u64);
    impl Standing for Without {
        fn is_live(&self, position: u64) -> bool {
            position != self.0
        }
        fn rank(&self, position: u64, _: Sort) -> u64 {
            position
        }
    }
    let (_dir, index) = titles(&["Tri", "Tri"]);
    let asked = Question { count: vec![Facet::Kind], ..question("tri") };
    let found = index.searcher().find(&asked, &SynonymBook::default(), &Without(0)).unwrap();
    assert_eq!((positions(&found), found.total), (vec![1], 1));
    assert_eq!(found.facets[&Facet::Kind], [("system".to_owned(), 1)]);
}

#[test]
fn an_index_of_another_time_or_town_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(opened(dir.path(), &identity()).unwrap_err(), Unusable::Missing);
    drop(rebuilt(dir.path(), vec![system(0, "Tri", "")]));
    assert!(opened(dir.path(), &identity()).is_ok());
    let labels = Identity { labels: "others".into(), ..identity() };
    assert_eq!(opened(dir.path(), &labels).unwrap_err(), Unusable::OtherAnalysis);
    let database = Identity { database: "two".into(), ..identity() };
    assert_eq!(opened(dir.path(), &database).unwrap_err(), Unusable::OtherDatabase);
    for named in ["", "nowhere", "ffffffff-7", "\u{0}"] {
        fs::write(dir.path().join("CURRENT"), named).unwrap();
        assert!(opened(dir.path(), &identity()).is_err(), "{named}");
    }
    drop(rebuilt(dir.path(), vec![system(0, "Tri", "")]));
    assert!(opened(dir.path(), &identity()).is_ok());
    let folders = fs::read_dir(dir.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(folders, 1, "old folders are removed");
}

#[test]
fn a_rebuild_that_lost_something_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut rebuild = Rebuild::begin(dir.path(), &identity()).unwrap();
    rebuild.apply(vec![system(0, "Tri", ""), system(0, "Tri", "")], 1).unwrap();
    assert!(matches!(rebuild.finish(2), Err(SearchError::CountDiffers { expected: 2, found: 1 })));
    assert_eq!(opened(dir.path(), &identity()).unwrap_err(), Unusable::Missing);
}

#[test]
fn no_damage_to_a_file_stops_the_start() {
    let dir = tempfile::tempdir().unwrap();
    drop(rebuilt(dir.path(), (0..40).map(|at| system(at, "Tri des courriers", "reste")).collect()));
    let folder = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    let files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| !path.ends_with(".managed.json")).collect();
    assert!(files.len() > 4);
    for file in files.iter().filter(|file| !file.to_string_lossy().ends_with(".lock")) {
        let whole = fs::read(file).unwrap();
        let mut flipped = whole.clone();
        flipped[whole.len() / 3] ^= 0x55;
        // Another number in the engine's own JSON cannot be told from the right one.
        let flipped = if file.extension().is_some_and(|name| name == "json") { &[][..] } else { &flipped };
        for damaged in [&whole[..whole.len() / 2], &[], flipped] {
            fs::write(file, damaged).unwrap();
            assert!(opened(dir.path(), &identity()).is_err(), "{}", file.display());
        }
        fs::remove_file(file).unwrap();
        assert!(opened(dir.path(), &identity()).is_err(), "{}", file.display());
        fs::write(file, &whole).unwrap();
    }
    assert_eq!(opened(dir.path(), &identity()).unwrap().searcher().count(), 40);
}

const FACETS: [Facet; 3] = [Facet::Status, Facet::DataCategory, Facet::Kind];
const VALUES: [&str; 3] = ["a", "b", "c"];

/// What a record holds of a facet.
fn held(entry: &IndexEntry, facet: Facet) -> Vec<String> {
    let given = entry.content.iter().flat_map(|content| &content.facets).filter(|(of, _)| *of == facet);
    let mut values: Vec<String> = given.flat_map(|(_, values)| values.clone()).collect();
    if facet == Facet::Kind {
        values.push(entry.kind().word().to_owned());
    }
    values
}

/// Total and counts, by the definition.
fn naive(entries: &[IndexEntry], asked: &Question) -> (usize, BTreeMap<Facet, Vec<(String, usize)>>) {
    let lets_in = |entry: &IndexEntry, facet: Facet| {
        asked.choices.get(&facet).is_none_or(|choices| choices.is_empty() || held(entry, facet).iter().any(|value| choices.contains(value)))
    };
    let in_scope: Vec<&IndexEntry> = entries.iter().filter(|entry| asked.kinds.is_empty() || asked.kinds.contains(&entry.kind())).collect();
    let total = in_scope.iter().filter(|entry| FACETS.iter().all(|facet| lets_in(entry, *facet))).count();
    let mut counts = BTreeMap::new();
    for facet in &asked.count {
        let others = |entry: &&&IndexEntry| FACETS.iter().filter(|other| *other != facet).all(|other| lets_in(entry, *other));
        let mut values: BTreeMap<String, usize> = BTreeMap::new();
        in_scope.iter().filter(others).flat_map(|entry| held(entry, *facet)).for_each(|value| *values.entry(value).or_default() += 1);
        let mut values: Vec<_> = values.into_iter().collect();
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts.insert(*facet, values);
    }
    (total, counts)
}

fn some_values() -> impl Strategy<Value = Vec<String>> {
    subsequence(VALUES.to_vec(), 0..=3).prop_map(|values| values.into_iter().map(str::to_owned).collect())
}

fn some_entry() -> impl Strategy<Value = (Kind, Vec<String>, Vec<String>)> {
    (prop::sample::select(Kind::ALL.to_vec()), some_values(), some_values())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn facet_counts_are_what_counting_by_hand_gives(
        records in vec(some_entry(), 1..40),
        choices in vec(some_values(), 2),
        kinds in subsequence(Kind::ALL.to_vec(), 0..=2),
        split in 0_usize..40,
    ) {
        let entries: Vec<IndexEntry> = records.into_iter().enumerate().map(|(at, (kind, status, data))| {
            let mut entry = entry(at as u64, kind, "Outil");
            entry.content.as_mut().unwrap().facets = vec![(Facet::Status, status), (Facet::DataCategory, data)];
            entry
        }).collect();
        let dir = tempfile::tempdir().unwrap();
        let (first, second) = entries.split_at(split.min(entries.len()));
        let index = rebuilt(dir.path(), first.to_vec());
        index.apply(second.to_vec(), entries.len() as u64).unwrap();
        let choices = [Facet::Status, Facet::DataCategory].into_iter().zip(choices).collect();
        for text in [None, Some("outil".to_owned())] {
            let asked = Question { text, kinds: kinds.clone(), choices: BTreeMap::clone(&choices), count: FACETS.to_vec(), limit: 50, ..Question::default() };
            let found = index.searcher().find(&asked, &SynonymBook::default(), &AsPublished).unwrap();
            let (total, counts) = naive(&entries, &asked);
            prop_assert_eq!((found.total, found.hits.len()), (total, total));
            prop_assert_eq!(found.facets, counts);
        }
    }

    #[test]
    fn an_elided_article_changes_nothing(words in vec("[a-zé]{1,9}", 1..6), other in "[a-zéœ'-]{1,9}") {
        let text = words.join(" ");
        let (_dir, index) = titles(&[&text, "L'eau d'ici", &other]);
        for word in words.iter().map(String::as_str).chain(["eau", "ici"]) {
            let plain = find(&index, word);
            for elided in [format!("l'{word}"), format!("L’{word}")] {
                let found = find(&index, &elided);
                prop_assert_eq!((&plain.hits, plain.total), (&found.hits, found.total), "{}", elided);
            }
        }
    }
}
