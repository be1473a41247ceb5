//! From an index entry to a document of the engine.

use tantivy::TantivyDocument;

use super::{
    analysis::content,
    forms::family,
    schema::Fields,
    weights::{Bag, DATA, PURPOSE, REST, SUMMARY, TITLE},
};
use crate::domain::{
    Facet, IndexEntry, Lang, Reference,
    index_entry::{IndexContent, WeightedTexts},
};

/// The document of an entry; `None` where the record leaves the index.
pub(super) fn document(fields: &Fields, entry: &IndexEntry) -> Option<TantivyDocument> {
    let content = entry.content.as_ref()?;
    let mut document = TantivyDocument::default();
    document.add_text(fields.reference, entry.reference.to_string());
    document.add_u64(fields.rev, entry.rev.into());
    document.add_u64(fields.position, entry.position);
    document.add_u64(fields.kind, entry.kind() as u64);
    for lang in Lang::ALL {
        add_texts(&mut document, fields, lang, content.texts(lang), &entry.reference);
    }
    add_facets(&mut document, fields, entry, content);
    Some(document)
}

fn add_texts(document: &mut TantivyDocument, fields: &Fields, lang: Lang, texts: &WeightedTexts, reference: &Reference) {
    let (mut words, mut families, mut pairs) = (Bag::default(), Bag::default(), Bag::default());
    let parts = [(&texts.title, TITLE), (&texts.summary, SUMMARY), (&texts.purpose, PURPOSE), (&texts.data, DATA), (&texts.rest, REST)];
    for (text, weight) in parts {
        let content = content(text, lang);
        // Pairs of the rest would double the index for texts that nobody looks for word by word.
        if weight != REST {
            content.words.windows(2).for_each(|pair| pairs.add(pair.concat(), weight));
        }
        content.words.into_iter().chain(content.joined).chain(content.functions).for_each(|word| words.add(word, weight));
    }
    if lang == Lang::Fr {
        content(&reference.to_string(), lang).joined.into_iter().for_each(|whole| words.add(whole, TITLE));
    }
    for (word, weight) in words.terms() {
        if let Some(family) = family(word, lang) {
            families.add(family, weight_class(weight));
        }
    }
    let title = content(&texts.title, lang).words.join(" ");
    if !title.is_empty() {
        document.add_text(fields.titles, title);
    }
    for (field, bag) in [(fields.words, &words), (fields.families, &families), (fields.pairs, &pairs)] {
        document.add_text(field[lang as usize], bag.written());
    }
}

/// The place a summed weight speaks for, so that families are weighed by the best place of their members.
fn weight_class(weight: u32) -> u32 {
    [TITLE, SUMMARY, PURPOSE, DATA].into_iter().find(|class| weight >= *class).unwrap_or(REST)
}

fn add_facets(document: &mut TantivyDocument, fields: &Fields, entry: &IndexEntry, content: &IndexContent) {
    for (facet, field) in Facet::all().zip(&fields.facets) {
        let given = content.facets.iter().filter(|(of, _)| *of == facet).flat_map(|(_, values)| values);
        let mut values: Vec<&str> = given.map(String::as_str).collect();
        if facet == Facet::Kind {
            values.push(entry.kind().word());
        }
        // A value counts once per record.
        values.sort_unstable();
        values.dedup();
        for value in values {
            document.add_text(*field, value);
            document.add_text(fields.codes, value);
        }
    }
}
