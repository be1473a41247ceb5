//! The harness: the real application, asked the way a browser or a program asks.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::body::Body;
use grandjour::{
    domain::{Actor, Role, Town},
    export,
    import::town,
    registry::{
        Registry, Settings,
        permit::{Filer, Keeper, Reviewer},
    },
    rules::Schemas,
    web::{App, Front, Site},
};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

/// The instant every test happens at: 23 November 2026, at noon in Brumeval.
pub const NOW: &str = "2026-11-23T11:00:00Z";

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The demo town's folder.
pub fn registry_data() -> PathBuf {
    root().join("registry-data")
}

/// A town under test: the application over a temporary data folder.
pub struct TestTown {
    pub front: Front,
    pub registry: Arc<Registry>,
    runtime: tokio::runtime::Runtime,
    pub data: TempDir,
}

/// One answer, read to its end.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("the answer is UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("a readable header")).unwrap_or("")
    }
}

/// Opens a register in `data` on the fixed clock, with seeds that differ but repeat from run to run.
pub fn open(data: &Path, town: Town, now: &str) -> Registry {
    let now: Timestamp = now.parse().expect("a timestamp");
    let counter = AtomicU64::new(1);
    let settings = Settings {
        data: data.to_owned(),
        clock: Arc::new(move || now),
        entropy: Arc::new(move |bytes| {
            let mut state = counter.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            for byte in bytes {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *byte = (state >> 33) as u8;
            }
        }),
    };
    Registry::open(settings, town, Schemas::built_in().expect("the built-in schemas")).expect("the register opens")
}

impl TestTown {
    /// Brumeval with all of its records.
    pub fn demo() -> TestTown {
        let town = TestTown::of(town::read_town(&registry_data()).expect("the demo town"));
        let loading = town.registry.load(town::read_records(&registry_data()).expect("the demo records")).expect("the load");
        assert!(loading.refused.is_empty(), "refused: {:?}", loading.refused);
        town.follow();
        town
    }

    /// Brumeval's departments and lists without a record.
    pub fn empty() -> TestTown {
        let town = TestTown::of(town::read_town(&registry_data()).expect("the demo town"));
        town.follow();
        town
    }

    /// A town without records or index.
    pub fn of(town: Town) -> TestTown {
        let data = TempDir::new().expect("a temporary folder");
        let registry = Arc::new(open(data.path(), town, NOW));
        let site = Site { base: String::new(), build: "test".into() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        TestTown { front: Front::new(App::new(registry.clone(), site)), registry, runtime, data }
    }

    /// The index follows, as it does in a running server.
    pub fn follow(&self) {
        self.registry.follow().expect("the index follows");
    }

    /// The files are rendered, as they are in a running server.
    pub fn render_files(&self) {
        let files = export::render(&self.registry, &self.data.path().join("files")).expect("the files are rendered");
        self.front.app().files.store(Some(Arc::new(files)));
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask(Method::GET, path, &[])
    }

    pub fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request"))
    }

    pub fn send(&self, request: Request<Body>) -> Reply {
        self.runtime.block_on(async {
            let response = self.front.answer(request).await;
            let (head, body) = response.into_parts();
            let bytes = body.collect().await.expect("the body arrives").to_bytes().to_vec();
            Reply { status: head.status, headers: head.headers, bytes }
        })
    }

    /// Somebody who declares for a department.
    pub fn filer(&self, department: &str) -> Filer {
        let actor = Actor { id: format!("filer-{department}"), roles: vec![Role::Filer(department.into())] };
        Filer::of(&actor, department).expect("a filer")
    }

    /// Somebody who publishes what others declared.
    pub fn reviewer(&self, name: &str) -> Reviewer {
        Reviewer::of(&Actor { id: name.into(), roles: vec![Role::Reviewer] }).expect("a reviewer")
    }

    /// Whoever keeps the register.
    pub fn keeper(&self) -> Keeper {
        Keeper::of(&Actor { id: "keeper".into(), roles: vec![Role::Keeper] }).expect("a keeper")
    }
}

/// One demo for all tests that only read.
pub fn demo() -> std::sync::MutexGuard<'static, TestTown> {
    static DEMO: LazyLock<std::sync::Mutex<TestTown>> = LazyLock::new(|| {
        let town = TestTown::demo();
        town.render_files();
        std::sync::Mutex::new(town)
    });
    DEMO.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The body of a demo record's file.
pub fn demo_body(reference: &str) -> Value {
    let folder = match reference.split('-').nth(1) {
        Some("SYS") => "systems",
        Some("DS") => "datasets",
        _ => "statements",
    };
    let path = registry_data().join(folder).join(format!("{reference}.json"));
    serde_json::from_slice(&std::fs::read(&path).expect("a demo record")).expect("JSON")
}
