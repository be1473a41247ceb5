//! The hot paths of reading and writing, in process: compare figures of one run only.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up stops there")]

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use axum::body::Body;
use divan::{Bencher, black_box};
use grandjour::{
    domain::{Facet, Question},
    import::town,
    registry::{Registry, Settings, examine::examine},
    rules::Schemas,
    web::{App, Front, Site},
};

fn main() {
    divan::main();
}

struct Demo {
    registry: Arc<Registry>,
    front: Front,
    runtime: tokio::runtime::Runtime,
    _data: tempfile::TempDir,
}

static DEMO: LazyLock<Demo> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry-data");
    let data = tempfile::TempDir::new().expect("a folder");
    let settings = Settings {
        data: data.path().to_owned(),
        clock: Arc::new(|| jiff::Timestamp::UNIX_EPOCH),
        entropy: Arc::new(|bytes| bytes.fill(7)),
    };
    let schemas = Schemas::built_in().expect("the schemas");
    let registry = Arc::new(Registry::open(settings, town::read_town(&folder).expect("the town"), schemas).expect("it opens"));
    registry.load(town::read_records(&folder).expect("the records")).expect("loaded");
    registry.follow().expect("indexed");
    let front = Front::new(App::new(registry.clone(), Site { base: String::new(), build: "bench".into() }));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    Demo { registry, front, runtime, _data: data }
});

fn get(path: &str) {
    let request = http::Request::get(path).body(Body::empty()).expect("a request");
    black_box(DEMO.runtime.block_on(DEMO.front.answer(request)));
}

#[divan::bench]
fn record_from_the_cache() {
    get("/api/v1/systems/BRV-SYS-02");
}

#[divan::bench]
fn list_from_the_cache() {
    get("/api/v1/systems");
}

#[divan::bench(args = ["stationnement", "est ce que la cantine utilise lia", "données personnelles des enfants"])]
fn search(text: &str) {
    let question = Question { text: Some(text.to_owned()), count: Facet::of_search().into(), limit: 20, ..Question::default() };
    black_box(DEMO.registry.find(&DEMO.registry.view(), &question).expect("found"));
}

#[divan::bench]
fn check_a_system(bencher: Bencher) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry-data/systems/BRV-SYS-02.json");
    let published = DEMO.registry.view().rows().map(|row| row.reference.clone()).collect();
    bencher
        .with_inputs(|| vec![town::read_record(&path).expect("a record")])
        .bench_values(|files| black_box(examine(DEMO.registry.schemas(), DEMO.registry.town(), files, &published, DEMO.registry.today())));
}
