//! What is to become of a profile: invest in it, keep it, mend it, close it. Pure rules over a few facts, each with its reason.
//!
//! # Design
//! Strengths and weaknesses are found first, each by one rule with a bound that stands here. The verdict follows from how many there are:
//!
//! | | no weakness | a weakness |
//! |---|---|---|
//! | two strengths or more | invest | fix |
//! | one or none | keep | fix |
//!
//! Before that: of a profile of which too little is known nothing is said; one that has been silent for both times and brings nobody to
//! the website is closed, one that fell silent is mended; and one that had a fair try ([`FAIR_TRY`] posts), gets next to nothing of what
//! its posts are worth elsewhere, does not grow and brings nothing to the website is closed.

use std::collections::BTreeMap;

/// Version of these rules; moves on with every change that may change a verdict or a finding.
pub const RULES: u32 = 3;

/// Posts from which on a profile can be judged by what came of them.
pub const FEWEST_POSTS: u64 = 5;
/// Posts from which on a profile had a fair try.
pub const FAIR_TRY: u64 = 12;
/// Part of the interactions ÷ part of the posts, from which on effort pays, below which it gets little back, and next to nothing.
pub const PAYS: f64 = 1.25;
/// See [`PAYS`].
pub const LITTLE: f64 = 0.5;
/// See [`PAYS`].
pub const NEXT_TO_NOTHING: f64 = 0.25;
/// Growth of followers in 90 days, in percent, from which on they grow; and down to which they hold.
pub const GROWS: f64 = 3.0;
/// See [`GROWS`].
pub const SHRINKS: f64 = -1.0;
/// Rate ÷ rate before from which on it rose.
pub const ROSE: f64 = 1.15;
/// Rate ÷ rate of others from which on it is above them, and below which it is far below.
pub const ABOVE: f64 = 1.2;
/// See [`ABOVE`].
pub const FAR_BELOW: f64 = 0.5;
/// Interactions ÷ interactions before from which down they fell.
pub const FELL: f64 = 0.9;

/// What is to become of a profile.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = AuditVerdict)]
pub enum Verdict {
    /// More of it.
    Invest,
    /// As it is.
    Keep,
    /// Mend it.
    Fix,
    /// Let go of it.
    Close,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AuditReasonCode)]
pub enum ReasonCode {
    /// It is not connected, and no numbers of it are known.
    NotConnected,
    /// It is known from files, and none of them tells of posts in this time: whether any appeared is not known.
    NoFile,
    /// It is not ours.
    LookAlike,
    /// Too few posts to be judged by (`posts`, `needed`).
    TooFewPosts,
    /// Nothing was posted in either time.
    SilentLong,
    /// Nothing was posted in this time, and `before` posts in the one before.
    FellSilent,
    /// Next to nothing comes back (`posts_percent`, `interactions_percent`).
    NextToNothing,
    /// Followers grew (`percent` in 90 days).
    Grows,
    /// The rate rose (`percent`).
    RateRose,
    /// The rate is above others' (`rate`, `others`).
    RateAbove,
    /// A larger part of the interactions than of the posts (`posts_percent`, `interactions_percent`).
    Pays,
    /// It brings people to the website who do something there (`results`).
    BringsResults,
    /// Followers were lost (`percent` in 90 days).
    Shrinks,
    /// The rate is far below others' (`rate`, `others`).
    RateBelow,
    /// A much smaller part of the interactions than of the posts (`posts_percent`, `interactions_percent`).
    LittleBack,
    /// Interactions fell, and it is of our doing (`percent`).
    Declines,
    /// Neither strength nor weakness was found.
    Steady,
}

/// A reason of a verdict.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditReason)]
pub struct Reason {
    /// Why.
    pub code: ReasonCode,
    /// The numbers that its sentence names.
    pub params: BTreeMap<String, f64>,
}

