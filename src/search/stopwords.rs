//! Words that carry no question: function words, which are dropped, and pale ones, which weigh little.
//!
//! Everything is written as [`fold`](super::forms::fold) leaves it. "état", "personne" and "sans" are words of this
//! register and stand in no list.

use std::{collections::HashSet, sync::LazyLock};

use crate::domain::Lang;

const FRENCH: &str = "
    le la les l un une des du de d au aux ce cet ces ca cela ceci
    mon ma mes ton ta tes son sa ses nos vos leur
    je j tu t il elle on nous vous ils me m te se s lui eux moi toi soi y en
    a dans par pour sur sous avec chez vers et ou ni mais donc or car
    que qu qui quoi dont quel es est ce c n ne pas
    si ai as ont avez avons suis sont ete etre sera soit
    tres trop plus tout tous meme";

const LONG_FRENCH: &str = "
    cette notre votre leurs elles entre
    quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel
    comment pourquoi quand combien estce estceque esceque
    comme aussi alors lorsque lorsqu puisque puisqu jusque jusqu quoique quoiqu
    avait avais avions aviez avaient avoir sommes etait etais etaient seront
    moins toute toutes memes";

const ENGLISH: &str = "
    the a an of to in on at by for with from into onto and or but nor so if as than then
    this that it its he she they them we us our you your i me my his her
    who whom what when why how
    is are was were be been am do does did dont have has had arent isnt
    can will may must not no here s t";

const LONG_ENGLISH: &str = "
    these those their whose which where there being doesnt didnt
    could would shall should might";

/// Words that nearly every record of such a register could bear: they match, but say little about which one is meant.
const PALE: &str = "
    ville mairie commune municipalite municipal municipale collectivite registre service
    algorithme algorithmique outil systeme logiciel programme application dispositif informatique numerique automatique
    utiliser utilise utilisent utilisation usage servir sert servent faire fait font sait savoir connaitre connait
    pouvoir peut peuvent puis vouloir veut veux devoir doit doivent aller va vont mettre met
    existe exister decider decide decident quelqu chose
    city town council municipality register tool system software program algorithm digital
    use uses used using make makes know knows decide decides get";

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Whether a folded word is a function word of the language.
pub(super) fn is_stop(folded: &str, lang: Lang) -> bool {
    is_short_stop(folded, lang) || is_long_stop(folded, lang)
}

/// Whether it is a function word that the index does not even hold.
pub(super) fn is_short_stop(folded: &str, lang: Lang) -> bool {
    static SETS: LazyLock<[HashSet<&str>; 2]> = LazyLock::new(|| [set(FRENCH), set(ENGLISH)]);
    folded.len() <= 5 && SETS[lang as usize].contains(folded)
}

/// Whether it is a function word that the index holds, for whoever types it alone or beside one other word.
pub(super) fn is_long_stop(folded: &str, lang: Lang) -> bool {
    static SETS: LazyLock<[HashSet<&str>; 2]> = LazyLock::new(|| [set(LONG_FRENCH), set(LONG_ENGLISH)]);
    folded.len() > 4 && SETS[lang as usize].contains(folded)
}

/// Whether a folded word says nearly nothing about which record is meant.
pub(super) fn is_pale(folded: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(PALE));
    SET.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_this_register_are_never_dropped() {
        for word in ["etat", "personne", "sans", "ia", "donnee", "aide", "eau", "camera"] {
            assert!(!is_stop(word, Lang::Fr) && !is_pale(word), "{word}");
        }
    }

    #[test]
    fn the_lists_are_written_as_folding_leaves_words() {
        for word in [FRENCH, LONG_FRENCH, ENGLISH, LONG_ENGLISH, PALE].iter().flat_map(|list| list.split_whitespace()) {
            assert_eq!(super::super::forms::fold(word), word);
        }
        assert!([FRENCH, ENGLISH].iter().flat_map(|list| list.split_whitespace()).all(|word| word.len() <= 5));
        assert!([LONG_FRENCH, LONG_ENGLISH].iter().flat_map(|list| list.split_whitespace()).all(|word| word.len() > 4));
    }
}
