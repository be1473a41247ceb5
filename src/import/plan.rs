//! A mapping set against a file and the schema: every column and field it names is there, or the line that is wrong is said.

use toml::Spanned;

use super::{
    mapping::{ExplainRule, FieldRule, Mapping, MappingError},
    table::Table,
};
use crate::domain::{Dictionary, FieldType, Tier, Town};

/// What only an import writes, and no mapping may.
const OURS: [&str; 4] = ["provenance", "sourceRow", "ext", "gaps"];

/// How the rows of one file become records.
pub(super) struct Plan<'a> {
    pub mapping: &'a Mapping,
    pub dictionary: &'a Dictionary,
    pub town: &'a Town,
    /// The `$schema` of its records.
    pub schema: &'a str,
    pub headers: &'a [String],
    /// The columns that tell one row from another.
    pub id: Vec<usize>,
    pub fields: Vec<PlannedField<'a>>,
    pub explanations: Vec<PlannedExplanation<'a>>,
}

/// A column on its way to a field.
pub(super) struct PlannedField<'a> {
    pub rule: &'a FieldRule,
    pub column: usize,
    pub target: Target<'a>,
    pub overflow: Option<Target<'a>>,
    /// The pointer of the gap that says its answer is missing, where the schema lets it be missing.
    pub gap: Option<String>,
}

/// A column that explains a gap.
pub(super) struct PlannedExplanation<'a> {
    pub rule: &'a ExplainRule,
    pub column: usize,
}

/// A field that values are put into.
pub(super) struct Target<'a> {
    /// The names on the way to it; `*` for the items of a list.
    pub path: Vec<&'a str>,
    pub holds: &'a FieldType,
}

impl Target<'_> {
    /// Whether it takes several values.
    pub fn is_list(&self) -> bool {
        self.path.contains(&"*")
    }

    /// The pointer of the field, or of the list it stands in.
    pub fn pointer(&self) -> String {
        self.path.iter().take_while(|name| **name != "*").map(|name| format!("/{name}")).collect()
    }
}

impl<'a> Plan<'a> {
    /// Sets a mapping against a file and the schema of its kind.
    pub fn new(
        mapping: &'a Mapping,
        dictionary: &'a Dictionary,
        schema: &'a str,
        town: &'a Town,
        table: &'a Table,
    ) -> Result<Plan<'a>, MappingError> {
        let look = Look { mapping, dictionary, table };
        let mut fields = Vec::new();
        for rule in &mapping.fields {
            fields.extend(look.field(rule)?);
        }
        let mut explanations = Vec::new();
        for rule in &mapping.explanations {
            look.gap(&rule.pointer)?;
            explanations.extend(look.column(&rule.column, rule.optional)?.map(|column| PlannedExplanation { rule, column }));
        }
        for rule in &mapping.gaps {
            look.gap(&rule.pointer)?;
        }
        for rule in &mapping.constants {
            look.target(&rule.pointer)?;
        }
        let id = look.id()?;
        Ok(Plan { mapping, dictionary, town, schema, headers: &table.headers, id, fields, explanations })
    }

    /// Whether the mapping says what becomes of a column.
    pub fn is_mapped(&self, column: usize) -> bool {
        let explains = self.explanations.iter().any(|planned| planned.column == column);
        explains || self.fields.iter().any(|planned| planned.column == column)
    }
}

struct Look<'a> {
    mapping: &'a Mapping,
    dictionary: &'a Dictionary,
    table: &'a Table,
}

