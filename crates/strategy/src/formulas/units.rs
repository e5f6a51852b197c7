//! In what a formula's result is told, and which numbers it may not bring together.
//!
//! An amount is counted in one thing: pieces, seconds, or what people call it ("Rp"). A quotient of two amounts of the same thing is a
//! share; times 100 it is percent, times 1,000 so many for each thousand. Plain numbers take the unit of what they are added to.

use super::{FormulaError, Node, Operator};

/// In what a formula's part is told.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "unit", content = "name", rename_all = "snake_case")]
pub enum FormulaUnit {
    /// A plain number.
    Number,
    /// A count.
    Count,
    /// One amount divided by another of the same thing; 0.5 is one half.
    Share,
    /// Percent.
    Percent,
    /// So many for each thousand.
    PerThousand,
    /// Seconds.
    Seconds,
    /// Seconds for each of what was counted.
    SecondsEach,
    /// What people call it, such as "Rp".
    Own(String),
    /// That for each of what was counted.
    OwnEach(String),
    /// What was counted for each of that.
    EachOwn(String),
}

impl FormulaUnit {
    /// What people call an amount: percent is percent whoever tells it, and an amount without a name is a count.
    pub fn named(name: &str) -> Self {
        match name.trim() {
            "" => Self::Count,
            "%" => Self::Percent,
            "‰" => Self::PerThousand,
            other => Self::Own(other.into()),
        }
    }

    /// The word by which an error names it.
    fn word(&self) -> String {
        match self {
            Self::Number => "number".into(),
            Self::Count => "count".into(),
            Self::Share => "share".into(),
            Self::Percent => "percent".into(),
            Self::PerThousand => "per_thousand".into(),
            Self::Seconds => "seconds".into(),
            Self::SecondsEach => "seconds_each".into(),
            Self::Own(name) => name.clone(),
            Self::OwnEach(name) => format!("{name} / 1"),
            Self::EachOwn(name) => format!("1 / {name}"),
        }
    }
}

/// What an amount counts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing {
    Pieces,
    Seconds,
    Own(String),
}

/// What a part of a formula is: what stands above and below the line, in what its numbers were told, and by what they were multiplied.
#[derive(Clone, Debug, PartialEq)]
struct Kind {
    above: Option<Thing>,
    below: Option<Thing>,
    /// 100 where the numbers were percent, 1,000 where they were so many of each thousand, else 1.
    scale: f64,
    /// The product of the plain numbers that it was multiplied by.
    factor: f64,
    /// The value of what is only numbers.
    constant: Option<f64>,
}

impl Kind {
    const fn plain(constant: Option<f64>) -> Self {
        Self { above: None, below: None, scale: 1.0, factor: 1.0, constant }
    }

    fn of(unit: FormulaUnit) -> Self {
        let whole = |above| Self { above: Some(above), ..Self::plain(None) };
        let each = |above| Self { below: Some(Thing::Pieces), ..whole(above) };
        match unit {
            FormulaUnit::Number | FormulaUnit::Share => Self::plain(None),
            FormulaUnit::Percent => Self { scale: 100.0, ..Self::plain(None) },
            FormulaUnit::PerThousand => Self { scale: 1_000.0, ..Self::plain(None) },
            FormulaUnit::Count => whole(Thing::Pieces),
            FormulaUnit::Seconds => whole(Thing::Seconds),
            FormulaUnit::SecondsEach => each(Thing::Seconds),
            FormulaUnit::Own(name) => whole(Thing::Own(name)),
            FormulaUnit::OwnEach(name) => each(Thing::Own(name)),
            FormulaUnit::EachOwn(name) => Self { below: Some(Thing::Own(name)), ..whole(Thing::Pieces) },
        }
    }

    /// The unit that people know for it, if there is one.
    fn unit(&self) -> Option<FormulaUnit> {
        use Thing::{Own, Pieces, Seconds};
        Some(match (&self.above, &self.below) {
            (None, None) if self.constant.is_some() => FormulaUnit::Number,
            (None, None) if self.scale == 100.0 || near(self.factor, 100.0) => FormulaUnit::Percent,
            (None, None) if self.scale == 1_000.0 || near(self.factor, 1_000.0) => FormulaUnit::PerThousand,
            (None, None) => FormulaUnit::Share,
            (Some(Pieces), None) => FormulaUnit::Count,
            (Some(Seconds), None) => FormulaUnit::Seconds,
            (Some(Seconds), Some(Pieces)) => FormulaUnit::SecondsEach,
            (Some(Own(name)), None) => FormulaUnit::Own(name.clone()),
            (Some(Own(name)), Some(Pieces)) => FormulaUnit::OwnEach(name.clone()),
            (Some(Pieces), Some(Own(name))) => FormulaUnit::EachOwn(name.clone()),
            _ => return None,
        })
    }

