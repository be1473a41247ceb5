//! Words that carry no question: function words, which are dropped, and pale ones, which weigh little.
//!
//! Everything is written as [`fold`](super::forms::fold) leaves it. "état", "personne" and "sans" are words of this
//! register and stand in no list.

use std::{collections::HashSet, sync::LazyLock};

use crate::domain::Lang;

const FRENCH: &str = "
    le la les l un une des du de d au aux ce cet cette ces ca cela ceci
    mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je j tu t il elle on nous vous ils elles me m te se s lui eux moi toi soi y en
    a dans par pour sur sous avec chez vers entre et ou ni mais donc or car
    que qu qui quoi dont quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel
    comment pourquoi quand combien est estce estceque esce esceque es ce c n ne pas
    si comme aussi alors lorsque lorsqu puisque puisqu jusque jusqu quoique quoiqu
    ai as ont avait avoir suis sommes etes sont etait etaient ete etre sera seront soit
    tres plus moins tout tous toute toutes meme memes";

const ENGLISH: &str = "
    the a an of to in on at by for with from into onto and or but nor so if as than then
    this that these those it its he she they them their we us our you your i me my his her
    who whom whose which what when where why how
    is are was were be been being am do does did dont doesnt didnt have has had isnt arent
    can could will would shall should may might must not no
    there here s t";

/// Words that nearly every record of such a register could bear: they match, but say little about which one is meant.
const PALE: &str = "
    ville mairie commune municipalite municipal municipale collectivite registre service
    algorithme algorithmique outil systeme logiciel programme application dispositif informatique numerique automatique
    utiliser utilise utilisent utilisation usage servir sert servent faire fait font sait savoir connaitre connait
    pouvoir peut peuvent puis vouloir veut veux devoir doit doivent aller va vont mettre met
    avez avons existe exister decider decide decident quelqu chose
    city town council municipality register tool system software program algorithm digital
    use uses used using make makes know knows decide decides get";

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Whether a folded word is a function word of the language.
pub(super) fn is_stop(folded: &str, lang: Lang) -> bool {
    static SETS: LazyLock<[HashSet<&str>; 2]> = LazyLock::new(|| [set(FRENCH), set(ENGLISH)]);
    SETS[lang as usize].contains(folded)
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
        for word in [FRENCH, ENGLISH, PALE].iter().flat_map(|list| list.split_whitespace()) {
            assert_eq!(super::super::forms::fold(word), word);
        }
    }
}
