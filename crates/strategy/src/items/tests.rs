//! A strategy part by part, on both databases.

use super::*;
use jiff::civil::{Date, date};
use selaras_analytics::measure::Figure;
use selaras_kernel::Role;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

fn objective(name: &str) -> Item {
    Item::Objective(Objective { name: name.into(), ..Objective::default() })
}

fn goal(title: &str, objective: Option<ItemId>) -> Goal {
    let measure = Measure::Figure(FigureOf { figure: Figure::Followers, profiles: Vec::new() });
    Goal {
        title: title.into(),
        objective,
        strategy: None,
        framework: Framework::Smart,
        results: vec![KeyResult {
            id: Uuid::from_u128(1),
            name: String::new(),
            measure,
            baseline: Some(9_500.0),
            baseline_period: None,
            target: 12_000.0,
            direction: Direction::Up,
            milestones: Vec::new(),
        }],
        start: date(2027, 1, 1),
        deadline: date(2027, 3, 31),
        benefit: String::new(),
        value: String::new(),
        owner: None,
        focus: false,
        state: GoalState::Open,
        learnt: String::new(),
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let error = result.unwrap_err();
    let problem = error.problem().unwrap();
    std::iter::once(problem).chain(&problem.also).map(|one| one.code.clone()).collect()
}

#[tokio::test]
async fn a_strategy_grows_part_by_part_and_keeps_what_it_said() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await;
        let wanted = add(objective("  Penjualan daring ")).await.unwrap();
        let Item::Objective(said) = &wanted.item else { panic!("an objective") };
        assert_eq!(said.name, "Penjualan daring");
        let how = Strategy { objective: wanted.id, name: "Cerita di balik kopi".into(), how: String::new() };
        let how = add(Item::Strategy(how)).await.unwrap();
        let new = Goal { strategy: Some(how.id), ..goal("12.000 pengikut", Some(wanted.id)) };
        let reached = add(Item::Goal(Box::new(new.clone()))).await.unwrap();
        let tactic = |campaigns: &[&str]| Tactic {
            goal: reached.id,
            name: "Reel mingguan".into(),
            how: String::new(),
            owner: None,
            campaigns: campaigns.iter().map(|&name| name.into()).collect(),
            rules: Vec::new(),
        };
        let done = add(Item::Tactic(tactic(&["Senja", " senja ", ""]))).await.unwrap();
        assert!(matches!(&done.item, Item::Tactic(one) if one.campaigns == ["Senja"]), "each campaign once");
        assert_eq!(list(&db, &owner, brand).await.unwrap().len(), 4);

        let harder = Goal { title: "13.000 pengikut".into(), ..new.clone() };
        let harder =
            update(&db, &owner, reached.id, Some(1), Item::Goal(Box::new(harder)), NOW).await.unwrap();
        assert_eq!(harder.version, 2);
        let before = history(&db, &owner, reached.id).await.unwrap();
        assert_eq!((before.len(), before[0].version, &before[0].item), (1, 1, &reached.item));
        assert_eq!(codes(update(&db, &owner, reached.id, Some(1), objective("X"), NOW).await), ["stale"]);
        assert_eq!(
            codes(update(&db, &owner, reached.id, None, objective("X"), NOW).await),
            ["strategy_kind"]
        );

        // What others hang on stays; what nothing hangs on goes, with all it said.
        assert_eq!(codes(remove(&db, &owner, wanted.id, None, NOW).await), ["strategy_in_use"]);
        remove(&db, &owner, done.id, Some(1), NOW).await.unwrap();
        remove(&db, &owner, reached.id, None, NOW).await.unwrap();
        assert_eq!(codes(history(&db, &owner, reached.id).await), ["not_found"]);
        assert_eq!(list(&db, &owner, brand).await.unwrap().len(), 2);

        // A strategy that is hung elsewhere takes its goals along.
        let elsewhere = add(objective("Dikenal lebih luas")).await.unwrap();
        let Item::Strategy(moved) = how.item.clone() else { panic!("a strategy") };
        let kept =
            add(Item::Goal(Box::new(Goal { title: "14.000 pengikut".into(), ..new.clone() }))).await.unwrap();
        let moved = Item::Strategy(Strategy { objective: elsewhere.id, ..moved });
        update(&db, &owner, how.id, None, moved, NOW).await.unwrap();
        let now = get(&db, &owner, kept.id).await.unwrap();
        assert_eq!(now.item.goal().unwrap().objective, Some(elsewhere.id));
        update(&db, &owner, how.id, None, how.item.clone(), NOW).await.unwrap();
        remove(&db, &owner, kept.id, None, NOW).await.unwrap();
        remove(&db, &owner, elsewhere.id, None, NOW).await.unwrap();

        // Taken back it is the same one, with what it said before; never onto what is gone, and by nobody who may not change it.
        assert_eq!(codes(restore(&db, &owner, done.id, NOW).await), ["strategy_gone"]);
        let analyst = testing::member(&db, &owner, Role::Analyst, Some(brand), NOW).await;
        assert_eq!(codes(restore(&db, &analyst, reached.id, NOW).await), ["forbidden"]);
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert_eq!(codes(restore(&db, &stranger, reached.id, NOW).await), ["not_found"]);
        let back = restore(&db, &owner, reached.id, NOW).await.unwrap();
        assert_eq!((back.id, back.version, &back.item), (reached.id, 3, &harder.item));
        assert_eq!(history(&db, &owner, reached.id).await.unwrap(), before);
        restore(&db, &owner, done.id, NOW).await.unwrap();
        assert_eq!(codes(restore(&db, &owner, done.id, NOW).await), ["not_found"], "it is back already");
        assert_eq!(list(&db, &owner, brand).await.unwrap().len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused_with_its_field() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (other_owner, other) = testing::owner(&db, NOW).await;
        let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await;
        let wanted = add(objective("Penjualan")).await.unwrap().id;
        assert_eq!(codes(add(objective("PENJUALAN")).await), ["strategy_name_taken"]);
        let foreign = NewPart { brand: other, item: objective("Lain") };
        let foreign = create(&db, &other_owner, foreign, NOW).await.unwrap().id;
        let of = |goal: Goal| Item::Goal(Box::new(goal));
        assert_eq!(codes(add(of(goal("A", Some(foreign)))).await), ["strategy_gone"], "of another brand");
        assert_eq!(codes(get(&db, &owner, foreign).await), ["not_found"]);

        let focus = |title: &str| Goal { focus: true, ..goal(title, Some(wanted)) };
        let first = add(of(focus("A"))).await.unwrap();
        assert_eq!(codes(add(of(focus("B"))).await), ["goal_focus_taken"]);
        let closed = Goal { state: GoalState::Closed, ..focus("A") };
        update(&db, &owner, first.id, None, of(closed), NOW).await.unwrap();
        let second = add(of(focus("B"))).await.unwrap().id;

        let tactic = |name: &str, goal| {
            let campaigns = vec!["Senja".into()];
            Item::Tactic(Tactic {
                goal,
                name: name.into(),
                how: String::new(),
                owner: None,
                campaigns,
                rules: Vec::new(),
            })
        };
        add(tactic("Reel", second)).await.unwrap();
        assert_eq!(codes(add(tactic("Diskon", first.id)).await), ["strategy_campaign_taken"]);

        let mut bad = goal("", Some(wanted));
        bad.deadline = bad.start;
        bad.results[0].target = f64::NAN;
        assert_eq!(codes(add(of(bad)).await), ["strategy_missing", "goal_ends_before", "goal_value"]);
        let mut twice = goal("Dua angka", None);
        twice.results.push(twice.results[0].clone());
        assert_eq!(codes(add(of(twice)).await), ["goal_results", "goal_result_twice"]);
        let milestone = |day: Date| Milestone { day, value: 10_000.0 };
        let mut marked = goal("Tonggak", None);
        marked.results[0].milestones = vec![milestone(date(2027, 2, 1)), milestone(date(2027, 4, 1))];
        assert_eq!(codes(add(of(marked)).await), ["goal_milestone_day"]);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_change_a_strategy_may_read_it_and_a_stranger_sees_none() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let new = |name: &str| NewPart { brand, item: objective(name) };
        create(&db, &owner, new("Dikenal"), NOW).await.unwrap();
        let editor = testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        assert_eq!(list(&db, &editor, brand).await.unwrap().len(), 1);
        assert_eq!(codes(create(&db, &editor, new("X"), NOW).await), ["forbidden"]);
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert!(list(&db, &stranger, brand).await.unwrap().is_empty());
        assert_eq!(codes(create(&db, &stranger, new("X"), NOW).await), ["not_found"]);
    })
    .await;
}

