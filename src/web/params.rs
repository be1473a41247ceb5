//! Query strings, strictly: valid UTF-8, known names, no name twice unless it is a facet.

use super::Problem;

/// The parameters of one request, decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

/// Longest query string read.
const LONGEST: usize = 8192;

impl Params {
    /// Decodes a query string (`application/x-www-form-urlencoded`).
    pub fn parse(query: Option<&str>) -> Result<Params, Problem> {
        let query = query.unwrap_or("");
        if query.len() > LONGEST {
            return Err(Problem::bad_request("?", format!("query string of {} bytes; the most is {LONGEST}", query.len())));
        }
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        });
        Ok(Params(pairs.collect::<Result<_, Problem>>()?))
    }

    /// Refuses names that are not in `known` (naming the nearest), and repeated names that are not in `repeatable`.
    pub fn allow(&self, known: &[&str], repeatable: &[&str]) -> Result<(), Problem> {
        let all: Vec<&str> = known.iter().chain(repeatable).copied().collect();
        for (index, (name, _)) in self.0.iter().enumerate() {
            if !all.contains(&name.as_str()) {
                return Err(Problem::unknown_parameter(name, nearest(name, &all)));
            }
            let repeated = self.0[..index].iter().any(|(earlier, _)| earlier == name);
            if repeated && !repeatable.contains(&name.as_str()) {
                return Err(Problem::repeated_parameter(name));
            }
        }
        Ok(())
    }

    /// The value of a name that stands once; an empty value is no value.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Every value of a name, each once.
    pub fn many(&self, name: &str) -> Vec<String> {
        let mut values: Vec<String> =
            self.0.iter().filter(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.clone()).collect();
        values.sort();
        values.dedup();
        values
    }

    /// A whole number from `least` to `most`, or `default` where the name is absent.
    pub fn number(&self, name: &str, default: usize, least: usize, most: usize) -> Result<usize, Problem> {
        let Some(text) = self.one(name) else { return Ok(default) };
        match text.parse::<usize>() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(Problem::bad_value(name, text, &format!("{least} … {most}"))),
        }
    }
}

/// The candidate nearest to a misspelt word, if one is near at all.
pub fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let distance = |candidate: &&&str| strsim::osa_distance(&candidate.to_lowercase(), &word.to_lowercase());
    let best = candidates.iter().min_by_key(distance)?;
    (distance(&best) <= 1 + word.chars().count() / 2).then_some(*best)
}

fn decode(text: &str) -> Result<String, Problem> {
    let spaced = text.replace('+', " ");
    let bytes: Vec<u8> = percent_encoding::percent_decode_str(&spaced).collect();
    let decoded = String::from_utf8(bytes).map_err(|_| Problem::bad_request("?", "not UTF-8".to_owned()))?;
    if decoded.contains('\0') { Err(Problem::bad_request("?", "NUL".to_owned())) } else { Ok(decoded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_empty_ones_are_absent() {
        let params = Params::parse(Some("q=caf%C3%A9+noir&status=pilot&status=idea&sort=")).unwrap();
        assert_eq!(params.one("q"), Some("café noir"));
        assert_eq!(params.many("status"), ["idea", "pilot"]);
        assert_eq!(params.one("sort"), None);
    }

    #[test]
    fn unknown_and_repeated_names_and_bad_bytes_are_refused() {
        let refused = |query: &str| Params::parse(Some(query)).and_then(|params| params.allow(&["q"], &["status"])).is_err();
        assert!(refused("stattus=pilot"));
        assert!(refused("q=a&q=b"));
        assert!(refused("q=%ff"));
        assert!(refused(&"a".repeat(10_000)));
        assert!(!refused("q=a&status=pilot&status=idea"));
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        assert_eq!(nearest("stattus", &["q", "status"]), Some("status"));
        assert_eq!(nearest("xyzzyplugh", &["q", "status"]), None);
    }
}
