//! The checks of what a connector shows of somebody's profile: the suite's own account, looked at as somebody else would.

use super::Suite;
use crate::*;
use selaras_kernel::{MediaId, Metric, Timestamp};
use std::{collections::BTreeSet, time::Duration};

/// How far the network's clock and roundings may put a post before its time.
const CLOCKS_DIFFER: Duration = Duration::from_secs(60);

/// Those who may look: anybody, where the network lets them, and the account.
fn lookers<'a>(suite: &'a Suite<'_>) -> Vec<Option<&'a Account>> {
    let open = suite.connector.capability().public_profiles.as_ref().is_some_and(|can| can.without_account);
    open.then_some(None).into_iter().chain([Some(&suite.account)]).collect()
}

async fn found(suite: &Suite<'_>, account: Option<&Account>, address: &str) -> PublicProfile {
    let found = suite.connector.find_public(account, address).await;
    found.unwrap_or_else(|e| panic!("looking for {address:?} (account: {}): {e}", account.is_some()))
}

/// The suite's own profile as `account` finds it.
async fn own(suite: &Suite<'_>, account: Option<&Account>) -> PublicProfileRef {
    let address = suite.witness.addresses(account.is_some()).remove(0);
    found(suite, account, &address).await.profile
}

/// All pages of a profile's posts since an instant.
async fn pages(
    suite: &Suite<'_>,
    account: Option<&Account>,
    profile: &PublicProfileRef,
    since: Timestamp,
) -> Vec<Vec<PublicPost>> {
    let (mut pages, mut next) = (Vec::new(), None);
    for _ in 0..100 {
        let page = suite.connector.public_posts(account, profile, since, next).await;
        let page = page.unwrap_or_else(|e| panic!("posts of {profile:?}: {e}"));
        pages.push(page.posts);
        next = page.next;
        if next.is_none() {
            return pages;
        }
    }
    panic!("the pages of {profile:?} never end");
}

async fn seen(
    suite: &Suite<'_>,
    account: Option<&Account>,
    profile: &PublicProfileRef,
    id: &str,
) -> PublicPost {
    let all = pages(suite, account, profile, suite.now - CLOCKS_DIFFER).await;
    let post = all.into_iter().flatten().find(|post| post.remote_id == id);
    post.unwrap_or_else(|| panic!("post {id} is not among those of {profile:?}"))
}

/// A network that shows no profiles says so, and asks nobody.
pub(super) async fn none_is_shown(suite: &Suite<'_>) {
    let handle = suite.account.handle.as_str();
    let error = match suite.connector.find_public(Some(&suite.account), handle).await {
        Err(error) => error,
        Ok(found) => panic!("the network shows no profiles, and showed {found:?}"),
    };
    assert_eq!((error.kind, error.outcome), (ErrorKind::NotShown, Outcome::NotDone), "{error}");
}

pub(super) async fn profile_is_found(suite: &Suite<'_>) {
    suite.witness.settled().await;
    for account in lookers(suite) {
        let addresses = suite.witness.addresses(account.is_some());
        assert!(!addresses.is_empty(), "the witness knows how the profile is spelled");
        let first = found(suite, account, &addresses[0]).await;
        for address in &addresses {
            let one = found(suite, account, address).await;
            assert_eq!(one.profile, first.profile, "{address:?} is the same profile");
            assert_eq!(one.profile.remote_id, suite.account.remote_id, "{address:?}");
            assert_eq!(one.profile.handle, suite.account.handle, "{address:?}");
            assert!(one.url.starts_with("http"), "{one:?}");
            for metric in [Metric::Followers, Metric::Following, Metric::Posts] {
                assert!(one.numbers.get(&metric).is_some_and(|n| *n >= 0), "{metric:?} is told: {one:?}");
            }
        }
        let again = found(suite, account, &first.url).await;
        assert_eq!(again.profile.remote_id, first.profile.remote_id, "its page is an address of it");
        assert_eq!(again.profile.handle, first.profile.handle, "its page is an address of it");
    }
}

pub(super) async fn nobody_is_told(suite: &Suite<'_>) {
    for account in lookers(suite) {
        let find = async |address: &str| {
            let answer = suite.connector.find_public(account, address).await;
            let error = answer.err().unwrap_or_else(|| panic!("{address:?} is nobody, and was found"));
            assert_eq!((error.kind, error.outcome), (ErrorKind::NotFound, Outcome::NotDone), "{error}");
            error.own
        };
        let nobody = suite.witness.nobody();
        assert_eq!(find(&nobody).await, Some(Own::NameUnknown), "{nobody:?}");
        for nonsense in ["", " @ ", "dua kata", "@ani/../x y"] {
            assert_eq!(find(nonsense).await, Some(Own::NotAName), "{nonsense:?}");
        }
    }
}

