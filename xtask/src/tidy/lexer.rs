//! Answers: which parts of a Rust file are text between quotes, which are comments, and what remains?

/// A string literal.
pub struct Literal {
    /// Where it begins, counted from 1.
    pub line: usize,
    /// Between the quotes, escapes as written.
    pub text: String,
}

/// A Rust file taken apart.
pub struct Lexed {
    /// Its string literals.
    pub literals: Vec<Literal>,
    /// The rest without comments; line breaks are kept, so that lines can be counted.
    pub code: String,
}

/// Knows as much of Rust's syntax as it takes not to mistake a quote or a comment.
pub fn lex(source: &str) -> Lexed {
    let mut lexer = Lexer { rest: source, line: 1, out: Lexed { literals: Vec::new(), code: String::new() } };
    while !lexer.rest.is_empty() {
        lexer.step();
    }
    lexer.out
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    out: Lexed,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.skip(end);
        } else if self.rest.starts_with("/*") {
            let end = block_comment(self.rest);
            self.skip(end);
        } else if let Some(length) = char_literal(self.rest) {
            self.skip(length);
        } else if let Some((open, close)) = self.string_start() {
            self.string(open, &close);
        } else {
            let length = self.rest.chars().next().map_or(0, char::len_utf8);
            self.out.code.push_str(&self.rest[..length]);
            self.advance(length);
        }
    }

    /// Length of the opening, and the closing to look for.
    fn string_start(&self) -> Option<(usize, String)> {
        if self.rest.starts_with('"') {
            return Some((1, "\"".to_owned()));
        }
        let raw = self.rest.strip_prefix('r')?;
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        // `r` at the end of a word (`for"..."` does not occur, `br"..."` does) begins no name of its own.
        let before = self.out.code.chars().next_back();
        let in_word = before.is_some_and(|c| (c.is_alphanumeric() && c != 'b' && c != 'c') || c == '_');
        (raw[hashes..].starts_with('"') && !in_word)
            .then(|| (2 + hashes, format!("\"{}", "#".repeat(hashes))))
    }

    fn string(&mut self, open: usize, close: &str) {
        let body = &self.rest[open..];
        let end = if open == 1 { escaped_end(body) } else { body.find(close).unwrap_or(body.len()) };
        self.out.literals.push(Literal { line: self.line, text: body[..end].to_owned() });
        self.skip((open + end + close.len()).min(self.rest.len()));
        self.out.code.push(' ');
    }

    /// Leaves out, but counts and keeps the line breaks.
    fn skip(&mut self, length: usize) {
        let breaks = self.rest[..length].matches('\n').count();
        self.out.code.push_str(&"\n".repeat(breaks));
        self.advance(length);
    }

    fn advance(&mut self, length: usize) {
        let (gone, rest): (&'a str, &'a str) = self.rest.split_at(length);
        self.line += gone.matches('\n').count();
        self.rest = rest;
    }
}

fn escaped_end(body: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    body.len()
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of `'x'` or `'\n'`, not of a lifetime.
fn char_literal(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    if let Some(escape) = body.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return escape[first..].find('\'').map(|end| 2 + first + end + 1);
    }
    let length = body.chars().next()?.len_utf8();
    body[length..].starts_with('\'').then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_are_told_apart() {
        let source = r###"fn f<'a>(x: &'a str) { g('"', '\'', "a\"b", r#"c"d"#, b"e"); /* "no" /* "no" */ */ } // "no""###;
        let texts: Vec<String> = lex(source).literals.into_iter().map(|literal| literal.text).collect();
        assert_eq!(texts, ["a\\\"b", "c\"d", "e"]);
    }

    #[test]
    fn lines_are_counted_through_everything() {
        let lexed = lex("/* 1\n2 */\n\"three\nfour\"\n\"five\"\n");
        assert_eq!(lexed.literals.iter().map(|literal| literal.line).collect::<Vec<_>>(), [3, 5]);
        assert_eq!(lexed.code.matches('\n').count(), 5);
    }
}
