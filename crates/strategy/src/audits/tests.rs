//! Audits from what was seen to what is kept, and beside each other.

use super::{
    inventory::{InventoryFields, KnownFrom},
    seen::{Explained, Figures, FormatEffect, Visits},
    *,
};
use proptest::prelude::*;
use selaras_analytics::Format;
use selaras_insight::{Cause, Ratio};
use selaras_kernel::Metric;
use std::collections::BTreeSet;

fn span() -> Span {
    let day = |text: &str| text.parse().expect("a date");
    Span {
        from: day("2026-08-29"),
        to: day("2026-11-26"),
        before_from: day("2026-05-31"),
        before_to: day("2026-08-28"),
    }
}

fn row(n: u128, known_from: KnownFrom) -> InventoryProfile {
    let said = InventoryFields {
        network: if n.is_multiple_of(2) { "mastodon" } else { "bluesky" }.into(),
        owner: Some(PersonId(Uuid::from_u128(900))),
        purpose: "Pelanggan baru".into(),
        ..InventoryFields::default()
    };
    let handle = format!("profil{n}");
    InventoryProfile {
        id: Uuid::from_u128(n),
        known_from,
        name: handle.clone(),
        handle,
        url: None,
        entry: None,
        version: None,
        said,
    }
}

fn post(n: u128, format: Format, interactions: f64) -> EvidencePost {
    EvidencePost {
        subject: Uuid::from_u128(1_000 + n),
        published_at: Timestamp(1_799_000_000_000_000),
        format,
        interactions: Some(interactions),
        share: None,
    }
}

fn figures(posts: u64, interactions: f64, followers: f64, growth: f64) -> Figures {
    Figures {
        posts,
        interactions: Some(interactions),
        counted: 90,
        rate: (posts > 0).then(|| interactions / posts as f64 / followers * 100.0),
        rate_of: posts,
        followers: Some(followers),
        followers_of: 90,
        growth: Some(growth),
    }
}

/// A profile of which everything is known that can be.
fn profile(n: u128, now: Figures, before: Figures) -> SeenProfile {
    let metrics = [Metric::Followers, Metric::Reactions, Metric::Replies];
    let posts =
        (0..now.posts.min(20)).map(|at| post(n * 100 + u128::from(at), Format::Image, 100.0 - at as f64));
    SeenProfile {
        profile: row(n, KnownFrom::Connected),
        tells: Some(metrics.into_iter().collect::<BTreeSet<_>>()),
        now,
        before,
        months: vec![Part { key: "2026-09-01".into(), value: 2.0, of: 10 }],
        formats: vec![Part { key: "image".into(), value: 12.0, of: now.posts }],
        posts: posts.collect(),
        effects: Vec::new(),
        best: None,
        change: None,
        visits: Visits::default(),
        visits_before: Some(Visits::default()),
        money: Vec::new(),
        shared_by: 1,
        audience: Vec::new(),
        audience_percent: true,
        others: None,
    }
}

fn seen(profiles: Vec<SeenProfile>) -> Seen {
    Seen {
        span: span(),
        hours_per_post: 0.5,
        counted_at: Some(Timestamp(1_799_000_000_000_000)),
        profiles,
        looked: Vec::new(),
        site_counts: false,
    }
}

fn steady(n: u128) -> SeenProfile {
    profile(n, figures(30, 600.0, 1_000.0, 0.5), figures(30, 600.0, 995.0, 0.5))
}

fn codes(snapshot: &Snapshot) -> Vec<FindingCode> {
    snapshot.findings.iter().map(|one| one.code).collect()
}

#[test]
fn a_quiet_brand_has_no_findings_and_says_what_it_cannot_tell() {
    let snapshot = judged(&seen(vec![steady(1), steady(2)]));
    assert_eq!(codes(&snapshot), []);
    assert!(snapshot.profiles.iter().all(|one| one.judged.verdict == Some(Verdict::Keep)));
    let why: Vec<_> = snapshot.profiles[0].measures.iter().map(|one| one.why_not).collect();
    use NotTold::*;
    let none = None;
    assert_eq!(
        why,
        [
            none,
            none,
            none,
            none,
            none,
            none,
            Some(NoWebsite),
            Some(NotYet),
            Some(NotYet),
            Some(NotYet),
            Some(NetworkDoesNotTell),
            Some(NetworkDoesNotTell),
        ]
    );
    assert_eq!(snapshot.coverage, Coverage { told: 12, of: 24 });
}

