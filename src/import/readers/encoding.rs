//! The characters of a text file: UTF-8, or Windows-1252 where it is not.

use std::borrow::Cow;

use super::ReadError;
use crate::domain::Text;

/// What the bytes 0x80 to 0x9F are in Windows-1252; the five it leaves undefined stay control characters, as on the web.
const HIGH_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file without its byte-order mark, and a warning where the encoding was guessed.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Text>), ReadError> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(ReadError::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), None)),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            Ok((Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()), Some(guessed(line))))
        }
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH_CONTROLS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn guessed(line: usize) -> Text {
    Text::new(
        format!("Le fichier n’est pas en UTF-8 (ligne {line}) : il a été lu comme du Windows-1252. Vérifiez les accents."),
        format!("The file is not in UTF-8 (line {line}): it was read as Windows-1252. Check the accented letters."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_comes_through_without_its_mark() {
        let (text, warning) = decode("\u{feff}nom;école".as_bytes()).unwrap();
        assert_eq!((text.as_ref(), warning), ("nom;école", None));
    }

    #[test]
    fn windows_1252_is_read_with_a_warning_that_names_the_line() {
        let (text, warning) = decode(b"nom\nl\x92\xe9cole \x80 \x81").unwrap();
        assert_eq!(text, "nom\nl’école € \u{81}");
        assert!(warning.unwrap().en.unwrap().contains("line 2"));
    }

    #[test]
    fn utf16_is_refused_by_name() {
        assert!(matches!(decode(b"\xFF\xFEn\0"), Err(ReadError::Utf16)));
    }
}
