//! KPIs: by the calendar, period by period, and held on both databases.

use super::{
    periods::{around, last, told, trend},
    *,
};
use crate::items::{
    ByHand, Direction, FigureOf, KpiFormula, KpiTerm, KpiValue, Measure, NewPart, Period, Rhythm,
};
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;
use selaras_analytics::measure::Figure;
use selaras_kernel::Role;
use selaras_store::{events, testing::on_both};
use selaras_workspaces::testing;

fn plan(began: Date, rhythm: Rhythm, reviews: u8) -> Plan {
    Plan { began, rhythm, reviews }
}

fn days(dues: &[Due], occasion: Occasion) -> Vec<String> {
    dues.iter().filter(|due| due.occasion == occasion).map(|due| due.day.to_string()).collect()
}

#[test]
fn a_month_that_is_too_short_moves_only_its_own_check() {
    let dues = plan(date(2027, 8, 31), Rhythm::Month, 1).dues(date(2027, 8, 1), date(2028, 4, 30));
    let expected = [
        "2027-09-30",
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
        "2028-04-30",
    ];
    assert_eq!(days(&dues, Occasion::Check), expected);
    let dues = plan(date(2027, 8, 31), Rhythm::TwoMonths, 2).dues(date(2027, 8, 31), date(2028, 9, 1));
    assert_eq!(
        days(&dues, Occasion::Review),
        ["2028-02-29", "2028-08-31"],
        "a review on a day takes its check along"
    );
    assert_eq!(days(&dues, Occasion::Check), ["2027-10-31", "2027-12-31", "2028-04-30", "2028-06-30"]);
}

#[test]
fn what_is_owed_is_the_last_of_each_and_no_check_before_a_review() {
    let weekly = plan(date(2027, 1, 4), Rhythm::Week, 2);
    let none = |_| false;
    let open = |since, today| {
        weekly.open(since, today, none).iter().map(|due| (due.day, due.occasion)).collect::<Vec<_>>()
    };
    assert_eq!(open(date(2027, 1, 4), date(2027, 1, 10)), []);
    assert_eq!(open(date(2027, 1, 4), date(2027, 1, 31)), [(date(2027, 1, 25), Occasion::Check)]);
    // The review of 4 July, a Sunday, comes before the check of the 5th.
    assert_eq!(open(date(2027, 1, 4), date(2027, 7, 4)), [(date(2027, 7, 4), Occasion::Review)]);
    let both = [(date(2027, 7, 4), Occasion::Review), (date(2027, 7, 5), Occasion::Check)];
    assert_eq!(open(date(2027, 1, 4), date(2027, 7, 6)), both);
    assert_eq!(open(date(2027, 7, 6), date(2027, 7, 6)), [], "nothing is owed from before it was made");
}

fn rhythms() -> impl Strategy<Value = Plan> {
    let rhythm = prop::sample::select(vec![Rhythm::Week, Rhythm::Month, Rhythm::TwoMonths]);
    (0..20_000_i64, rhythm, 1..=2_u8)
        .prop_map(|(day, rhythm, reviews)| plan(date(1990, 1, 1).saturating_add(day.days()), rhythm, reviews))
}

