//! From where a goal begins: what its number was over a time that people name, from the numbers of record.

#[cfg(test)]
mod tests;

use crate::{
    days,
    items::{self, Days, Measure},
    measures::{self, MeasureUnit, Nature},
};
use jiff::civil::Date;
use selaras_kernel::{Actor, BrandId, Problem, Result, Right, Timestamp};
use selaras_store::Db;

/// Of what, over which time.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BaselineAsked)]
pub struct Asked {
    /// The brand.
    pub brand: BrandId,
    /// What is measured; of what is told by hand nothing is known.
    pub measure: Measure,
    /// The time: five years at most.
    pub period: Days,
}

/// What a number was over a time.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = GoalBaseline)]
pub struct Baseline {
    /// Of a level its last value within the time, of what adds up the sum, of a rate the mean of its weeks; absent where nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// What values mean in time.
    pub nature: Nature,
    /// In what it is told.
    pub unit: MeasureUnit,
    /// The first day within the time of which something is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub first: Option<Date>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    pub last: Option<Date>,
    /// When anything of it was last counted (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<Timestamp>,
}

/// What a number was over a time.
///
/// # Errors
/// `not_found` for a brand that may not be seen; `forbidden` without the right to see numbers; `range_backwards`, `range_too_long`; what
/// is said of the measure.
pub async fn read(db: &Db, actor: &Actor, asked: Asked) -> Result<Baseline> {
    let Asked { brand, measure, period } = asked;
    crate::allow(actor, Right::StrategyRead, brand)?;
    actor.require(Right::NumbersRead, Some(brand))?;
    let measure = items::measured(measure)?;
    if period.to < period.from {
        return Err(Problem::invalid("period", "range_backwards").into());
    }
    if days::between(period.from, period.to) > items::DAYS_MAX {
        return Err(Problem::invalid("period", "range_too_long").with("limit", items::DAYS_MAX).into());
    }
    let readings = measures::read(db, actor, brand, &measure, &[], (period.from, period.to)).await?;
    let mut known = readings.between(period.from, period.to).map(|(day, _)| day);
    let first = known.next();
    Ok(Baseline {
        value: match readings.nature {
            Nature::Rate => measures::mean(readings.between(period.from, period.to).map(|(_, value)| value)),
            Nature::Level | Nature::Flow => measures::over(&readings, period.from, period.to),
        },
        nature: readings.nature,
        unit: readings.unit.clone(),
        first,
        last: known.next_back().or(first),
        counted_at: readings.counted_at,
    })
}
