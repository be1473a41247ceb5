//! Vocabularies, closed and open: `GET /vocabularies`, `/vocabularies/{name}`.

use axum::extract::{Path, RawQuery, State};
use serde_json::{Value, json};

use super::shapes::ProblemAnswer;
use crate::{
    domain::Vocabulary,
    web::{App, Problem, answer::Answer, params::Params},
};

/// The names of the vocabularies: closed ones belong to the schema, open ones to the town.
#[utoipa::path(get, path = "/api/v1/vocabularies", operation_id = "list_vocabularies", tag = "vocabularies",
    responses((status = 200, description = "Names, titles and addresses", body = Vec<Object>)))]
pub async fn list_vocabularies(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    Params::parse(query.as_deref())?.allow(&["lang"], &[])?;
    let row = |list: &Vocabulary, is_closed: bool| json!({ "name": list.name, "title": list.title, "closed": is_closed, "links": { "self": format!("/api/v1/vocabularies/{}", list.name) } });
    let closed = app.registry.schemas().vocabularies().values().map(|list| row(list, true));
    let open = app.registry.town().vocabularies.values().map(|list| row(list, false));
    Ok(Answer::json(closed.chain(open).collect::<Value>().to_string()))
}

/// One vocabulary: its codes with their words in both languages.
#[utoipa::path(get, path = "/api/v1/vocabularies/{name}", operation_id = "show_vocabulary", tag = "vocabularies",
    params(("name" = String, Path, description = "Its name, such as oversightStatus")),
    responses((status = 200, description = "The vocabulary", body = Object),
              (status = 404, description = "No vocabulary has this name", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_vocabulary(State(app): State<App>, Path(name): Path<String>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    Params::parse(query.as_deref())?.allow(&["lang"], &[])?;
    let closed = app.registry.schemas().vocabularies().get(&name);
    let list = closed.or_else(|| app.registry.town().vocabularies.get(&name)).ok_or_else(Problem::not_found)?;
    let values: Vec<Value> = list
        .values
        .iter()
        .map(|term| {
            let mut value = json!({ "code": term.code, "label": term.label });
            let more = [
                ("definition", serde_json::to_value(&term.definition)),
                ("broader", serde_json::to_value(&term.broader)),
                ("dpv", serde_json::to_value(&term.dpv)),
                ("url", serde_json::to_value(&term.url)),
            ];
            for (name, member) in more {
                if let Ok(member) = member
                    && !member.is_null()
                {
                    value[name] = member;
                }
            }
            value
        })
        .collect();
    Ok(Answer::json(json!({ "name": list.name, "title": list.title, "closed": closed.is_some(), "values": values }).to_string()))
}
