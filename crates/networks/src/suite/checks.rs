//! The checks of the behaviour suite, one function each.

use super::{Seen, Suite, stored};
use crate::*;
use selaras_kernel::{MediaId, Metric};
use std::collections::BTreeSet;

async fn see(suite: &Suite<'_>, id: &str) -> Seen {
    suite.witness.settled().await;
    suite.witness.see(id).await.unwrap_or_else(|| panic!("post {id} is not on the network"))
}

async fn count(suite: &Suite<'_>, text: &str) -> usize {
    suite.witness.settled().await;
    suite.witness.count(text).await
}

pub(super) async fn text_appears_once(suite: &Suite<'_>) {
    let text = suite.text("Sekali saja");
    let done = suite.publish(&Content::text(&text)).await;
    let post = &done.posted[0];
    assert!(!post.id.is_empty() && post.url.starts_with("http"), "a post has an id and a page: {post:?}");
    assert_eq!(see(suite, &post.id).await.text, text);
    assert_eq!(count(suite, &text).await, 1);
    // Asked again after the end, the connector does nothing.
    let content = Content::text(&text);
    let outgoing = suite.outgoing(&content, &suite.account, suite.key());
    let again = suite.connector.publish(&outgoing, &done).await;
    assert_eq!(again.ok(), Some(Step::Published(done)), "after the end there is nothing to do");
    assert_eq!(count(suite, &text).await, 1);
}

pub(super) async fn unicode_survives(suite: &Suite<'_>) {
    let text = suite.text("Čau 你好 नमस्ते 👩‍👩‍👧 <b>&amp;</b> \"é\" “x”");
    let done = suite.publish(&Content::text(&text)).await;
    assert_eq!(see(suite, &done.posted[0].id).await.text, text);
}

pub(super) fn over_limit_is_told_before_the_call(suite: &Suite<'_>) {
    let max = suite.account.limits.text.max as usize;
    let content = Content::text("a".repeat(max + 1));
    let problems = check(suite.connector, &content, &suite.account.limits, &|_| None);
    assert!(problems.iter().any(|p| p.code == "text_too_long"), "{problems:?}");
    let fits = Content::text("a".repeat(max.min(100)));
    let problems = check(suite.connector, &fits, &suite.account.limits, &|_| None);
    assert!(problems.is_empty() || suite.account.limits.media_required, "{problems:?}");
}

pub(super) async fn wrong_token_is_told(suite: &Suite<'_>) {
    let content = Content::text(suite.text("Dengan token salah"));
    let key = suite.key();
    let progress = suite.connector.prepare(&content, key, suite.now);
    let outgoing = suite.outgoing(&content, &suite.wrong, key);
    let error = match suite.connector.publish(&outgoing, &progress).await {
        Err(error) => error,
        Ok(step) => panic!("published with a wrong token: {step:?}"),
    };
    assert!(matches!(error.kind, ErrorKind::SignInNeeded | ErrorKind::TokenExpired), "{error}");
    assert_eq!(error.outcome, Outcome::NotDone, "{error}");
    let numbers = suite.connector.profile_numbers(&suite.wrong).await;
    if !suite.connector.capability().profile_metrics.is_empty() {
        // Some networks tell these to anybody.
        let kind = numbers.err().map(|e| e.kind);
        assert!(matches!(kind, None | Some(ErrorKind::SignInNeeded | ErrorKind::TokenExpired)), "{kind:?}");
    }
}

pub(super) async fn repeat_is_the_same(suite: &Suite<'_>) {
    let text = suite.text("Diulang");
    let content = Content::text(&text);
    let key = suite.key();
    let start = stored(&suite.connector.prepare(&content, key, suite.now));
    let first = suite.go_on(&content, key, start.clone()).await;
    let second = suite.go_on(&content, key, start).await;
    assert_eq!(first.posted[0].id, second.posted[0].id, "a repeat is the same post");
    assert_eq!(count(suite, &text).await, 1);
}

