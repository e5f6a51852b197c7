//! A formula's text as a tree.
//!
//! By precedence, from left to right: sums of products of signed parts. The text is short, so a chain of sums nests no deeper than it has
//! characters; brackets and signs, which nest without end in little text, are counted.

use super::{DEPTH_MAX, FormulaError, Node, Operator, TEXT_MAX};

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Name(String),
    Sign(Operator),
    Open,
    Close,
}

/// `is_new`: it is said now, so what may be read in two ways can still be asked for; what was kept is read as ever.
pub(super) fn read(text: &str, is_new: bool) -> Result<Node, FormulaError> {
    let length = text.chars().count();
    if length > TEXT_MAX {
        return Err(FormulaError::new("formula_too_long", TEXT_MAX + 1).with("limit", TEXT_MAX.to_string()));
    }
    let tokens = tokens(text, is_new)?;
    if tokens.is_empty() {
        return Err(FormulaError::new("formula_empty", 1));
    }
    let mut reader = Reader { tokens: &tokens, next: 0, end: length + 1 };
    let tree = reader.sum(0)?;
    match reader.peek() {
        None => Ok(tree),
        Some((token, at)) => Err(FormulaError::new("formula_surplus", *at).with("found", shown(token))),
    }
}

/// The tokens, each with the character at which it begins.
fn tokens(text: &str, is_new: bool) -> Result<Vec<(Token, usize)>, FormulaError> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut n = 0;
    while let Some(&c) = chars.get(n) {
        let begin = n;
        n += 1;
        let token = match c {
            c if c.is_whitespace() => continue,
            '+' => Token::Sign(Operator::Add),
            '-' | '−' => Token::Sign(Operator::Subtract),
            '*' | '×' => Token::Sign(Operator::Multiply),
            '/' | '÷' | ':' => Token::Sign(Operator::Divide),
            '(' => Token::Open,
            ')' => Token::Close,
            c if c.is_ascii_digit() => {
                while chars.get(n).is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
                    n += 1;
                }
                let said: String = chars[begin..n].iter().collect();
                let wrong = |code| FormulaError::new(code, begin + 1).with("found", said.clone());
                if is_new && may_be_thousands(&said) {
                    return Err(wrong("formula_thousands"));
                }
                // There is no other use of a comma here, so it can be the decimal mark of Indonesian.
                let value = said.replace(',', ".").parse::<f64>().ok().filter(|value| value.is_finite());
                Token::Number(value.ok_or_else(|| wrong("formula_number"))?)
            }
            c if c.is_alphabetic() => {
                while chars.get(n).is_some_and(|c| c.is_alphanumeric() || *c == '_') {
                    n += 1;
                }
                Token::Name(chars[begin..n].iter().collect())
            }
            other => {
                return Err(
                    FormulaError::new("formula_character", begin + 1).with("found", other.to_string())
                );
            }
        };
        found.push((token, begin + 1));
    }
    Ok(found)
}

/// Whether a mark stands where one language has thousands and the other decimals: "1.000", "12,500", not "0.125" or "1.5".
fn may_be_thousands(said: &str) -> bool {
    let mut groups = said.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_some() && first.len() <= 3 && !first.starts_with('0') && rest.all(|group| group.len() == 3)
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(value) => value.to_string(),
        Token::Name(name) => name.clone(),
        Token::Sign(Operator::Add) => "+".into(),
        Token::Sign(Operator::Subtract) => "-".into(),
        Token::Sign(Operator::Multiply) => "*".into(),
        Token::Sign(Operator::Divide) => "/".into(),
        Token::Open => "(".into(),
        Token::Close => ")".into(),
    }
}

struct Reader<'a> {
    tokens: &'a [(Token, usize)],
    next: usize,
    /// Where the text ends.
    end: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&(Token, usize)> {
        self.tokens.get(self.next)
    }

    /// The operator that comes next, if it is one of `among`.
    fn operator(&mut self, among: [Operator; 2]) -> Option<(Operator, usize)> {
        match self.peek() {
            Some((Token::Sign(operator), at)) if among.contains(operator) => {
                let found = (*operator, *at);
                self.next += 1;
                Some(found)
            }
            _ => None,
        }
    }

    fn sum(&mut self, depth: usize) -> Result<Node, FormulaError> {
        let mut left = self.product(depth)?;
        while let Some((operator, at)) = self.operator([Operator::Add, Operator::Subtract]) {
            let right = self.product(depth)?;
            left = Node::Pair { operator, left: Box::new(left), right: Box::new(right), at };
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Node, FormulaError> {
        let mut left = self.part(depth)?;
        while let Some((operator, at)) = self.operator([Operator::Multiply, Operator::Divide]) {
            let right = self.part(depth)?;
            left = Node::Pair { operator, left: Box::new(left), right: Box::new(right), at };
        }
        Ok(left)
    }

    fn part(&mut self, depth: usize) -> Result<Node, FormulaError> {
        let Some((token, at)) = self.peek().cloned() else {
            return Err(FormulaError::new("formula_expected", self.end));
        };
        if depth > DEPTH_MAX {
            return Err(FormulaError::new("formula_too_deep", at).with("limit", DEPTH_MAX.to_string()));
        }
        self.next += 1;
        match token {
            Token::Number(value) => Ok(Node::Number(value)),
            Token::Name(name) => Ok(Node::Name { name, at }),
            Token::Sign(Operator::Subtract) => Ok(Node::Minus(Box::new(self.part(depth + 1)?))),
            Token::Open => {
                let inner = self.sum(depth + 1)?;
                match self.peek() {
                    Some((Token::Close, _)) => {
                        self.next += 1;
                        Ok(inner)
                    }
                    Some((other, at)) => {
                        Err(FormulaError::new("formula_surplus", *at).with("found", shown(other)))
                    }
                    None => Err(FormulaError::new("formula_unclosed", at)),
                }
            }
            Token::Sign(_) | Token::Close => Err(FormulaError::new("formula_expected", at)),
        }
    }
}
