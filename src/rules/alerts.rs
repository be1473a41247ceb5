//! Legal alerts: what is shown to everybody because the law asks for something else.
//!
//! A register describes what is: refusing unlawful systems would hide exactly those.

use serde_json::Value;

use super::check::Look;
use crate::domain::{Finding, Kind, views};

/// The legal alerts a system bears today.
pub fn find(look: &Look<'_>) -> Vec<Finding> {
    if look.kind != Kind::System {
        return Vec::new();
    }
    let system = Facts::of(look);
    let mut alerts = Vec::new();
    let mut alert = |applies: bool, rule: &str, pointer: &str| {
        if applies {
            alerts.push(look.finding(rule, pointer, ""));
        }
    };
    let automated = system.decides_on_persons && system.level_decides;
    // Loi 78-17 art. 47: no decision on a person on the sole ground of processing of special categories.
    alert(automated && system.special_categories, "alertSpecialCategoriesAutomated", "/automation/level");
    // Conseil constitutionnel 2018-765 DC: rules that change without a person's control may not decide alone.
    alert(automated && system.learns_unchecked, "alertLearningWithoutValidation", "/learning");
    // Loi 78-17 art. 47, since 1 July 2020: without the mention the decision is void.
    alert(automated && !system.mention_in_place, "alertDecisionWithoutMentionVoid", "/mention");
    // CRPA L.311-3-1.
    alert(system.decides_on_persons && !automated && !system.mention_in_place, "alertMentionMissing", "/mention");
    // Loi 78-17 art. 47, last paragraph: a machine alone does not rule on an administrative appeal.
    alert(system.appeal_without_person, "alertAppealWithoutPerson", "/appeal/decidedByPerson");
    alert(system.policing_without_text, "alertPolicePurposeWithoutText", "/video/policePurpose");
    for (index, gap) in views::items(look.body, "/gaps").iter().enumerate() {
        if system.decides_on_persons && withholds_rules(gap) {
            alert(true, "alertWithheldRules", &format!("/gaps/{index}"));
        }
    }
    alerts
}

struct Facts {
    decides_on_persons: bool,
    level_decides: bool,
    special_categories: bool,
    learns_unchecked: bool,
    mention_in_place: bool,
    appeal_without_person: bool,
    policing_without_text: bool,
}

impl Facts {
    fn of(look: &Look<'_>) -> Facts {
        let body = look.body;
        let system = views::System(body);
        let in_use = matches!(system.status(), "pilot" | "production");
        let mention = views::plain(body, "/mention/inPlace");
        let oversight = system.oversight();
        Facts {
            decides_on_persons: system.individual_decisions() == Some(true)
                && !matches!(system.status(), "idea" | "design" | "abandoned" | "retired"),
            level_decides: matches!(system.automation(), "decides" | "decidesPartly"),
            special_categories: has_special_categories(look),
            learns_unchecked: views::plain(body, "/learning") == "online" && oversight != "inTheLoop" && oversight != "inCommand",
            mention_in_place: matches!(mention, "yes" | "notRequired"),
            appeal_without_person: views::boolean(body, "/appeal/decidedByPerson") == Some(false),
            policing_without_text: in_use && views::boolean(body, "/video/policePurpose") == Some(true) && !has_text_in_force(look),
        }
    }
}

fn has_special_categories(look: &Look<'_>) -> bool {
    let system = views::System(look.body);
    let own = system.data_categories().into_iter().map(str::to_owned);
    let of_datasets = system
        .datasets()
        .into_iter()
        .filter_map(|reference| reference.parse().ok())
        .flat_map(|reference| look.known.dataset_categories(&reference));
    own.chain(of_datasets).any(|code| code.starts_with("s9."))
}

/// Whether a legal text that the system names is in force today.
fn has_text_in_force(look: &Look<'_>) -> bool {
    views::items(look.body, "/legalTexts").iter().any(|text| {
        let begun = views::date(text, "/validFrom").is_none_or(|from| from.first() <= look.today);
        let ended = views::date(text, "/validUntil").is_some_and(|until| until.is_past(look.today));
        begun && !ended
    })
}

/// CRPA L.312-1-3 lets a town keep the rules of individual decisions back on the grounds of L.311-5 2° only.
fn withholds_rules(gap: &Value) -> bool {
    views::plain(gap, "/kind") == "withheld"
        && matches!(views::plain(gap, "/path"), "/parameters" | "/operations" | "/rulesUrl")
        && views::plain(gap, "/ground").starts_with("L311-6")
}