pub(super) async fn silence_is_empty(suite: &Suite<'_>) {
    let silent = suite.witness.silent().await;
    suite.witness.settled().await;
    for account in lookers(suite) {
        let profile = found(suite, account, &silent).await;
        assert_eq!(profile.numbers.get(&Metric::Posts), Some(&0), "{silent:?} never posted");
        let all = pages(suite, account, &profile.profile, Timestamp::default()).await;
        assert!(all.iter().all(Vec::is_empty), "{silent:?} never posted: {all:?}");
    }
}

/// One post of each kind that the network takes, with the format it must be told as.
fn kinds(suite: &Suite<'_>) -> Vec<(Content, PostFormat)> {
    let limits = &suite.account.limits;
    let part = |name: &str| Part { text: suite.text(name), ..Part::default() };
    let pictures = |count: usize| {
        let one = |_| Attachment::whole(MediaId::new(suite.now), "Abu-abu");
        Part { media: (0..count).map(one).collect(), ..part("Gambar") }
    };
    let mut kinds = vec![
        (part("Hanya kata"), PostFormat::Text),
        (part("Baca https://example.org/selaras"), PostFormat::Link),
    ];
    if let Some(rule) = &limits.image {
        kinds.push((pictures(1), PostFormat::Image));
        if rule.max_count > 1 {
            kinds.push((pictures(2), PostFormat::Carousel));
        }
    }
    if let Some(rule) = &limits.poll {
        let options = ["Kopi", "Teh"].map(String::from).into();
        let poll = Poll { options, open_secs: rule.min_secs.max(3600), multiple: false };
        kinds.push((Part { poll: Some(poll), ..part("Pilih") }, PostFormat::Poll));
    }
    let whole = |(part, format)| (Content { parts: vec![part], ..Content::default() }, format);
    kinds.into_iter().map(whole).collect()
}

pub(super) async fn formats_are_told(suite: &Suite<'_>) {
    let mut published = Vec::new();
    for (content, format) in kinds(suite) {
        published.push((suite.publish(&content).await.posted.remove(0), format));
    }
    suite.witness.settled().await;
    for account in lookers(suite) {
        let profile = own(suite, account).await;
        for (post, format) in &published {
            let seen = seen(suite, account, &profile, &post.id).await;
            assert_eq!((seen.format, &seen.url), (*format, &post.url), "{seen:?}");
            assert!(!seen.reply && !seen.thread && !seen.quote, "{seen:?}");
        }
    }
}

pub(super) async fn words_are_told(suite: &Suite<'_>) {
    let (written, handle) = suite.witness.mentionable();
    let text = suite.text(&format!("Bersama {written} <b>&\n\n#KopiSelaras #kopiselaras #Été"));
    let content = Content { language: Some("id".into()), ..Content::text(&text) };
    let post = suite.publish(&content).await.posted.remove(0);
    let reacted = suite.witness.react(&post.id).await;
    suite.witness.settled().await;
    for account in lookers(suite) {
        let seen = seen(suite, account, &own(suite, account).await, &post.id).await;
        assert_eq!(seen.text, text);
        assert_eq!(seen.language.as_deref(), Some("id"));
        assert_eq!(seen.hashtags, ["kopiselaras", "été"]);
        assert_eq!(seen.mentions, [handle.as_str()]);
        assert!(seen.published_at >= suite.now - CLOCKS_DIFFER, "{seen:?}");
        for metric in suite.connector.capability().post_metrics {
            let expect = i64::from(*metric == Metric::Reactions && reacted);
            assert_eq!(seen.numbers.get(metric).copied().unwrap_or(expect), expect, "{metric:?}: {seen:?}");
        }
        assert!(seen.numbers.contains_key(&Metric::Reactions), "{seen:?}");
    }
}

