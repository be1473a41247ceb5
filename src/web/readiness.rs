//! `/healthz`: the process lives. `/readyz`: what it can answer, how far the index is, which files were refused.

use axum::extract::State;
use http::StatusCode;
use serde_json::{Value, json};

use super::{
    App, Problem,
    answer::{Answer, Freshness},
};
use crate::registry::examine::RefusedFile;

/// The process lives.
pub async fn healthz() -> Answer {
    Answer::json("{\"status\":\"ok\"}").fresh(Freshness::NoStore)
}

/// Whether everything can be answered; 503 while search cannot.
pub async fn readyz(State(app): State<App>) -> Result<Answer, Problem> {
    app.run(|app| {
        let (searchable, size) = app.registry.progress()?;
        let is_ready = app.registry.view().searchable().is_some();
        let refused: Vec<Value> = app.registry.refused_files().iter().map(refused).collect();
        let state = json!({
            "status": if is_ready { "ready" } else { "indexing" },
            "log": { "size": size, "searchable": searchable },
            "files": app.files.load().as_ref().map(|files| files.size),
            "refusedFiles": refused,
        });
        let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        Ok(Answer::json(state.to_string()).status(status).fresh(Freshness::NoStore))
    })
    .await
}

/// A refused file by its name alone: the folders of the machine are nobody's business.
fn refused(file: &RefusedFile) -> Value {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    json!({ "file": name, "findings": file.findings })
}
