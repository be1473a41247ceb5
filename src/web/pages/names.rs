//! Words for codes and references: labels of vocabularies, names of records and departments.

use super::{Page, address, said::Said};
use crate::{
    domain::{Kind, Record, Reference, views},
    registry::StoreError,
};

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// The words.
    pub said: Said,
}

impl Page<'_> {
    /// The name of a record.
    pub(super) fn name_of(&self, record: &Record) -> Said {
        self.said(&views::text(&record.body, "/name").unwrap_or_default())
    }

    /// A link to a record by its reference: its name where it is public, the bare reference where it is not.
    pub(super) fn record_link(&self, reference: &str) -> Result<Option<Link>, StoreError> {
        let Ok(reference) = reference.parse::<Reference>() else { return Ok(None) };
        let records = self.registry.records(std::slice::from_ref(&reference))?;
        let link = |record: &Record| Link { href: address::record(self.lang, &record.reference), said: self.name_of(record) };
        Ok(records.first().map(link))
    }

    /// The records with these references, in their order; what is not public is left out.
    pub(super) fn records(&self, references: &[&str]) -> Result<Vec<Record>, StoreError> {
        let references: Vec<Reference> = references.iter().filter_map(|text| text.parse().ok()).collect();
        self.registry.records(&references)
    }

    /// The words of a department's code.
    pub(super) fn department(&self, code: &str) -> String {
        self.registry.town().department_name(code, self.lang).to_owned()
    }

    /// A department's short name.
    pub(super) fn department_short(&self, code: &str) -> String {
        let department = self.registry.town().departments.get(code);
        let short = department.and_then(|department| department.short_name.as_ref());
        short.map_or_else(|| self.department(code), |name| name.get(self.lang).to_owned())
    }

    /// The words of a code, of a closed vocabulary or of one of the town's.
    pub(super) fn label(&self, list: &str, code: &str) -> String {
        let dictionary = self.registry.dictionary(Kind::System);
        if dictionary.vocabularies.contains_key(list) {
            return dictionary.label(list, code, self.lang).to_owned();
        }
        self.registry.town().label(list, code, self.lang).to_owned()
    }

    /// A link to a data category.
    pub(super) fn category_link(&self, code: &str) -> Link {
        Link { href: address::category(self.lang, code), said: Said::plain(self.label("dataCategory", code)) }
    }
}
