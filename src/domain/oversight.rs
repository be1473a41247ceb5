//! Who decides, in one sentence (`record-model.md`, «What people read»).

use super::Text;

/// The sentence for a human-oversight status and a level of automation; `None` for a status we do not know.
///
/// `personal` is false where the system takes no part in decisions on persons; `demonstrated` is whether figures back the claim.
pub fn sentence(status: &str, level: &str, personal: bool, demonstrated: bool) -> Option<Text> {
    let (fr, en) = match (status, level) {
        ("inTheLoop", "informs") => ("Un agent décide\u{202f}; l’outil l’informe.", "A person decides; the tool informs them."),
        ("inTheLoop", "drafts") => ("Un agent relit et valide chaque texte.", "A person reads and approves every text."),
        ("inTheLoop", "sorts") => {
            ("L’outil classe\u{202f}; un agent décide de chaque dossier.", "The tool sorts; a person decides on every file.")
        }
        ("inTheLoop", _) => {
            ("L’outil propose\u{202f}; un agent décide de chaque cas.", "The tool proposes; a person decides on every case.")
        }
        ("onTheLoop", _) => {
            ("L’outil agit\u{202f}; un agent surveille et peut l’arrêter.", "The tool acts; a person watches and can stop it.")
        }
        ("inCommand", _) => {
            ("L’outil agit\u{202f}; un agent le règle et peut le couper.", "The tool acts; a person sets it up and can switch it off.")
        }
        ("sampled", _) => {
            ("L’outil agit seul\u{202f}; un agent vérifie une partie des cas.", "The tool acts alone; a person checks some of the cases.")
        }
        ("afterEffect", _) => (
            "L’outil agit seul\u{202f}; un agent revoit le cas si vous le demandez.",
            "The tool acts alone; a person looks at the case again if you ask.",
        ),
        ("none", _) => ("L’outil agit seul. Aucun agent ne vérifie.", "The tool acts alone. Nobody checks."),
        ("notApplicable", _) => ("L’outil ne décide et ne propose rien.", "The tool decides and proposes nothing."),
        _ => return None,
    };
    let mut text = Text::new(fr, en);
    if !personal {
        append(&mut text, "Aucune décision sur une personne.", "No decision about a person.");
    }
    if status == "inTheLoop" && !demonstrated {
        append(&mut text, "C’est déclaré, non démontré.", "This is declared, not demonstrated.");
    }
    Some(text)
}

fn append(text: &mut Text, fr: &str, en: &str) {
    text.fr = format!("{} {fr}", text.fr);
    text.en = text.en.as_ref().map(|so_far| format!("{so_far} {en}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_human_in_the_loop_without_figures_is_declared_not_demonstrated() {
        let text = sentence("inTheLoop", "recommends", true, false).unwrap();
        assert_eq!(text.fr, "L’outil propose\u{202f}; un agent décide de chaque cas. C’est déclaré, non démontré.");
        assert_eq!(sentence("inTheLoop", "sorts", true, true).unwrap().fr, "L’outil classe\u{202f}; un agent décide de chaque dossier.");
    }

    #[test]
    fn an_unknown_status_has_no_sentence() {
        assert_eq!(sentence("maybe", "informs", true, true), None);
    }
}
