//! Is every limit told with its code, its place and its numbers, and nothing else refused?

use super::*;
use crate::{Attachment, LinkCard, fake::Fake};
use selaras_kernel::Timestamp;

fn id(n: i64) -> MediaId {
    MediaId::new(Timestamp(n))
}

fn info(mime: &str, bytes: u64, duration_ms: u64) -> MediaInfo {
    MediaInfo { mime: mime.into(), bytes, width: 100, height: 100, duration_ms }
}

fn part(text: &str, media: &[MediaId]) -> Part {
    let media = media.iter().map(|m| Attachment::whole(*m, "")).collect();
    Part { text: text.into(), media, ..Part::default() }
}

fn one(part: Part) -> Content {
    Content { parts: vec![part], ..Content::default() }
}

#[track_caller]
fn told(content: &Content, known: &[(MediaId, MediaInfo)], expect: &[&str]) {
    let fake = Fake::new();
    let find = |id| known.iter().find(|(k, _)| *k == id).map(|(_, info)| info.clone());
    let problems = check(&fake, content, &fake.limits(), &find);
    assert!(problems.iter().all(|p| p.params["network"] == "Fake"));
    let told: Vec<String> = problems
        .iter()
        .map(|p| {
            let number = |name: &str| p.params.get(name).map(|v| format!(" {name}={v}")).unwrap_or_default();
            format!("{} at {}{}{}{}", p.code, p.field, number("limit"), number("count"), number("over"))
        })
        .collect();
    assert_eq!(told, expect);
}

#[test]
fn an_ordinary_post_has_no_problem() {
    told(&Content::text("halo\nhalo\t🙂"), &[], &[]);
    let photo = id(1);
    told(&one(part("", &[photo])), &[(photo, info("image/png", 1 << 40, 0))], &[]);
}

#[test]
fn text_limits_are_told() {
    told(&Content::default(), &[], &["text_empty at parts"]);
    told(&Content::text(" \n"), &[], &["text_empty at parts[0].text"]);
    told(
        &Content::text("a".repeat(510)),
        &[],
        &["text_too_long at parts[0].text limit=500 count=510 over=10"],
    );
    let warned = Content { warning: Some("w".repeat(20)), ..Content::text("a".repeat(490)) };
    told(&warned, &[], &["text_too_long at parts[0].text limit=500 count=510 over=10"]);
    told(&Content::text("a\0b"), &[], &["text_control at parts[0].text"]);
    told(
        &Content::text("👨‍👩‍👧‍👦".repeat(130)),
        &[],
        &["text_too_many_bytes at parts[0].text limit=3000 count=3250 over=250"],
    );
    let thread = Content { parts: vec![part("a", &[]); 26], ..Content::default() };
    told(&thread, &[], &["thread_too_long at parts limit=25 count=26 over=1"]);
}

#[test]
fn media_limits_are_told() {
    let ids: Vec<MediaId> = (0..6).map(id).collect();
    let photos: Vec<_> = ids.iter().map(|i| (*i, info("image/jpeg", 10, 0))).collect();
    told(&one(part("", &ids[..5])), &photos, &["media_too_many at parts[0].media limit=4 count=5 over=1"]);
    told(&one(part("", &ids[..1])), &[], &["media_missing at parts[0].media[0]"]);
    told(&one(part("", &[ids[0], ids[0]])), &photos, &["media_twice at parts[0].media[1]"]);
    let mut mixed = photos.clone();
    mixed[1].1 = info("video/mp4", 10, 1000);
    told(&one(part("", &ids[..2])), &mixed, &["media_mixed at parts[0].media"]);
    let video = |bytes, ms| vec![(ids[0], info("video/mp4", bytes, ms))];
    let film = one(part("", &ids[..1]));
    told(&film, &video(10, 1000), &[]);
    told(
        &film,
        &video(41 << 20, 1000),
        &["media_over_size at parts[0].media[0] limit=41943040 count=42991616 over=1048576"],
    );
    told(
        &film,
        &video(10, 141_000),
        &["video_too_long at parts[0].media[0] limit=140.0 count=141.0 over=1.0"],
    );
    told(&film, &video(10, 400), &["video_too_short at parts[0].media[0] limit=0.5 count=0.4 over=0.1"]);
    told(
        &film,
        &[(ids[0], info("video/x-ms-wmv", 10, 1000))],
        &["media_type_unsupported at parts[0].media[0]"],
    );
    told(
        &film,
        &[(ids[0], info("application/pdf", 10, 0))],
        &["media_type_unsupported at parts[0].media[0]"],
    );
    let mut described = film.clone();
    described.parts[0].media[0].alt = "x".repeat(1501);
    told(
        &described,
        &video(10, 1000),
        &["alt_too_long at parts[0].media[0].alt limit=1500 count=1501 over=1"],
    );
}

#[test]
fn poll_limits_are_told() {
    let poll = |options: &[&str], open_secs| {
        let options = options.iter().map(|o| (*o).to_owned()).collect();
        one(Part { poll: Some(Poll { options, open_secs, multiple: false }), ..part("ya?", &[]) })
    };
    told(&poll(&["a", "b"], 600), &[], &[]);
    told(&poll(&["a"], 600), &[], &["poll_too_few_options at parts[0].poll.options limit=2 count=1"]);
    told(
        &poll(&["a", "b", "c", "d", "e"], 600),
        &[],
        &["poll_too_many_options at parts[0].poll.options limit=4 count=5 over=1"],
    );
    told(
        &poll(&["a", "a", " "], 600),
        &[],
        &["poll_option_twice at parts[0].poll.options[1]", "poll_option_empty at parts[0].poll.options[2]"],
    );
    told(&poll(&["a", "b"], 10), &[], &["poll_too_short at parts[0].poll.open_secs limit=300 count=10"]);
    let photo = id(1);
    let mut both = poll(&["a", "b"], 600);
    both.parts[0].media = part("", &[photo]).media;
    told(&both, &[(photo, info("image/png", 1, 0))], &["poll_with_media at parts[0].poll"]);
}

#[test]
fn what_a_network_lacks_is_told() {
    let content = Content {
        visibility: Some(Visibility::Direct),
        language: Some("bahasa indonesia".into()),
        ..Content::text("halo")
    };
    told(&content, &[], &["visibility_unsupported at visibility", "language_malformed at language"]);
    let card = |url: &str| LinkCard {
        url: url.into(),
        title: String::new(),
        description: String::new(),
        image: None,
    };
    told(
        &one(Part { card: Some(card("ftp://x")), ..part("a", &[]) }),
        &[],
        &["card_url at parts[0].card.url"],
    );
    told(&one(Part { card: Some(card("https://x.id")), ..part("", &[]) }), &[], &[]);
}

#[test]
fn languages_have_the_shape_of_bcp_47() {
    for good in ["id", "en-GB", "zh-Hant-TW", "jv"] {
        assert!(is_language(good), "{good}");
    }
    for bad in ["", "i", "indonesian", "en_GB", "en-", "e1"] {
        assert!(!is_language(bad), "{bad}");
    }
}