pub(super) async fn settle_tells(suite: &Suite<'_>) {
    let content = Content::text(suite.text("Sudah ada? https://example.org/a?b=1&c=2 #tanya"));
    let key = suite.key();
    let start = suite.connector.prepare(&content, key, suite.now);
    let outgoing = suite.outgoing(&content, &suite.account, key);
    let look = async |progress: &Progress| {
        suite.witness.settled().await;
        suite.connector.settle(&outgoing, progress).await.unwrap_or_else(|e| panic!("settling: {e}"))
    };
    assert_eq!(look(&start).await, Settled::Absent, "nothing was sent yet");
    let done = suite.go_on(&content, key, start.clone()).await;
    match look(&start).await {
        Settled::Appeared(found) => assert_eq!(found.posted[0].id, done.posted[0].id),
        other => panic!("the post appeared, but settling said {other:?}"),
    }
    let other = Content::text(suite.text("Belum ada"));
    let key = suite.key();
    let outgoing = suite.outgoing(&other, &suite.account, key);
    let fresh = suite.connector.prepare(&other, key, suite.now);
    let settled = suite.connector.settle(&outgoing, &fresh).await;
    assert_eq!(settled.ok(), Some(Settled::Absent), "another post does not stand for this one");
}

fn thread(suite: &Suite<'_>, name: &str, parts: usize) -> Content {
    let part = |n| Part { text: suite.text(&format!("{name} {n}")), ..Part::default() };
    Content { parts: (0..parts).map(part).collect(), ..Content::default() }
}

pub(super) async fn thread_in_order(suite: &Suite<'_>) {
    let content = thread(suite, "Utas", 3);
    let done = suite.publish(&content).await;
    let ids: BTreeSet<_> = done.posted.iter().map(|p| &p.id).collect();
    assert_eq!(ids.len(), 3, "each part is a post of its own");
    for (index, post) in done.posted.iter().enumerate() {
        let seen = see(suite, &post.id).await;
        assert_eq!(seen.text, content.parts[index].text);
        let before = index.checked_sub(1).map(|i| done.posted[i].id.clone());
        assert_eq!(seen.reply_to, before, "part {index} answers the one before");
    }
}

/// The answer to the second part is lost: settling from the progress of before it finds it, and the rest follows.
pub(super) async fn thread_goes_on(suite: &Suite<'_>) {
    let content = thread(suite, "Terputus", 2);
    let key = suite.key();
    let outgoing = suite.outgoing(&content, &suite.account, key);
    let start = suite.connector.prepare(&content, key, suite.now);
    let mut half = start;
    while half.posted.is_empty() {
        match suite.connector.publish(&outgoing, &half).await {
            Ok(Step::Advance(next) | Step::Wait(next, _)) => half = stored(&next),
            other => panic!("the first of two parts: {other:?}"),
        }
    }
    suite.witness.settled().await;
    let settled = suite.connector.settle(&outgoing, &half).await;
    assert_eq!(settled.ok(), Some(Settled::Absent), "the second part was not sent");
    let done = suite.go_on(&content, key, half.clone()).await;
    suite.witness.settled().await;
    match suite.connector.settle(&outgoing, &half).await {
        Ok(Settled::Appeared(found)) => assert_eq!(found.posted[1].id, done.posted[1].id),
        other => panic!("the second part appeared, but settling said {other:?}"),
    }
    assert_eq!(count(suite, &content.parts[1].text).await, 1);
}

pub(super) async fn image_with_alt(suite: &Suite<'_>) {
    let alt = "Satu piksel abu-abu “dengan” é";
    let media = MediaId::new(suite.now);
    let part =
        Part { text: suite.text("Bergambar"), media: vec![Attachment::whole(media, alt)], ..Part::default() };
    let done = suite.publish(&Content { parts: vec![part], ..Content::default() }).await;
    let seen = see(suite, &done.posted[0].id).await;
    assert_eq!(seen.alts, [alt], "the description goes with the image");
}

pub(super) async fn warning_shows(suite: &Suite<'_>) {
    let warning = Some(suite.text("Awas"));
    let content = Content { warning: warning.clone(), ..Content::text(suite.text("Di balik peringatan")) };
    let done = suite.publish(&content).await;
    assert_eq!(see(suite, &done.posted[0].id).await.warning, warning);
}

