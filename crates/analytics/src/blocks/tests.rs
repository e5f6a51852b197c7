//! That a block says what was put into it, and that damaged bytes are told from good ones.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

fn changes() -> impl Strategy<Value = Vec<(u32, Change)>> {
    let value =
        prop_oneof![4 => (0_i64..100_000).prop_map(Some), 1 => Just(None), 1 => any::<i64>().prop_map(Some)];
    let change = (0_i16..4, 1_000_u32..1_060, value, 0_u32..3)
        .prop_map(|(metric, at, value, source)| Change { metric, at: at * 977, value, source });
    prop::collection::vec((0_u32..5, change), 0..120)
}

fn applied(changes: &[(u32, Change)]) -> History {
    let mut history = History { sources: vec!["a".into(), "b".into(), "c".into()], ..History::default() };
    for (post, change) in changes {
        history.posts.entry(*post).or_default().apply(*change);
    }
    history.posts.retain(|_, post| !post.times.is_empty());
    history
}

proptest! {
    #[test]
    fn a_history_is_what_was_last_said_of_each_instant(changes in changes()) {
        let mut said: BTreeMap<(u32, i16, u32), i64> = BTreeMap::new();
        for (post, change) in &changes {
            match change.value {
                Some(value) => said.insert((*post, change.metric, change.at), value),
                None => said.remove(&(*post, change.metric, change.at)),
            };
        }
        let history = applied(&changes);
        let mut there = BTreeMap::new();
        for (post, of) in &history.posts {
            for metric in of.columns.keys() {
                there.extend(of.values(*metric).map(|(at, value, _)| ((*post, *metric, at), value)));
            }
        }
        prop_assert_eq!(there, said);
    }

    #[test]
    fn a_part_gives_back_its_history_and_its_growth(changes in changes()) {
        let history = applied(&changes);
        let part = history.encode();
        let mut again = History::default();
        again.absorb(&part).unwrap();
        prop_assert_eq!(&again, &history);
        let mut growth = Vec::new();
        scan(&part, |one| growth.push(one)).unwrap();
        prop_assert_eq!(growth, history.growth());
    }

    #[test]
    fn parts_one_after_the_other_are_one_history(changes in changes(), cut in 1_000_u32..1_060) {
        let whole = applied(&changes);
        let of = |early: bool| {
            let mut side = History { sources: whole.sources.clone(), ..History::default() };
            for (place, post) in &whole.posts {
                for metric in post.columns.keys() {
                    for (at, value, source) in post.values(*metric).filter(|(at, ..)| (*at < cut * 977) == early) {
                        let source = side.sources.len().min(source as usize) as u32;
                        side.posts.entry(*place).or_default().apply(Change { metric: *metric, at, value: Some(value), source });
                    }
                }
            }
            side
        };
        let (early, late) = (of(true), of(false));
        let last = |place: u32, metric: i16| {
            early.posts.get(&place).and_then(|post| post.values(metric).next_back()).map_or(0, |(_, value, _)| value)
        };
        let parts = [early.encode(), late.encode_after(last)];
        let mut again = History::default();
        parts.iter().for_each(|part| again.absorb(part).unwrap());
        prop_assert_eq!(&again, &whole);
        let sum = |parts: &[Vec<u8>]| {
            let mut sums: BTreeMap<(u32, i16, u32), i64> = BTreeMap::new();
            parts.iter().for_each(|part| scan(part, |one| *sums.entry((one.post, one.metric, one.at)).or_default() = one.gain).unwrap());
            sums
        };
        prop_assert_eq!(sum(&parts), sum(&[whole.encode()]), "a scan over parts needs no state");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0_usize..200, flip in 1_u8..) {
        let mut damaged = applied(&[(0, Change { metric: 1, at: 9_000, value: Some(5), source: 0 }), (3, Change { metric: 2, at: 9_500, value: Some(7), source: 2 })]).encode();
        let length = damaged.len();
        damaged[at % length] ^= flip;
        for bytes in [bytes, damaged] {
            let _ = History::default().absorb(&bytes);
            let _ = scan(&bytes, |_| ());
            let _ = Posts::decode(&bytes);
            let _ = Days::decode(&bytes);
        }
    }

    #[test]
    fn an_index_gives_back_its_posts(rows in prop::collection::vec((any::<u32>(), 0_u8..11, 0_u32..3000, 0_u32..5, prop::collection::vec(0_u32..99, 0..4), any::<bool>(), prop::option::of((1_u32.., any::<i64>()))), 0..60)) {
        let mut posts = Posts::default();
        posts.source("mastodon");
        let other = posts.source("import:x_content");
        for (n, (born, format, length, campaign, tags, reply, last)) in rows.into_iter().enumerate() {
            let facts = PostFacts { format: Format::from_code(format), length, campaign, tags, reply };
            let place = posts.push(Uuid::from_u128(n as u128), born, facts);
            if let Some((at, value)) = last {
                posts.set_last(place, 1 + (value & 3) as i16, Some((at, value)));
                (posts.rows[place as usize].seen, posts.rows[place as usize].source) = (at, other);
            }
        }
        prop_assert_eq!(&Posts::decode(&posts.encode()).unwrap(), &posts);
        // The room of another block does not show.
        let mut some = Columns::default();
        some.read(&Posts::default().encode(), Want::ALL).unwrap();
        some.read(&posts.encode(), Want::ALL).unwrap();
        some.read(&posts.encode(), Want { tags: true, metrics: Some(&[1]), ..Want::default() }).unwrap();
        for (row, post) in posts.rows.iter().enumerate() {
            let known = posts.last(row as u32, 1).map(|(_, value)| value);
            prop_assert_eq!(some.last(1).get(row).filter(|(at, _)| *at > 0).map(|(_, value)| *value), known);
            prop_assert_eq!((some.born[row], some.tags(row)), (post.born, post.facts.tags.as_slice()));
        }
        prop_assert!(some.last(2).is_empty());
    }

    #[test]
    fn days_are_the_sum_of_what_was_added(adds in prop::collection::vec((-30_i32..400, any::<i32>()), 0..80)) {
        let (mut days, mut model) = (Days::default(), BTreeMap::<i32, (i64, i64)>::new());
        for (day, sum) in &adds {
            days.add(*day, i64::from(*sum), 1);
            let one = model.entry(*day).or_default();
            (one.0, one.1) = (one.0 + i64::from(*sum), one.1 + 1);
        }
        let told = |days: &Days| days.iter().map(|one| (one.day, (one.sum, one.snapshots))).collect::<BTreeMap<_, _>>();
        prop_assert_eq!(told(&days), model);
        let bytes = days.encode();
        prop_assert_eq!(&Days::decode(&bytes).unwrap(), &days);
        adds.iter().for_each(|(day, sum)| days.add(*day, -i64::from(*sum), -1));
        prop_assert!(days.is_empty(), "what is taken away leaves nothing");
    }
}

#[test]
fn a_block_belongs_to_the_month_of_its_posts() {
    let at = |text: &str| seconds(text.parse::<jiff::Timestamp>().unwrap().into());
    assert_eq!(month_of(at("2000-01-01T00:00:00Z")), 1);
    assert_eq!(month_of(at("2026-11-30T23:59:59Z")), 26 * 12 + 11);
    assert_eq!(instant(at("2026-11-30T23:59:59Z")).to_jiff().to_string(), "2026-11-30T23:59:59Z");
}
