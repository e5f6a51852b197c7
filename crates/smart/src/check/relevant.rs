//! Answers: does a goal serve an objective of the business, and is it said how?

use super::Found;
use crate::read::words;
use crate::{Draft, Known, Param, Proposal, Question, Reason, Usage, Weight, figure};
use std::collections::BTreeSet;

/// A benefit of fewer words than this says nothing.
const FEWEST_WORDS: usize = 4;

pub(super) fn rule(draft: &Draft, _: &Known) -> Found {
    let mut reasons = Vec::new();
    match draft.objective {
        None => reasons.push(Reason::new(Weight::Bad, "no_objective", "objective")),
        Some(objective) if !objective.measured => {
            reasons.push(Reason::new(Weight::Weak, "objective_unmeasured", "objective"));
        }
        Some(_) => reasons.push(Reason::fine("serves")),
    }
    let benefit = Benefit::of(draft);
    let weak = |code| Reason::new(Weight::Weak, code, "benefit");
    match benefit {
        Benefit::Unsaid => reasons.push(weak("no_benefit")),
        Benefit::Repeats => reasons.push(weak("benefit_repeats")),
        Benefit::Thin => reasons.push(weak("benefit_thin")),
        Benefit::Said | Benefit::Business => {}
    }
    if let Some(question) = question(draft) {
        let reason = weak("vanity_open").with("figure", Param::Figure(question.figure));
        reasons.push(reason);
    } else if let Some(name) = vain(draft) {
        reasons.push(Reason::fine("vanity_answered").with("figure", Param::Figure(name)));
    }
    let candidates = question(draft).map(|question| question.closer).unwrap_or_default();
    let candidates = candidates.into_iter().map(|figure| Proposal::Figure { figure }).collect();
    Found { reasons, candidates }
}

/// Would more of it create business value? Asked of vanity figures, until the benefit says which value.
pub(super) fn question(draft: &Draft) -> Option<Question> {
    let figure = vain(draft)?;
    if Benefit::of(draft) == Benefit::Business {
        return None;
    }
    let usage = draft.objective.map_or(Usage::Acquisition, |objective| objective.usage);
    Some(Question { figure, closer: closer(usage).iter().map(|name| (*name).to_owned()).collect() })
}

fn vain(draft: &Draft) -> Option<String> {
    let measure = draft.measure.as_ref()?;
    figure(&measure.figure).is_some_and(|known| known.vanity).then(|| measure.figure.clone())
}

/// What the benefit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Benefit {
    Unsaid,
    /// Nothing that the title does not say.
    Repeats,
    /// Too few words.
    Thin,
    /// Something.
    Said,
    /// Something that the business is better off with.
    Business,
}

impl Benefit {
    fn of(draft: &Draft) -> Self {
        let said = words::content(&draft.benefit);
        if said.is_empty() {
            return Self::Unsaid;
        }
        let title: BTreeSet<String> = words::content(&draft.title).into_iter().collect();
        let own = draft.measure.as_ref().and_then(|measure| figure(&measure.figure));
        let of_figure = |word: &str| {
            own.is_some_and(|own| own.called.iter().any(|called| called.split(' ').any(|one| one == word)))
        };
        let new: Vec<&String> =
            said.iter().filter(|word| !title.contains(*word) && !of_figure(word)).collect();
        if new.len() * 3 <= said.len() {
            return Self::Repeats;
        }
        if said.len() < FEWEST_WORDS || new.len() < 2 {
            return Self::Thin;
        }
        if new.iter().any(|word| words::is_business(word)) { Self::Business } else { Self::Said }
    }
}

/// Figures closer to the business than a vanity figure, the best first, by what the objective is for.
fn closer(usage: Usage) -> &'static [&'static str] {
    match usage {
        Usage::Awareness => &["visits", "share_of_voice", "profile_visits"],
        Usage::Acquisition => &["purchases", "leads", "link_clicks"],
        Usage::Retention => &["purchases", "share_answered", "response_time"],
        Usage::Advocacy => &["mentions", "reposts", "replies"],
        Usage::Understanding => &["replies", "saves", "sentiment"],
        Usage::Service => &["response_time", "share_answered", "sentiment"],
        Usage::Recruiting => &["applications", "link_clicks", "visits"],
        Usage::Culture => &["replies", "interactions_per_post", "reposts"],
        Usage::Partners => &["leads", "link_clicks", "downloads"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closer_to_the_business_is_known_and_not_vain() {
        let all = [
            Usage::Awareness,
            Usage::Acquisition,
            Usage::Retention,
            Usage::Advocacy,
            Usage::Understanding,
            Usage::Service,
            Usage::Recruiting,
            Usage::Culture,
            Usage::Partners,
        ];
        for name in all.into_iter().flat_map(closer) {
            let found = figure(name);
            assert!(found.is_some_and(|figure| !figure.vanity), "{name}");
        }
    }
}
