//! Whether a KPI is SMART: its target beside what its finished periods came to, and its rhythm beside its period.

use super::{
    comparable, figure, growth, nature, networks, objective, published, scope, unit, without_campaign,
};
use crate::{
    formulas::FormulaUnit,
    items::{self, Direction, Kpi, KpiValue, Measure, Rhythm},
    kpis::{KpiNumbers, PeriodValue},
    measures::{MeasureUnit, Nature},
};
use jiff::{ToSpan, civil::Date};
use selaras_kernel::{Actor, BrandId, Result};
use selaras_smart as smart;
use selaras_store::Db;
use std::collections::BTreeMap;

/// By what the rules know a number that is brought together from others.
const FORMULA: &str = "formula";

/// Judges a KPI by its numbers over the last periods, the running one last. `told` is the last day on which each of its measures was told by
/// hand, by the name of the term.
///
/// # Errors
/// As [`super::judge`].
pub(crate) async fn kpi(
    db: &Db,
    actor: &Actor,
    brand: BrandId,
    kpi: &Kpi,
    numbers: &KpiNumbers,
    told: &BTreeMap<String, Date>,
    today: Date,
) -> Result<smart::Smart> {
    let networks = networks(db, actor, brand).await?;
    let parts = items::list(db, actor, brand).await?;
    let finished: Vec<&PeriodValue> = numbers
        .values
        .iter()
        .filter(|one| one.is_over() && !one.begins_within && one.value.is_some())
        .collect();
    let running = numbers.values.last().map(|one| one.span);
    let only = match &kpi.value {
        KpiValue::Measure(measure) => Some(measure),
        KpiValue::Formula(_) => None,
    };
    let measure = smart::Measure {
        figure: only.map_or_else(|| FORMULA.to_owned(), figure),
        unit: only.map_or_else(|| formula_unit(&numbers.unit), |measure| unit(&measure.unit())),
        nature: only.map_or(smart::Nature::Rate, |measure| nature(measure.nature())),
        source: source(kpi, numbers, told),
    };
    let draft = smart::Draft {
        title: only.map_or_else(|| kpi.name.clone(), |measure| without_campaign(&kpi.name, measure)),
        framework: smart::Framework::Kpi {
            checked_every: match kpi.rhythm {
                Rhythm::Week => 7,
                Rhythm::Month => 30,
                Rhythm::TwoMonths => 61,
            },
        },
        measure: Some(measure),
        scope: only.map_or(smart::Scope::Brand, |measure| scope(measure, &networks)),
        direction: match kpi.direction {
            Direction::Up => smart::Direction::Up,
            Direction::Down => smart::Direction::Down,
        },
        baseline: finished.last().and_then(|one| one.value),
        baseline_days: None,
        target: Some(kpi.target),
        target_unit: None,
        start: running.map(|span| span.from),
        deadline: running.map(|span| span.to),
        milestones: Vec::new(),
        objective: objective(&parts, kpi.objective),
        benefit: kpi.purpose.clone(),
    };
    let comparable = match only {
        Some(measure) => comparable(db, actor, brand, measure, &networks, today).await?,
        None => None,
    };
    let levels = only.is_some_and(|measure| measure.nature() == Nature::Level);
    let history =
        history(&finished, levels, running.map_or(1, |span| crate::days::between(span.from, span.to)));
    let published = only.and_then(|measure| published(&parts, measure, &networks));
    let known = smart::Known { today, history, comparable, similar: Vec::new(), published };
    Ok(smart::check(&draft, &known))
}

/// How the number grew from one finished period to the next. What a level won is held beside where it stands now, as of goals.
fn history(finished: &[&PeriodValue], levels: bool, days: i32) -> Option<smart::Growth> {
    let stands = finished.last()?.value?;
    let mut grown = Vec::new();
    for pair in finished.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let next = before.span.to.tomorrow().is_ok_and(|day| day == after.span.from);
        if let (true, Some(was), Some(is)) = (next, before.value, after.value) {
            grown.push(if levels { 1.0 + (is - was) / stands } else { is / was });
        }
    }
    growth(grown, days)
}

/// Who tells the number: of several measures the one of which least is known.
fn source(kpi: &Kpi, numbers: &KpiNumbers, told: &BTreeMap<String, Date>) -> smart::Source {
    let of = |(name, measure): (&str, &Measure)| {
        if matches!(measure, Measure::ByHand(_)) {
            return smart::Source::Manual { last: told.get(name).copied() };
        }
        let part = numbers.parts.iter().find(|part| part.name == name);
        let values = part.map(|part| part.values.as_slice()).unwrap_or_default();
        let at = |n: Option<usize>| n.and_then(|n| numbers.values.get(n));
        let first = at(values.iter().position(Option::is_some));
        let last = at(values.iter().rposition(Option::is_some));
        match (first, last) {
            (Some(first), Some(last)) => {
                let over = i64::from(last.days_over.max(1) - 1);
                let last = last.span.from.saturating_add(over.days());
                smart::Source::Delivers { since: first.span.from, last }
            }
            _ => smart::Source::NotYet,
        }
    };
    let known = |one: &smart::Source| match one {
        smart::Source::None => 0,
        smart::Source::NotYet => 1,
        smart::Source::Manual { last: None } => 2,
        smart::Source::Manual { last: Some(_) } => 3,
        smart::Source::Delivers { .. } => 4,
    };
    kpi.terms().into_iter().map(of).min_by_key(known).unwrap_or(smart::Source::None)
}

/// What is brought together may lie below zero, as points of a scale may.
fn formula_unit(unit_of: &FormulaUnit) -> smart::Unit {
    match unit_of {
        FormulaUnit::Percent => smart::Unit::Percent,
        FormulaUnit::Own(name) => unit(&MeasureUnit::Own(name.clone())),
        _ => smart::Unit::Points,
    }
}
