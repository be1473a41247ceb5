//! The strings of the interface, in `words/{fr,en}.ftl`.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};

use super::numbers;
use crate::domain::Lang;

static_loader! {
    static STRINGS = {
        locales: "./src/web/pages/words",
        fallback_language: "fr",
        // Isolation marks (U+2068) would stand in titles, attributes and files.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static NAMES: LazyLock<[LanguageIdentifier; 2]> = LazyLock::new(|| Lang::ALL.map(|lang| lang.code().parse().unwrap_or_default()));

/// The interface in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Which.
    pub lang: Lang,
}

impl Words {
    /// The words for a key; the key itself where there are none (a test sees to it that there are).
    pub fn t(self, key: &str) -> String {
        STRINGS.try_lookup(&NAMES[self.lang as usize], key).unwrap_or_else(|| key.to_owned())
    }

    /// The words for a key of a family, such as `facet-status`.
    pub fn of(self, family: &str, name: &str) -> String {
        self.t(&format!("{family}-{name}"))
    }

    /// The words for a key that speaks of `n` things: `$n` chooses the plural, `$count` is the number as people write it.
    pub fn n(self, key: &str, n: usize) -> String {
        self.fill(key, vec![("n", FluentValue::from(n)), ("count", numbers::whole(n, self.lang).into())])
    }

    /// The words for a key with one place filled.
    pub fn with(self, key: &str, name: &'static str, value: &str) -> String {
        self.fill(key, vec![(name, value.to_owned().into())])
    }

    /// The words for a key with a number and one place filled.
    pub fn n_with(self, key: &str, n: usize, name: &'static str, value: &str) -> String {
        let count = numbers::whole(n, self.lang);
        self.fill(key, vec![("n", FluentValue::from(n)), ("count", count.into()), (name, value.to_owned().into())])
    }

    /// The words for a key with several places filled.
    pub fn with_all(self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.fill(key, values.iter().map(|(name, value)| (*name, (*value).to_owned().into())).collect())
    }

    fn fill(self, key: &str, values: Vec<(&'static str, FluentValue<'_>)>) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        STRINGS.try_lookup_with_args(&NAMES[self.lang as usize], key, &values).unwrap_or_else(|| key.to_owned())
    }
}
