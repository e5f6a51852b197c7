//! Which tactic a post is done for, case by case.

use super::*;
use crate::items::{Pillar, Tactic};
use selaras_kernel::Timestamp;
use uuid::Uuid;

fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

const REEL: u128 = 1;
const OFFER: u128 = 2;
const TEACHES: u128 = 10;
const LOOSE: u128 = 11;
const GOAL: u128 = 20;

fn parts() -> Vec<Part> {
    let part = |n, item| Part {
        id: id(n),
        brand: BrandId(Uuid::from_u128(99)),
        item,
        created_at: Timestamp(0),
        created_by: None,
        updated_at: Timestamp(0),
        version: 1,
    };
    let tactic = |campaigns: &[&str]| {
        Item::Tactic(Tactic {
            goal: id(GOAL),
            name: "Reel".into(),
            how: String::new(),
            owner: None,
            campaigns: campaigns.iter().map(|&name| name.into()).collect(),
            rules: Vec::new(),
        })
    };
    let pillar = |tactic| Item::Pillar(Box::new(Pillar { tactic, ..Pillar::default() }));
    vec![
        part(REEL, tactic(&[])),
        part(OFFER, tactic(&["11.11"])),
        part(TEACHES, pillar(Some(id(REEL)))),
        part(LOOSE, pillar(None)),
    ]
}

#[test]
fn its_own_tactic_comes_before_its_campaigns_and_that_before_its_pillars() {
    let traces = Traces::of(&parts());
    let check = |tactic: Option<u128>, campaign, pillar: Option<u128>, wanted| {
        let purpose =
            Purpose { pillar: pillar.map(id), journey: None, persona: None, tactic: tactic.map(id) };
        let told = traces.trace(campaign, &purpose, &[]);
        assert_eq!(told.map(|one| (one.tactic, one.by)), wanted, "{tactic:?} {campaign} {pillar:?}");
        assert!(told.is_none_or(|one| one.goal == id(GOAL)));
    };
    let gone = Some(404);
    check(None, "", None, None);
    check(None, "Ramadan", Some(LOOSE), None);
    check(None, "", Some(TEACHES), Some((id(REEL), TracedBy::Pillar)));
    check(None, "Ramadan", Some(TEACHES), Some((id(REEL), TracedBy::Pillar)));
    check(None, " 11.11 ", Some(TEACHES), Some((id(OFFER), TracedBy::Campaign)));
    check(Some(REEL), "11.11", Some(LOOSE), Some((id(REEL), TracedBy::Post)));
    // What is gone says nothing; a pillar is no tactic.
    check(gone, "11.11", None, Some((id(OFFER), TracedBy::Campaign)));
    check(gone, "", gone, None);
    check(Some(TEACHES), "", None, None);
}

#[test]
fn what_it_inherits_is_told_beside_what_it_names() {
    let traces = Traces::of(&parts());
    let purpose =
        Purpose { pillar: Some(id(TEACHES)), journey: None, persona: None, tactic: Some(id(OFFER)) };
    assert_eq!(traces.trace("", &purpose, &[]).map(|one| one.tactic), Some(id(OFFER)));
    assert_eq!(traces.inherited("", &purpose, &[]).map(|one| one.by), Some(TracedBy::Pillar));
    assert_eq!(traces.pillar(&purpose), Some(id(TEACHES)));
    assert_eq!(traces.pillar(&Purpose { pillar: Some(id(REEL)), ..purpose }), None);
}

#[test]
fn a_rule_speaks_last_and_of_two_that_hold_the_one_that_says_more() {
    let mut parts = parts();
    let (instagram, linkedin) = (ProfileId(Uuid::from_u128(50)), ProfileId(Uuid::from_u128(51)));
    let rule = |profiles: &[ProfileId], hashtag: &str| TraceRule {
        profiles: profiles.to_vec(),
        hashtag: hashtag.into(),
    };
    for (at, rules) in [
        (0, vec![rule(&[linkedin], ""), rule(&[], "karier")]),
        (1, vec![rule(&[linkedin, instagram], "promo")]),
    ] {
        if let Item::Tactic(tactic) = &mut parts[at].item {
            tactic.rules = rules;
        }
    }
    let traces = Traces::of(&parts);
    assert!(traces.looks());
    let check = |profiles: &[ProfileId], hashtags: &[&str], wanted| {
        let hashtags: Vec<String> = hashtags.iter().map(|&tag| tag.to_owned()).collect();
        let on = |profile: &ProfileId| Seen { profile: *profile, hashtags: hashtags.clone() };
        let seen: Vec<Seen> = profiles.iter().map(on).collect();
        let told = traces.trace("", &Purpose::default(), &seen);
        assert_eq!(told.map(|one| (one.tactic, one.by)), wanted, "{seen:?}");
        seen
    };
    check(&[], &[], None);
    check(&[instagram], &["kopi"], None);
    check(&[instagram, linkedin], &[], Some((id(REEL), TracedBy::Rule)));
    check(&[instagram], &["kopi", "karier"], Some((id(REEL), TracedBy::Rule)));
    let seen = check(&[linkedin], &["promo"], Some((id(OFFER), TracedBy::Rule)));
    // One rule holds of what appears in one place, not of a post's places together.
    let tagged = |profile, hashtags| Seen { profile, hashtags };
    let apart = [tagged(instagram, vec!["karier".into()]), tagged(linkedin, vec![])];
    let both = TraceRule { profiles: vec![linkedin], hashtag: "karier".into() };
    let mut strict = parts.clone();
    if let Item::Tactic(tactic) = &mut strict[0].item {
        tactic.rules = vec![both];
    }
    assert_eq!(Traces::of(&strict).trace("", &Purpose::default(), &apart), None);
    // Whatever else says something comes before.
    let purpose = Purpose { pillar: Some(id(TEACHES)), ..Purpose::default() };
    assert_eq!(traces.trace("", &purpose, &seen).map(|one| one.by), Some(TracedBy::Pillar));
    assert_eq!(traces.trace("11.11", &Purpose::default(), &seen).map(|one| one.by), Some(TracedBy::Campaign));
}
