//! Answers: are metric, scope and amount said, and does the title say the same as the fields?

use super::Found;
use crate::draft::days_between;
use crate::read::{Amount, Scan, scan};
use crate::{Draft, Framework, Known, Param, Proposal, Reason, Scope, Weight, figure};
use std::collections::BTreeSet;

/// What is counted from another day than the start ("within three months") may differ by so many days.
const ABOUT: i64 = 5;

pub(super) fn rule(draft: &Draft, known: &Known) -> Found {
    let mut found = Found { reasons: Vec::new(), candidates: Vec::new() };
    // What a title says of time is counted from the first day of the goal.
    let title = scan(&draft.title, draft.start.unwrap_or(known.today));
    fields(draft, &title, &mut found);
    if !draft.title.trim().is_empty() {
        // What is followed for good is called by its number, and not by how much it shall be.
        if !matches!(draft.framework, Framework::Kpi { .. }) {
            clarity(&title, &mut found);
        }
        agreement(draft, &title, &mut found);
        found.candidates.push(Proposal::Retitle);
    }
    if let (true, Some(measure), Some(target)) =
        (found.reasons.is_empty(), &draft.measure, draft.finite_target())
    {
        let fine = Reason::fine("specific")
            .with("figure", Param::Figure(measure.figure.clone()))
            .with("target", Param::Amount(target))
            .with("networks", Param::Networks(networks(&draft.scope).to_vec()));
        found.reasons.push(fine);
    }
    found
}

fn fields(draft: &Draft, title: &Scan, found: &mut Found) {
    if draft.measure.is_none() {
        found.reasons.push(Reason::new(Weight::Bad, "no_figure", "measure"));
    }
    if draft.finite_target().is_none() {
        found.reasons.push(Reason::new(Weight::Bad, "no_amount", "target"));
        found.candidates.extend(targets(draft, title));
    }
    if draft.scope == Scope::Unsaid || draft.scope == Scope::Networks(Vec::new()) {
        found.reasons.push(Reason::new(Weight::Weak, "no_scope", "scope"));
        found.candidates.push(Proposal::Scope { networks: title.networks.clone() });
    }
}

/// A title that asks for more without saying how much.
fn clarity(title: &Scan, found: &mut Found) {
    if !title.amounts.is_empty() {
        return;
    }
    let reason = match &title.vague {
        Some(words) => {
            Reason::new(Weight::Weak, "title_vague", "title").with("words", Param::Words(words.clone()))
        }
        None => Reason::new(Weight::Weak, "title_no_amount", "title"),
    };
    found.reasons.push(reason);
}

fn agreement(draft: &Draft, title: &Scan, found: &mut Found) {
    amount(draft, title, found);
    if let Some((said, meant)) = other_figure(draft, title) {
        let reason = Reason::new(Weight::Bad, "title_other_figure", "title")
            .with("title", Param::Figure(said.to_owned()))
            .with("figure", Param::Figure(meant.to_owned()));
        found.reasons.push(reason);
    }
    // Of what people tell, or bring together from several numbers, only they know where it is counted.
    let known = draft.measure.as_ref().is_some_and(|measure| figure(&measure.figure).is_some());
    if known && draft.scope != Scope::Unsaid && !title.networks.is_empty() {
        let (said, meant): (BTreeSet<_>, BTreeSet<_>) =
            (title.networks.iter().collect(), networks(&draft.scope).iter().collect());
        if said != meant {
            let reason = Reason::new(Weight::Bad, "title_other_network", "title")
                .with("title", Param::Networks(title.networks.clone()))
                .with("networks", Param::Networks(networks(&draft.scope).to_vec()));
            found.reasons.push(reason);
            found.candidates.push(Proposal::Scope { networks: title.networks.clone() });
        }
    }
    if let (Some(said), Some(deadline)) = (title.deadline, draft.deadline) {
        let about = if title.about { ABOUT } else { 1 };
        if days_between(said, deadline).abs() > about {
            let reason = Reason::new(Weight::Bad, "title_other_deadline", "title")
                .with("title", Param::day(said))
                .with("deadline", Param::day(deadline));
            found.reasons.push(reason);
            found.candidates.push(Proposal::Deadline { on: said });
        }
    }
    if let Some(said) = title.direction.filter(|said| *said != draft.direction) {
        let reason = Reason::new(Weight::Bad, "title_other_direction", "title")
            .with("title", Param::Direction(said))
            .with("direction", Param::Direction(draft.direction));
        found.reasons.push(reason);
    }
}

fn amount(draft: &Draft, title: &Scan, found: &mut Found) {
    if let Some(from) = title.amounts.first().filter(|amount| !amount.may_begin(draft.baseline)) {
        let number = |value: Option<f64>| Param::Amount(value.unwrap_or(f64::NAN));
        let reason = Reason::new(Weight::Bad, "title_other_baseline", "title")
            .with("title", number(from.from))
            .with("baseline", number(draft.baseline));
        found.reasons.push(reason);
    }
    let Some(target) = draft.finite_target() else { return };
    let may = |amount: &Amount| amount.may_mean(target, draft.baseline, draft.direction);
    // "30 orders a month" is told of a month, and the target of the whole goal.
    let meant = |amount: &Amount| may(amount) || over(draft, amount).is_some_and(|whole| may(&whole));
    if title.amounts.is_empty() || title.amounts.iter().any(meant) {
        return;
    }
    let mut reason =
        Reason::new(Weight::Bad, "title_other_amount", "title").with("target", Param::Amount(target));
    let proposals = targets(draft, title);
    if let Some(Proposal::Target { value }) = proposals.first() {
        reason = reason.with("title", Param::Amount(*value));
    }
    found.reasons.push(reason);
    found.candidates.extend(proposals);
}

/// The target of which the title speaks.
fn targets(draft: &Draft, title: &Scan) -> Vec<Proposal> {
    let first = title.amounts.first().map(|amount| over(draft, amount).unwrap_or_else(|| amount.clone()));
    let value = first.and_then(|amount| amount.target(draft.baseline, draft.direction));
    value.map(|value| Proposal::Target { value }).into_iter().collect()
}

fn over(draft: &Draft, amount: &Amount) -> Option<Amount> {
    amount.over(draft.start, draft.deadline)
}

/// The figure of the title, and that of the goal, where they are of different kinds.
fn other_figure<'a>(draft: &'a Draft, title: &Scan) -> Option<(&'static str, &'a str)> {
    let meant = draft.measure.as_ref().and_then(|measure| figure(&measure.figure))?;
    // Posts are the means of most goals, and of few the end.
    let said = title.figures.iter().find(|figure| figure.name != "posts")?;
    let same = title.figures.iter().any(|figure| figure.kind == meant.kind);
    (!same).then_some((said.name, meant.name))
}

fn networks(scope: &Scope) -> &[String] {
    match scope {
        Scope::Networks(networks) => networks,
        Scope::Brand | Scope::Unsaid => &[],
    }
}
