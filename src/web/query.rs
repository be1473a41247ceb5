//! A list's or a search's parameters as a [`Question`], the same for pages and API.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{
    Problem,
    params::{Params, nearest},
};
use crate::{
    domain::{
        Facet, Kind, Lang, Question, Reference, Sort,
        question::{DEEPEST, LARGEST_PAGE, LONGEST_TEXT},
    },
    registry::Registry,
};

/// How many results a page has unless asked otherwise.
pub const USUAL_PAGE: usize = 20;

/// Where a walk goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// At a place in the order.
    Offset(usize),
    /// Behind a record: nothing is lost or repeated while others are published.
    After(Reference),
}

/// A question with what only its asker needs.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question itself.
    pub question: Question,
    /// Where its page begins.
    pub from: From,
    /// The fields of each item, where fewer are asked for.
    pub fields: Vec<String>,
}

/// Parameters that every list knows beside its facets.
const PLAIN: [&str; 8] = ["q", "lang", "sort", "limit", "page", "offset", "cursor", "fields"];

/// Reads the parameters of a list of one kind, or of the search of everything (`kind` is none).
pub fn parse(query: Option<&str>, kind: Option<Kind>, lang: Lang, registry: &Registry) -> Result<Asked, Problem> {
    let params = Params::parse(query)?;
    let facets: Vec<Facet> = match kind {
        Some(kind) => Facet::of(kind).collect(),
        None => Facet::of_search().into(),
    };
    let names: Vec<&str> = facets.iter().map(|facet| facet.name()).collect();
    params.allow(&PLAIN, &names)?;
    let text = text(&params)?;
    let mut question = Question {
        lang: language(&params, lang)?,
        kinds: kind.into_iter().collect(),
        sort: sort(&params, text.is_some())?,
        limit: params.number("limit", USUAL_PAGE, 1, LARGEST_PAGE)?,
        count: facets.iter().copied().filter(|facet| is_counted(*facet)).collect(),
        text,
        ..Question::default()
    };
    for facet in facets {
        let values = params.many(facet.name());
        values.iter().try_for_each(|value| known_value(facet, value, registry))?;
        if !values.is_empty() {
            question.choices.insert(facet, values);
        }
    }
    // Records of other registers stand outside the town's lists unless somebody asks for them.
    question.choices.entry(Facet::Register).or_insert_with(|| vec!["town".to_owned()]);
    let from = from(&params, &question)?;
    if let From::Offset(offset) = from {
        question.offset = offset;
    }
    let fields = params.one("fields").map(|list| list.split(',').map(str::to_owned).collect()).unwrap_or_default();
    Ok(Asked { question, from, fields })
}

/// Facets whose values are references are filters without counts.
fn is_counted(facet: Facet) -> bool {
    !matches!(facet, Facet::Dataset | Facet::Statement)
}

fn text(params: &Params) -> Result<Option<String>, Problem> {
    match params.one("q") {
        Some(text) if text.chars().count() > LONGEST_TEXT => {
            Err(Problem::bad_value("q", text, &format!("1 … {LONGEST_TEXT} caractères / characters")))
        }
        text => Ok(text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)),
    }
}

/// The language asked for, or that of the address.
pub fn language(params: &Params, default: Lang) -> Result<Lang, Problem> {
    params.one("lang").map_or(Ok(default), |code| Lang::parse(code).ok_or_else(|| Problem::bad_value("lang", code, "fr, en")))
}

fn sort(params: &Params, has_text: bool) -> Result<Sort, Problem> {
    let usual = if has_text { Sort::Relevance } else { Sort::Reference };
    let names = Sort::ALL.map(Sort::name).join(", ");
    params.one("sort").map_or(Ok(usual), |name| Sort::parse(name).ok_or_else(|| Problem::bad_value("sort", name, &names)))
}

fn from(params: &Params, question: &Question) -> Result<From, Problem> {
    let deepest = DEEPEST - question.limit;
    let given: Vec<&str> = ["cursor", "offset", "page"].into_iter().filter(|name| params.one(name).is_some()).collect();
    if given.len() > 1 {
        return Err(Problem::bad_value(given[1], params.one(given[1]).unwrap_or_default(), given[0]));
    }
    if let Some(cursor) = params.one("cursor") {
        return read_cursor(cursor, question, deepest).ok_or_else(|| Problem::bad_value("cursor", cursor, "links.next"));
    }
    let page = params.number("page", 1, 1, deepest / question.limit + 1)?;
    let offset = params.number("offset", (page - 1) * question.limit, 0, deepest)?;
    Ok(From::Offset(offset))
}

/// The cursor that continues a walk. Opaque to readers, validated when it comes back.
pub fn cursor(from: &From) -> String {
    let plain = match from {
        From::Offset(offset) => format!("o{offset}"),
        From::After(reference) => format!("a{reference}"),
    };
    URL_SAFE_NO_PAD.encode(plain)
}

fn read_cursor(cursor: &str, question: &Question, deepest: usize) -> Option<From> {
    let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    match plain.split_at_checked(1)? {
        ("o", offset) => offset.parse().ok().filter(|offset| *offset <= deepest).map(From::Offset),
        ("a", reference) if question.sort == Sort::Reference => reference.parse().ok().map(From::After),
        _ => None,
    }
}

/// Refuses a value that the facet cannot have, naming the nearest that it can.
fn known_value(facet: Facet, value: &str, registry: &Registry) -> Result<(), Problem> {
    let allowed = allowed_values(facet, registry);
    let is_known = match facet {
        Facet::Dataset | Facet::Statement => value.parse::<Reference>().is_ok(),
        _ => allowed.iter().any(|known| known == value),
    };
    if is_known {
        return Ok(());
    }
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let hint = match nearest(value, &allowed) {
        Some(near) => near.to_owned(),
        None => allowed.iter().take(30).copied().collect::<Vec<_>>().join(", "),
    };
    Err(Problem::bad_value(facet.name(), value, &hint))
}

fn allowed_values(facet: Facet, registry: &Registry) -> Vec<String> {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    match facet {
        Facet::Kind => owned(&Kind::ALL.map(Kind::word)),
        Facet::Department => registry.town().departments.keys().cloned().collect(),
        Facet::IsAi | Facet::IndividualDecisions => owned(&["true", "false"]),
        Facet::Impact => owned(&["highRiskAi", "impactful", "other"]),
        Facet::LegalAlert => {
            let rules = registry.schemas().catalogue().rules();
            rules.filter(|rule| rule.level == crate::domain::Level::LegalAlert).map(|rule| rule.id.clone()).collect()
        }
        Facet::Register => registry.view().registers(&registry.town().publisher.prefix),
        Facet::Dataset => vec![format!("{}-DS-01", registry.town().publisher.prefix)],
        Facet::Statement => vec![format!("{}-ST-01", registry.town().publisher.prefix)],
        _ => {
            let name = facet.vocabulary().unwrap_or_default();
            let closed = registry.schemas().vocabularies().get(name);
            let list = closed.or_else(|| registry.town().vocabularies.get(name));
            list.map(|list| list.values.iter().map(|term| term.code.clone()).collect()).unwrap_or_default()
        }
    }
}
