//! Planned against actual, case by case and for any posts.

use super::*;
use crate::items::{Block, BlockTopic, Item, Pillar};
use jiff::civil::date;
use proptest::prelude::*;
use selaras_kernel::{BrandId, Timestamp};
use uuid::Uuid;

fn pillars(targets: &[u8]) -> Vec<Part> {
    let part = |(n, target): (usize, &u8)| Part {
        id: ItemId(Uuid::from_u128(n as u128 + 1)),
        brand: BrandId(Uuid::nil()),
        item: Item::Pillar(Box::new(Pillar { name: format!("{n}"), target: *target, ..Pillar::default() })),
        created_at: Timestamp(0),
        created_by: None,
        updated_at: Timestamp(0),
        version: 1,
    };
    targets.iter().enumerate().map(part).collect()
}

/// Posts of the nth pillar; 0 for none.
fn posts(of: &[usize]) -> Vec<Piece> {
    let piece = |n: &usize| Piece {
        purpose: Purpose {
            pillar: (*n > 0).then(|| ItemId(Uuid::from_u128(*n as u128))),
            ..Purpose::default()
        },
        format: Format::Image,
        out: true,
    };
    of.iter().map(piece).collect()
}

fn days() -> (Date, Date) {
    Period::Month.days(date(2027, 1, 12))
}

#[test]
fn periods_begin_on_mondays_firsts_and_quarters() {
    let day = date(2027, 2, 28);
    assert_eq!(Period::Week.days(day), (date(2027, 2, 22), day));
    assert_eq!(Period::Week.days(date(2027, 2, 22)), (date(2027, 2, 22), day));
    assert_eq!(Period::Month.days(day), (date(2027, 2, 1), day));
    assert_eq!(Period::Quarter.days(day), (date(2027, 1, 1), date(2027, 3, 31)));
    assert_eq!(Period::Quarter.days(date(2026, 12, 31)), (date(2026, 10, 1), date(2026, 12, 31)));
}

#[test]
fn what_is_off_is_told_only_where_it_is_much_and_there_is_enough() {
    let off = |targets: &[u8], of: &[usize]| {
        let mix = tell(&pillars(targets), days(), &posts(of));
        mix.rows.iter().map(|row| row.off).collect::<Vec<_>>()
    };
    // Eight of ten where four were meant; none where six were.
    let much = off(&[40, 60], &[1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
    assert_eq!(much, [Some(Off::Over), Some(Off::Under), None]);
    // As meant, as near as posts can be.
    assert_eq!(off(&[50, 50], &[1, 1, 1, 2, 2, 2]), [None, None, None]);
    assert_eq!(off(&[50, 50], &[1, 1, 1, 2, 2]), [None, None, None]);
    // Four posts tell nothing.
    assert_eq!(off(&[50, 50], &[1, 1, 1, 1]), [None, None, None]);
    // What has no pillar is nothing that was meant, and makes the others less.
    assert_eq!(off(&[100], &[0, 0, 0, 1, 1]), [Some(Off::Under), None]);
}

#[test]
fn the_next_posts_mend_the_mix() {
    let next = |targets: &[u8], of: &[usize]| {
        let mix = tell(&pillars(targets), days(), &posts(of));
        mix.next.iter().map(|id| id.0.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(next(&[60, 40], &[1, 1, 1, 1, 1]), [2, 2, 2, 2, 1]);
    assert_eq!(next(&[60, 40], &[]), [1, 2, 1, 2, 1]);
    assert_eq!(next(&[0, 30], &[]), [2, 2, 2, 2, 2]);
    assert!(next(&[], &[0, 0]).is_empty());
}

#[test]
fn a_pillar_that_is_gone_is_none_and_a_post_says_its_stage() {
    let mut all = posts(&[1, 7]);
    all[0].purpose.journey = Some(Journey::Purchase);
    all[1].out = false;
    all[1].format = Format::Video;
    let mix = tell(&pillars(&[30]), days(), &all);
    assert_eq!(mix.rows.len(), 2);
    assert_eq!((mix.rows[0].count, mix.rows[0].share), (MixCount { out: 1, planned: 0 }, Some(50.0)));
    assert_eq!((mix.rows[1].pillar, mix.rows[1].count), (None, MixCount { out: 0, planned: 1 }));
    let stages: Vec<_> = mix.journey.iter().map(|one| (one.journey, one.count.all())).collect();
    assert_eq!(stages, [(Some(Journey::Purchase), 1), (None, 1)]);
    assert_eq!(mix.formats.len(), 2);
}

proptest! {
    #[test]
    fn every_post_is_counted_once(targets in prop::collection::vec(0..=25_u8, 0..4), of in prop::collection::vec(0..6_usize, 0..60)) {
        let mix = tell(&pillars(&targets), days(), &posts(&of));
        prop_assert_eq!(mix.count.all() as usize, of.len());
        prop_assert_eq!(mix.rows.iter().map(|row| row.count.all()).sum::<u32>(), mix.count.all());
        prop_assert_eq!(mix.formats.iter().map(|one| one.count.all()).sum::<u32>(), mix.count.all());
        for row in &mix.rows {
            prop_assert_eq!(row.formats.iter().map(|one| one.count.all()).sum::<u32>(), row.count.all());
            prop_assert_eq!(row.journey.iter().map(|one| one.count.all()).sum::<u32>(), row.count.all());
        }
        let shares: f64 = mix.rows.iter().filter_map(|row| row.share).sum();
        prop_assert!(of.is_empty() || (shares - 100.0).abs() < 1e-6);
    }
}

#[test]
fn whom_posts_are_for_is_told_with_formats_and_stages_also_of_whom_nobody_posts_for() {
    let page = |n: u128, topic| Part {
        id: ItemId(Uuid::from_u128(n)),
        item: Item::Block(Block { topic, title: format!("{n}"), ..Block::default() }),
        ..pillars(&[100]).remove(0)
    };
    let parts =
        [page(50, BlockTopic::Customers), page(51, BlockTopic::Customers), page(52, BlockTopic::Analysis)];
    let piece = |persona: Option<u128>, format, journey| Piece {
        purpose: Purpose {
            persona: persona.map(|id| ItemId(Uuid::from_u128(id))),
            journey: Some(journey),
            ..Purpose::default()
        },
        format,
        out: false,
    };
    let pieces = [
        piece(Some(50), Format::Video, Journey::Awareness),
        piece(Some(50), Format::Video, Journey::Purchase),
        piece(Some(50), Format::Image, Journey::Purchase),
        piece(None, Format::Image, Journey::Purchase),
        // A page about something else is nobody, as one that is gone.
        piece(Some(52), Format::Text, Journey::Purchase),
    ];
    let mix = tell(&parts, days(), &pieces);
    let told: Vec<_> = mix
        .personas
        .iter()
        .map(|one| {
            (one.persona.map(|id| id.0.as_u128()), one.count.all(), one.formats.len(), one.journey.len())
        })
        .collect();
    assert_eq!(told, [(Some(50), 3, 2, 2), (Some(51), 0, 0, 0), (None, 2, 2, 1)]);
    assert_eq!(mix.personas[0].formats[0].format, Format::Video);
    let purchase = mix.journey.iter().find(|one| one.journey == Some(Journey::Purchase)).unwrap();
    assert_eq!(purchase.formats.iter().map(|one| one.count.all()).collect::<Vec<_>>(), [2, 1, 1]);
    assert!(tell(&pillars(&[100]), days(), &pieces).personas.is_empty(), "where no page says who there is");
}