#[test]
fn what_is_not_told_says_why() {
    let check = |change: &dyn Fn(&mut SeenProfile), measure: AuditMeasure, expect: Option<NotTold>| {
        let mut one = steady(1);
        change(&mut one);
        let snapshot = judged(&seen(vec![one]));
        let told =
            snapshot.profiles[0].measures.iter().find(|one| one.measure == measure).expect("it is listed");
        assert_eq!(told.why_not, expect, "{measure:?}");
    };
    use AuditMeasure::*;
    let quiet = |one: &mut SeenProfile| {
        one.now = Figures { followers: Some(10.0), interactions: Some(0.0), ..Figures::default() };
        one.posts.clear();
    };
    check(&|one| one.now.followers = None, FollowerGrowth, Some(NotTold::NotCounted));
    check(
        &|one| (one.now.followers, one.tells) = (None, Some(BTreeSet::new())),
        FollowerGrowth,
        Some(NotTold::NetworkDoesNotTell),
    );
    check(&|one| (one.now.followers, one.tells) = (None, None), FollowerGrowth, Some(NotTold::NoFile));
    check(&quiet, Engagement, None);
    check(&quiet, EngagementRate, Some(NotTold::NoPosts));
    check(&quiet, PostingFrequency, None);
    check(&quiet, BestFormat, Some(NotTold::NoPosts));
    check(&quiet, TopPosts, Some(NotTold::NoPosts));
    check(&|one| one.now.posts = 4, BestFormat, Some(NotTold::TooFewPosts));
    check(&|one| one.tells = None, Demographics, Some(NotTold::NoFile));
    check(
        &|one| one.audience = vec![Part { key: "age/25-34".into(), value: 40.0, of: 0 }],
        Demographics,
        None,
    );
    check(&|one| one.profile.known_from = KnownFrom::People, PostingFrequency, Some(NotTold::NotConnected));
}

#[test]
fn what_works_and_what_wastes_effort_names_its_numbers_and_posts() {
    let ratio = |ratio: f64, low: f64, high: f64| Ratio { ratio, low, high };
    // Most posts go out on the first and little comes back; the second gets most with few posts.
    let mut busy = profile(1, figures(80, 300.0, 1_000.0, 0.0), figures(80, 300.0, 1_000.0, 0.0));
    let mut liked = profile(2, figures(20, 900.0, 2_100.0, 5.0), figures(20, 640.0, 2_000.0, 1.0));
    busy.formats = vec![
        Part { key: "link".into(), value: 2.0, of: 40 },
        Part { key: "image".into(), value: 6.0, of: 40 },
    ];
    busy.posts = vec![post(1, Format::Image, 30.0), post(2, Format::Link, 4.0), post(3, Format::Link, 1.0)];
    busy.effects = vec![
        FormatEffect { format: "image".into(), effect: ratio(1.5, 1.2, 1.9), posts: 200 },
        FormatEffect { format: "link".into(), effect: ratio(0.6, 0.5, 0.8), posts: 160 },
    ];
    busy.best = Some(("image".into(), Sureness::Clear));
    busy.money = vec![AuditMoney { currency: "IDR".into(), cost: 5_000_000, gain: 1_000_000 }];
    liked.visits = Visits { visits: 40.0, purchases: 3.0, ..Visits::default() };
    liked.others = Some((1.0, "competitors".into()));
    let snapshot = judged(&Seen { site_counts: true, ..seen(vec![busy, liked]) });
    use FindingCode::*;
    assert_eq!(
        codes(&snapshot),
        [
            EffortPays,
            RateAboveOthers,
            FormatWorks,
            RateRose,
            AudienceGrew,
            BringsResults,
            CostLittleBack,
            EffortLittleBack,
            FormatWeak
        ]
    );
    let of = |code| snapshot.findings.iter().find(|one| one.code == code).expect("found");
    assert_eq!(of(FormatWorks).posts.iter().map(|one| one.format).collect::<Vec<_>>(), [Format::Image]);
    assert_eq!(
        of(FormatWeak).posts.iter().map(|one| one.interactions).collect::<Vec<_>>(),
        [Some(4.0), Some(1.0)]
    );
    assert_eq!(
        (of(EffortLittleBack).params["posts_percent"], of(EffortLittleBack).params["hours"]),
        (80.0, 40.0)
    );
    assert_eq!((of(CostLittleBack).about.as_str(), of(CostLittleBack).params["gain"]), ("IDR", 1_000_000.0));
    assert!(snapshot.findings.iter().all(|one| !one.numbers.is_empty()), "each rests on numbers");
    let verdicts: Vec<_> = snapshot.profiles.iter().map(|one| one.judged.verdict).collect();
    assert_eq!(verdicts, [Some(Verdict::Fix), Some(Verdict::Invest)]);
    let effort = snapshot.profiles[0].effort.as_ref().expect("known");
    assert_eq!((effort.hours, effort.interactions_percent), (40.0, Some(25.0)));
}

