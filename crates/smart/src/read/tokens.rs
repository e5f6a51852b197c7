//! Answers: of which words, numbers and signs is a sentence made?

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(super) kind: Kind,
    /// In small letters.
    pub(super) text: String,
    /// Whether nothing stood between it and the one before: the `k` of `10k`.
    pub(super) glued: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, perhaps with digits behind them (`q1`).
    Word,
    /// Digits, perhaps with full stops and commas between them.
    Number,
    /// One sign that means something: `%`, `+`, `-` and `/` beside digits, `/` before a time, signs of currencies.
    Sign,
}

/// Longer sentences are no goals: what comes later is not read.
const MOST: usize = 200;

/// Takes a sentence apart.
pub(crate) fn tokens(sentence: &str) -> Vec<Token> {
    let letters: Vec<char> = sentence.chars().take(10 * MOST).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut end_before = usize::MAX;
    while at < letters.len() && tokens.len() < MOST {
        let begin = at;
        let kind = match letters[at] {
            c if c.is_ascii_digit() => {
                at = number_end(&letters, at);
                Kind::Number
            }
            c if c.is_alphabetic() => {
                at = word_end(&letters, at);
                Kind::Word
            }
            c if is_sign(c, &letters, at) => {
                at += 1;
                Kind::Sign
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let text: String = letters[begin..at].iter().collect::<String>().to_lowercase();
        let text = if matches!(text.as_str(), "–" | "—") { "-".to_owned() } else { text };
        tokens.push(Token { kind, text, glued: begin == end_before });
        end_before = at;
    }
    tokens
}

fn number_end(letters: &[char], mut at: usize) -> usize {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    while digit(at) || (matches!(letters.get(at), Some('.' | ',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Digits belong to the word before them, unless it is a currency: `q1`, but `rp` and `2500`.
fn word_end(letters: &[char], begin: usize) -> usize {
    let mut at = begin;
    while letters.get(at).is_some_and(|c| c.is_alphabetic()) {
        at += 1;
    }
    let word: String = letters[begin..at].iter().collect::<String>().to_lowercase();
    if at - begin > 2 || super::amounts::currency(&word).is_some() {
        return at;
    }
    while letters.get(at).is_some_and(char::is_ascii_digit) {
        at += 1;
    }
    at
}

fn is_sign(sign: char, letters: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    match sign {
        '%' | '$' | '€' | '£' | '¥' | '₹' => true,
        '/' if each_time(letters, at + 1) => true,
        '+' | '-' | '–' | '—' | '/' => digit(Some(at + 1)) || digit(at.checked_sub(1)),
        _ => false,
    }
}

/// Whether a time for each of which something is asked stands here: the month of "orders/month".
fn each_time(letters: &[char], at: usize) -> bool {
    let word: String = letters.iter().skip(at).take_while(|c| c.is_alphabetic()).collect();
    super::rates::unit(&word.to_lowercase()).is_some()
}

/// Tokens to look around in without falling off the ends.
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
    /// Which of them are understood already, so that a year is not taken for an amount.
    pub(super) used: Vec<bool>,
}

impl Sentence {
    pub(super) fn of(text: &str) -> Self {
        let tokens = tokens(text);
        Self { used: vec![false; tokens.len()], tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at this place; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &token.text)
    }

    /// The word so many places before this one.
    pub(super) fn back(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |at| self.word(at))
    }

    /// The number at this place, as it was written.
    pub(super) fn digits(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Number).map(|token| token.text.as_str())
    }

    /// The number at this place, if it is a short whole one.
    pub(super) fn whole(&self, at: usize) -> Option<i16> {
        self.digits(at).filter(|digits| digits.len() <= 4).and_then(|digits| digits.parse().ok())
    }

    pub(super) fn sign(&self, at: usize, signs: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Sign && signs.contains(&token.text))
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn is_used(&self, at: usize) -> bool {
        self.used.get(at).copied().unwrap_or(false)
    }

    pub(super) fn take(&mut self, from: usize, length: usize) {
        self.used.iter_mut().skip(from).take(length).for_each(|used| *used = true);
    }

    /// How many tokens `phrase` takes here, if it stands here. A word may carry the ending `-nya`.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut length = 0;
        for wanted in phrase.split(' ') {
            let token = self.tokens.get(at + length)?;
            let same = match token.kind {
                Kind::Word => {
                    token.text == wanted || wanted.len() > 3 && token.text.strip_suffix("nya") == Some(wanted)
                }
                Kind::Number => token.text.replace(['.', ','], "") == wanted,
                Kind::Sign => false,
            };
            if !same {
                return None;
            }
            length += 1;
        }
        // `follower` `nya` of follower-nya.
        Some(length + usize::from(self.word(at + length) == "nya"))
    }
}
