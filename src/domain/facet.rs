//! What lists can be narrowed by.

use super::Kind;

/// A property that lists are narrowed by, with counts. Several choices in one facet mean "or", between facets "and".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Kind of record; on the search of everything only.
    Kind,
    /// Policy area.
    PolicyArea,
    /// Category of personal data; a family includes its members.
    DataCategory,
    /// Human-in-the-loop status.
    HumanOversight,
    /// Department.
    Department,
    /// Accountable body.
    Body,
    /// Status of a system.
    Status,
    /// Level of automation.
    Automation,
    /// Whether it is artificial intelligence: `true` or `false`.
    IsAi,
    /// Whether it takes part in decisions on persons: `true` or `false`.
    IndividualDecisions,
    /// Derived publication category: highRiskAi, impactful, other.
    Impact,
    /// People affected.
    AffectedGroup,
    /// Techniques.
    Technique,
    /// Whether a dataset holds personal data, and how sensitive.
    PersonalData,
    /// Kind of statement.
    StatementKind,
    /// References of the datasets a system uses.
    Dataset,
    /// References of the statements a system names.
    Statement,
    /// Rule ids of the legal alerts a record bears.
    LegalAlert,
    /// Which register the record comes from: `town`, or a source's prefix in lower case.
    Register,
}

/// One row of the table of facets.
struct Row {
    facet: Facet,
    name: &'static str,
    /// The closed (or open) vocabulary its values are codes of; empty where it has none.
    vocabulary: &'static str,
    kinds: &'static [Kind],
}

const EVERY: &[Kind] = &Kind::ALL;
const SYSTEMS: &[Kind] = &[Kind::System];
const DATASETS: &[Kind] = &[Kind::Dataset];
const STATEMENTS: &[Kind] = &[Kind::Statement];
const SYSTEMS_AND_DATASETS: &[Kind] = &[Kind::System, Kind::Dataset];

const ROWS: [Row; 19] = [
    Row { facet: Facet::Kind, name: "kind", vocabulary: "", kinds: &[] },
    Row { facet: Facet::PolicyArea, name: "policyArea", vocabulary: "policyAreas", kinds: SYSTEMS },
    Row { facet: Facet::DataCategory, name: "dataCategory", vocabulary: "dataCategory", kinds: SYSTEMS_AND_DATASETS },
    Row { facet: Facet::HumanOversight, name: "humanOversight", vocabulary: "oversightStatus", kinds: SYSTEMS },
    Row { facet: Facet::Department, name: "department", vocabulary: "departments", kinds: EVERY },
    Row { facet: Facet::Body, name: "body", vocabulary: "bodies", kinds: SYSTEMS },
    Row { facet: Facet::Status, name: "status", vocabulary: "systemStatus", kinds: SYSTEMS },
    Row { facet: Facet::Automation, name: "automation", vocabulary: "automationLevel", kinds: SYSTEMS },
    Row { facet: Facet::IsAi, name: "isAi", vocabulary: "", kinds: SYSTEMS },
    Row { facet: Facet::IndividualDecisions, name: "individualDecisions", vocabulary: "", kinds: SYSTEMS },
    Row { facet: Facet::Impact, name: "impact", vocabulary: "impact", kinds: SYSTEMS },
    Row { facet: Facet::AffectedGroup, name: "affectedGroup", vocabulary: "affectedGroups", kinds: SYSTEMS },
    Row { facet: Facet::Technique, name: "technique", vocabulary: "technique", kinds: SYSTEMS },
    Row { facet: Facet::PersonalData, name: "personalData", vocabulary: "personalData", kinds: DATASETS },
    Row { facet: Facet::StatementKind, name: "statementKind", vocabulary: "statementKind", kinds: STATEMENTS },
    Row { facet: Facet::Dataset, name: "dataset", vocabulary: "", kinds: SYSTEMS },
    Row { facet: Facet::Statement, name: "statement", vocabulary: "", kinds: SYSTEMS },
    Row { facet: Facet::LegalAlert, name: "legalAlert", vocabulary: "", kinds: SYSTEMS },
    Row { facet: Facet::Register, name: "register", vocabulary: "", kinds: EVERY },
];

impl Facet {
    /// Every facet, in the order they are shown.
    pub fn all() -> impl Iterator<Item = Facet> {
        ROWS.iter().map(|row| row.facet)
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The query parameter and the key in API answers.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The facet with this parameter name.
    pub fn parse(name: &str) -> Option<Facet> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.facet)
    }

    /// The name of the vocabulary its values are codes of (closed or open), if there is one.
    pub fn vocabulary(self) -> Option<&'static str> {
        Some(self.row().vocabulary).filter(|name| !name.is_empty())
    }

    /// The facets that a list of one kind offers; the search of everything offers those in `of_search`.
    pub fn of(kind: Kind) -> impl Iterator<Item = Facet> {
        ROWS.iter().filter(move |row| row.kinds.contains(&kind)).map(|row| row.facet)
    }

    /// The facets that the search of everything offers.
    pub fn of_search() -> [Facet; 5] {
        [Facet::Kind, Facet::Department, Facet::DataCategory, Facet::HumanOversight, Facet::Register]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_facet_stands_at_its_own_row() {
        for facet in Facet::all() {
            assert_eq!(facet.row().facet, facet);
            assert_eq!(Facet::parse(facet.name()), Some(facet));
        }
    }
}