pub(super) async fn visibility_holds(suite: &Suite<'_>) {
    let content =
        Content { visibility: Some(Visibility::Unlisted), ..Content::text(suite.text("Tidak terdaftar")) };
    let done = suite.publish(&content).await;
    assert_eq!(see(suite, &done.posted[0].id).await.visibility, Some(Visibility::Unlisted));
}

pub(super) async fn poll_appears(suite: &Suite<'_>) {
    let Some(rule) = &suite.account.limits.poll else { return };
    let options: Vec<String> = ["Kopi", "Teh"].map(String::from).into();
    let poll = Poll { options: options.clone(), open_secs: rule.min_secs.max(3600), multiple: false };
    let part = Part { text: suite.text("Pilih"), poll: Some(poll), ..Part::default() };
    let done = suite.publish(&Content { parts: vec![part], ..Content::default() }).await;
    assert_eq!(see(suite, &done.posted[0].id).await.poll, options);
}

/// Addresses of a post under which another may refer to it: its id, and its page.
pub(super) async fn reply_is_one(suite: &Suite<'_>) {
    let first = suite.publish(&Content::text(suite.text("Tanya"))).await.posted.remove(0);
    suite.witness.settled().await;
    let content = Content { reply_to: Some(first.id.clone()), ..Content::text(suite.text("Jawab")) };
    let done = suite.publish(&content).await;
    assert_eq!(see(suite, &done.posted[0].id).await.reply_to, Some(first.id));
}

pub(super) async fn quote_is_one(suite: &Suite<'_>) {
    let first = suite.publish(&Content::text(suite.text("Dikutip"))).await.posted.remove(0);
    suite.witness.settled().await;
    let content = Content { quote: Some(first.id.clone()), ..Content::text(suite.text("Mengutip")) };
    let done = suite.publish(&content).await;
    assert_eq!(see(suite, &done.posted[0].id).await.quote, Some(first.id));
}

async fn numbers(suite: &Suite<'_>, id: &str) -> Option<Numbers> {
    suite.witness.settled().await;
    let ids = [id.to_owned()];
    let answer = suite.connector.post_numbers(&suite.account, &ids).await;
    let mut answer = answer.unwrap_or_else(|e| panic!("numbers of a post: {e}"));
    assert_eq!(answer.len(), 1, "every post asked for is answered for");
    assert_eq!(answer[0].0, id);
    answer.remove(0).1
}

pub(super) async fn reaction_counts(suite: &Suite<'_>) {
    let done = suite.publish(&Content::text(suite.text("Suka?"))).await;
    let id = &done.posted[0].id;
    let reactions = async || numbers(suite, id).await.and_then(|n| n.get(&Metric::Reactions).copied());
    assert_eq!(reactions().await, Some(0));
    if suite.witness.react(id).await {
        assert_eq!(reactions().await, Some(1));
    }
}

pub(super) async fn deleted_is_none(suite: &Suite<'_>) {
    let done = suite.publish(&Content::text(suite.text("Akan dihapus"))).await;
    let id = &done.posted[0].id;
    assert!(numbers(suite, id).await.is_some());
    if suite.witness.delete(id).await {
        assert_eq!(numbers(suite, id).await, None, "a deleted post has no numbers");
    }
}

pub(super) async fn profile_numbers_come(suite: &Suite<'_>) {
    suite.witness.settled().await;
    let numbers = suite.connector.profile_numbers(&suite.account).await;
    let numbers = numbers.unwrap_or_else(|e| panic!("numbers of the profile: {e}"));
    for metric in suite.connector.capability().profile_metrics {
        assert!(numbers.get(metric).is_some_and(|n| *n >= 0), "{metric:?} is told: {numbers:?}");
    }
}

pub(super) async fn nobody_there(suite: &Suite<'_>) {
    let Some(account) = &suite.unreachable else { return };
    let content = Content::text(suite.text("Tidak sampai"));
    let key = suite.key();
    let progress = suite.connector.prepare(&content, key, suite.now);
    let error = match suite.connector.publish(&suite.outgoing(&content, account, key), &progress).await {
        Err(error) => error,
        Ok(step) => panic!("published at a server that is not there: {step:?}"),
    };
    assert_eq!((error.kind, error.outcome), (ErrorKind::Unavailable, Outcome::NotDone), "{error}");
    assert!(error.temporary());
}
