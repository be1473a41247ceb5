//! One record, whole: `GET /systems/{reference}`, `/datasets/{reference}`, `/statements/{reference}`.

use axum::extract::{Path, RawQuery, State};
use http::{HeaderName, header as h};

use super::shapes::{LogPlace, Overdue, ProblemAnswer, RecordAnswer, RecordLinks};
use crate::{
    domain::{Kind, Lang, Record, Reference, Text},
    registry::reads::Entry,
    web::{App, Problem, answer::Answer, pages::address, params::Params, query},
};

/// One system.
#[utoipa::path(get, path = "/api/v1/systems/{reference}", operation_id = "show_system", tag = "records",
    params(("reference" = String, Path, description = "Its public name, such as BRV-SYS-01")),
    responses((status = 200, description = "The newest version of the record", body = RecordAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 404, description = "Nothing is public under this name", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 410, description = "The record was withdrawn", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_system(State(app): State<App>, Path(reference): Path<String>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    show(app, reference, query, Kind::System).await
}

/// One dataset.
#[utoipa::path(get, path = "/api/v1/datasets/{reference}", operation_id = "show_dataset", tag = "records",
    params(("reference" = String, Path, description = "Its public name, such as BRV-DS-01")),
    responses((status = 200, description = "The newest version of the record", body = RecordAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 404, description = "Nothing is public under this name", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 410, description = "The record was withdrawn", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_dataset(State(app): State<App>, Path(reference): Path<String>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    show(app, reference, query, Kind::Dataset).await
}

/// One statement.
#[utoipa::path(get, path = "/api/v1/statements/{reference}", operation_id = "show_statement", tag = "records",
    params(("reference" = String, Path, description = "Its public name, such as BRV-ST-01")),
    responses((status = 200, description = "The newest version of the record", body = RecordAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 404, description = "Nothing is public under this name", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 410, description = "The record was withdrawn", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_statement(State(app): State<App>, Path(reference): Path<String>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    show(app, reference, query, Kind::Statement).await
}

async fn show(app: App, reference: String, query: Option<String>, kind: Kind) -> Result<Answer, Problem> {
    let params = Params::parse(query.as_deref())?;
    params.allow(&["fields", "lang"], &[])?;
    query::language(&params, Lang::Fr)?;
    let reference: Reference = reference.parse().map_err(|_| Problem::not_found())?;
    if reference.kind != kind {
        return Err(Problem::not_found());
    }
    app.run(move |app| match app.registry.entry(&reference)? {
        None => Err(Problem::not_found()),
        Some(Entry::Withdrawn(tombstone)) => {
            let reason = tombstone.notice.get("reason").and_then(Text::from_value).unwrap_or_default();
            Err(Problem::withdrawn(&reason))
        }
        Some(Entry::Live(record)) => {
            let mut shape = shape(&record, app);
            if let Some(fields) = params.one("fields") {
                reduce(&mut shape, fields)?;
            }
            finish(app, &record, &shape, params.one("fields").is_some())
        }
    })
    .await
}

fn shape(record: &Record, app: &App) -> RecordAnswer {
    let (kind, reference) = (record.reference.kind, record.reference.to_string());
    let overdue = app.registry.due(&record.body).into_iter().map(|(rule, _, due)| Overdue { rule, due: due.to_string() });
    RecordAnswer {
        kind: kind.word(),
        revision: record.rev,
        published_on: record.published.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        approval: record.approval.word(),
        schema_version: record.schema_version.clone(),
        legal_alerts: record.legal_alerts.clone(),
        overdue: overdue.collect(),
        body: record.body.clone(),
        log: LogPlace { leaf: record.leaf, commitment: record.commit.clone() },
        links: RecordLinks {
            this: format!("/api/v1/{}/{reference}", kind.plural()),
            html: address::record(Lang::Fr, &record.reference),
            short: format!("/s/{reference}.{}", record.rev),
            describedby: format!("/schema/{}/{}.schema.json", record.schema_version, kind.word()),
        },
        reference,
    }
}

/// Keeps only the top-level properties of the body that are asked for.
fn reduce(shape: &mut RecordAnswer, fields: &str) -> Result<(), Problem> {
    let asked: Vec<&str> = fields.split(',').collect();
    if let Some(body) = shape.body.as_object_mut() {
        if let Some(unknown) = asked.iter().find(|field| !body.contains_key(**field)) {
            let known = body.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(Problem::bad_value("fields", unknown, &known));
        }
        body.retain(|name, _| asked.contains(&name.as_str()));
    }
    Ok(())
}

fn finish(app: &App, record: &Record, shape: &RecordAnswer, is_partial: bool) -> Result<Answer, Problem> {
    let json = serde_json::to_vec(shape).map_err(|error| Problem::internal(&error))?;
    let answer = Answer::json(json)
        .modified(record.published)
        .with(HeaderName::from_static("register-state"), &app.registry.view().size().to_string())
        .with(h::LINK, &format!("<{}{}>; rel=\"describedby\"", app.site.base, shape.links.describedby))
        .with(h::LINK, &format!("<{}{}>; rel=\"alternate\"; type=\"text/html\"", app.site.base, shape.links.html));
    // What is overdue changes with the day, not with the record: those answers are known by their bytes.
    let named = !is_partial && shape.overdue.is_empty();
    Ok(if named { answer.version(format!("{}.{}.{}", record.reference, record.rev, app.site.build)) } else { answer })
}
