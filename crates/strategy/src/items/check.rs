//! What may be said of a part: alone, and among the others.

use super::{
    ANSWER_MAX, Framework, Goal, GoalState, Item, KeyResult, Kpi, KpiValue, Measure, NETWORKS_MAX, Part,
    STAKEHOLDERS_MAX, ScoreQuestion, Scorecard, TERMS_MAX, WEIGHT_MAX, pages::LINKS_MAX, pillar,
};
use crate::{
    days,
    formulas::{self, Formula},
};
use selaras_kernel::{ItemId, Kind, Problem};
use std::collections::HashSet;

const NAME_MAX: usize = 120;
const TITLE_MAX: usize = 200;
const TEXT_MAX: usize = 2_000;
/// What is said on a page of its own.
const PAGE_MAX: usize = 6_000;
const LINES_MAX: usize = 1_000;
/// Most campaigns of a tactic.
const CAMPAIGNS_MAX: usize = 50;
/// Most key results of an OKR: about three are good.
pub const RESULTS_MAX: usize = 5;
/// Most rules of a tactic.
const RULES_MAX: usize = 20;
/// Most milestones of a number.
const MILESTONES_MAX: usize = 24;
/// Longest time of a goal, in days.
pub(crate) const DAYS_MAX: i32 = 1_830;
/// What no number of a goal may reach: beyond it a float no longer counts by one.
const VALUE_MAX: f64 = 9e15;

/// Without what nobody meant to type.
pub(super) fn tidied(mut item: Item) -> Item {
    let mut texts: Vec<&mut String> = Vec::new();
    match &mut item {
        Item::Objective(one) => texts.extend([&mut one.name, &mut one.why, &mut one.measure]),
        Item::Strategy(one) => texts.extend([&mut one.name, &mut one.how]),
        Item::Goal(one) => {
            texts.extend([&mut one.title, &mut one.benefit, &mut one.value, &mut one.learnt]);
            for result in &mut one.results {
                texts.push(&mut result.name);
                result.milestones.sort_by_key(|milestone| milestone.day);
                tidied_measure(&mut result.measure);
            }
        }
        Item::Tactic(one) => {
            texts.extend([&mut one.name, &mut one.how]);
            let mut seen = HashSet::new();
            one.campaigns.retain(|name| !name.trim().is_empty() && seen.insert(name.trim().to_lowercase()));
            texts.extend(&mut one.campaigns);
            for rule in &mut one.rules {
                rule.profiles.sort();
                rule.profiles.dedup();
                rule.hashtag = rule.hashtag.trim().trim_start_matches(['#', '＃']).to_lowercase();
            }
            one.rules.retain(|rule| *rule != super::TraceRule::default());
        }
        Item::Scorecard(one) => {
            texts.push(&mut one.industry);
            for network in &mut one.networks {
                texts.extend([&mut network.network, &mut network.effort_note]);
                texts.extend(network.opinions.iter_mut().map(|opinion| &mut opinion.note));
            }
        }
        Item::Block(one) => {
            linked_once(&mut one.goals);
            texts.extend([&mut one.title, &mut one.text]);
        }
        Item::Relationship(one) => {
            linked_once(&mut one.goals);
            texts.extend([&mut one.name, &mut one.people, &mut one.context, &mut one.value]);
            texts.extend([&mut one.resources, &mut one.talk]);
        }
        Item::Pillar(one) => pillar::tidied(one),
        Item::Kpi(one) => {
            one.stakeholders.sort();
            one.stakeholders.dedup();
            one.measures_mut().into_iter().for_each(tidied_measure);
            texts.extend([&mut one.name, &mut one.purpose]);
            if let KpiValue::Formula(of) = &mut one.value {
                texts.push(&mut of.text);
                texts.extend(of.terms.iter_mut().map(|term| &mut term.name));
            }
        }
    }
    for text in texts {
        *text = text.trim().to_owned();
    }
    item
}

/// Each goal once, in the order in which they were named.
fn linked_once(goals: &mut Vec<ItemId>) {
    let mut seen = HashSet::new();
    goals.retain(|id| seen.insert(*id));
}

fn tidied_measure(measure: &mut Measure) {
    match measure {
        Measure::ByHand(of) => {
            of.name = of.name.trim().to_owned();
            of.unit = of.unit.trim().to_owned();
        }
        Measure::Figure(of) => {
            of.profiles.sort();
            of.profiles.dedup();
        }
        Measure::Website(of) => {
            of.network = of.network.trim().to_lowercase();
            of.campaign = of.campaign.trim().to_owned();
        }
    }
}

