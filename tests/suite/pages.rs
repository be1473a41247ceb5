//! The pages as a reader without JavaScript receives them.

use http::{Method, StatusCode};

use crate::town::{TestTown, demo};

#[test]
fn every_screen_of_the_route_table_answers_in_its_language() {
    let town = demo();
    let screens = grandjour::web::route_table(&town.registry);
    assert!(screens.len() > 80, "{}", screens.len());
    for screen in screens {
        let reply = town.get(&screen.path);
        assert_eq!(reply.status.as_u16(), screen.status, "{}", screen.path);
        let html = reply.text();
        assert!(html.contains(&format!("<html lang=\"{}\"", screen.lang.code())), "{}", screen.path);
        assert_eq!(html.matches("<h1").count(), 1, "{}", screen.path);
        assert!(html.len() < 100_000, "{}: {} bytes", screen.path, html.len());
        assert!(!html.contains("<script") && !html.contains(" style=\""), "{}", screen.path);
        assert!(html.contains("Données fictives") || html.contains("Fictitious") || html.contains("fictional"), "{}", screen.path);
    }
}

#[test]
fn a_resident_reads_first_who_decides_and_whom_to_call() {
    let html = demo().get("/fr/systemes/BRV-SYS-07").text();
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    let sections = at("</h2>");
    assert!(at("L’outil classe") > 0);
    assert!(html.contains("href=\"tel:"), "a number to tap");
    assert!(sections > 0);
}

#[test]
fn the_two_missing_mentions_stand_on_top_of_their_records() {
    for reference in ["BRV-SYS-08", "BRV-SYS-10"] {
        let html = demo().get(&format!("/fr/systemes/{reference}")).text();
        let alert = html.find("L.311-3-1").or_else(|| html.find("mention")).expect("the alert");
        let brief = html.find("En bref").expect("the short answers");
        assert!(alert < brief, "{reference}");
    }
}

#[test]
fn the_four_kinds_of_empty_read_differently() {
    let town = demo();
    assert!(town.get("/fr/systemes/BRV-SYS-10").text().contains("Non communiqué"), "withheld");
    assert!(town.get("/fr/systemes/BRV-SYS-12").text().contains("La ville ne sait pas"), "not known");
    assert!(town.get("/fr/systemes/BRV-SYS-15").text().contains("Sans objet"), "not applicable");
    assert!(town.get("/fr/systemes/BRV-SYS-13").text().contains("Non renseigné"), "not answered");
}

#[test]
fn an_empty_register_says_so_and_whom_to_contact_without_a_word_of_the_demo() {
    let folder = tempfile::TempDir::new().unwrap();
    let dir = folder.path().join("town");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_grandjour"))
        .arg("init")
        .arg(&dir)
        .args(["--name", "Ville de Test", "--insee", "99999", "--siren", "999999999", "--prefix", "TST"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let town = TestTown::of(grandjour::import::town::read_town(&dir).unwrap());
    town.follow();
    for path in
        ["/fr", "/fr/systemes", "/fr/a-propos", "/fr/recherche?q=stationnement", "/en", "/en/systems", "/fr/glossaire", "/fr/donnees"]
    {
        let reply = town.get(path);
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert!(!reply.text().contains("Brumeval") && !reply.text().contains("BRV"), "{path}");
    }
    let list = town.get("/fr/systemes").text();
    for sentence in ["Aucun outil n’est encore déclaré.", "Voici qui contacter."] {
        assert!(list.contains(sentence), "{sentence}");
    }
    assert!(list.contains("registre@example.org"));
}

#[test]
fn the_root_chooses_a_language_once() {
    let town = demo();
    let to = |language: &str| town.ask(Method::GET, "/", &[("accept-language", language)]).header("location").to_owned();
    assert_eq!((to("en-GB,en;q=0.8"), to("de,fr;q=0.5"), to("")), ("/en".into(), "/fr".into(), "/fr".into()));
}

#[test]
fn short_addresses_lead_people_to_the_page_and_programs_to_the_record() {
    let town = demo();
    let to = |path: &str, accept: &str| town.ask(Method::GET, path, &[("accept", accept)]).header("location").to_owned();
    assert_eq!(to("/s/BRV-SYS-07", "text/html"), "/fr/systemes/BRV-SYS-07");
    assert_eq!(to("/s/BRV-SYS-07.1", "application/json"), "/api/v1/systems/BRV-SYS-07");
    for path in ["/s/BRV-SYS-07.9", "/s/BRV-SYS-77", "/s/x"] {
        assert_eq!(town.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn errors_on_pages_are_pages_in_the_reader_s_language() {
    let town = demo();
    let french = town.get("/fr/nulle-part");
    assert_eq!(french.status, StatusCode::NOT_FOUND);
    assert!(french.text().contains("Cette page n’existe pas"));
    let english = town.get("/en/systems?status=productoin");
    assert_eq!(english.status, StatusCode::BAD_REQUEST);
    assert!(english.text().contains("production"), "the nearest good value");
}

#[test]
fn security_headers_stand_on_every_answer() {
    let town = demo();
    for path in ["/fr", "/api/v1/systems", "/fr/nulle-part", "/donnees/systems.csv", "/static/style.css", "/healthz"] {
        let reply = town.get(path);
        assert!(reply.header("content-security-policy").starts_with("default-src 'self'"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("set-cookie"), "", "{path}");
    }
}

#[test]
fn words_typed_are_shown_as_words() {
    let html = demo().get("/fr/recherche?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").text();
    assert!(!html.contains("<script>"), "escaped");
}