proptest! {
    #[test]
    fn dues_ascend_keep_their_distance_and_their_day(plan in rhythms(), from in -500..3_000_i64, length in 0..1_500_i64) {
        let from = plan.began.saturating_add(from.days());
        let to = from.saturating_add(length.days());
        let dues = plan.dues(from, to);
        prop_assert!(dues.windows(2).all(|pair| pair[0].day < pair[1].day));
        for due in &dues {
            prop_assert!((from..=to).contains(&due.day) && due.day > plan.began);
            if due.occasion == Occasion::Check && plan.rhythm == Rhythm::Week {
                prop_assert_eq!(crate::days::between(plan.began, due.day) % 7, 0);
            } else {
                let day = plan.began.day().min(due.day.days_in_month());
                prop_assert_eq!(due.day.day(), day, "{}", due.day);
                let months = i32::from(due.day.year() - plan.began.year()) * 12
                    + i32::from(due.day.month() - plan.began.month());
                let every = match (due.occasion, plan.rhythm) {
                    (Occasion::Review, _) => 12 / i32::from(plan.reviews),
                    (_, Rhythm::TwoMonths) => 2,
                    _ => 1,
                };
                prop_assert_eq!(months % every, 0);
            }
        }
    }

    #[test]
    fn dues_of_a_time_are_those_of_its_parts_and_the_next_is_the_first(plan in rhythms(), from in -100..2_000_i64, a in 0..700_i64, b in 1..700_i64) {
        let from = plan.began.saturating_add(from.days());
        let cut = from.saturating_add(a.days());
        let to = cut.saturating_add(b.days());
        let whole = plan.dues(from, to);
        let mut parts = plan.dues(from, cut);
        parts.extend(plan.dues(cut.tomorrow().unwrap(), to));
        prop_assert_eq!(&whole, &parts);
        let next = plan.next(cut).unwrap();
        prop_assert!(next.day > cut);
        prop_assert_eq!(whole.iter().find(|due| due.day > cut).copied(), Some(next).filter(|due| due.day <= to));
    }

    #[test]
    fn periods_follow_each_other_without_a_gap_up_to_today(day in 0..30_000_i64, which in 0..3_usize) {
        let today = date(1990, 1, 1).saturating_add(day.days());
        let period = [Period::Week, Period::Month, Period::Quarter][which];
        let spans = last(period, today, 13);
        prop_assert_eq!(spans.len(), 13);
        prop_assert!(spans.windows(2).all(|pair| pair[0].to.tomorrow().unwrap() == pair[1].from));
        prop_assert!((spans[12].from..=spans[12].to).contains(&today));
        prop_assert!(spans.iter().all(|span| around(period, span.from) == *span && around(period, span.to) == *span));
        let first = match period { Period::Week => spans[0].from.weekday() == jiff::civil::Weekday::Monday, _ => spans[0].from.day() == 1 };
        prop_assert!(first);
    }

    /// A trend turns with the numbers, and no shift, stretch or single odd value makes one.
    #[test]
    fn trends_turn_with_the_numbers(values in prop::collection::vec(-1e6..1e6_f64, 5..13), by in 1e-3..1e3_f64) {
        let turned: Vec<f64> = values.iter().rev().copied().collect();
        let opposite = match trend(&values) { Trend::Rising => Trend::Falling, Trend::Falling => Trend::Rising, same => same };
        prop_assert_eq!(trend(&turned), opposite);
        let doubled: Vec<f64> = values.iter().map(|value| value * 2.0).collect();
        prop_assert_eq!(trend(&doubled), trend(&values));
        let mut flat = vec![5.0; values.len()];
        flat[values.len() / 2] += by;
        prop_assert_eq!(trend(&flat), Trend::Steady);
    }
}

#[test]
fn few_periods_have_no_trend_and_steps_in_one_direction_have_one() {
    assert_eq!(trend(&[1.0, 2.0, 3.0, 4.0]), Trend::Unknown);
    assert_eq!(trend(&[1.0, 2.0, 3.0, 4.0, 5.0]), Trend::Rising);
    assert_eq!(trend(&[9.0, 7.0, 8.0, 5.0, 4.0, 3.0]), Trend::Falling);
    assert_eq!(trend(&[3.0, 1.0, 4.0, 1.0, 5.0, 2.0]), Trend::Steady);
}

#[test]
fn a_running_sum_is_met_for_good_and_never_missed_before_its_end() {
    let span = around(Period::Month, date(2027, 3, 10));
    let met = |value, today, adds_up, direction, begins| {
        told(span, today, Some(value), begins, (100.0, direction), adds_up).met
    };
    let (mid, after) = (date(2027, 3, 10), date(2027, 4, 1));
    assert_eq!(met(120.0, mid, true, Direction::Up, false), Some(true));
    assert_eq!(met(20.0, mid, true, Direction::Up, false), None);
    assert_eq!(
        met(120.0, mid, true, Direction::Down, false),
        Some(false),
        "a limit that is passed stays passed"
    );
    assert_eq!(met(20.0, mid, true, Direction::Down, false), None);
    assert_eq!(met(120.0, mid, false, Direction::Up, false), None, "a level may still fall");
    assert_eq!(met(20.0, after, true, Direction::Up, false), Some(false));
    assert_eq!(met(20.0, after, true, Direction::Up, true), None, "more may have happened than was counted");
    assert_eq!(met(120.0, after, true, Direction::Up, true), Some(true));
    assert_eq!(told(span, mid, None, false, (1.0, Direction::Up), true).met, None);
    let running = told(span, mid, Some(1.0), false, (1.0, Direction::Up), true);
    assert_eq!((running.days, running.days_over, running.is_over()), (31, 9, false));
}

/// Noon in Jakarta of a day.
fn at(day: Date) -> Timestamp {
    at_hour(day, 12)
}