/// What can be said without knowing the others.
pub(super) fn alone(item: &Item) -> Result<(), Problem> {
    let mut problems = Vec::new();
    match item {
        Item::Objective(one) => {
            name(&mut problems, "name", &one.name, NAME_MAX);
            text(&mut problems, "why", &one.why, TEXT_MAX);
            text(&mut problems, "measure", &one.measure, 200);
        }
        Item::Strategy(one) => {
            name(&mut problems, "name", &one.name, NAME_MAX);
            text(&mut problems, "how", &one.how, TEXT_MAX);
        }
        Item::Goal(one) => goal(&mut problems, one),
        Item::Tactic(one) => {
            name(&mut problems, "name", &one.name, NAME_MAX);
            text(&mut problems, "how", &one.how, TEXT_MAX);
            if one.campaigns.len() > CAMPAIGNS_MAX {
                problems
                    .push(Problem::invalid("campaigns", "strategy_campaigns").with("limit", CAMPAIGNS_MAX));
            }
            for campaign in &one.campaigns {
                text(&mut problems, "campaigns", campaign, 100);
            }
            if one.rules.len() > RULES_MAX {
                problems.push(Problem::invalid("rules", "strategy_rules").with("limit", RULES_MAX));
            }
            for (n, rule) in one.rules.iter().enumerate() {
                if rule.profiles.len() > 100 {
                    let at = format!("rules[{n}].profiles");
                    problems.push(Problem::invalid(at, "strategy_profiles").with("limit", 100));
                }
                let tag = &rule.hashtag;
                if !tag.is_empty()
                    && selaras_analytics::labels::hashtags(&format!("#{tag}")) != [tag.as_str()]
                {
                    problems.push(Problem::invalid(format!("rules[{n}].hashtag"), "strategy_hashtag"));
                }
            }
        }
        Item::Kpi(one) => kpi(&mut problems, one),
        Item::Scorecard(one) => scorecard(&mut problems, one),
        Item::Block(one) => {
            name(&mut problems, "title", &one.title, NAME_MAX);
            text(&mut problems, "text", &one.text, PAGE_MAX);
            links(&mut problems, &one.goals);
        }
        Item::Relationship(one) => {
            name(&mut problems, "name", &one.name, NAME_MAX);
            for (field, said) in [("context", &one.context), ("value", &one.value)] {
                text(&mut problems, field, said, TEXT_MAX);
            }
            for (field, said) in [("people", &one.people), ("resources", &one.resources), ("talk", &one.talk)]
            {
                text(&mut problems, field, said, LINES_MAX);
            }
            links(&mut problems, &one.goals);
        }
        Item::Pillar(one) => pillar::alone(&mut problems, one),
    }
    Problem::all(problems)
}

fn links(problems: &mut Vec<Problem>, goals: &[ItemId]) {
    if goals.len() > LINKS_MAX {
        problems.push(Problem::invalid("goals", "strategy_links").with("limit", LINKS_MAX));
    }
}

fn kpi(problems: &mut Vec<Problem>, kpi: &Kpi) {
    name(problems, "name", &kpi.name, NAME_MAX);
    text(problems, "purpose", &kpi.purpose, TEXT_MAX);
    if !sound(kpi.target) {
        problems.push(Problem::invalid("target", "goal_value"));
    }
    if !(1..=2).contains(&kpi.reviews) {
        problems.push(Problem::invalid("reviews", "kpi_reviews"));
    }
    if kpi.stakeholders.len() > STAKEHOLDERS_MAX {
        problems.push(Problem::invalid("stakeholders", "kpi_stakeholders").with("limit", STAKEHOLDERS_MAX));
    }
    // Beyond these there is no day a year later to be reviewed on.
    if !(1970..=2200).contains(&kpi.began.year()) {
        problems.push(Problem::invalid("began", "kpi_began"));
    }
    match &kpi.value {
        KpiValue::Measure(one) => measure(problems, one, |field| format!("value.{field}")),
        KpiValue::Formula(of) => {
            if !(1..=TERMS_MAX).contains(&of.terms.len()) {
                problems.push(Problem::invalid("formula", "kpi_terms").with("limit", TERMS_MAX));
            }
            for (n, term) in of.terms.iter().enumerate() {
                let at = |field: &str| format!("terms[{n}].{field}");
                if !formulas::is_name(&term.name) {
                    problems
                        .push(Problem::invalid(at("name"), "kpi_term_name").with("name", term.name.clone()));
                } else if of.terms[..n].iter().any(|other| other.name == term.name) {
                    problems
                        .push(Problem::invalid(at("name"), "kpi_term_twice").with("name", term.name.clone()));
                }
                measure(problems, &term.measure, at);
            }
            let unit = |name: &str| {
                of.terms.iter().find(|term| term.name == name).map(|term| term.measure.formula_unit())
            };
            match Formula::said(&of.text).and_then(|formula| formula.unit(unit).map(|_| formula)) {
                Err(error) => problems.push(error.problem("formula")),
                // A number that nothing is done with would be read, and told by hand, for nothing.
                Ok(formula) => {
                    let used = formula.names();
                    for (n, term) in of.terms.iter().enumerate() {
                        if !used.contains(&term.name.as_str()) {
                            let problem = Problem::invalid(format!("terms[{n}].name"), "kpi_term_unused");
                            problems.push(problem.with("name", term.name.clone()));
                        }
                    }
                }
            }
        }
    }
}