    fn word(&self) -> String {
        self.unit().map_or_else(|| "—".into(), |unit| unit.word())
    }

    /// The same, as it is divided by: what stood above stands below.
    fn turned(self) -> Self {
        Self { above: self.below, below: self.above, factor: 1.0 / self.factor, ..self }
    }
}

fn near(value: f64, other: f64) -> bool {
    (value - other).abs() < other.abs() * 1e-9
}

pub(super) fn of(
    tree: &Node,
    unit: &dyn Fn(&str) -> Option<FormulaUnit>,
) -> Result<FormulaUnit, FormulaError> {
    let kind = kind(tree, unit)?;
    kind.unit().ok_or_else(|| FormulaError::new("formula_no_unit", 1))
}

fn kind(node: &Node, unit: &dyn Fn(&str) -> Option<FormulaUnit>) -> Result<Kind, FormulaError> {
    match node {
        Node::Number(value) => Ok(Kind::plain(Some(*value))),
        Node::Name { name, at } => unit(name)
            .map(Kind::of)
            .ok_or_else(|| FormulaError::new("formula_name", *at).with("name", name.clone())),
        Node::Minus(of) => {
            let of = kind(of, unit)?;
            Ok(Kind { constant: of.constant.map(|value| -value), ..of })
        }
        Node::Pair { operator, left, right, at } => {
            let (left, right) = (kind(left, unit)?, kind(right, unit)?);
            match operator {
                Operator::Add | Operator::Subtract => sum(*operator, left, right, *at),
                Operator::Multiply => product(left, right, *at),
                Operator::Divide => quotient(left, right, *at),
            }
        }
    }
}

fn sum(operator: Operator, left: Kind, right: Kind, at: usize) -> Result<Kind, FormulaError> {
    match (left.constant, right.constant) {
        (Some(a), Some(b)) => {
            let value = if operator == Operator::Add { a + b } else { a - b };
            Ok(Kind::plain(Some(value)))
        }
        (Some(_), None) => Ok(right),
        (None, Some(_)) => Ok(left),
        (None, None)
            if left.above == right.above && left.below == right.below && left.unit() == right.unit() =>
        {
            let factor = if near(left.factor, right.factor) { left.factor } else { 1.0 };
            Ok(Kind { factor, ..left })
        }
        (None, None) => {
            Err(FormulaError::new("formula_units", at).with("left", left.word()).with("right", right.word()))
        }
    }
}

fn product(left: Kind, right: Kind, at: usize) -> Result<Kind, FormulaError> {
    match (left.constant, right.constant) {
        (Some(a), Some(b)) => Ok(Kind::plain(Some(a * b))),
        (Some(by), None) => Ok(scaled(right, by)),
        (None, Some(by)) => Ok(scaled(left, by)),
        (None, None) => joined(left, right, at),
    }
}

fn quotient(left: Kind, right: Kind, at: usize) -> Result<Kind, FormulaError> {
    match (left.constant, right.constant) {
        (Some(a), Some(b)) => Ok(Kind::plain(Some(a / b))),
        (None, Some(by)) => Ok(scaled(left, 1.0 / by)),
        // Percent of the same are told apart no more: what is left is a share.
        (None, None) if left.scale == right.scale && left.scale != 1.0 => {
            Ok(Kind { factor: left.factor / right.factor, ..Kind::plain(None) })
        }
        (Some(by), None) => Ok(scaled(joined(Kind::plain(None), right.turned(), at)?, by)),
        (None, None) => joined(left, right.turned(), at),
    }
}

/// Times a number. Percent that are divided by 100 are a share again.
fn scaled(of: Kind, by: f64) -> Kind {
    let factor = of.factor * by;
    if of.scale != 1.0 && near(factor, 1.0 / of.scale) {
        return Kind { scale: 1.0, factor: 1.0, ..of };
    }
    Kind { factor, ..of }
}

/// Two amounts multiplied: what stands above one and below the other goes away.
fn joined(left: Kind, right: Kind, at: usize) -> Result<Kind, FormulaError> {
    if left.scale != 1.0 || right.scale != 1.0 {
        let scaled = if left.scale != 1.0 { &left } else { &right };
        let by = scaled.scale as i64;
        return Err(FormulaError::new("formula_scaled", at).with("by", by.to_string()));
    }
    let mut above: Vec<Thing> = [left.above, right.above].into_iter().flatten().collect();
    let mut below: Vec<Thing> = [left.below, right.below].into_iter().flatten().collect();
    above.retain(|thing| match below.iter().position(|other| other == thing) {
        Some(place) => {
            below.remove(place);
            false
        }
        None => true,
    });
    if above.len() > 1 || below.len() > 1 {
        return Err(FormulaError::new("formula_product", at));
    }
    let factor = left.factor * right.factor;
    Ok(Kind { above: above.pop(), below: below.pop(), factor, ..Kind::plain(None) })
}
