//! The two languages people read, and texts that stand in them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A language of the interface. French comes first: it is the fallback of every text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the language every text stands in.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both languages, French first.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// The two-letter code (BCP 47) that stands in addresses and in `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    /// The language with this code, if it is one of ours.
    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language.
    pub fn other(self) -> Lang {
        match self {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        }
    }
}

/// A text for people: French always, English where somebody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The French text, never empty.
    pub fr: String,
    /// The English text, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// A text in both languages.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Text {
        Text { fr: fr.into(), en: Some(en.into()) }
    }

    /// The text for a reader of `lang`, with the language it is really in (French where English is missing).
    pub fn in_lang(&self, lang: Lang) -> (&str, Lang) {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => (en, Lang::En),
            _ => (&self.fr, Lang::Fr),
        }
    }

    /// The text for a reader of `lang`, without saying which language it is in.
    pub fn get(&self, lang: Lang) -> &str {
        self.in_lang(lang).0
    }

    /// Reads `{"fr": …, "en": …}`; anything else is `None`.
    pub fn from_value(value: &Value) -> Option<Text> {
        let fr = value.get("fr")?.as_str()?.to_owned();
        let en = value.get("en").and_then(Value::as_str).map(str::to_owned);
        Some(Text { fr, en })
    }
}
