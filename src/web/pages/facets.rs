//! Narrowing a list: groups of choices with their counts, and chips for the choices made.

use std::collections::BTreeMap;

use super::{Page, address, address::Screen};
use crate::{
    domain::{Facet, Kind, Question, Sort},
    registry::StoreError,
};

/// Facets that help a resident, shown first and open.
const FIRST: [Facet; 5] = [Facet::Kind, Facet::PolicyArea, Facet::DataCategory, Facet::HumanOversight, Facet::StatementKind];
/// Facets that are reached by links only.
const BY_LINK: [Facet; 4] = [Facet::Register, Facet::Dataset, Facet::Statement, Facet::LegalAlert];
/// Choices shown before the others are folded.
const MOST_CHOICES: usize = 8;

/// One facet of the form.
pub struct Group {
    pub name: &'static str,
    pub title: String,
    pub open: bool,
    pub chosen: usize,
    pub choices: Vec<Choice>,
    /// Rarer choices, folded.
    pub more: Vec<Choice>,
}

/// One box to tick.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub count: usize,
    pub ticked: bool,
}

/// A choice made, with the address of the list without it.
pub struct Chip {
    pub facet: String,
    pub label: String,
    pub href: String,
}

/// An order offered.
pub struct Order {
    pub value: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// The groups of a form, for the facets that were counted or chosen.
pub fn groups(page: &Page<'_>, question: &Question, counts: &BTreeMap<Facet, Vec<(String, usize)>>) -> Result<Vec<Group>, StoreError> {
    let mut facets: Vec<Facet> = counts.keys().copied().filter(|facet| !BY_LINK.contains(facet)).collect();
    facets.sort_by_key(|facet| (FIRST.iter().position(|first| first == facet).unwrap_or(FIRST.len()), *facet));
    let mut groups = Vec::new();
    for facet in facets {
        let chosen = question.choices.get(&facet).map(Vec::as_slice).unwrap_or_default();
        let mut choices = choices(page, facet, &counts[&facet], chosen)?;
        if choices.is_empty() {
            continue;
        }
        // Broad choices come first, and ticked ones are never folded away.
        choices.sort_by_key(|choice| is_narrow(page, facet, &choice.value));
        let broad = choices.iter().filter(|choice| !is_narrow(page, facet, &choice.value)).count();
        let (shown, more) = folded(choices, broad.min(MOST_CHOICES));
        groups.push(Group {
            name: facet.name(),
            title: page.words().of("facet", facet.name()),
            open: FIRST.contains(&facet) || !chosen.is_empty(),
            chosen: chosen.len(),
            choices: shown,
            more,
        });
    }
    Ok(groups)
}

fn choices(page: &Page<'_>, facet: Facet, counts: &[(String, usize)], chosen: &[String]) -> Result<Vec<Choice>, StoreError> {
    let counted = counts.iter().filter(|(value, count)| *count > 0 || chosen.contains(value)).cloned();
    let missing = chosen.iter().filter(|value| !counts.iter().any(|(counted, _)| counted == *value)).map(|value| (value.clone(), 0));
    let all = counted
        .chain(missing)
        .map(|(value, count)| Ok(Choice { label: label(page, facet, &value)?, ticked: chosen.contains(&value), value, count }));
    all.collect()
}

fn folded(choices: Vec<Choice>, shown: usize) -> (Vec<Choice>, Vec<Choice>) {
    let (first, rest): (Vec<_>, Vec<_>) = choices.into_iter().enumerate().partition(|(nth, choice)| *nth < shown || choice.ticked);
    let bare = |choices: Vec<(usize, Choice)>| choices.into_iter().map(|(_, choice)| choice).collect();
    (bare(first), bare(rest))
}

/// Whether a broader choice includes this one.
fn is_narrow(page: &Page<'_>, facet: Facet, value: &str) -> bool {
    let Some(list) = facet.vocabulary() else { return false };
    let closed = page.registry.schemas().vocabularies().get(list);
    let list = closed.or_else(|| page.registry.town().vocabularies.get(list));
    list.and_then(|list| list.term(value)).is_some_and(|term| term.broader.is_some())
}

/// Choices that no box of the form shows: they stay when the form is sent.
pub fn kept(question: &Question, counts: &BTreeMap<Facet, Vec<(String, usize)>>) -> Vec<(&'static str, String)> {
    let hidden = question
        .choices
        .iter()
        .filter(|(facet, values)| !address::is_usual(**facet, values) && (BY_LINK.contains(facet) || !counts.contains_key(facet)));
    hidden.flat_map(|(facet, values)| values.iter().map(|value| (facet.name(), value.clone()))).collect()
}

/// The words of a facet's value.
pub fn label(page: &Page<'_>, facet: Facet, value: &str) -> Result<String, StoreError> {
    Ok(match facet {
        Facet::Kind => page.words().of("kind", value),
        Facet::IsAi | Facet::IndividualDecisions => page.t(if value == "true" { "answer-yes" } else { "answer-no" }),
        Facet::Impact => page.words().of("impact", value),
        Facet::Dataset | Facet::Statement => page.record_link(value)?.map_or_else(|| value.to_owned(), |link| link.said.text),
        Facet::LegalAlert => page.registry.rule(value).map_or_else(|| value.to_owned(), |rule| rule.sentence.get(page.lang).to_owned()),
        Facet::Register if value == "town" => page.registry.town().publisher.full_name.get(page.lang).to_owned(),
        Facet::Register => value.to_uppercase(),
        _ => facet.vocabulary().map_or_else(|| value.to_owned(), |list| page.label(list, value)),
    })
}

/// The choices made, each with its way out.
pub fn chips(page: &Page<'_>, screen: Screen, question: &Question) -> Result<Vec<Chip>, StoreError> {
    let mut chips = Vec::new();
    for (facet, values) in question.choices.iter().filter(|(facet, values)| !address::is_usual(**facet, values)) {
        for value in values {
            let mut without = question.clone();
            if let Some(left) = without.choices.get_mut(facet) {
                left.retain(|other| other != value);
            }
            without.choices.retain(|_, values| !values.is_empty());
            chips.push(Chip {
                facet: page.words().of("facet", facet.name()),
                label: label(page, *facet, value)?,
                href: address::question(screen, &without, 1),
            });
        }
    }
    Ok(chips)
}

/// The orders a list can come in.
pub fn orders(page: &Page<'_>, question: &Question) -> Vec<Order> {
    let offered = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance || question.text.is_some());
    offered.map(|sort| Order { value: sort.name(), label: page.words().of("sort", sort.name()), chosen: sort == question.sort }).collect()
}

/// Other registers kept beside the town's: prefix and address of their list.
pub fn other_registers(page: &Page<'_>, kind: Kind) -> Vec<(String, String)> {
    let mut prefixes: Vec<&str> = page
        .view
        .rows()
        .map(|row| &row.reference)
        .filter(|reference| reference.kind == kind)
        .map(|reference| reference.prefix.as_str())
        .collect();
    prefixes.dedup();
    prefixes.retain(|prefix| *prefix != page.prefix());
    let link = |prefix: &str| (prefix.to_owned(), address::narrowed(page.lang, kind, Facet::Register, &prefix.to_lowercase()));
    prefixes.into_iter().map(link).collect()
}
