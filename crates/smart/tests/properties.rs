//! What must hold whatever the goal is.

use jiff::{Span, civil::Date};
use proptest::prelude::*;
use selaras_smart::{
    Direction, Draft, Framework, Growth, Known, Letter, Measure, Milestone, Nature, Objective, PastGoal,
    Proposal, Reach, Scope, Smart, Source, Unit, Usage, Verdict, Weight, check, figures,
};

const TODAY: Date = Date::constant(2026, 12, 1);

fn day() -> impl Strategy<Value = Date> {
    (-400_i64..1200).prop_map(|days| TODAY.saturating_add(Span::new().days(days)))
}

/// Numbers as people type them, and some that are none.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (1.0_f64..6.0).prop_map(|power| 10_f64.powf(power).round()),
        3 => 0.0_f64..120.0,
        1 => prop_oneof![
            Just(0.0),
            Just(-0.0),
            Just(-7.0),
            Just(f64::NAN),
            Just(f64::INFINITY),
            Just(f64::NEG_INFINITY),
            Just(f64::MAX),
            Just(f64::MIN_POSITIVE),
        ],
    ]
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![(0.0_f64..6.0).prop_map(|power| 10_f64.powf(power).round()), 0.1_f64..120.0]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Count),
        Just(Unit::Percent),
        Just(Unit::PerThousand),
        Just(Unit::Times),
        Just(Unit::Seconds),
        Just(Unit::Points),
        Just(Unit::Money("IDR".into())),
        Just(Unit::Money("USD".into())),
    ]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Up), Just(Direction::Down)]
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![
        Just(Source::None),
        Just(Source::NotYet),
        prop::option::of(day()).prop_map(|last| Source::Manual { last }),
        (day(), day()).prop_map(|(since, last)| Source::Delivers { since, last }),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    let own = (unit(), prop_oneof![Just(Nature::Level), Just(Nature::Flow), Just(Nature::Rate)])
        .prop_map(|(unit, nature)| ("our_formula".to_owned(), unit, nature));
    let known = (0..figures().len()).prop_map(|at| {
        let known = &figures()[at];
        (known.name.to_owned(), known.unit().unwrap_or(Unit::Money("IDR".into())), known.nature)
    });
    (prop_oneof![1 => own, 4 => known], source()).prop_map(|((figure, unit, nature), source)| Measure {
        figure,
        unit,
        nature,
        source,
    })
}

fn title() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Menambah 2.500 pengikut Instagram sampai 28 Februari 2027".to_owned()),
        Just("More engagement".to_owned()),
        Just("Get 120 sign-ups from LinkedIn by end of March".to_owned()),
        Just("Turunkan waktu respons 20%".to_owned()),
        ".{0,40}",
    ]
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Unsaid),
        Just(Scope::Brand),
        Just(Scope::Networks(vec!["instagram".into()])),
        Just(Scope::Networks(vec!["linkedin".into(), "tiktok".into()])),
    ]
}

fn objective() -> impl Strategy<Value = Option<Objective>> {
    let usage = prop_oneof![
        Just(Usage::Awareness),
        Just(Usage::Acquisition),
        Just(Usage::Service),
        Just(Usage::Recruiting),
    ];
    prop::option::of((any::<bool>(), usage).prop_map(|(measured, usage)| Objective { measured, usage }))
}

fn benefit() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Pengikut dari Bandung sering memesan kue lewat tautan di profil".to_owned()),
        ".{0,60}",
    ]
}

fn framework() -> impl Strategy<Value = Framework> {
    prop_oneof![3 => Just(Framework::Smart), 1 => Just(Framework::KeyResult)]
}

fn draft_of(number: BoxedStrategy<f64>) -> impl Strategy<Value = Draft> {
    let said = (title(), framework(), prop::option::weighted(0.9, measure()), scope(), direction());
    let values = (
        prop::option::weighted(0.85, number.clone()),
        prop::option::weighted(0.2, 1_u32..400),
        prop::option::weighted(0.9, number.clone()),
        prop::option::weighted(0.15, unit()),
    );
    let time = (
        prop::option::weighted(0.8, day()),
        prop::option::weighted(0.9, day()),
        prop::collection::vec((day(), number).prop_map(|(on, value)| Milestone { on, value }), 0..4),
    );
    (said, values, time, objective(), benefit()).prop_map(
        |(
            (title, framework, measure, scope, direction),
            (baseline, baseline_days, target, target_unit),
            (start, deadline, milestones),
            objective,
            benefit,
        )| Draft {
            title,
            framework,
            measure,
            scope,
            direction,
            baseline,
            baseline_days,
            target,
            target_unit,
            start,
            deadline,
            milestones,
            objective,
            benefit,
        },
    )
}

fn draft() -> impl Strategy<Value = Draft> {
    draft_of(number().boxed())
}

