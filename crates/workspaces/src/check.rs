//! Whether names, addresses, languages and passwords can be taken.

use selaras_kernel::Problem;
use zxcvbn::{Score, feedback::Warning};

/// Languages there are texts for.
pub(crate) const LANGUAGES: &[&str] = &["en", "id"];
/// Longest name of anything, in characters.
const NAME_MAX: usize = 200;
/// Shortest password, in characters.
const PASSWORD_MIN: usize = 10;
/// Longest password, in characters: no limit for people, only for abuse.
const PASSWORD_MAX: usize = 500;

/// A name without the blanks around it.
pub(crate) fn name(field: &str, text: &str) -> Result<String, Problem> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Problem::invalid(field, "name_missing")),
        n if n > NAME_MAX => {
            Err(Problem::invalid(field, "name_too_long").with("limit", NAME_MAX).with("count", n))
        }
        _ if text.chars().any(char::is_control) => Err(Problem::invalid(field, "name_unprintable")),
        _ => Ok(text.to_owned()),
    }
}

/// An e-mail address as it is compared: without blanks around it and in small letters.
pub(crate) fn same_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// An e-mail address that may exist; whether it does only a mail can tell.
pub(crate) fn email(field: &str, text: &str) -> Result<String, Problem> {
    let email = same_email(text);
    let fits = match email.rsplit_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !local.contains('@')
                && email.len() <= 254
                && !email
                    .chars()
                    .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'))
        }
        None => false,
    };
    if fits { Ok(email) } else { Err(Problem::invalid(field, "email_invalid").with("value", text)) }
}

/// A language there are texts for.
pub(crate) fn language(field: &str, text: &str) -> Result<String, Problem> {
    if LANGUAGES.contains(&text) {
        Ok(text.to_owned())
    } else {
        Err(Problem::invalid(field, "language_unknown")
            .with("value", text)
            .with("allowed", LANGUAGES.join(", ")))
    }
}

/// An IANA time zone.
pub(crate) fn zone(field: &str, text: &str) -> Result<String, Problem> {
    selaras_kernel::schedule::zone_named(text).map_err(|p| p.at(field))?;
    Ok(text.to_owned())
}

/// A password that is long enough and hard to guess, also for somebody who knows `about` the person.
pub(crate) fn password(field: &str, text: &str, about: &[&str]) -> Result<(), Problem> {
    let weak = |reason: &str| {
        Err(Problem::invalid(field, "password_weak").with("reason", reason).with("min", PASSWORD_MIN))
    };
    let count = text.chars().count();
    if count < PASSWORD_MIN {
        return weak("short");
    }
    if count > PASSWORD_MAX {
        return Err(Problem::invalid(field, "password_too_long")
            .with("limit", PASSWORD_MAX)
            .with("count", count));
    }
    // The parts of an address and of a name are what is tried first, and in small letters as the guesser compares them.
    let about: Vec<String> = about.iter().map(|text| text.to_lowercase()).collect();
    let mut known: Vec<&str> = vec!["selaras"];
    for text in &about {
        known.push(text);
        known.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2));
    }
    let guess = zxcvbn::zxcvbn(text, &known);
    if guess.score() >= Score::Three {
        return Ok(());
    }
    weak(match guess.feedback().and_then(|f| f.warning()) {
        Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => {
            "keyboard"
        }
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
        ) => "repeats",
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => "sequence",
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => "date",
        Some(
            Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => "name",
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => "common",
        Some(Warning::AWordByItselfIsEasyToGuess) => "word",
        None => "guessable",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_password(text: &str, expect: &str) {
        let got = match password("password", text, &["sari@example.id", "Sari Dewi"]) {
            Ok(()) => "ok".to_owned(),
            Err(p) => p.params.get("reason").and_then(|r| r.as_str()).unwrap_or(&p.code).to_owned(),
        };
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn a_password_must_be_long_and_hard_to_guess() {
        check_password("kura-kura ninja di pasar minggu", "ok");
        check_password("xq7!Lm2#vB", "ok");
        check_password("pendek9!", "short");
        check_password("aaaaaaaaaaaa", "repeats");
        check_password("qwertyuiop", "common");
        check_password("abcdefghijkl", "sequence");
        check_password(&"a1 ".repeat(200), "password_too_long");
        assert!(password("password", "sari@example.id", &["sari@example.id", "Sari Dewi"]).is_err());
    }

    #[test]
    fn addresses_are_compared_in_small_letters_and_must_have_two_sides() {
        assert_eq!(email("email", " Sari@Example.ID ").unwrap(), "sari@example.id");
        for bad in ["", "sari", "@example.id", "sari@", "a b@c.id", "a@b@c.id", "a@.id", "a@id."] {
            assert_eq!(email("email", bad).unwrap_err().code, "email_invalid", "{bad}");
        }
    }

    #[test]
    fn names_are_trimmed_and_bounded() {
        assert_eq!(name("name", "  Kopi Kita ").unwrap(), "Kopi Kita");
        assert_eq!(name("name", " \t").unwrap_err().code, "name_missing");
        assert_eq!(name("name", &"é".repeat(201)).unwrap_err().code, "name_too_long");
        assert_eq!(name("name", "a\0b").unwrap_err().code, "name_unprintable");
    }
}