#[test]
fn a_decline_is_told_with_its_cause_or_without_one() {
    let check = |cause: Cause, own: f64, high: f64, expect: FindingCode, verdict: Verdict| {
        let mut one = profile(1, figures(30, 400.0, 1_000.0, 0.0), figures(30, 600.0, 1_000.0, 0.0));
        one.change = Some(Explained {
            total: Ratio { ratio: 0.66, low: 0.5, high },
            cause,
            parts: vec![(cause, Ratio { ratio: own, low: 0.6, high: 0.9 })],
            posts: vec![EvidencePost {
                interactions: None,
                share: Some(-12.0),
                ..post(7, Format::Text, 0.0)
            }],
        });
        let snapshot = judged(&seen(vec![one]));
        let found = snapshot.findings.iter().find(|one| one.kind == FindingKind::Declines).expect("it fell");
        assert_eq!(found.code, expect);
        assert!(
            (found.params["percent"] - 33.3).abs() < 0.1 && found.posts.len() == 1 && found.causes.len() == 1
        );
        assert_eq!(snapshot.profiles[0].judged.verdict, Some(verdict), "{cause:?}");
    };
    use FindingCode::*;
    check(Cause::Quality, 0.7, 0.8, DeclineQuality, Verdict::Fix);
    check(Cause::Targeting, 0.7, 0.8, DeclineTargeting, Verdict::Fix);
    check(Cause::Frequency, 0.7, 0.8, DeclineFrequency, Verdict::Fix);
    check(Cause::Mix, 0.7, 0.8, DeclineMix, Verdict::Fix);
    check(Cause::PerPost, 0.7, 0.8, DeclinePerPost, Verdict::Fix);
    // What comes every year, or to everybody, is not of our doing.
    check(Cause::Season, 0.7, 0.8, DeclineSeason, Verdict::Keep);
    check(Cause::Everybody, 0.7, 0.8, DeclineEverybody, Verdict::Keep);
    // What may be chance has no cause; nor is one that worked the other way.
    check(Cause::Quality, 0.7, 1.1, DeclineUnclear, Verdict::Keep);
    check(Cause::Quality, 1.3, 0.8, DeclineUnclear, Verdict::Keep);
    check(Cause::Nothing, 0.7, 0.8, DeclineUnclear, Verdict::Keep);
}

#[test]
fn lost_followers_are_told_beside_what_posts_did() {
    let check = |interactions: f64, change: Option<(Cause, f64)>, about: &str, causes: usize| {
        let mut one = profile(1, figures(30, interactions, 900.0, -10.0), figures(30, 600.0, 1_000.0, 0.0));
        one.change = change.map(|(cause, high)| Explained {
            total: Ratio { ratio: 0.66, low: 0.5, high },
            cause,
            parts: vec![(cause, Ratio { ratio: 0.7, low: 0.6, high: 0.9 })],
            posts: Vec::new(),
        });
        let snapshot = judged(&seen(vec![one]));
        let of = |one: &&Finding| one.code == FindingCode::FollowersFell;
        let found = snapshot.findings.iter().find(of).expect("they fell");
        assert_eq!((found.about.as_str(), found.causes.len()), (about, causes));
        found.same_as().2.to_owned()
    };
    check(600.0, None, "held", 0);
    check(400.0, Some((Cause::Frequency, 0.8)), "frequency", 1);
    let quality = check(400.0, Some((Cause::Quality, 0.8)), "quality", 1);
    let chance = check(400.0, Some((Cause::Quality, 1.1)), "unclear", 1);
    assert_eq!(quality, chance, "the same loss, whatever is seen beside it");
    check(400.0, None, "unclear", 0);
}