#[tokio::test]
async fn two_who_choose_a_focus_at_once_have_one() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let one = |title: &str| {
            let goal = Goal { focus: true, ..goal(title, None) };
            create(&db, &owner, NewPart { brand, item: Item::Goal(Box::new(goal)) }, NOW)
        };
        let (a, b) = tokio::join!(one("A"), one("B"));
        assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_goal_that_contradicts_itself_is_refused_and_one_that_runs_may_be_said_anew() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let add = async |goal: Goal| {
            create(&db, &owner, NewPart { brand, item: Item::Goal(Box::new(goal)) }, NOW).await
        };
        // It is January 2027.
        let ended = |title: &str| Goal {
            start: date(2026, 10, 1),
            deadline: date(2026, 12, 31),
            ..goal(title, None)
        };
        let error = add(ended("12.000 pengikut")).await.unwrap_err();
        let problem = error.problem().unwrap();
        assert_eq!((problem.code.as_str(), problem.field.as_str()), ("smart_deadline_past", "deadline"));
        let mut met = goal("9.000 pengikut", None);
        met.results[0].target = 9_000.0;
        let error = add(met).await.unwrap_err();
        let problem = error.problem().unwrap();
        assert_eq!(
            (problem.code.as_str(), problem.field.as_str()),
            ("smart_already_met", "results[0].target")
        );
        let kept = add(goal("12.000 pengikut", None)).await.unwrap();
        let over = Goal { learnt: "Mulai lebih awal".into(), ..ended("12.000 pengikut") };
        update(&db, &owner, kept.id, None, Item::Goal(Box::new(over)), NOW).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_strategy_rests_on_pages_and_relationships_that_are_linked_to_its_goals() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let add = async |item| create(&db, &owner, NewPart { brand, item }, NOW).await;
        let wanted = add(objective("Penjualan")).await.unwrap().id;
        let reached = add(Item::Goal(Box::new(goal("12.000 pengikut", None)))).await.unwrap().id;
        let block = |goals: &[ItemId]| Block {
            topic: BlockTopic::Technology,
            title: " Video pendek ".into(),
            text: "Jangkauan datang dari video.".into(),
            goals: goals.to_vec(),
        };
        let kept = add(Item::Block(block(&[reached, reached]))).await.unwrap();
        assert!(
            matches!(&kept.item, Item::Block(one) if one.title == "Video pendek" && one.goals == [reached])
        );
        assert_eq!(
            codes(add(Item::Block(block(&[wanted]))).await),
            ["strategy_gone"],
            "an objective is no goal"
        );
        let with =
            Relationship { name: "Petani Gayo".into(), goals: vec![reached], ..Relationship::default() };
        let partner = add(Item::Relationship(Box::new(with.clone()))).await.unwrap();
        // What a page rests under stays as long as it is linked.
        assert_eq!(codes(remove(&db, &owner, reached, None, NOW).await), ["strategy_in_use"]);
        let said = Item::Block(Block { text: "Sejak algoritme baru tidak lagi.".into(), ..block(&[]) });
        update(&db, &owner, kept.id, Some(1), said, NOW).await.unwrap();
        assert_eq!(history(&db, &owner, kept.id).await.unwrap()[0].item, kept.item);
        let long = Relationship { talk: "x".repeat(1_001), name: String::new(), ..with };
        assert_eq!(
            codes(add(Item::Relationship(Box::new(long))).await),
            ["strategy_missing", "strategy_too_long"]
        );
        let many = (0..51).map(|n| ItemId(Uuid::from_u128(n))).collect::<Vec<_>>();
        assert_eq!(codes(add(Item::Block(block(&many))).await), ["strategy_links"]);
        remove(&db, &owner, partner.id, None, NOW).await.unwrap();
        remove(&db, &owner, reached, None, NOW).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_shares_of_pillars_are_at_most_the_whole_also_when_two_are_made_at_once() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let pillar = |name: &str, target| Pillar { name: name.into(), target, ..Pillar::default() };
        let of = |one: Pillar| Item::Pillar(Box::new(one));
        let add = async |one: Pillar| create(&db, &owner, NewPart { brand, item: of(one) }, NOW).await;
        let suit = |format: &str| PillarSuit { format: format.into(), ..PillarSuit::default() };
        let mut teaches = pillar(" Belajar ", 40);
        teaches.suits = vec![suit(" video "), suit(""), suit("Video")];
        let teaches = add(teaches).await.unwrap();
        let said = teaches.item.pillar().unwrap();
        assert_eq!((said.name.as_str(), said.suits.len()), ("Belajar", 1), "each way once");
        assert_eq!(codes(add(pillar("BELAJAR", 10)).await), ["pillar_name_taken"]);
        assert_eq!(codes(add(pillar("Diskon", 61)).await), ["pillar_whole"]);
        assert_eq!(codes(add(pillar("", 101)).await), ["strategy_missing", "pillar_target"]);
        let (a, b) = tokio::join!(add(pillar("Kabar", 50)), add(pillar("Produk", 50)));
        assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1);
        // Its own share does not stand in its way, and what it said before is kept.
        let more = of(Pillar { target: 50, ..said.clone() });
        let more = update(&db, &owner, teaches.id, Some(1), more, NOW).await.unwrap();
        let before = history(&db, &owner, more.id).await.unwrap();
        assert_eq!((before.len(), &before[0].item), (1, &teaches.item));
        let over = of(Pillar { target: 51, ..said.clone() });
        assert_eq!(codes(update(&db, &owner, more.id, None, over, NOW).await), ["pillar_whole"]);

        // The tactic of a pillar is one of the brand's, and stays while a pillar hangs on it.
        let goal = create(&db, &owner, NewPart { brand, item: Item::Goal(Box::new(goal("A", None))) }, NOW);
        let goal = goal.await.unwrap().id;
        let tactic = Tactic {
            goal,
            name: "Reel".into(),
            how: String::new(),
            owner: None,
            campaigns: Vec::new(),
            rules: Vec::new(),
        };
        let tactic =
            create(&db, &owner, NewPart { brand, item: Item::Tactic(tactic) }, NOW).await.unwrap().id;
        let hangs = |on| of(Pillar { tactic: Some(on), target: 40, ..said.clone() });
        assert_eq!(codes(update(&db, &owner, more.id, None, hangs(goal), NOW).await), ["strategy_gone"]);
        update(&db, &owner, more.id, None, hangs(tactic), NOW).await.unwrap();
        assert_eq!(codes(remove(&db, &owner, tactic, None, NOW).await), ["strategy_in_use"]);
    })
    .await;
}