impl<'a> Look<'a> {
    fn field(&self, rule: &'a FieldRule) -> Result<Option<PlannedField<'a>>, MappingError> {
        let target = self.target(&rule.pointer)?;
        if rule.split.is_some() && !target.is_list() {
            return Err(self.mapping.wrong(&rule.pointer, "`split` needs a list: a pointer with `*` in it"));
        }
        let one_text = *target.holds == FieldType::Text && !target.is_list();
        if !one_text && (rule.heading.is_some() || rule.max.is_some() || rule.overflow.is_some()) {
            return Err(self.mapping.wrong(&rule.pointer, "`heading`, `max` and `overflow` are for a text for people"));
        }
        let overflow = rule.overflow.as_ref().map(|pointer| self.target(pointer)).transpose()?;
        if overflow.as_ref().is_some_and(|target| *target.holds != FieldType::Text || target.is_list()) {
            return Err(self.mapping.wrong(&rule.pointer, "`overflow` must name a text for people"));
        }
        let gap = match &rule.gap {
            Some(pointer) => Some(self.gap(pointer)?),
            None => gap_above(self.dictionary, &target.pointer()),
        };
        let column = self.column(&rule.column, rule.optional)?;
        Ok(column.map(|column| PlannedField { rule, column, target, overflow, gap }))
    }

    fn target(&self, pointer: &'a Spanned<String>) -> Result<Target<'a>, MappingError> {
        let path: Vec<&str> = pointer.get_ref().split('/').skip(1).collect();
        let wrong = |why: String| Err(self.mapping.wrong(pointer, why));
        if path.first().is_some_and(|first| OURS.contains(first)) {
            return wrong(format!("{} is written by the import itself", pointer.get_ref()));
        }
        let digits = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit());
        let field = self.dictionary.field(pointer.get_ref()).filter(|_| !path.iter().any(digits));
        let Some(field) = field else {
            let known = self.dictionary.all_fields();
            let near = nearest(pointer.get_ref(), known.iter().map(|field| field.pointer.as_str()));
            return wrong(format!("the schema has no field {}; the nearest is {near}", pointer.get_ref()));
        };
        match field.holds {
            FieldType::Object(_) | FieldType::Array(_) | FieldType::Map => {
                wrong(format!("{} has parts: name one of them, such as {}", field.pointer, first_part(self.dictionary, &field.pointer)))
            }
            _ if path.iter().filter(|name| **name == "*").count() > 1 => wrong("lists inside lists are not filled".into()),
            _ => Ok(Target { path, holds: &field.holds }),
        }
    }

    /// The pointer of a gap, if the schema lets that answer be missing.
    fn gap(&self, pointer: &Spanned<String>) -> Result<String, MappingError> {
        let above = gap_above(self.dictionary, pointer.get_ref());
        above.filter(|above| above == pointer.get_ref()).ok_or_else(|| {
            self.mapping.wrong(pointer, format!("{} cannot stand in `gaps`: it is no field that must be answered", pointer.get_ref()))
        })
    }

    fn id(&self) -> Result<Vec<usize>, MappingError> {
        if self.mapping.source.id.is_empty() {
            let why = "`id` must name the columns that tell one row from another";
            return Err(self.mapping.wrong(&self.mapping.source.prefix, why));
        }
        let columns = self.mapping.source.id.iter().map(|name| self.column(name, false));
        columns.filter_map(Result::transpose).collect()
    }

    fn column(&self, name: &Spanned<String>, optional: bool) -> Result<Option<usize>, MappingError> {
        match self.table.column(name.get_ref()) {
            None if !optional => {
                let near = nearest(name.get_ref(), self.table.headers.iter().map(String::as_str));
                let why =
                    format!("the file has no column «{}»; the nearest is «{near}» (`optional = true` lets it be absent)", name.get_ref());
                Err(self.mapping.wrong(name, why))
            }
            found => Ok(found),
        }
    }
}

/// The nearest field at or above `pointer` that must be answered or have a gap.
fn gap_above(dictionary: &Dictionary, pointer: &str) -> Option<String> {
    let mut at = pointer;
    while !at.is_empty() {
        let tier = dictionary.field(at).and_then(|field| field.tier);
        match tier {
            Some(Tier::Optional) => return None,
            Some(_) => return Some(at.to_owned()),
            None => at = &at[..at.rfind('/')?],
        }
    }
    None
}

fn first_part(dictionary: &Dictionary, pointer: &str) -> String {
    let inside = format!("{pointer}/");
    let is_leaf = |holds: &FieldType| !matches!(holds, FieldType::Object(_) | FieldType::Array(_));
    let part = dictionary.all_fields().into_iter().find(|field| field.pointer.starts_with(&inside) && is_leaf(&field.holds));
    part.map(|field| field.pointer.clone()).unwrap_or_default()
}

fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> &'n str {
    known.min_by_key(|candidate| strsim::osa_distance(candidate, name)).unwrap_or_default()
}