#[test]
fn who_looks_like_us_and_what_nobody_looks_after_is_at_risk() {
    let mut left = steady(1);
    (left.profile.said.owner, left.profile.said.purpose) = (None, String::new());
    let mut lost = profile(3, Figures::default(), Figures::default());
    lost.profile = InventoryProfile { known_from: KnownFrom::People, ..lost.profile };
    lost.profile.said.status = ProfileStatus::Unmanaged;
    let mut fake = profile(5, Figures::default(), Figures::default());
    fake.profile = InventoryProfile { known_from: KnownFrom::People, ..fake.profile };
    fake.profile.said.status = ProfileStatus::LookAlike;
    let alike = alike::LookAlike {
        handle: "kopisenja_promo".into(),
        name: "Kopi Senja".into(),
        url: None,
        followers: Some(12),
        likeness: Likeness::SameName,
    };
    let looked = Looked {
        network: "mastodon".into(),
        outcome: LookOutcome::Searched,
        words: vec!["Kopi Senja".into()],
        found: vec![alike],
    };
    let snapshot = judged(&Seen { looked: vec![looked], ..seen(vec![left, lost, fake]) });
    use FindingCode::*;
    assert_eq!(codes(&snapshot), [LookAlike, NotManaged, NoOwner, NoPurpose]);
    assert_eq!(snapshot.findings[0].about, "mastodon/kopisenja_promo");
    let why: Vec<_> =
        snapshot.profiles.iter().map(|one| (one.judged.verdict, one.judged.reasons[0].code)).collect();
    assert_eq!(why[1..], [(None, ReasonCode::NotConnected), (None, ReasonCode::LookAlike)]);
    assert_eq!(snapshot.coverage.of, 24, "a look-alike is not ours to measure");
}

#[test]
fn the_next_audit_is_compared_with_the_last() {
    let id = AuditId(Uuid::from_u128(7));
    let at = Timestamp(1);
    let before = judged(&seen(vec![steady(1), steady(2)]));
    let nothing = difference::difference((id, at, &before), &before);
    assert!(nothing.profiles.is_empty() && nothing.came.is_empty() && nothing.went.is_empty());
    assert!(!nothing.rules_changed);
    // The second grew and does more with as many posts; the first is gone, a third came.
    let grown = profile(2, figures(30, 900.0, 1_100.0, 9.0), figures(30, 600.0, 1_000.0, 0.5));
    let now = judged(&seen(vec![grown, steady(3)]));
    let changed = difference::difference((id, at, &before), &now);
    let ids: Vec<_> = changed.profiles.iter().map(|one| (one.id.as_u128(), one.came, one.went)).collect();
    assert_eq!(ids, [(2, false, false), (3, true, false), (1, false, true)]);
    let second = &changed.profiles[0];
    assert_eq!((second.verdict_before, second.verdict), (Some(Verdict::Keep), Some(Verdict::Invest)));
    let followers =
        second.measures.iter().find(|one| one.measure == AuditMeasure::FollowerGrowth).expect("changed");
    assert_eq!((followers.before, followers.now), (Some(1_000.0), Some(1_100.0)));
    assert_eq!(changed.came.iter().map(|one| one.code).collect::<Vec<_>>(), codes(&now));
    let back = difference::difference((id, at, &now), &before);
    assert_eq!((&back.went, &back.came), (&changed.came, &changed.went));
    // Sums over times of different length say nothing beside each other.
    let longer = Span { from: now.span.from.saturating_sub(jiff::Span::new().days(30)), ..now.span };
    let longer = difference::difference((id, at, &before), &Snapshot { span: longer, ..now.clone() });
    let told = |difference: &difference::Difference, measure| {
        difference.profiles[0].measures.iter().any(|one| one.measure == measure)
    };
    assert!(told(&changed, AuditMeasure::Engagement) && !told(&longer, AuditMeasure::Engagement));
    assert!(told(&longer, AuditMeasure::FollowerGrowth));
    let other = Snapshot { rules: RULES + 1, ..now };
    assert!(difference::difference((id, at, &before), &other).rules_changed);
}

