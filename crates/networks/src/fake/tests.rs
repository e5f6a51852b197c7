//! Does the fake do what its script says, and does it pass the suite that real connectors pass?

use super::*;
use crate::Outcome;

const NOW: Timestamp = Timestamp(1_790_000_000_000_000);

fn outgoing<'a>(account: &'a Account, content: &'a Content) -> Outgoing<'a> {
    Outgoing { account, content, media: &FakeMedia, key: uuid::Uuid::nil(), prepared_at: NOW, now: NOW }
}

#[tokio::test]
async fn a_lost_answer_leaves_one_post_that_settling_finds() {
    for fake in [Fake::new(), Fake::doubling()] {
        let (account, content) = (fake.account("budi"), Content::text("halo"));
        let out = outgoing(&account, &content);
        let progress = fake.prepare(&content, out.key, NOW);
        fake.script(Fault::DropAnswer);
        fake.script(Fault::DropRequest);
        assert_eq!(fake.publish(&out, &progress).await.unwrap_err().outcome, Outcome::Unknown);
        assert_eq!(fake.texts(), ["halo"]);
        let Settled::Appeared(found) = fake.settle(&out, &progress).await.unwrap() else { panic!() };
        assert_eq!(found.posted.len(), 1);
        let other = Content::text("lain");
        let out = outgoing(&account, &other);
        let progress = fake.prepare(&other, uuid::Uuid::max(), NOW);
        assert_eq!(fake.publish(&out, &progress).await.unwrap_err().outcome, Outcome::Unknown);
        assert_eq!(fake.settle(&out, &progress).await.unwrap(), Settled::Absent);
    }
}

#[tokio::test]
async fn a_blind_repeat_doubles_only_where_the_network_doubles() {
    for (fake, expect) in [(Fake::new(), 1), (Fake::doubling(), 2)] {
        let (account, content) = (fake.account("budi"), Content::text("halo"));
        let out = outgoing(&account, &content);
        let progress = fake.prepare(&content, out.key, NOW);
        fake.publish(&out, &progress).await.unwrap();
        fake.publish(&out, &progress).await.unwrap();
        assert_eq!(fake.texts().len(), expect);
    }
}

#[tokio::test]
async fn tokens_end_and_are_refreshed() {
    let fake = Fake::new();
    let (mut account, content) = (fake.account("budi"), Content::text("halo"));
    let progress = fake.prepare(&content, uuid::Uuid::nil(), NOW);
    fake.script(Fault::ExpireToken);
    let error = fake.publish(&outgoing(&account, &content), &progress).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TokenExpired);
    account.secret = fake.refresh(&account, NOW).await.unwrap();
    fake.script(Fault::RateLimit(Duration::from_secs(7)));
    let error = fake.publish(&outgoing(&account, &content), &progress).await.unwrap_err();
    assert_eq!((error.kind, error.until), (ErrorKind::RateLimited, Some(NOW + Duration::from_secs(7))));
    fake.script(Fault::Busy(Duration::from_secs(1)));
    let step = fake.publish(&outgoing(&account, &content), &progress).await.unwrap();
    assert!(matches!(step, Step::Wait(_, _)));
    let step = fake.publish(&outgoing(&account, &content), &progress).await.unwrap();
    assert!(matches!(step, Step::Published(_)));
    fake.end_token("budi", false);
    assert_eq!(fake.refresh(&account, NOW).await.unwrap_err().kind, ErrorKind::SignInNeeded);
}

struct Eyes<'a>(&'a Fake);

#[async_trait]
impl crate::suite::Witness for Eyes<'_> {
    async fn see(&self, id: &str) -> Option<crate::suite::Seen> {
        let post = self.0.posts().into_iter().find(|p| p.id == id && !p.deleted)?;
        Some(crate::suite::Seen {
            text: post.part.text,
            alts: post.part.media.into_iter().map(|a| a.alt).collect(),
            warning: post.warning,
            visibility: Some(post.visibility),
            reply_to: post.reply_to,
            quote: post.quote,
            poll: post.part.poll.map(|p| p.options).unwrap_or_default(),
        })
    }

    async fn count(&self, text: &str) -> usize {
        self.0.texts().iter().filter(|t| *t == text).count()
    }

    async fn react(&self, id: &str) -> bool {
        self.0.set_number(id, Metric::Reactions, 1);
        true
    }

    async fn delete(&self, id: &str) -> bool {
        self.0.delete(id);
        true
    }

    fn addresses(&self, _with_account: bool) -> Vec<String> {
        ["budi", " @budi", "https://fake.test/@budi"].map(String::from).into()
    }

    fn nobody(&self) -> String {
        "@tidak.ada".into()
    }

    async fn silent(&self) -> String {
        self.0.account("diam").handle
    }

    fn mentionable(&self) -> (String, String) {
        ("@siti".into(), "siti".into())
    }

    async fn post_of_another(&self, text: &str) -> Option<String> {
        let part = Part { text: text.into(), ..Part::default() };
        Some(self.0.posts_by_itself("siti", part, NOW))
    }

    async fn pass_on(&self, _id: &str) -> Option<String> {
        None
    }
}

#[tokio::test]
async fn a_profile_is_as_a_test_makes_it() {
    let fake = Fake::new();
    let part = |text: &str| Part { text: text.into(), ..Part::default() };
    let first = fake.posts_by_itself("kedai", part("Buka #Pagi"), NOW);
    fake.posts_by_itself("kedai", part("Tutup"), NOW + Duration::from_secs(1));
    fake.set_profile_number("kedai", Metric::Followers, 1200);
    fake.set_number(&first, Metric::Reactions, 7);
    let found = fake.find_public(None, "@kedai").await.unwrap();
    assert_eq!((found.numbers[&Metric::Followers], found.numbers[&Metric::Posts]), (1200, 2));
    let page = fake.public_posts(None, &found.profile, NOW, None).await.unwrap();
    let texts: Vec<&str> = page.posts.iter().map(|post| post.text.as_str()).collect();
    assert_eq!(texts, ["Tutup", "Buka #Pagi"]);
    assert_eq!(page.posts[1].numbers[&Metric::Reactions], 7);
    fake.refuse_look(ConnectorError::not_done(ErrorKind::RateLimited, "slow down"));
    assert_eq!(fake.find_public(None, "kedai").await.unwrap_err().kind, ErrorKind::RateLimited);
    assert!(fake.find_public(None, "kedai").await.is_ok());
    assert_eq!(fake.looks(), 4);
}

#[tokio::test]
async fn the_fake_passes_the_suite() {
    for fake in [Fake::new(), Fake::doubling()] {
        let account = fake.account("budi");
        let wrong = Account { secret: secret(99), ..account.clone() };
        let suite = crate::suite::Suite {
            connector: &fake,
            account,
            wrong,
            unreachable: None,
            witness: &Eyes(&fake),
            media: &FakeMedia,
            now: NOW,
            run: "r1".into(),
        };
        let report = crate::suite::run(&suite).await;
        let left_out = if fake.doubles { 2 } else { 1 };
        assert_eq!(report.skipped.len(), left_out, "{:?}", report.skipped);
    }
}
