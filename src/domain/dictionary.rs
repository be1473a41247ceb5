//! What a kind's schema says of each field, read once so that pages, files and forms can walk a record by it.

use std::collections::BTreeMap;

use super::{Kind, Lang, Text, Vocabulary};

/// How strongly an answer is asked for. See the record model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Needed to save a draft.
    Save,
    /// The core: never missing in a published record.
    Core,
    /// Needed to publish, or named in `gaps`.
    Publish,
    /// Needed under a condition, or named in `gaps`.
    Conditional,
    /// Optional, and shown when empty.
    Optional,
}

impl Tier {
    /// The tier with this letter (S, K, P, C, O) in the schema.
    pub fn parse(letter: &str) -> Option<Tier> {
        Some(match letter {
            "S" => Tier::Save,
            "K" => Tier::Core,
            "P" => Tier::Publish,
            "C" => Tier::Conditional,
            "O" => Tier::Optional,
            _ => return None,
        })
    }
}

/// What kind of value a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A text for people in French and perhaps English.
    Text,
    /// A plain string.
    Plain,
    /// An http or https address.
    Url,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// A code of a closed vocabulary, by the vocabulary's name.
    Code(String),
    /// A code of one of the town's open vocabularies, by name.
    OpenCode(String),
    /// A reference to a record of a kind.
    Reference(Kind),
    /// Named members.
    Object(Vec<Field>),
    /// A list; the field inside describes one item and has the pointer of the array followed by `/*`.
    Array(Box<Field>),
    /// A map of free strings (`sourceRow`, `ext`).
    Map,
}

/// One field of a kind, as the schema describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its property name; `*` for the items of an array.
    pub name: String,
    /// A JSON Pointer pattern: `/dataUses/*/dataset`.
    pub pointer: String,
    /// What it holds.
    pub holds: FieldType,
    /// How strongly it is asked for; members of objects without a tier of their own have none.
    pub tier: Option<Tier>,
    /// Who answers it (department, dpo, it, legal, hr).
    pub answered_by: String,
    /// The section it stands in on a page; empty for members.
    pub section: String,
    /// Whether only an import fills it.
    pub set_by_import: bool,
    /// Its label.
    pub label: Text,
    /// One or two sentences of help.
    pub help: Text,
}

/// The fields of one kind in one version of its schema, with the vocabularies they draw on.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// The kind described.
    pub kind: Kind,
    /// The version of the schema, such as `1.0`.
    pub version: String,
    /// The sections in the order of a page: code and title.
    pub sections: Vec<(String, Text)>,
    /// The top-level fields, in schema order.
    pub fields: Vec<Field>,
    /// The closed vocabularies, by name.
    pub vocabularies: BTreeMap<String, Vocabulary>,
}

impl Dictionary {
    /// The field at a pointer pattern (`/dataUses/*/dataset`) or at a pointer into a body (`/dataUses/0/dataset`).
    pub fn field(&self, pointer: &str) -> Option<&Field> {
        let mut names = pointer.strip_prefix('/')?.split('/');
        let first = names.next()?;
        let mut field = self.fields.iter().find(|field| field.name == first)?;
        for name in names {
            field = match &field.holds {
                FieldType::Object(members) => members.iter().find(|member| member.name == name)?,
                FieldType::Array(item) => item,
                _ => return None,
            };
        }
        Some(field)
    }

    /// The words of a closed vocabulary's code, or the code itself.
    pub fn label<'a>(&'a self, vocabulary: &str, code: &'a str, lang: Lang) -> &'a str {
        self.vocabularies.get(vocabulary).map_or(code, |list| list.label(code, lang))
    }

    /// Every field, members and items included, parents first.
    pub fn all_fields(&self) -> Vec<&Field> {
        fn walk<'a>(field: &'a Field, into: &mut Vec<&'a Field>) {
            into.push(field);
            match &field.holds {
                FieldType::Object(members) => members.iter().for_each(|member| walk(member, into)),
                FieldType::Array(item) => walk(item, into),
                _ => {}
            }
        }
        let mut all = Vec::new();
        self.fields.iter().for_each(|field| walk(field, &mut all));
        all
    }
}
