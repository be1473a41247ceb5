//! What code reads of a system.

use serde_json::Value;

use super::{boolean, items, plain, strings, text};
use crate::domain::{PartialDate, Text, oversight};

/// Every pointer this view reads, as patterns of the schema.
pub const POINTERS: &[&str] = &[
    "/name",
    "/summary",
    "/department",
    "/accountableBody",
    "/contact",
    "/policyArea",
    "/status",
    "/startedOn",
    "/affectedGroups",
    "/individualDecisions",
    "/decisions/*/effect",
    "/profiling",
    "/automation/level",
    "/humanOversight/status",
    "/humanOversight/evidence",
    "/humanOversight/overrideRate",
    "/humanOversight/reviewedShare",
    "/dataUses/*/dataset",
    "/dataUses/*/role",
    "/dataUses/*/dataCategories",
    "/isAi",
    "/techniques",
    "/learning",
    "/aiAct/riskClass",
    "/mention/inPlace",
    "/appeal",
    "/humanContact",
    "/video/policePurpose",
    "/legalTexts/*/validFrom",
    "/legalTexts/*/validUntil",
    "/evaluations/*/nextDue",
    "/review/nextReviewDue",
    "/statements",
    "/gaps/*/path",
    "/gaps/*/kind",
];

/// Effects of a decision that make a system «impactful» (the Dutch register's publication categories).
const IMPACTFUL_EFFECTS: [&str; 8] = ["amount", "eligibility", "allocation", "permit", "control", "penalty", "accessBan", "employment"];

/// A system, read from its body.
#[derive(Clone, Copy, Debug)]
pub struct System<'a>(pub &'a Value);

impl<'a> System<'a> {
    /// Its name.
    pub fn name(self) -> Text {
        text(self.0, "/name").unwrap_or_default()
    }

    /// What it does for whom, in plain words.
    pub fn summary(self) -> Text {
        text(self.0, "/summary").unwrap_or_default()
    }

    /// The code of the department that declares it.
    pub fn department(self) -> &'a str {
        plain(self.0, "/department")
    }

    /// The code of the body that answers for it.
    pub fn accountable_body(self) -> &'a str {
        plain(self.0, "/accountableBody")
    }

    /// Where it stands in its life.
    pub fn status(self) -> &'a str {
        plain(self.0, "/status")
    }

    /// Codes of policy areas.
    pub fn policy_areas(self) -> Vec<&'a str> {
        strings(self.0, "/policyArea")
    }

    /// Codes of the groups affected.
    pub fn affected_groups(self) -> Vec<&'a str> {
        strings(self.0, "/affectedGroups")
    }

    /// Codes of techniques.
    pub fn techniques(self) -> Vec<&'a str> {
        strings(self.0, "/techniques")
    }

    /// Whether it takes part in decisions on persons.
    pub fn individual_decisions(self) -> Option<bool> {
        boolean(self.0, "/individualDecisions")
    }

    /// Whether it is artificial intelligence.
    pub fn is_ai(self) -> Option<bool> {
        boolean(self.0, "/isAi")
    }

    /// The level of automation.
    pub fn automation(self) -> &'a str {
        plain(self.0, "/automation/level")
    }

    /// The human-in-the-loop status.
    pub fn oversight(self) -> &'a str {
        plain(self.0, "/humanOversight/status")
    }

    /// Who decides, in one sentence.
    pub fn oversight_sentence(self) -> Option<Text> {
        let personal = self.individual_decisions() != Some(false);
        oversight::sentence(self.oversight(), self.automation(), personal, self.oversight_is_demonstrated())
    }

    /// Whether figures back the declared oversight.
    pub fn oversight_is_demonstrated(self) -> bool {
        plain(self.0, "/humanOversight/evidence") == "demonstrated"
            || self.0.pointer("/humanOversight/overrideRate").is_some()
            || self.0.pointer("/humanOversight/reviewedShare").is_some()
    }

    /// References of the datasets it uses, each once.
    pub fn datasets(self) -> Vec<&'a str> {
        let mut references: Vec<&str> = items(self.0, "/dataUses").iter().map(|data_use| plain(data_use, "/dataset")).collect();
        references.retain(|reference| !reference.is_empty());
        references.dedup();
        references
    }

    /// The codes of the data categories it names itself, beside those of its datasets.
    pub fn data_categories(self) -> Vec<&'a str> {
        items(self.0, "/dataUses").iter().flat_map(|data_use| strings(data_use, "/dataCategories")).collect()
    }

    /// References of the statements it names.
    pub fn statements(self) -> Vec<&'a str> {
        strings(self.0, "/statements")
    }

    /// The effects of its decisions on persons.
    pub fn decision_effects(self) -> Vec<&'a str> {
        items(self.0, "/decisions").iter().map(|decision| plain(decision, "/effect")).filter(|effect| !effect.is_empty()).collect()
    }

    /// Derived, never typed: `highRiskAi`, `impactful` or `other`.
    pub fn impact(self) -> &'static str {
        let effects = self.decision_effects();
        let profiles = matches!(plain(self.0, "/profiling"), "score" | "ranking" | "segmentation");
        if plain(self.0, "/aiAct/riskClass").starts_with("highRisk") {
            "highRiskAi"
        } else if profiles || effects.iter().any(|effect| IMPACTFUL_EFFECTS.contains(effect)) {
            "impactful"
        } else {
            "other"
        }
    }

    /// When its next evaluation is due, the latest date stated.
    pub fn next_evaluation(self) -> Option<PartialDate> {
        let due = items(self.0, "/evaluations").iter().filter_map(|evaluation| super::date(evaluation, "/nextDue"));
        due.max_by_key(|date| date.last())
    }
}
