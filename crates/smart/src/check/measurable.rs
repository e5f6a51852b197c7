//! Answers: does somebody tell the number, and are the numbers of the goal such numbers?

use super::Found;
use crate::draft::days_between;
use crate::{Draft, Known, Measure, Nature, Param, Proposal, Reason, Source, Unit, Weight, figure};
use jiff::civil::Date;

/// A source that tells nothing for longer than this many days may have broken.
const SILENT: i64 = 7;
/// People who enter numbers do so once a month at least.
const FORGOTTEN: i64 = 35;

pub(super) fn rule(draft: &Draft, known: &Known) -> Found {
    let Some(measure) = &draft.measure else {
        let reasons = vec![Reason::new(Weight::Bad, "nothing_to_measure", "measure")];
        return Found { reasons, candidates: Vec::new() };
    };
    let mut reasons = vec![source(draft, measure, known.today)];
    reasons.extend(units(draft, measure));
    reasons.extend(numbers(draft, measure));
    let has_source = !matches!(measure.source, Source::None | Source::NotYet);
    if has_source && draft.baseline.is_none() && measure.nature != Nature::Flow {
        reasons.push(Reason::new(Weight::Weak, "no_baseline", "baseline"));
    }
    Found { reasons, candidates: candidates(draft, measure) }
}

fn source(draft: &Draft, measure: &Measure, today: Date) -> Reason {
    let weak = |code| Reason::new(Weight::Weak, code, "measure");
    let late = |reason: Reason, last: Date| {
        let days = u64::try_from(days_between(last, today)).unwrap_or(0);
        reason.with("last", Param::day(last)).with("days", Param::Count(days))
    };
    let reason = match measure.source {
        Source::None => Reason::new(Weight::Bad, "no_source", "measure"),
        Source::NotYet => weak("source_not_yet"),
        Source::Manual { last: None } => weak("manual_none"),
        Source::Manual { last: Some(last) } if days_between(last, today) > FORGOTTEN => {
            late(weak("manual_stale"), last)
        }
        Source::Manual { last: Some(last) } => Reason::fine("source_manual").with("last", Param::day(last)),
        Source::Delivers { last, .. } if days_between(last, today) > SILENT => {
            late(weak("source_silent"), last)
        }
        Source::Delivers { since, .. }
            if measure.nature == Nature::Flow && draft.start.is_some_and(|start| start < since) =>
        {
            weak("source_begins_late").with("since", Param::day(since))
        }
        Source::Delivers { since, last } => {
            Reason::fine("source_delivers").with("since", Param::day(since)).with("last", Param::day(last))
        }
    };
    reason.with("figure", Param::Figure(measure.figure.clone()))
}

fn units(draft: &Draft, measure: &Measure) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let refused = |code, field| Reason::new(Weight::Refused, code, field);
    if figure(&measure.figure).is_some_and(|known| !known.takes(&measure.unit)) {
        let reason = refused("figure_unit", "measure.unit")
            .with("figure", Param::Figure(measure.figure.clone()))
            .with("unit", Param::Unit(measure.unit.clone()));
        reasons.push(reason);
    }
    if let Some(unit) = draft.target_unit.as_ref().filter(|unit| **unit != measure.unit) {
        let money = matches!((unit, &measure.unit), (Unit::Money(_), Unit::Money(_)));
        let code = if money { "currency_mismatch" } else { "unit_mismatch" };
        let reason = refused(code, "target_unit")
            .with("figure", Param::Figure(measure.figure.clone()))
            .with("unit", Param::Unit(unit.clone()))
            .with("wanted", Param::Unit(measure.unit.clone()));
        reasons.push(reason);
    }
    reasons
}

/// What is wrong with baseline, target and milestones as numbers of this unit.
fn numbers(draft: &Draft, measure: &Measure) -> Vec<Reason> {
    let milestones = draft
        .milestones
        .iter()
        .enumerate()
        .map(|(at, milestone)| (format!("milestones[{at}].value"), Some(milestone.value)));
    let all = [("target".to_owned(), draft.target), ("baseline".to_owned(), draft.baseline)];
    all.into_iter().chain(milestones).filter_map(|(field, value)| number(&field, value?, measure)).collect()
}

fn number(field: &str, value: f64, measure: &Measure) -> Option<Reason> {
    let refused = |code| Reason::new(Weight::Refused, code, field).with("value", Param::Amount(value));
    let known = figure(&measure.figure);
    // Changes and scales may lie below zero; what is counted may not.
    let signed = measure.unit == Unit::Points
        || measure.unit == Unit::Percent && known.is_none_or(|known| known.most.is_none())
        || matches!(measure.unit, Unit::Money(_)) && known.is_none();
    if !value.is_finite() {
        return Some(refused("not_a_number"));
    }
    if value < 0.0 && !signed {
        return Some(refused("below_zero"));
    }
    let most = known.and_then(|known| known.most).filter(|most| value > *most)?;
    Some(refused("above_possible").with("most", Param::Amount(most)))
}

fn candidates(draft: &Draft, measure: &Measure) -> Vec<Proposal> {
    let mut candidates = Vec::new();
    if draft.target_unit.as_ref().is_some_and(|unit| *unit != measure.unit) {
        candidates.push(Proposal::TargetUnit { unit: measure.unit.clone() });
    }
    // Who types 250 where 2.5 is meant has lost the decimal sign.
    if let (Some(target), Some(baseline)) = (draft.finite_target(), draft.baseline) {
        let slipped = [10.0, 100.0].map(|times| target / times);
        let near = |value: &f64| (0.5..=3.0).contains(&(value / baseline)) && *value != baseline;
        candidates.extend(slipped.into_iter().filter(near).map(|value| Proposal::Target { value }));
    }
    candidates
}