/// Growth that can be, and some that cannot.
fn growth() -> impl Strategy<Value = Growth> {
    let sane = (20_u32..400, -0.4_f64..0.6, 0.0_f64..0.5, 0.0_f64..0.5, 0_u32..20).prop_map(
        |(days, median, below, above, windows)| Growth {
            days,
            low: (median - below).exp(),
            median: median.exp(),
            high: (median + above).exp(),
            windows,
        },
    );
    let odd = (0_u32..3, number(), number(), number(), 0_u32..20)
        .prop_map(|(days, low, median, high, windows)| Growth { days, low, median, high, windows });
    prop_oneof![9 => sane, 1 => odd]
}

fn known() -> impl Strategy<Value = Known> {
    let past = (0.3_f64..3.0, 0_u32..400, any::<bool>()).prop_map(|(asked, days, met)| PastGoal {
        asked,
        days,
        met,
    });
    (
        prop::option::weighted(0.85, growth()),
        prop::option::weighted(0.4, growth()),
        prop::collection::vec(past, 0..6),
    )
        .prop_map(|(history, comparable, similar)| Known {
            today: TODAY,
            history,
            comparable,
            similar,
            published: None,
        })
}

fn refused(smart: &Smart, code: &str) -> bool {
    smart.accepted().is_err_and(|problem| problem.each().any(|one| one.code == format!("smart_{code}")))
}

