//! Warnings: worth a look, never a refusal. Those of the clock are also shown to the public as badges.

use jiff::civil::Date;
use serde_json::Value;

use super::check::Look;
use crate::domain::{Finding, Kind, PartialDate, views};

/// Words of a sentence beyond which it is hard to read.
const LONG_SENTENCE: usize = 30;

/// Every warning of a record.
pub fn find(look: &Look<'_>) -> Vec<Finding> {
    let mut warnings: Vec<Finding> =
        due(look.body, look.today).into_iter().map(|(rule, pointer, date)| look.finding(rule, pointer, date.to_string())).collect();
    if look.kind == Kind::System {
        let in_use = matches!(views::System(look.body).status(), "pilot" | "production");
        for (field, rule) in [("cost", "costMissing"), ("evaluations", "evaluationMissing")] {
            if in_use && look.body.get(field).is_none() {
                warnings.push(look.finding(rule, format!("/{field}"), ""));
            }
        }
    }
    texts(look, look.body, String::new(), &mut warnings);
    warnings
}

/// What is overdue on `today`: rule, pointer and the date it was due. Shown to the public beside the field.
pub fn due(body: &Value, today: Date) -> Vec<(&'static str, &'static str, PartialDate)> {
    let review = views::date(body, "/review/nextReviewDue").map(|date| ("reviewOverdue", "/review", date));
    let evaluation = views::System(body).next_evaluation().map(|date| ("evaluationOverdue", "/evaluations", date));
    let reply = overdue_reply(body).map(|date| ("replyOverdue", "/opinions", date));
    review.into_iter().chain(evaluation).chain(reply).filter(|(_, _, date)| date.is_past(today)).collect()
}

/// The earliest date at which the town owed an opinion a reply that is still awaited.
fn overdue_reply(body: &Value) -> Option<PartialDate> {
    let awaited = |opinion: &&Value| matches!(views::plain(opinion, "/reply/status"), "" | "awaited");
    let opinions = views::items(body, "/opinions").iter().filter(awaited);
    opinions.filter_map(|opinion| views::date(opinion, "/replyDue")).min_by_key(|date| date.last())
}

fn texts(look: &Look<'_>, value: &Value, at: String, warnings: &mut Vec<Finding>) {
    match value {
        Value::Object(members) if at != "/sourceRow" && at != "/ext" => {
            for (name, member) in members {
                let at = format!("{at}/{}", crate::domain::json::pointer_token(name));
                match member {
                    Value::String(text) if name == "email" && looks_like_a_person(text) => {
                        warnings.push(look.finding("personLikeEmail", at, ""));
                    }
                    Value::String(text) if name == "fr" && has_long_sentence(text) => {
                        warnings.push(look.finding("longSentences", at, LONG_SENTENCE.to_string()));
                    }
                    _ => texts(look, member, at, warnings),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(look, item, format!("{at}/{index}"), warnings);
            }
        }
        _ => {}
    }
}

/// `prenom.nom@…` with both parts alphabetic and neither a word that functions use.
fn looks_like_a_person(email: &str) -> bool {
    const FUNCTIONS: &[&str] = &[
        "accueil",
        "aide",
        "contact",
        "direction",
        "dpo",
        "cada",
        "acces",
        "service",
        "mairie",
        "ville",
        "numerique",
        "registre",
        "police",
        "eau",
        "eaux",
        "ecole",
        "ccas",
        "urbanisme",
        "stationnement",
        "dechets",
        "habitat",
        "voirie",
        "rh",
        "social",
        "prada",
        "donnees",
        "protection",
        "mediation",
        "relation",
        "guichet",
        "taxe",
        "fiscalite",
        "tourisme",
        "abonnes",
        "documents",
        "archives",
        "culture",
        "sport",
        "restauration",
        "mobilites",
    ];
    let local = email.split('@').next().unwrap_or_default();
    let parts: Vec<&str> = local.split('.').collect();
    parts.len() == 2
        && parts.iter().all(|part| part.len() >= 2 && part.chars().all(|c| c.is_ascii_lowercase()))
        && !parts.iter().any(|part| FUNCTIONS.iter().any(|word| part.contains(word)))
}

fn has_long_sentence(text: &str) -> bool {
    text.split(['.', '!', '?', '\n', ';', ':']).any(|sentence| sentence.split_whitespace().count() > LONG_SENTENCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_person_is_told_from_one_of_a_function() {
        assert!(looks_like_a_person("jeanne.martin@brumeval.example"));
        assert!(!looks_like_a_person("accueil.ccas@brumeval.example"));
        assert!(!looks_like_a_person("registre@brumeval.example"));
        assert!(!looks_like_a_person("taxe.sejour@brumeval.example"));
    }
}