#[test]
fn a_time_of_which_no_file_was_imported_is_no_silence() {
    let mut old = profile(1, figures(0, 0.0, 1_000.0, 0.0), figures(0, 0.0, 1_000.0, 0.0));
    let connected = judged(&seen(vec![old.clone()]));
    assert_eq!(connected.profiles[0].judged.verdict, Some(Verdict::Close));
    assert!(codes(&connected).contains(&FindingCode::Silent));
    old.profile.known_from = KnownFrom::Files;
    let files = judged(&seen(vec![old]));
    let said = &files.profiles[0];
    assert_eq!((said.judged.verdict, said.judged.reasons[0].code), (None, ReasonCode::NoFile));
    assert!(!codes(&files).contains(&FindingCode::Silent));
    let frequency = said.measures.iter().find(|one| one.measure == AuditMeasure::PostingFrequency);
    assert_eq!(frequency.map(|one| (one.value, one.why_not)), Some((None, Some(NotTold::NoFile))));
}

#[test]
fn an_audit_looks_at_whole_days_that_are_over() {
    let day = |text: &str| Some(text.parse::<Date>().expect("a date"));
    let today = day("2026-11-27").expect("a date");
    assert_eq!(seen::span(None, None, today), Ok(span()));
    let code = |from, to| seen::span(from, to, today).expect_err("refused").code.to_string();
    assert_eq!(code(day("2026-11-01"), day("2026-10-01")), "range_backwards");
    assert_eq!(code(day("2026-11-01"), day("2026-11-27")), "audit_too_short");
    assert_eq!(code(day("2026-10-01"), day("2026-11-27")), "audit_not_over");
    assert_eq!(code(day("2025-11-25"), day("2026-11-26")), "audit_too_long");
    assert!(seen::span(day("2026-10-30"), day("2026-11-26"), today).is_ok(), "four weeks will do");
}

proptest! {
    #[test]
    fn the_same_data_give_the_same_audit_and_every_finding_rests_on_something(
        of in proptest::collection::vec((0_u64..60, 0.0..900.0_f64, 10.0..5_000.0_f64, -20.0..20.0_f64, 0_u64..60, 0.0..900.0_f64), 1..6),
        site in any::<bool>(),
    ) {
        let profiles = of.iter().enumerate().map(|(n, (posts, sum, followers, growth, before, sum_before))| {
            profile(n as u128 + 1, figures(*posts, *sum, *followers, *growth), figures(*before, *sum_before, *followers, 0.0))
        });
        let all = Seen { site_counts: site, ..seen(profiles.collect()) };
        let once = judged(&all);
        prop_assert_eq!(serde_json::to_string(&once).ok(), serde_json::to_string(&judged(&all.clone())).ok());
        // What is kept says the same; a float may differ in its last digit.
        let kept: Snapshot = serde_json::from_str(&serde_json::to_string(&once).expect("written")).expect("read");
        prop_assert_eq!(codes(&kept), codes(&once));
        let verdicts = |of: &Snapshot| of.profiles.iter().map(|one| one.judged.verdict).collect::<Vec<_>>();
        prop_assert_eq!((verdicts(&kept), kept.coverage), (verdicts(&once), once.coverage));
        prop_assert!(once.coverage.told <= once.coverage.of && once.coverage.of == 12 * of.len());
        for found in &once.findings {
            prop_assert!(!found.numbers.is_empty());
            prop_assert!(found.params.values().all(|value| value.is_finite()));
        }
        let parts = once.profiles.iter().filter_map(|one| one.effort.as_ref());
        let sum: f64 = parts.filter_map(|one| one.posts_percent).sum();
        let active = of.iter().filter(|one| one.0 > 0).count();
        if active > 1 && of.iter().any(|one| one.1 > 0.0) {
            prop_assert!((sum - 100.0).abs() < 1e-6, "the parts make up the whole: {}", sum);
        }
    }
}

#[test]
fn of_a_website_that_nobody_counted_before_nothing_is_told_of_before() {
    let traffic = |before| {
        let mut one = steady(1);
        (one.visits, one.visits_before) = (Visits { visits: 40.0, ..Visits::default() }, before);
        let snapshot = judged(&Seen { site_counts: true, ..seen(vec![one]) });
        let told = &snapshot.profiles[0].measures;
        let told = told.iter().find(|one| one.measure == AuditMeasure::Traffic).unwrap();
        (told.value, told.before)
    };
    assert_eq!(traffic(None), (Some(40.0), None));
    assert_eq!(traffic(Some(Visits::default())), (Some(40.0), Some(0.0)));
}