/// What the rules say of a profile.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = AuditJudged)]
pub struct Judged {
    /// The verdict; absent when it can't be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What the rules look at. What is not known is absent, and decides nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// Whether it is a look-alike.
    pub look_alike: bool,
    /// Whether numbers of it can be known.
    pub counted: bool,
    /// Its numbers come from files alone: a time without posts may be one of which nobody imported a file.
    pub by_files: bool,
    /// Posts of the time, and of the time before.
    pub posts: u64,
    /// See `posts`.
    pub posts_before: u64,
    /// Its part of all posts and of all interactions, in percent; absent where it is the only profile.
    pub parts: Option<(f64, f64)>,
    /// Growth of followers, in percent in 90 days.
    pub growth: Option<f64>,
    /// Interactions per post by followers, in percent.
    pub rate: Option<f64>,
    /// The same of the time before.
    pub rate_before: Option<f64>,
    /// The same of others.
    pub rate_others: Option<f64>,
    /// Interactions ÷ interactions before, where they fell and it is of our doing.
    pub own_decline: Option<f64>,
    /// Enquiries, downloads, sign-ups and purchases of those who came from it.
    pub results: Option<f64>,
}

/// What is to become of a profile, and why.
pub fn judge(facts: &Facts) -> Judged {
    let say = |verdict, reasons| Judged { verdict, reasons };
    if facts.look_alike {
        return say(None, vec![reason(ReasonCode::LookAlike, [])]);
    }
    if !facts.counted {
        return say(None, vec![reason(ReasonCode::NotConnected, [])]);
    }
    let brings = facts.results.is_some_and(|results| results > 0.0);
    let results = || reason(ReasonCode::BringsResults, [("results", facts.results.unwrap_or(0.0))]);
    match (facts.posts, facts.posts_before) {
        (0, _) if facts.by_files => return say(None, vec![reason(ReasonCode::NoFile, [])]),
        (0, 0) if brings => {
            return say(Some(Verdict::Fix), vec![reason(ReasonCode::SilentLong, []), results()]);
        }
        (0, 0) => return say(Some(Verdict::Close), vec![reason(ReasonCode::SilentLong, [])]),
        (0, before) => {
            let fell = reason(ReasonCode::FellSilent, [("before", before as f64)]);
            return say(Some(Verdict::Fix), vec![fell]);
        }
        (posts, _) if posts < FEWEST_POSTS => {
            let params = [("posts", posts as f64), ("needed", FEWEST_POSTS as f64)];
            return say(None, vec![reason(ReasonCode::TooFewPosts, params)]);
        }
        _ => {}
    }
    let (strengths, weaknesses) = (strengths(facts, brings.then(results)), weaknesses(facts));
    let back = facts.parts.and_then(come_back);
    let hopeless = facts.posts >= FAIR_TRY
        && back.is_some_and(|back| back < NEXT_TO_NOTHING)
        && facts.growth.is_none_or(|growth| growth < GROWS)
        && !brings;
    if hopeless {
        let mut reasons = vec![reason(ReasonCode::NextToNothing, parts_of(facts))];
        reasons.extend(weaknesses.into_iter().filter(|one| one.code != ReasonCode::LittleBack));
        return say(Some(Verdict::Close), reasons);
    }
    let verdict = match (strengths.len(), weaknesses.len()) {
        (_, 1..) => Verdict::Fix,
        (2.., 0) => Verdict::Invest,
        (_, 0) => Verdict::Keep,
    };
    // What speaks for the verdict comes first.
    let mut reasons: Vec<Reason> = weaknesses.into_iter().chain(strengths).collect();
    if reasons.is_empty() {
        reasons.push(reason(ReasonCode::Steady, []));
    }
    say(Some(verdict), reasons)
}

/// Part of the interactions ÷ part of the posts.
pub(super) fn come_back((posts, interactions): (f64, f64)) -> Option<f64> {
    (posts > 0.0).then(|| interactions / posts)
}