pub(super) async fn answers_are_told_apart(suite: &Suite<'_>) {
    let part = |n| Part { text: suite.text(&format!("Bersambung {n}")), ..Part::default() };
    let thread = Content { parts: vec![part(1), part(2)], ..Content::default() };
    let thread = suite.publish(&thread).await.posted;
    suite.witness.settled().await;
    let others = suite.witness.post_of_another(&suite.text("Dari orang lain")).await;
    suite.witness.settled().await;
    let reply = Content { reply_to: others.clone(), ..Content::text(suite.text("Kepada orang lain")) };
    let quote = Content { quote: Some(thread[0].id.clone()), ..Content::text(suite.text("Mengutip diri")) };
    let limits = &suite.account.limits;
    let reply =
        if limits.reply && others.is_some() { suite.publish(&reply).await.posted } else { Vec::new() };
    let quote = if limits.quote { suite.publish(&quote).await.posted } else { Vec::new() };
    suite.witness.settled().await;
    for account in lookers(suite) {
        let profile = own(suite, account).await;
        let flags = async |post: &Posted| {
            let seen = seen(suite, account, &profile, &post.id).await;
            (seen.reply, seen.thread, seen.quote)
        };
        assert_eq!(flags(&thread[0]).await, (false, false, false));
        assert_eq!(flags(&thread[1]).await, (false, true, false), "it goes on after a post of their own");
        for post in &reply {
            assert_eq!(flags(post).await, (true, false, false), "it answers somebody else");
        }
        for post in &quote {
            assert_eq!(flags(post).await, (false, false, true), "it quotes");
        }
    }
}

/// More posts than fit on a page, an own one passed on again, one of another passed on: each own post comes once, in order.
pub(super) async fn pages_hold_no_post_twice(suite: &Suite<'_>) {
    let Some(can) = &suite.connector.capability().public_profiles else { return };
    let mut ids = BTreeSet::new();
    for n in 0..=can.page {
        let done = suite.publish(&Content::text(suite.text(&format!("Halaman {n}")))).await;
        ids.insert(done.posted[0].id.clone());
    }
    suite.witness.settled().await;
    let others = suite.witness.post_of_another(&suite.text("Untuk diteruskan")).await;
    suite.witness.settled().await;
    let mut passed_on: Vec<String> = others.iter().cloned().collect();
    for id in ids.first().into_iter().chain(&others) {
        passed_on.extend(suite.witness.pass_on(id).await);
    }
    suite.witness.settled().await;
    for account in lookers(suite) {
        let profile = own(suite, account).await;
        let all = pages(suite, account, &profile, suite.now - CLOCKS_DIFFER).await;
        assert!(all.len() > 1, "there is more than a page");
        assert!(all.iter().all(|page| page.len() <= can.page), "a page holds {} posts at most", can.page);
        let all: Vec<PublicPost> = all.into_iter().flatten().collect();
        let seen: BTreeSet<_> = all.iter().map(|post| post.remote_id.clone()).collect();
        assert_eq!(seen.len(), all.len(), "no post comes twice");
        assert!(ids.is_subset(&seen), "no post is left out: {:?}", ids.difference(&seen));
        assert!(passed_on.iter().all(|id| !seen.contains(id)), "what is passed on is not theirs");
        assert!(all.is_sorted_by(|a, b| a.published_at >= b.published_at), "the newest comes first");
        later_is_empty(suite, account, &profile).await;
    }
}

async fn later_is_empty(suite: &Suite<'_>, account: Option<&Account>, profile: &PublicProfileRef) {
    let later = suite.now + Duration::from_secs(24 * 3600);
    let page = suite.connector.public_posts(account, profile, later, None).await;
    assert_eq!(
        page.ok(),
        Some(PublicPosts::default()),
        "nothing was posted since tomorrow, nor is older asked for"
    );
}

/// What only some may see is not public, also for one who may see it.
pub(super) async fn only_public_posts_are_told(suite: &Suite<'_>) {
    let hidden =
        Content { visibility: Some(Visibility::Followers), ..Content::text(suite.text("Hanya pengikut")) };
    let hidden = suite.publish(&hidden).await.posted.remove(0);
    suite.witness.settled().await;
    for account in lookers(suite) {
        let profile = own(suite, account).await;
        let all = pages(suite, account, &profile, suite.now - CLOCKS_DIFFER).await;
        assert!(all.iter().flatten().all(|post| post.remote_id != hidden.id), "followers-only is not public");
    }
}

/// A token that is no good is told as such where it is used, and nobody else's is.
pub(super) async fn a_wrong_token_is_told(suite: &Suite<'_>) {
    let address = suite.witness.addresses(true).remove(0);
    let own = own(suite, Some(&suite.account)).await;
    let found = suite.connector.find_public(Some(&suite.wrong), &address).await;
    let posts = suite.connector.public_posts(Some(&suite.wrong), &own, suite.now, None).await;
    for kind in [found.err().map(|e| e.kind), posts.err().map(|e| e.kind)] {
        // Some networks tell these to anybody.
        assert!(matches!(kind, None | Some(ErrorKind::SignInNeeded | ErrorKind::TokenExpired)), "{kind:?}");
    }
}