fn at_hour(day: Date, hour: i8) -> Timestamp {
    let zone = zone_named("Asia/Jakarta").unwrap();
    day.at(hour, 0, 0, 0).to_zoned(zone).unwrap().timestamp().into()
}

fn by_hand(unit: &str, adds_up: bool) -> Measure {
    Measure::ByHand(ByHand { name: "Panggilan".into(), unit: unit.into(), adds_up })
}

fn calls(name: &str) -> Kpi {
    Kpi {
        name: name.into(),
        purpose: "Panggilan menjadi pesanan".into(),
        objective: None,
        value: KpiValue::Measure(by_hand("", true)),
        target: 40.0,
        direction: Direction::Up,
        period: Period::Month,
        owner: None,
        rhythm: Rhythm::Month,
        reviews: 2,
        stakeholders: Vec::new(),
        began: date(2027, 1, 31),
        state: KpiState::Active,
    }
}

fn held_on(day: Date, occasion: Occasion, decision: Decision) -> HoldCheck {
    let answer = |yes| Answer { yes, why: String::new() };
    let answers =
        ReviewAnswers { relevant: answer(true), helps: answer(true), change_strategy: answer(false) };
    HoldCheck {
        occasion,
        day,
        note: "  Ramai ".into(),
        decision,
        answers: (occasion == Occasion::Review).then_some(answers),
        told: Vec::new(),
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let error = result.unwrap_err();
    let problem = error.problem().unwrap();
    std::iter::once(problem).chain(&problem.also).map(|one| one.code.clone()).collect()
}

#[tokio::test]
async fn a_check_is_held_once_with_what_was_known_then() {
    on_both(|db| async move {
        let made = at(date(2027, 1, 31));
        let (owner, brand) = testing::owner(&db, made).await;
        let item = Item::Kpi(Box::new(calls("Panggilan masuk")));
        let id = items::create(&db, &owner, NewPart { brand, item }, made).await.unwrap().id;
        let now = at(date(2027, 3, 2));
        let one = list(&db, &owner, brand, now).await.unwrap().remove(0);
        let due = |day, occasion, days_late| ToHold { due: Due { day, occasion }, days_late };
        assert_eq!(one.open, [due(date(2027, 2, 28), Occasion::Check, 2)]);
        assert_eq!(one.next, Some(due(date(2027, 3, 31), Occasion::Check, -29)));
        assert!(one.numbers.values.iter().all(|value| value.value.is_none()), "what nobody told is missing");

        let number = |day, value| CheckNumber { term: "value".into(), day, value };
        let mut said = held_on(date(2027, 2, 28), Occasion::Check, Decision::Act);
        said.told = vec![
            number(date(2027, 2, 10), 30.0),
            number(date(2027, 2, 28), 15.0),
            number(date(2027, 3, 1), 3.0),
        ];
        let held = hold(&db, &owner, id, said.clone(), now).await.unwrap();
        let february = Span { from: date(2027, 2, 1), to: date(2027, 2, 28) };
        assert_eq!((held.said.value, held.said.period, held.said.target), (Some(45.0), Some(february), 40.0));
        assert_eq!(held.said.note, "Ramai");
        assert_eq!(
            hold(&db, &owner, id, said.clone(), now).await.unwrap(),
            held,
            "said again, nothing changes"
        );
        said.decision = Decision::Keep;
        assert_eq!(codes(hold(&db, &owner, id, said, now).await), ["check_held"]);

        let detail = get(&db, &owner, id, now).await.unwrap();
        assert_eq!((detail.standing.open.len(), detail.checks.len(), detail.missed.len()), (0, 1, 0));
        let values: Vec<_> = detail.standing.numbers.values.iter().map(|one| (one.value, one.met)).collect();
        assert_eq!(values[11..], [(Some(45.0), Some(true)), (Some(3.0), None)]);
        // Letter by letter: it hangs on nothing, nobody said what for, and it is met already.
        let smart = |smart: &Smart| smart.letters().map(|(_, letter)| letter.reasons[0].code.clone());
        assert_eq!(
            smart(&detail.smart),
            ["specific", "source_manual", "kept", "no_objective", "each_period"]
        );
        let harder =
            Kpi { target: 60.0, rhythm: Rhythm::TwoMonths, period: Period::Week, ..calls("Panggilan") };
        let meant = draft(&db, &owner, brand, (Some(id), harder.clone()), now).await.unwrap();
        assert_eq!(smart(&meant.smart)[1..3], ["source_manual", "short_history"]);
        assert_eq!(meant.smart.time_bound.reasons[0].code, "seldom_checked");
        let unknown = draft(&db, &owner, brand, (None, harder), now).await.unwrap();
        assert_eq!(smart(&unknown.smart)[1..3], ["manual_none", "no_baseline_to_judge"]);

        // What is next may be held before its day; what is due on no day cannot.
        let early = held_on(date(2027, 3, 31), Occasion::Check, Decision::Keep);
        hold(&db, &owner, id, early, now).await.unwrap();
        let next = list(&db, &owner, brand, now).await.unwrap().remove(0).next;
        assert_eq!(next.map(|next| next.due.day), Some(date(2027, 4, 30)));
        for (day, occasion) in [
            (date(2027, 3, 1), Occasion::Check),
            (date(2027, 5, 31), Occasion::Check),
            (date(2027, 4, 30), Occasion::Review),
        ] {
            assert_eq!(
                codes(hold(&db, &owner, id, held_on(day, occasion, Decision::Keep), now).await),
                ["check_not_due"]
            );
        }
        let later = at(date(2027, 8, 2));
        let mut review = held_on(date(2027, 7, 31), Occasion::Review, Decision::Drop);
        let answers = review.answers.take();
        review.told = vec![CheckNumber { term: "b".into(), day: date(2027, 9, 1), value: f64::NAN }];
        let wrong = ["check_answers", "check_term", "check_day", "goal_value"];
        assert_eq!(codes(hold(&db, &owner, id, review.clone(), later).await), wrong);
        review.told.clear();
        review.answers = answers;
        // May, June: let pass. The review of July gives it up.
        let before = get(&db, &owner, id, later).await.unwrap();
        assert_eq!(before.missed.iter().map(|due| due.day.month()).collect::<Vec<_>>(), [6, 5, 4]);
        assert_eq!(before.standing.open, [due(date(2027, 7, 31), Occasion::Review, 2)]);
        let analyst = testing::member(&db, &owner, Role::Analyst, Some(brand), later).await;
        assert_eq!(codes(hold(&db, &analyst, id, review.clone(), later).await), ["forbidden"]);
        hold(&db, &owner, id, review.clone(), later).await.unwrap();
        let after = get(&db, &owner, id, later).await.unwrap();
        assert_eq!(
            (after.standing.kpi.state, after.standing.next, after.standing.version),
            (KpiState::Dropped, None, 2)
        );
        assert_eq!(items::history(&db, &owner, id).await.unwrap().len(), 1, "what it was is kept");
        assert_eq!(hold(&db, &owner, id, review, later).await.unwrap().said.decision, Decision::Drop);
        let more = held_on(date(2027, 8, 31), Occasion::Check, Decision::Keep);
        assert_eq!(codes(hold(&db, &owner, id, more, later).await), ["kpi_dropped"]);
        items::remove(&db, &owner, id, None, later).await.unwrap();
        items::forget_removed(&db, later + std::time::Duration::from_secs(31 * 86_400)).await.unwrap();
        assert!(store::held_of(&db, owner.workspace, id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_who_hold_a_check_at_once_hold_one() {
    on_both(|db| async move {
        let made = at(date(2027, 1, 31));
        let (owner, brand) = testing::owner(&db, made).await;
        let item = Item::Kpi(Box::new(calls("Panggilan")));
        let id = items::create(&db, &owner, NewPart { brand, item }, made).await.unwrap().id;
        let now = at(date(2027, 3, 2));
        let said =
            |decision| hold(&db, &owner, id, held_on(date(2027, 2, 28), Occasion::Check, decision), now);
        let (a, b) = tokio::join!(said(Decision::Keep), said(Decision::Act));
        assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_formula_is_reckoned_from_its_parts_and_refused_where_it_is_wrong() {
    on_both(|db| async move {
        let made = at(date(2027, 1, 31));
        let (owner, brand) = testing::owner(&db, made).await;
        let term = |name: &str, measure| KpiTerm { name: name.into(), measure };
        let formula = |text: &str, terms| Kpi {
            value: KpiValue::Formula(KpiFormula { text: text.into(), terms }),
            ..calls("Biaya per panggilan")
        };
        let two = || vec![term("biaya", by_hand("Rp", true)), term("panggilan", by_hand("", true))];
        let numbers =
            draft(&db, &owner, brand, (None, formula("biaya / panggilan", two())), made).await.unwrap();
        assert_eq!(numbers.numbers.unit, crate::formulas::FormulaUnit::OwnEach("Rp".into()));
        let refused = async |kpi| codes(draft(&db, &owner, brand, (None, kpi), made).await);
        assert_eq!(refused(formula("biaya + panggilan", two())).await, ["formula_units"]);
        assert_eq!(refused(formula("biaya / tamu", two())).await, ["formula_name"]);
        assert_eq!(refused(formula("biaya", two())).await, ["kpi_term_unused"]);
        assert_eq!(refused(formula("biaya", vec![])).await, ["kpi_terms", "formula_name"]);
        let twice = vec![term("biaya", by_hand("Rp", true)), term("biaya", by_hand("", true))];
        assert_eq!(refused(formula("biaya", twice)).await, ["kpi_term_twice"]);
        let rate = Measure::Figure(FigureOf { figure: Figure::EngagementRateReach, profiles: vec![] });
        let mixed = vec![term("pengikut", by_hand("", false)), term("rasio", rate)];
        assert_eq!(refused(formula("pengikut + rasio", mixed)).await, ["formula_units"]);

        let item = Item::Kpi(Box::new(formula("biaya / panggilan", two())));
        let id = items::create(&db, &owner, NewPart { brand, item }, made).await.unwrap().id;
        let number = |term: &str, value| CheckNumber { term: term.into(), day: date(2027, 2, 20), value };
        let mut said = held_on(date(2027, 2, 28), Occasion::Check, Decision::Keep);
        said.told = vec![number("biaya", 90_000.0), number("panggilan", 0.0)];
        let now = at(date(2027, 3, 2));
        let held = hold(&db, &owner, id, said, now).await.unwrap();
        assert_eq!(held.said.value, None, "divided by nothing it is missing");
        let parts = get(&db, &owner, id, now).await.unwrap().standing.numbers.parts;
        assert_eq!((parts[0].values[11], parts[1].values[11]), (Some(90_000.0), Some(0.0)));
    })
    .await;
}

#[tokio::test]
async fn whoever_answers_is_reminded_once_when_due_and_once_when_late() {
    on_both(|db| async move {
        let made = at(date(2027, 1, 31));
        let (owner, brand) = testing::owner(&db, made).await;
        let item = Item::Kpi(Box::new(calls("Panggilan")));
        let id = items::create(&db, &owner, NewPart { brand, item }, made).await.unwrap().id;
        let told = async |now| {
            let before = events::last_seq(&db).await.unwrap();
            let (a, b) = tokio::join!(remind(&db, now), remind(&db, now));
            let found = events::after(&db, before, 100).await.unwrap();
            assert_eq!(found.len(), a.unwrap() + b.unwrap());
            let of = |event: &selaras_kernel::Event| {
                assert_eq!(event.data.0["to"]["owner"], owner.person.unwrap().to_string());
                (event.kind.clone(), event.data.0["to"]["day"].as_str().unwrap().to_owned())
            };
            found.iter().map(of).collect::<Vec<_>>()
        };
        let due = |day: &str| vec![("strategy.check_due".to_owned(), day.to_owned())];
        let late = |day: &str| vec![("strategy.check_late".to_owned(), day.to_owned())];
        assert_eq!(told(at(date(2027, 2, 27))).await, []);
        assert_eq!(told(at_hour(date(2027, 2, 28), 7)).await, [], "not before eight in the morning");
        assert_eq!(told(at_hour(date(2027, 2, 28), 8)).await, due("2027-02-28"));
        assert_eq!(told(at(date(2027, 3, 2))).await, []);
        assert_eq!(told(at_hour(date(2027, 3, 3), 8)).await, late("2027-02-28"));
        assert_eq!(told(at(date(2027, 3, 20))).await, []);
        // What is held before is not asked for; what nobody could tell in time is told once, as late.
        let early = held_on(date(2027, 3, 31), Occasion::Check, Decision::Keep);
        hold(&db, &owner, id, early, at(date(2027, 3, 30))).await.unwrap();
        assert_eq!(told(at(date(2027, 4, 10))).await, []);
        assert_eq!(told(at(date(2027, 5, 9))).await, late("2027-04-30"));
        assert_eq!(told(at(date(2027, 5, 31))).await, due("2027-05-31"));
        let part = items::get(&db, &owner, id).await.unwrap();
        let dropped = Kpi { state: KpiState::Dropped, ..calls("Panggilan") };
        items::update(
            &db,
            &owner,
            id,
            Some(part.version),
            Item::Kpi(Box::new(dropped)),
            at(date(2027, 6, 1)),
        )
        .await
        .unwrap();
        assert_eq!(told(at(date(2027, 7, 31))).await, [], "what was given up is not asked for");
    })
    .await;
}
