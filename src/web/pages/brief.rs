//! «En bref»: the seven answers a worried person looks for, before anything else.

use serde_json::Value;

use super::{
    Page, address,
    cell::dial,
    names::Link,
    numbers,
    oversight::{Badge, badge},
    said::Said,
    sheet::lower,
};
use crate::{
    domain::{Record, views},
    registry::StoreError,
};

/// The seven answers.
pub struct Brief {
    /// Who decides.
    pub badge: Option<Badge>,
    pub decider: Option<Said>,
    /// Figures behind the claim, as sentences.
    pub figures: Vec<String>,
    /// Whom to talk to.
    pub talk: Talk,
    /// Who is concerned.
    pub concerned: Vec<String>,
    pub minors: bool,
    /// Which data.
    pub data: Vec<DataAnswer>,
    pub no_personal_data: bool,
    /// Since when.
    pub since: String,
    /// How to contest.
    pub contest: Contest,
}

/// Whom to talk to, and how.
#[derive(Default)]
pub struct Talk {
    pub role: Option<Said>,
    pub phone: Option<String>,
    pub dial: String,
    pub counter: Option<Said>,
    pub hours: Option<Said>,
    pub email: Option<String>,
    pub otherwise: Option<Said>,
}

/// One dataset the system uses.
pub struct DataAnswer {
    pub dataset: Link,
    pub categories: Vec<Link>,
    pub kept: Option<Said>,
}

/// How to contest a decision.
pub struct Contest {
    pub lead: String,
    pub how: Option<Said>,
    pub deadline: Option<String>,
    pub url: Option<String>,
}

/// The seven answers of a system; `datasets` are the records it uses.
pub fn brief(page: &Page<'_>, record: &Record, datasets: &[Record]) -> Result<Brief, StoreError> {
    let body = &record.body;
    let system = views::System(body);
    let groups = system.affected_groups().into_iter().map(|code| page.label("affectedGroups", code)).enumerate();
    let groups = groups.map(|(nth, label)| if nth == 0 { label } else { lower(&label) }).collect();
    let data = datasets.iter().map(|dataset| data_answer(page, dataset)).collect();
    Ok(Brief {
        badge: badge(page, system),
        decider: said(page, body, "/humanOversight/deciderRole"),
        figures: figures(page, body),
        talk: talk(page, body),
        concerned: groups,
        minors: views::boolean(body, "/involvesMinors") == Some(true),
        data,
        no_personal_data: views::boolean(body, "/noPersonalData") == Some(true),
        since: since(page, body),
        contest: contest(page, body),
    })
}

fn said(page: &Page<'_>, body: &Value, pointer: &str) -> Option<Said> {
    views::text(body, pointer).map(|text| page.said(&text))
}

fn data_answer(page: &Page<'_>, dataset: &Record) -> DataAnswer {
    let view = views::Dataset(&dataset.body);
    DataAnswer {
        dataset: Link { href: address::record(page.lang, &dataset.reference), said: page.name_of(dataset) },
        categories: view.data_categories().into_iter().map(|code| page.category_link(code)).collect(),
        kept: said(page, &dataset.body, "/retention/period"),
    }
}

/// The figures that show whether people really decide.
fn figures(page: &Page<'_>, body: &Value) -> Vec<String> {
    let number = |pointer: &str| body.pointer(pointer).and_then(Value::as_number).map(|number| numbers::number(number, page.lang));
    let figure = |key: &str, pointer: &str| number(pointer).map(|value| page.with(key, "value", &value));
    let all = [
        figure("figure-reviewed", "/humanOversight/reviewedShare"),
        figure("figure-overridden", "/humanOversight/overrideRate"),
        figure("figure-minutes", "/humanOversight/medianReviewMinutes"),
    ];
    all.into_iter().flatten().collect()
}

/// The human contact; what it lacks comes from the department's contact.
fn talk(page: &Page<'_>, body: &Value) -> Talk {
    let plain = |pointer: &str| Some(views::plain(body, pointer)).filter(|text| !text.is_empty()).map(str::to_owned);
    let phone = plain("/humanContact/phone").or_else(|| plain("/contact/phone"));
    let from = if body.get("humanContact").is_some() { "/humanContact" } else { "/contact" };
    Talk {
        role: said(page, body, &format!("{from}/role")),
        dial: phone.as_deref().map(dial).unwrap_or_default(),
        phone,
        counter: said(page, body, &format!("{from}/counter")),
        hours: said(page, body, &format!("{from}/hours")),
        email: plain("/contact/email"),
        otherwise: said(page, body, "/nonDigitalRoute"),
    }
}

fn since(page: &Page<'_>, body: &Value) -> String {
    let status = views::plain(body, "/status");
    let date = |pointer: &str| views::date(body, pointer).map(|date| page.date(date).text);
    let started = date("/startedOn");
    let ended = date("/endedOn");
    let trial = (date("/experiment/start"), date("/experiment/end"));
    match (status, started, ended, trial) {
        ("pilot", _, _, (Some(start), Some(end))) => page.words().with_all("since-trial", &[("start", &start), ("end", &end)]),
        ("pilot" | "production", Some(start), ..) => page.with("since-started", "date", &start),
        ("suspended", Some(start), Some(end), _) => page.words().with_all("since-suspended", &[("start", &start), ("end", &end)]),
        ("retired", Some(start), Some(end), _) => page.words().with_all("since-retired", &[("start", &start), ("end", &end)]),
        ("suspended" | "retired" | "abandoned", _, Some(end), _) => page.with("since-ended", "date", &end),
        ("idea" | "design", ..) => page.t("since-not-yet"),
        _ => page.label("systemStatus", status),
    }
}

fn contest(page: &Page<'_>, body: &Value) -> Contest {
    let exists = views::plain(body, "/appeal/exists");
    let decides = views::boolean(body, "/individualDecisions") != Some(false);
    let lead = match (exists, decides) {
        ("yes", _) => page.t("contest-yes"),
        ("", false) => page.t("contest-no-decision"),
        ("", true) => page.t("empty-unanswered"),
        (other, _) => page.label("appealExists", other),
    };
    let days = body.pointer("/appeal/deadlineDays").and_then(Value::as_u64);
    Contest {
        lead,
        how: said(page, body, "/appeal/description").or_else(|| said(page, body, "/rightToObject/how")),
        deadline: days.map(|days| page.n("contest-deadline", days as usize)),
        url: Some(views::plain(body, "/appeal/url")).filter(|url| !url.is_empty()).map(str::to_owned),
    }
}