proptest! {
    // A failing case is the same for everybody who copies it into a table; files of seeds are not.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_goal_is_judged_with_reasons(draft in draft(), known in known()) {
        let smart = check(&draft, &known);
        for (name, letter) in smart.letters() {
            prop_assert!(!letter.reasons.is_empty(), "{name} has no reason");
            let sorted = letter.reasons.is_sorted_by(|one, next| one.weight >= next.weight);
            prop_assert!(sorted, "{name}: {:?}", letter.reasons);
        }
        // What is told can be sent: JSON would hold nothing where a number is none.
        let json = serde_json::to_string(&smart).unwrap();
        prop_assert!(serde_json::from_str::<Smart>(&json).is_ok(), "{json}");
    }

    #[test]
    fn of_numbers_that_people_tell_nobody_says_where_they_are_counted(mut draft in draft(), known in known()) {
        draft.title = "500 pesanan lewat WhatsApp dan Instagram".into();
        draft.scope = Scope::Brand;
        if let Some(measure) = &mut draft.measure {
            measure.figure = "Pesanan WhatsApp".into();
        }
        let specific = check(&draft, &known).specific;
        prop_assert!(specific.reasons.iter().all(|reason| reason.code != "title_other_network"));
    }

    #[test]
    fn what_a_kpi_keeps_is_advice_and_no_contradiction(draft in draft(), known in known(), checked_every in 1_u32..100) {
        let goal = check(&draft, &known);
        let kpi = check(&Draft { framework: Framework::Kpi { checked_every }, ..draft }, &known);
        let codes = |letter: &selaras_smart::Letter| letter.reasons.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
        if goal.reach == Some(Reach::Met) {
            prop_assert_eq!(codes(&kpi.achievable), ["kept"]);
        }
        prop_assert_ne!(kpi.time_bound.verdict, Verdict::Bad);
        prop_assert!(!codes(&kpi.specific).iter().any(|code| code.as_str() == "title_no_amount"));
    }

    #[test]
    fn what_is_no_number_is_never_good(draft in draft(), known in known(), odd in prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY)]) {
        let mut target = draft.clone();
        target.target = Some(odd);
        let smart = check(&target, &known);
        prop_assert!(smart.specific.verdict != Verdict::Good);
        prop_assert!(smart.measurable.verdict != Verdict::Good);
        prop_assert!(smart.achievable.verdict != Verdict::Good);
        if target.measure.is_some() {
            prop_assert!(refused(&smart, "not_a_number"));
        }
        let mut baseline = draft.clone();
        baseline.baseline = Some(odd);
        let smart = check(&baseline, &known);
        prop_assert!(smart.measurable.verdict != Verdict::Good);
        prop_assert!(smart.achievable.verdict != Verdict::Good);
        let mut milestone = draft;
        milestone.milestones.push(Milestone { on: TODAY, value: odd });
        let smart = check(&milestone, &known);
        prop_assert!(smart.time_bound.verdict != Verdict::Good);
        let odd = Growth { days: 90, low: odd, median: odd, high: odd, windows: 12 };
        let smart = check(&milestone, &Known { history: Some(odd), comparable: Some(odd), ..known });
        prop_assert!(smart.achievable.verdict != Verdict::Good);
    }

    #[test]
    fn what_is_so_already_is_never_achieved_in_future(mut draft in draft_of(finite().boxed()), known in known(), less in prop_oneof![9 => 0.0_f64..1.0, 1 => Just(1.0)]) {
        let baseline = draft.baseline.unwrap_or(100.0);
        draft.baseline = Some(baseline);
        draft.baseline_days = None;
        draft.target_unit = None;
        draft.target = Some(match draft.direction {
            Direction::Up => baseline * less,
            Direction::Down => baseline * (2.0 - less),
        });
        let smart = check(&draft, &known);
        prop_assert_eq!(smart.reach, Some(Reach::Met));
        prop_assert_eq!(smart.achievable.verdict, Verdict::Bad);
        prop_assert!(refused(&smart, "already_met") || refused(&smart, "below_baseline"));
    }

    #[test]
    fn units_must_match(mut draft in draft(), known in known(), unit in unit()) {
        draft.target_unit = Some(unit.clone());
        let smart = check(&draft, &known);
        if let Some(measure) = &draft.measure {
            let mismatch = refused(&smart, "unit_mismatch") || refused(&smart, "currency_mismatch");
            prop_assert_eq!(mismatch, measure.unit != unit);
            prop_assert!(!mismatch || smart.measurable.verdict == Verdict::Bad && smart.reach.is_none());
        }
    }

    #[test]
    fn a_deadline_in_the_past_is_refused(mut draft in draft(), known in known(), ago in 1_i64..3000) {
        draft.deadline = Some(TODAY.saturating_sub(Span::new().days(ago)));
        let smart = check(&draft, &known);
        prop_assert!(refused(&smart, "deadline_past"));
        prop_assert_eq!(smart.time_bound.verdict, Verdict::Bad);
    }

    #[test]
    fn a_start_after_the_deadline_is_refused(mut draft in draft(), known in known(), by in 1_i64..900) {
        let deadline = draft.deadline.unwrap_or(TODAY);
        draft.deadline = Some(deadline);
        draft.start = Some(deadline.saturating_add(Span::new().days(by)));
        prop_assert!(refused(&check(&draft, &known), "start_after_deadline"));
    }

    #[test]
    fn a_harder_target_is_never_judged_easier(draft in draft_of(finite().boxed()), known in known(), one in 0.0_f64..3.0, other in 0.0_f64..3.0) {
        let baseline = draft.baseline.unwrap_or(100.0);
        let reach = |times: f64| {
            let goal = Draft { baseline: Some(baseline), target: Some(baseline * times), target_unit: None, ..draft.clone() };
            check(&goal, &known).reach
        };
        let (easy, hard) = match draft.direction {
            Direction::Up => (one.min(other), one.max(other)),
            Direction::Down => (one.max(other), one.min(other)),
        };
        if let (Some(easy), Some(hard)) = (reach(easy), reach(hard)) {
            prop_assert!(easy <= hard, "{easy:?} {hard:?}");
        }
    }

    #[test]
    fn a_proposal_that_is_taken_helps(draft in draft_of(finite().boxed()), known in known()) {
        let before = check(&draft, &known);
        for (at, (name, letter)) in before.letters().into_iter().enumerate() {
            for proposal in &letter.proposals {
                let mut changed = draft.clone();
                proposal.apply(&mut changed);
                let smart = check(&changed, &known);
                let after = smart.letters()[at].1;
                prop_assert!(after.verdict != Verdict::Bad, "{name} {proposal:?}: {after:?}");
                prop_assert!(after.verdict <= letter.verdict);
                prop_assert!(against(after) < against(letter), "{name} {proposal:?}: {after:?}");
            }
        }
    }

    #[test]
    fn what_can_be_helped_is_helped(draft in draft_of(finite().boxed()), known in known()) {
        // A history that can be used, and a level that is somewhere: then there is always a better target.
        let history = Growth { days: 90, low: 1.01, median: 1.05, high: 1.15, windows: 12 };
        let measure = Measure { figure: "our_formula".into(), unit: Unit::Count, nature: Nature::Level, source: Source::NotYet };
        let draft = Draft {
            direction: Direction::Up,
            measure: Some(measure),
            baseline: Some(draft.baseline.unwrap_or(1000.0).max(1.0)),
            target_unit: None,
            start: Some(TODAY),
            deadline: Some(TODAY.saturating_add(Span::new().days(120))),
            ..draft
        };
        let smart = check(&draft, &Known { history: Some(history), similar: Vec::new(), ..known });
        if smart.achievable.verdict == Verdict::Bad {
            let target = smart.achievable.proposals.iter().find(|one| matches!(one, Proposal::Target { .. }));
            prop_assert!(target.is_some(), "{:?}", smart.achievable);
        }
    }

    #[test]
    fn advice_never_stops_anybody(draft in draft(), known in known()) {
        let smart = check(&draft, &known);
        let refused = smart.letters().into_iter().flat_map(|(_, letter)| &letter.reasons).any(|reason| reason.weight == Weight::Refused);
        prop_assert_eq!(smart.accepted().is_err(), refused);
    }
}

/// How much speaks against a letter.
fn against(letter: &Letter) -> Vec<Weight> {
    letter.reasons.iter().map(|reason| reason.weight).filter(|weight| *weight != Weight::Fine).collect()
}
