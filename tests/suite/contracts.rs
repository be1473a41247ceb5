//! The contracts of the house: what a change may not break unseen. A failing one says how to mend it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use grandjour::{
    domain::{FieldType, Kind, Level, views},
    registry::examine::{SourceFile, examine},
    rules::Schemas,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::town::{demo, registry_data, root};

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn rust_sources() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    files_below(&src, ".rs")
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).expect("below src").to_owned();
            let module = inside.components().next().expect("a part").as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).expect("readable");
            (module, inside, text)
        })
        .collect()
}

/// The text with `use crate::{ a::…, b::… }` written as `crate::a`, `crate::b`, line by line.
fn spelled_out(text: &str) -> String {
    let mut grouped = false;
    let line = |line: &str| {
        if line.starts_with("use crate::{") || line.starts_with("pub use crate::{") {
            grouped = !line.contains('}');
            return line.replace('{', "").replace(", ", " crate::");
        }
        if line == "};" {
            grouped = false;
        }
        let is_member = grouped && line.starts_with("    ") && !line.starts_with("     ");
        if is_member { format!("crate::{}", line.trim_start()) } else { line.to_owned() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_know_only_those_below_them() {
    let below: BTreeMap<&str, &[&str]> = [
        ("domain", &[][..]),
        ("rules", &["domain"]),
        ("tlog", &["domain"]),
        ("store", &["domain"]),
        ("search", &["domain"]),
        ("registry", &["rules", "tlog", "store", "search", "domain"]),
        ("export", &["registry", "domain"]),
        ("import", &["registry", "domain"]),
        ("web", &["export", "import", "registry", "domain"]),
        ("config", &[]),
        ("commands", &["config", "web", "export", "import", "registry", "domain"]),
    ]
    .into();
    let mut wrong = Vec::new();
    for (module, path, text) in rust_sources() {
        let Some(allowed) = below.get(module.as_str()) else { continue };
        // Unit tests build their fixtures from whatever is at hand.
        if path.ends_with("tests.rs") {
            continue;
        }
        for (number, line) in spelled_out(&text).lines().enumerate() {
            for part in line.split("crate::").skip(1) {
                let named: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if below.contains_key(named.as_str()) && named != module && !allowed.contains(&named.as_str()) {
                    wrong.push(format!("src/{}:{}: {module} may not know {named}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "move what is shared down, or pass it as a value:\n{}", wrong.join("\n"));
}

#[test]
fn vendors_are_named_in_one_folder_each() {
    let homes = [
        ("rusqlite", &["store"][..]),
        ("tantivy", &["search"]),
        ("axum", &["web"]),
        ("jsonschema", &["rules"]),
        ("utoipa", &["web"]),
        ("clap", &["commands", "config"]),
        ("askama", &["web"]),
        ("csv", &["export", "import"]),
    ];
    let mut wrong = Vec::new();
    for (module, path, text) in rust_sources() {
        for (vendor, homes) in homes {
            let named = text.lines().any(|line| {
                let code = line.split("//").next().unwrap_or("");
                code.contains(&format!("{vendor}::"))
                    && !code.contains(&format!("::{vendor}::"))
                    && !code.contains(&format!("super::{vendor}"))
            });
            if named && !homes.contains(&module.as_str()) {
                wrong.push(format!("src/{} names {vendor}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_committed_openapi_document_is_the_route_table_s() {
    let committed = fs::read_to_string(root().join("openapi/openapi.json")).unwrap_or_default();
    let schemas = Schemas::built_in().expect("the schemas");
    let now = grandjour::web::open_api(&schemas).to_pretty_json().expect("JSON") + "\n";
    assert!(committed == now, "run: cargo run -- openapi > openapi/openapi.json");
}

#[test]
fn the_schema_of_the_database_is_the_sum_of_its_migrations() {
    let committed = fs::read_to_string(root().join("src/store/schema.sql")).unwrap_or_default();
    let now = grandjour::store::schema_snapshot().expect("the migrations run");
    if committed != now {
        let path = root().join("target/schema.sql");
        fs::write(&path, now).expect("written");
        panic!("src/store/schema.sql differs; look at {} and copy it if it is right", path.display());
    }
}

#[test]
fn published_schemas_never_change() {
    let frozen = fs::read_to_string(root().join("tests/data/frozen-schemas.txt")).expect("the frozen hashes");
    for line in frozen.lines() {
        let (hash, path) = line.split_once("  ").expect("hash and path");
        let bytes = fs::read(root().join(path)).expect("a schema");
        let now: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(now, hash, "{path} is public: make a new version beside it, and say so in schema/CHANGELOG.md");
    }
    assert_eq!(frozen.lines().count(), files_below(&root().join("schema/1.0"), ".json").len(), "every file of the version is frozen");
}

#[test]
fn every_field_has_words_in_both_languages_and_a_row_in_the_crosswalk() {
    let schemas = Schemas::built_in().expect("each field has a label, or this fails");
    let mut rows = BTreeSet::new();
    let mut reader = csv::Reader::from_path(root().join("schema/crosswalk.csv")).expect("the crosswalk");
    assert_eq!(
        reader.headers().unwrap().iter().collect::<Vec<_>>(),
        ["kind", "pointer", "atrs", "dutch", "etalab", "aiActAnnexVIII", "gdpr"]
    );
    for row in reader.records() {
        let row = row.expect("a row");
        assert!(row.iter().all(|cell| !cell.trim().is_empty()), "an empty cell says nothing: write none: {row:?}");
        assert!(rows.insert((row[0].to_owned(), row[1].to_owned())), "twice: {row:?}");
    }
    let mut fields = BTreeSet::new();
    for kind in Kind::ALL {
        for field in schemas.of(kind).dictionary.all_fields() {
            if field.name == "*" {
                continue;
            }
            fields.insert((kind.word().to_owned(), field.pointer.clone()));
            for (language, label) in [("fr", Some(&field.label.fr)), ("en", field.label.en.as_ref())] {
                assert!(label.is_some_and(|label| !label.is_empty()), "{} {} has no {language} label", kind.word(), field.pointer);
            }
            assert!(!field.help.fr.is_empty(), "{} {} has no help", kind.word(), field.pointer);
        }
    }
    let missing: Vec<_> = fields.difference(&rows).collect();
    let extra: Vec<_> = rows.difference(&fields).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing in schema/crosswalk.csv: {missing:?}\nwithout a field: {extra:?}");
}

#[test]
fn closed_vocabularies_are_the_enums_of_the_schemas() {
    let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files_below(&root().join("schema/vocabularies"), ".json") {
        let list: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let codes = list["values"].as_array().unwrap().iter().filter(|term| term["family"] != true);
        lists.insert(list["name"].as_str().unwrap().to_owned(), codes.map(|term| term["code"].as_str().unwrap().to_owned()).collect());
    }
    fn walk(value: &Value, used: &mut Vec<(String, Vec<String>)>) {
        if let (Some(name), Some(codes)) = (value["x-vocabulary"].as_str(), value["enum"].as_array()) {
            used.push((name.to_owned(), codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()));
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| walk(member, used)),
            Value::Array(items) => items.iter().for_each(|item| walk(item, used)),
            _ => {}
        }
    }
    let mut used = Vec::new();
    for path in files_below(&root().join("schema/1.0"), ".json") {
        walk(&serde_json::from_slice(&fs::read(&path).unwrap()).unwrap(), &mut used);
    }
    assert!(used.len() > 40, "{} enums", used.len());
    for (name, mut codes) in used {
        let mut listed = lists.get(&name).unwrap_or_else(|| panic!("no vocabulary {name}")).clone();
        codes.sort();
        listed.sort();
        assert_eq!(codes, listed, "{name}");
    }
}

#[test]
fn every_pointer_that_a_view_reads_stands_in_its_schema() {
    let schemas = Schemas::built_in().expect("the schemas");
    let views =
        [(Kind::System, views::system::POINTERS), (Kind::Dataset, views::dataset::POINTERS), (Kind::Statement, views::statement::POINTERS)];
    for (kind, pointers) in views {
        for pointer in pointers {
            assert!(schemas.of(kind).dictionary.field(pointer).is_some(), "{} has no field {pointer}", kind.word());
        }
    }
}

#[test]
fn every_rule_named_by_a_schema_has_its_sentences() {
    let schemas = Schemas::built_in().expect("the schemas");
    for kind in Kind::ALL {
        let path = root().join(format!("schema/1.0/{}.schema.json", kind.word()));
        let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        for rule in schema["allOf"].as_array().unwrap() {
            let id = rule["x-rule"].as_str().expect("each member of allOf has x-rule");
            assert!(rule["x-pointer"].is_string(), "{id} has no x-pointer");
            let text = schemas.catalogue().rule(id).unwrap_or_else(|| panic!("schema/rules.json has no {id}"));
            assert!(!text.sentence.fr.is_empty() && text.remedy.en.as_ref().is_some_and(|remedy| !remedy.is_empty()), "{id}");
        }
    }
}

fn example(path: &Path) -> SourceFile {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let kind = Kind::from_word(name.split('-').next().unwrap());
    SourceFile { path: path.to_owned(), reference: None, kind, bytes: fs::read(path).unwrap() }
}

#[test]
fn good_examples_are_good_and_each_bad_one_breaks_its_one_rule() {
    let town = demo();
    let published: BTreeSet<_> = town.registry.view().rows().map(|row| row.reference.clone()).collect();
    let schemas = town.registry.schemas();
    let look = |path: &Path| {
        let today = town.registry.today();
        let examined = examine(schemas, town.registry.town(), vec![example(path)], &published, today);
        let errors = examined[0].findings.iter().filter(|finding| finding.level == Level::Error);
        errors.map(|finding| (finding.rule.clone(), finding.pointer.clone())).collect::<Vec<_>>()
    };
    let good = files_below(&root().join("schema/examples/good"), ".json");
    assert!(good.len() >= 8, "{}", good.len());
    for path in good {
        assert_eq!(look(&path), [], "{}", path.display());
    }
    let bad = files_below(&root().join("schema/examples/bad"), ".json");
    assert!(bad.len() >= 40, "{}", bad.len());
    let mut rules = BTreeSet::new();
    for path in bad {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let rule = name.split("--").nth(1).expect("kind--rule--words").to_owned();
        let errors = look(&path);
        assert!(!errors.is_empty() && errors.iter().all(|(found, _)| *found == rule), "{name}: {errors:?}");
        assert_eq!(errors.len(), 1, "{name}: {errors:?}");
        rules.insert(rule);
    }
    assert!(rules.len() >= 25, "{} rules have a bad example", rules.len());
}

#[test]
fn no_sentence_of_eight_words_stands_in_two_records() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut shared = Vec::new();
    for kind in Kind::ALL {
        for path in files_below(&registry_data().join(kind.plural()), ".json") {
            let body: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let mut texts = Vec::new();
            texts_of(&body, &mut texts);
            for text in texts {
                for sentence in text.split(['.', '!', '?', '\n', ';', ':']) {
                    let words: Vec<String> = sentence.split_whitespace().map(str::to_lowercase).collect();
                    if words.len() < 8 {
                        continue;
                    }
                    let other = seen.entry(words.join(" ")).or_insert_with(|| path.clone());
                    if *other != path {
                        shared.push(format!("{} and {}: {}", other.display(), path.display(), sentence.trim()));
                    }
                }
            }
        }
    }
    assert!(seen.len() > 500, "the records say something: {} sentences", seen.len());
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

fn texts_of<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, into)),
        Value::Object(members) => members.values().for_each(|member| texts_of(member, into)),
        _ => {}
    }
}

#[test]
fn every_setting_is_documented_in_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let settings = grandjour::commands::settings();
    assert!(settings.len() >= 8);
    for setting in settings {
        let row = format!("| `--{}` | `{}` |", setting.flag, setting.variable);
        assert!(readme.contains(&row) && readme.contains(&setting.sentence), "README.md has no row for {setting:?}");
    }
}

#[test]
fn every_problem_has_its_page() {
    let town = demo();
    for problem in grandjour::web::catalogue() {
        let reply = town.get(&format!("/problems/{}", problem.slug));
        assert_eq!(reply.status.as_u16(), 200, "{}", problem.slug);
        let html = reply.text();
        assert!(html.contains(problem.title[0]) && html.contains(problem.title[1]), "{} in both languages", problem.slug);
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut before = "";
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') && !line.starts_with('#') {
            let said = before.starts_with("# ") || line.contains(" # ");
            assert!(said, "Cargo.toml: say in one line why: {line}");
        }
        before = line;
    }
}

#[test]
fn a_field_added_to_a_schema_folder_is_checked_and_shown() {
    let folder = tempfile::TempDir::new().unwrap();
    for sub in ["1.0", "vocabularies", "labels"] {
        fs::create_dir_all(folder.path().join(sub)).unwrap();
    }
    for path in files_below(&root().join("schema"), "") {
        let inside = path.strip_prefix(root().join("schema")).unwrap();
        let wanted = inside.components().count() == 1 || ["1.0", "vocabularies", "labels"].iter().any(|sub| inside.starts_with(sub));
        if wanted {
            fs::copy(&path, folder.path().join(inside)).unwrap();
        }
    }
    let edit = |name: &str, change: &dyn Fn(&mut Value)| {
        let path = folder.path().join(name);
        let mut value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(&path, value.to_string()).unwrap();
    };
    edit("1.0/statement.schema.json", &|schema| {
        schema["properties"]["motto"] = serde_json::json!({ "$ref": "common.schema.json#/$defs/text", "x-section": "identity", "x-tier": "O", "x-answeredBy": "department" });
    });
    for lang in ["fr", "en"] {
        edit(&format!("labels/{lang}.json"), &|labels| {
            labels["fields"]["statement"]["/motto"] = serde_json::json!({ "label": "Devise", "help": "Quelques mots." });
        });
    }
    let schemas = Schemas::from_dir(folder.path()).expect("the folder is used");
    let field = schemas.of(Kind::Statement).dictionary.field("/motto").expect("the field");
    assert_eq!((field.holds.clone(), field.label.fr.as_str()), (FieldType::Text, "Devise"));
    let known = demo();
    let mut body = crate::town::demo_body("BRV-ST-01");
    body["motto"] = serde_json::json!({ "fr": "Au grand jour" });
    let file =
        |body: &Value| SourceFile { path: "x".into(), reference: None, kind: Some(Kind::Statement), bytes: body.to_string().into_bytes() };
    let is_good = |schemas: &Schemas, body: &Value| {
        examine(schemas, known.registry.town(), vec![file(body)], &BTreeSet::new(), known.registry.today())[0].is_good()
    };
    assert!(is_good(&schemas, &body));
    assert!(!is_good(known.registry.schemas(), &body), "the built-in schema does not know it");
}
