//! Formulas over named numbers, such as `(purchases + sign_ups) / clicks * 100`: read with errors at a place, checked for units, reckoned
//! with numbers that may be missing.
//!
//! # Design
//! A formula is short and written by a person, so it says where it is wrong and why, before it is kept. Units are checked when it is
//! written, not when it is reckoned: what adds followers to percent is refused, and what a result is told in is known before there is a
//! number. Reckoning has no errors: what is divided by nothing, or rests on a number that is missing, is missing.

mod parse;
#[cfg(test)]
mod tests;
mod units;

pub use units::FormulaUnit;

use selaras_kernel::Problem;

/// Longest formula, in characters.
pub const TEXT_MAX: usize = 300;
/// Deepest nesting of brackets and signs.
const DEPTH_MAX: usize = 32;

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    tree: Node,
}

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The code of the problem: `formula_*`.
    pub code: &'static str,
    /// At which character, the first being 1.
    pub at: usize,
    /// What the text of the problem names.
    pub params: Vec<(&'static str, String)>,
}

impl FormulaError {
    fn new(code: &'static str, at: usize) -> Self {
        Self { code, at, params: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// As a problem of a field.
    pub fn problem(self, field: impl Into<String>) -> Problem {
        let problem = Problem::invalid(field, self.code).with("at", self.at);
        self.params.into_iter().fold(problem, |problem, (name, value)| problem.with(name, value))
    }
}

/// What is done to two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A part of a formula; `at` is the character at which it is written.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Name { name: String, at: usize },
    Minus(Box<Node>),
    Pair { operator: Operator, left: Box<Node>, right: Box<Node>, at: usize },
}

impl Formula {
    /// Reads a formula: names, numbers, `+ - * /` (and `× ÷ −`), brackets. A number may be written with a point or a comma.
    ///
    /// # Errors
    /// `formula_empty`, `formula_too_long`, `formula_character`, `formula_number`, `formula_too_deep`, `formula_unclosed`, `formula_expected`
    /// (a name or a number is missing), `formula_surplus` (something follows that does not belong to it).
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        parse::read(text, false).map(|tree| Self { tree })
    }

    /// Reads a formula that is said now.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and `formula_thousands` for a number that is a thousand in one language and one in another.
    pub fn said(text: &str) -> Result<Self, FormulaError> {
        parse::read(text, true).map(|tree| Self { tree })
    }

    /// The names in it, each once, in the order in which they are written.
    pub fn names(&self) -> Vec<&str> {
        fn walk<'a>(node: &'a Node, found: &mut Vec<&'a str>) {
            match node {
                Node::Number(_) => {}
                Node::Name { name, .. } if found.contains(&name.as_str()) => {}
                Node::Name { name, .. } => found.push(name),
                Node::Minus(of) => walk(of, found),
                Node::Pair { left, right, .. } => {
                    walk(left, found);
                    walk(right, found);
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.tree, &mut found);
        found
    }

    /// In what the result is told, when each name is told in what `of` says.
    ///
    /// # Errors
    /// `formula_name` for a name that `of` does not know; `formula_units` for a sum of what cannot be added; `formula_product` for a
    /// product of two amounts, `formula_scaled` for one with percent that was not divided by 100; `formula_no_unit` for a result that is
    /// told in nothing people know.
    pub fn unit(&self, of: impl Fn(&str) -> Option<FormulaUnit>) -> Result<FormulaUnit, FormulaError> {
        units::of(&self.tree, &of)
    }

    /// What it comes to. Missing when a number in it is, or when something is divided by nothing.
    pub fn value(&self, of: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        fn reckon(node: &Node, of: &dyn Fn(&str) -> Option<f64>) -> Option<f64> {
            match node {
                Node::Number(value) => Some(*value),
                Node::Name { name, .. } => of(name),
                Node::Minus(node) => reckon(node, of).map(|value| -value),
                Node::Pair { operator, left, right, .. } => {
                    let (left, right) = (reckon(left, of)?, reckon(right, of)?);
                    match operator {
                        Operator::Add => Some(left + right),
                        Operator::Subtract => Some(left - right),
                        Operator::Multiply => Some(left * right),
                        Operator::Divide if right == 0.0 => None,
                        Operator::Divide => Some(left / right),
                    }
                }
            }
            .filter(|value| value.is_finite())
        }
        reckon(&self.tree, &of)
    }
}

/// Whether `name` can stand in a formula: a letter, then letters, digits and `_`, at most 40 characters.
pub fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.all(|c| c.is_alphanumeric() || c == '_')
        && name.chars().count() <= 40
}