fn parts_of(facts: &Facts) -> [(&'static str, f64); 2] {
    let (posts, interactions) = facts.parts.unwrap_or_default();
    [("posts_percent", posts), ("interactions_percent", interactions)]
}

fn strengths(facts: &Facts, results: Option<Reason>) -> Vec<Reason> {
    let back = facts.parts.and_then(come_back);
    let mut all = Vec::new();
    if back.is_some_and(|back| back >= PAYS) {
        all.push(reason(ReasonCode::Pays, parts_of(facts)));
    }
    if let Some(growth) = facts.growth.filter(|growth| *growth >= GROWS) {
        all.push(reason(ReasonCode::Grows, [("percent", growth)]));
    }
    if let (Some(rate), Some(before)) = (facts.rate, facts.rate_before.filter(|before| *before > 0.0))
        && rate / before >= ROSE
    {
        all.push(reason(ReasonCode::RateRose, [("percent", (rate / before - 1.0) * 100.0)]));
    }
    if let (Some(rate), Some(others)) = (facts.rate, facts.rate_others.filter(|others| *others > 0.0))
        && rate / others >= ABOVE
    {
        all.push(reason(ReasonCode::RateAbove, [("rate", rate), ("others", others)]));
    }
    all.extend(results);
    all
}

fn weaknesses(facts: &Facts) -> Vec<Reason> {
    let back = facts.parts.and_then(come_back);
    let mut all = Vec::new();
    if let Some(ratio) = facts.own_decline.filter(|ratio| *ratio <= FELL) {
        all.push(reason(ReasonCode::Declines, [("percent", (1.0 - ratio) * 100.0)]));
    }
    if back.is_some_and(|back| back < LITTLE) {
        all.push(reason(ReasonCode::LittleBack, parts_of(facts)));
    }
    if let (Some(rate), Some(others)) = (facts.rate, facts.rate_others.filter(|others| *others > 0.0))
        && rate / others <= FAR_BELOW
    {
        all.push(reason(ReasonCode::RateBelow, [("rate", rate), ("others", others)]));
    }
    if let Some(growth) = facts.growth.filter(|growth| *growth <= SHRINKS) {
        all.push(reason(ReasonCode::Shrinks, [("percent", -growth)]));
    }
    all
}

fn reason<const N: usize>(code: ReasonCode, params: [(&str, f64); N]) -> Reason {
    Reason { code, params: params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
}

#[cfg(test)]
mod tests {
    use super::{ReasonCode::*, Verdict::*, *};
    use proptest::prelude::*;

    /// A profile with nothing to say of it: a fifth of the posts, a fifth of the interactions.
    fn steady() -> Facts {
        Facts {
            counted: true,
            posts: 30,
            posts_before: 30,
            parts: Some((20.0, 20.0)),
            growth: Some(1.0),
            rate: Some(2.0),
            rate_before: Some(2.0),
            rate_others: Some(2.0),
            ..Facts::default()
        }
    }

    #[test]
    fn each_rule_says_its_verdict_and_why() {
        let check = |facts: Facts, verdict: Option<Verdict>, why: &[ReasonCode]| {
            let said = judge(&facts);
            let codes: Vec<_> = said.reasons.iter().map(|one| one.code).collect();
            assert_eq!((said.verdict, codes.as_slice()), (verdict, why), "{facts:?}");
        };
        let s = steady;
        // Who cannot be judged.
        check(Facts { look_alike: true, ..s() }, None, &[LookAlike]);
        check(Facts { counted: false, ..s() }, None, &[NotConnected]);
        check(Facts { posts: 4, ..s() }, None, &[TooFewPosts]);
        check(Facts { posts: 5, ..s() }, Some(Keep), &[Steady]);
        // Who is silent.
        check(Facts { posts: 0, posts_before: 0, ..s() }, Some(Close), &[SilentLong]);
        check(
            Facts { posts: 0, posts_before: 0, results: Some(3.0), ..s() },
            Some(Fix),
            &[SilentLong, BringsResults],
        );
        check(Facts { posts: 0, posts_before: 1, ..s() }, Some(Fix), &[FellSilent]);
        // Strengths: one keeps, two invest.
        check(s(), Some(Keep), &[Steady]);
        check(Facts { parts: Some((20.0, 25.0)), ..s() }, Some(Keep), &[Pays]);
        check(Facts { parts: Some((20.0, 24.9)), ..s() }, Some(Keep), &[Steady]);
        check(Facts { growth: Some(3.0), ..s() }, Some(Keep), &[Grows]);
        check(Facts { growth: Some(2.9), ..s() }, Some(Keep), &[Steady]);
        check(Facts { rate: Some(2.3), ..s() }, Some(Keep), &[RateRose]);
        check(Facts { rate: Some(2.4), rate_before: None, ..s() }, Some(Keep), &[RateAbove]);
        check(Facts { results: Some(1.0), ..s() }, Some(Keep), &[BringsResults]);
        check(Facts { results: Some(0.0), ..s() }, Some(Keep), &[Steady]);
        check(Facts { growth: Some(4.0), results: Some(9.0), ..s() }, Some(Invest), &[Grows, BringsResults]);
        check(Facts { rate: Some(2.4), ..s() }, Some(Invest), &[RateRose, RateAbove]);
        check(Facts { parts: Some((20.0, 40.0)), growth: Some(8.0), ..s() }, Some(Invest), &[Pays, Grows]);
        // Weaknesses: any mends, whatever the strengths.
        check(Facts { own_decline: Some(0.9), ..s() }, Some(Fix), &[Declines]);
        check(Facts { own_decline: Some(0.91), ..s() }, Some(Keep), &[Steady]);
        check(Facts { parts: Some((20.0, 9.9)), ..s() }, Some(Fix), &[LittleBack]);
        check(Facts { parts: Some((20.0, 10.0)), ..s() }, Some(Keep), &[Steady]);
        check(Facts { rate: Some(1.0), rate_before: Some(1.0), ..s() }, Some(Fix), &[RateBelow]);
        check(Facts { growth: Some(-1.0), ..s() }, Some(Fix), &[Shrinks]);
        check(Facts { growth: Some(-0.9), ..s() }, Some(Keep), &[Steady]);
        check(
            Facts { own_decline: Some(0.5), growth: Some(9.0), results: Some(9.0), ..s() },
            Some(Fix),
            &[Declines, Grows, BringsResults],
        );
        // Next to nothing, after a fair try.
        let little = || Facts { parts: Some((40.0, 9.9)), ..s() };
        check(little(), Some(Close), &[NextToNothing]);
        check(Facts { parts: Some((40.0, 10.0)), ..s() }, Some(Fix), &[LittleBack]);
        check(Facts { posts: 11, ..little() }, Some(Fix), &[LittleBack]);
        check(Facts { growth: Some(3.0), ..little() }, Some(Fix), &[LittleBack, Grows]);
        check(Facts { results: Some(1.0), ..little() }, Some(Fix), &[LittleBack, BringsResults]);
        check(Facts { growth: Some(-2.0), ..little() }, Some(Close), &[NextToNothing, Shrinks]);
        // What is not known decides nothing.
        let unknown = Facts { counted: true, posts: 30, ..Facts::default() };
        check(unknown, Some(Keep), &[Steady]);
        check(Facts { rate: Some(9.0), ..unknown }, Some(Keep), &[Steady]);
    }

    proptest! {
        #[test]
        fn a_profile_that_does_better_is_never_judged_worse(
            posts in 5_u64..200, own in 1.0..100.0_f64, back in 0.0..3.0_f64, more in 0.0..3.0_f64,
            growth in -10.0..10.0_f64, grown in 0.0..10.0_f64,
        ) {
            let facts = |back: f64, growth| Facts { posts, parts: Some((own, own * back)), growth: Some(growth), ..steady() };
            let worse = judge(&facts(back, growth)).verdict;
            let better = judge(&facts(back + more, growth + grown)).verdict;
            prop_assert!(better <= worse, "{better:?} {worse:?}");
        }

        #[test]
        fn every_verdict_has_a_reason_and_finite_numbers(
            posts in 0_u64..40, posts_before in 0_u64..40, a in 0.0..100.0_f64, b in 0.0..100.0_f64,
            growth in proptest::option::of(-50.0..50.0_f64), rate in proptest::option::of(0.0..20.0_f64),
            before in proptest::option::of(0.0..20.0_f64), decline in proptest::option::of(0.0..2.0_f64),
        ) {
            let facts = Facts {
                counted: true, posts, posts_before, parts: Some((a, b)), growth, rate, rate_before: before,
                rate_others: before, own_decline: decline, ..Facts::default()
            };
            let said = judge(&facts);
            prop_assert!(!said.reasons.is_empty());
            prop_assert!(said.reasons.iter().flat_map(|one| one.params.values()).all(|value| value.is_finite()));
        }
    }
}