fn scorecard(problems: &mut Vec<Problem>, card: &Scorecard) {
    text(problems, "industry", &card.industry, 60);
    if ScoreQuestion::ALL.iter().any(|question| card.weights.of(*question) > WEIGHT_MAX) {
        problems.push(Problem::invalid("weights", "score_weight").with("limit", WEIGHT_MAX));
    }
    if card.networks.len() > NETWORKS_MAX {
        problems.push(Problem::invalid("networks", "score_networks").with("limit", NETWORKS_MAX));
    }
    for (n, one) in card.networks.iter().enumerate() {
        let at = |field: &str| format!("networks[{n}].{field}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
        if one.network.is_empty() || one.network.len() > 40 || !one.network.chars().all(plain) {
            problems
                .push(Problem::invalid(at("network"), "score_network").with("network", one.network.clone()));
        } else if card.networks[..n].iter().any(|other| other.network == one.network) {
            problems.push(
                Problem::invalid(at("network"), "score_network_twice").with("network", one.network.clone()),
            );
        }
        text(problems, &at("effort_note"), &one.effort_note, 500);
        for (m, opinion) in one.opinions.iter().enumerate() {
            text(problems, &at(&format!("opinions[{m}].note")), &opinion.note, 500);
            let twice = one.opinions[..m].iter().any(|other| other.question == opinion.question);
            if twice || opinion.answer > ANSWER_MAX {
                problems.push(
                    Problem::invalid(at(&format!("opinions[{m}]")), "score_answer").with("limit", ANSWER_MAX),
                );
            }
        }
    }
}

/// Whether what is measured can be asked for.
///
/// # Errors
/// What is said of its fields, below `measure`.
pub(crate) fn measured(of: Measure) -> Result<Measure, Problem> {
    let (mut of, mut problems) = (of, Vec::new());
    tidied_measure(&mut of);
    measure(&mut problems, &of, |field| format!("measure.{field}"));
    Problem::all(problems).map(|()| of)
}

/// Whether a number can be kept and reckoned with.
pub(crate) fn sound(value: f64) -> bool {
    value.is_finite() && value.abs() < VALUE_MAX
}

pub(super) fn name(problems: &mut Vec<Problem>, field: &str, value: &str, limit: usize) {
    if value.is_empty() {
        problems.push(Problem::invalid(field, "strategy_missing"));
    }
    text(problems, field, value, limit);
}

pub(super) fn text(problems: &mut Vec<Problem>, field: &str, value: &str, limit: usize) {
    if value.chars().count() > limit {
        problems.push(Problem::invalid(field, "strategy_too_long").with("limit", limit));
    }
}

fn goal(problems: &mut Vec<Problem>, goal: &Goal) {
    name(problems, "title", &goal.title, TITLE_MAX);
    text(problems, "benefit", &goal.benefit, TEXT_MAX);
    text(problems, "value", &goal.value, 300);
    text(problems, "learnt", &goal.learnt, TEXT_MAX);
    if goal.deadline <= goal.start {
        problems.push(Problem::invalid("deadline", "goal_ends_before"));
    } else if days::between(goal.start, goal.deadline) > DAYS_MAX {
        problems.push(Problem::invalid("deadline", "goal_too_long").with("limit", DAYS_MAX));
    }
    let most = if goal.framework == Framework::Smart { 1 } else { RESULTS_MAX };
    if !(1..=most).contains(&goal.results.len()) {
        problems.push(Problem::invalid("results", "goal_results").with("limit", most));
    }
    let mut ids = HashSet::new();
    for (n, result) in goal.results.iter().enumerate() {
        let at = |field: &str| format!("results[{n}].{field}");
        if !ids.insert(result.id) {
            problems.push(Problem::invalid(at("id"), "goal_result_twice"));
        }
        key_result(problems, goal, result, at);
    }
}

fn key_result(problems: &mut Vec<Problem>, goal: &Goal, result: &KeyResult, at: impl Fn(&str) -> String) {
    text(problems, &at("name"), &result.name, TITLE_MAX);
    if !sound(result.target) {
        problems.push(Problem::invalid(at("target"), "goal_value"));
    }
    if !result.baseline.is_none_or(sound) {
        problems.push(Problem::invalid(at("baseline"), "goal_value"));
    }
    if result
        .baseline_period
        .is_some_and(|period| period.to < period.from || days::between(period.from, period.to) > DAYS_MAX)
    {
        problems.push(Problem::invalid(at("baseline_period"), "range_backwards"));
    }
    if result.milestones.len() > MILESTONES_MAX {
        problems.push(Problem::invalid(at("milestones"), "goal_milestones").with("limit", MILESTONES_MAX));
    }
    for (n, milestone) in result.milestones.iter().enumerate() {
        let twice = n > 0 && result.milestones[n - 1].day == milestone.day;
        if !sound(milestone.value) {
            problems.push(Problem::invalid(at("milestones"), "goal_value"));
        } else if twice || milestone.day <= goal.start || milestone.day >= goal.deadline {
            problems.push(
                Problem::invalid(at("milestones"), "goal_milestone_day")
                    .with("day", milestone.day.to_string()),
            );
        }
    }
    measure(problems, &result.measure, |field| at(&format!("measure.{field}")));
}

fn measure(problems: &mut Vec<Problem>, measure: &Measure, at: impl Fn(&str) -> String) {
    match measure {
        Measure::ByHand(of) => {
            name(problems, &at("name"), &of.name, 100);
            text(problems, &at("unit"), &of.unit, 20);
        }
        Measure::Figure(of) if of.profiles.len() > 100 => {
            problems.push(Problem::invalid(at("profiles"), "strategy_profiles").with("limit", 100));
        }
        Measure::Website(of) => {
            text(problems, &at("network"), &of.network, 40);
            text(problems, &at("campaign"), &of.campaign, 100);
        }
        Measure::Figure(_) => {}
    }
}

/// What the whole must allow: that what it hangs on is there, that no campaign belongs to two tactics, that one goal is in focus.
pub(super) fn among(part: &Part, all: &[Part]) -> Result<(), Problem> {
    let others = || all.iter().filter(|one| one.id != part.id);
    let mut problems = Vec::new();
    for (field, kind, id) in part.item.hangs_on() {
        if !others().any(|one| one.id == id && one.item.kind() == kind) {
            problems.push(Problem::invalid(field, "strategy_gone").with("kind", kind));
        }
    }
    match &part.item {
        Item::Objective(one) => {
            let same =
                |other: &Part| matches!(&other.item, Item::Objective(of) if alike(&of.name, &one.name));
            if others().any(same) {
                problems.push(Problem::invalid("name", "strategy_name_taken"));
            }
        }
        Item::Goal(goal) => {
            let of = |id| {
                others().find_map(|one| match &one.item {
                    Item::Strategy(strategy) if one.id == id => Some(strategy.objective),
                    _ => None,
                })
            };
            if goal.strategy.is_some_and(|id| of(id).is_some_and(|on| Some(on) != goal.objective)) {
                problems.push(Problem::invalid("strategy", "goal_strategy_of_other"));
            }
            let focus = |goal: &Goal| goal.focus && goal.state == GoalState::Open;
            if let Some(other) = others().find_map(|one| one.item.goal().filter(|goal| focus(goal)))
                && focus(goal)
            {
                let problem = Problem::new(Kind::Conflict, "goal_focus_taken").at("focus");
                problems.push(problem.with("title", other.title.clone()));
            }
        }
        Item::Tactic(one) => {
            for campaign in &one.campaigns {
                let taken = others().find_map(|other| match &other.item {
                    Item::Tactic(of) if of.campaigns.iter().any(|name| alike(name, campaign)) => Some(of),
                    _ => None,
                });
                if let Some(taken) = taken {
                    let problem = Problem::invalid("campaigns", "strategy_campaign_taken");
                    problems
                        .push(problem.with("campaign", campaign.clone()).with("tactic", taken.name.clone()));
                }
            }
        }
        Item::Kpi(one) => {
            let same = |other: &Part| other.item.kpi().is_some_and(|of| alike(&of.name, &one.name));
            if others().any(same) {
                problems.push(Problem::invalid("name", "kpi_name_taken"));
            }
        }
        Item::Scorecard(_) => {
            if others().any(|other| matches!(other.item, Item::Scorecard(_))) {
                problems.push(Problem::new(Kind::Conflict, "score_taken"));
            }
        }
        Item::Pillar(one) => pillar::among(&mut problems, one, others()),
        Item::Strategy(_) | Item::Block(_) | Item::Relationship(_) => {}
    }
    Problem::all(problems)
}

pub(super) fn alike(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
