//! Are reviews, comments and guests answered over HTTP as the rights say, and bad requests refused without a trace?

use axum::http::Method;
use selaras_kernel::{BrandId, Clock, Role};
use selaras_server::{
    notifying,
    testing::{As, Reply, TestApp},
};
use selaras_store::{jobs, testing::on_both};
use serde_json::{Value, json};

/// A brand that wants approval, with a post of its creator in review.
struct Case {
    app: TestApp,
    owner: As,
    creator: As,
    editor: As,
    client: As,
    post: String,
    version: i64,
}

impl Case {
    async fn new(app: TestApp) -> Self {
        let owner = app.token().await;
        let brand = app.brand;
        let creator = app.member(Role::Creator, Some(brand)).await;
        let editor = app.member(Role::Editor, Some(brand)).await;
        let client = app.member(Role::Client, Some(brand)).await;
        let path = format!("/api/v1/brands/{brand}");
        app.call(&owner, Method::PATCH, &path, Some(&json!({"approval": true}))).await.expect(200);
        let profile = app.profile_in(brand, "kopi").await;
        let mut case = Self { app, owner, creator, editor, client, post: String::new(), version: 0 };
        let body = json!({"brand": brand, "title": "Gayo", "variants": [{"profile": profile}], "content": {"parts": [{"text": "Halo"}]}});
        case.post = id(&case.does(&case.creator, "posts", body).await.expect(201));
        let sent = case.does(&case.creator, &format!("posts/{}/submit", case.post), json!({})).await;
        case.version = sent.expect(200)["version"].as_i64().expect("a version");
        case
    }

    async fn does(&self, who: &As, path: &str, body: Value) -> Reply {
        self.app.call(who, Method::POST, &format!("/api/v1/{path}"), Some(&body)).await
    }

    async fn of_post(&self, who: &As, what: &str, body: Value) -> Reply {
        self.does(who, &format!("posts/{}/{what}", self.post), body).await
    }

    async fn asks(&self, who: &As, path: &str) -> Reply {
        self.app.call(who, Method::GET, &format!("/api/v1/{path}"), None).await
    }

    async fn state(&self) -> Value {
        self.asks(&self.owner, &format!("posts/{}", self.post)).await.expect(200)["state"].clone()
    }

    /// A member of another brand of the same workspace.
    async fn stranger(&self, role: Role) -> As {
        let other = json!({"name": "Teh", "zone": "Asia/Jakarta"});
        let other: BrandId =
            id(&self.does(&self.owner, "brands", other).await.expect(201)).parse().expect("an id");
        self.app.member(role, Some(other)).await
    }

    async fn person(&self, who: &As) -> String {
        id(&self.asks(who, "me").await.expect(200))
    }
}

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

fn said(reply: &Reply) -> (u16, String) {
    (reply.status.as_u16(), reply.code())
}

fn no(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn a_decision_is_made_by_who_may_with_a_reason_about_what_was_seen_and_never_about_ones_own() {
    on_both(|db| async move {
        let case = Case::new(TestApp::new(db).await).await;
        let reason = || json!({"reason": "Lebih pendek"});
        for what in ["approve", "request-changes", "reject"] {
            assert_eq!(said(&case.of_post(&case.creator, what, reason()).await), no(403, "forbidden"));
        }
        let stranger = case.stranger(Role::Editor).await;
        assert_eq!(said(&case.of_post(&stranger, "approve", json!({})).await), no(404, "not_found"));
        assert_eq!(said(&case.of_post(&stranger, "reject", reason()).await), no(404, "not_found"));
        for what in ["request-changes", "reject"] {
            let blank = case.of_post(&case.editor, what, json!({"reason": " "})).await;
            assert_eq!(said(&blank), no(422, "reason_missing"));
            let unread = case.of_post(&case.editor, what, json!({"why": "x"})).await;
            assert_eq!(unread.status.as_u16(), 422);
        }
        assert_eq!(case.state().await, "in_review", "nothing changed");

        // Read in an older version, it must be read again.
        let words = json!({"content": {"parts": [{"text": "Halo lagi"}]}});
        let path = format!("/api/v1/posts/{}", case.post);
        case.app.call(&case.editor, Method::PATCH, &path, Some(&words)).await.expect(200);
        let headers = [("if-match", &*format!("\"{}\"", case.version))];
        let approve = format!("{path}/approve");
        let old =
            case.app.send(&case.client, Method::POST, &approve, axum::body::Body::empty(), &headers).await;
        assert_eq!(said(&old), no(412, "stale"));
        // Whoever changed it last does not approve it either.
        assert_eq!(said(&case.of_post(&case.editor, "approve", json!({})).await), no(403, "own_approval"));
        case.of_post(&case.client, "reject", reason()).await.expect(200);
        assert_eq!(case.state().await, "rejected");
        assert_eq!(said(&case.of_post(&case.client, "approve", json!({})).await), no(409, "wrong_stage"));
        let board = format!("approvals/sent-back?brand={}", case.app.brand);
        let sent = case.asks(&case.creator, &board).await.expect(200);
        assert_eq!(
            (&sent["items"][0]["post"], &sent["items"][0]["decision"]),
            (&json!(case.post), &json!("rejected"))
        );
        assert_eq!(said(&case.asks(&stranger, &board).await), no(404, "not_found"));
        case.app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn an_absence_is_set_by_oneself_or_who_manages_and_the_deputy_decides_meanwhile() {
    on_both(|db| async move {
        let case = Case::new(TestApp::new(db).await).await;
        let steps = json!({"steps": [{"name": "Klien", "roles": ["client"], "hours": 24}]});
        let plan = format!("/api/v1/brands/{}/approval-steps", case.app.brand);
        case.app.call(&case.owner, Method::PUT, &plan, Some(&steps)).await.expect(200);
        case.of_post(&case.editor, "request-changes", json!({"reason": "Ulang"})).await.expect(200);
        case.of_post(&case.creator, "submit", json!({})).await.expect(200);
        assert_eq!(said(&case.of_post(&case.editor, "approve", json!({})).await), no(403, "step_of_others"));

        let (client, editor) = (case.person(&case.client).await, case.person(&case.editor).await);
        let path = format!("/api/v1/absences/{client}");
        let set = async |who: &As, body: Value| case.app.call(who, Method::PUT, &path, Some(&body)).await;
        let away = |deputy: &str| json!({"deputy": deputy, "from": "2027-01-12", "until": "2027-01-14"});
        assert_eq!(said(&set(&case.creator, away(&editor)).await), no(403, "forbidden"));
        assert_eq!(said(&set(&case.editor, away(&editor)).await), no(403, "forbidden"));
        assert_eq!(said(&set(&case.client, away(&client)).await), no(422, "deputy_self"));
        let creator = case.person(&case.creator).await;
        assert_eq!(said(&set(&case.client, away(&creator)).await), no(422, "deputy_right"));
        let past = json!({"deputy": editor, "from": "2026-01-12", "until": "2026-01-14"});
        assert_eq!(said(&set(&case.client, past).await), no(422, "absence_dates"));
        let unread = json!({"deputy": editor, "from": "besok", "until": "2027-01-14"});
        assert_eq!(set(&case.client, unread).await.status.as_u16(), 422);
        assert_eq!(case.asks(&case.owner, "absences").await.expect(200), json!([]), "nothing changed");
        set(&case.owner, away(&editor)).await.expect(200);
        assert_eq!(case.asks(&case.client, "absences").await.expect(200)[0]["deputy"], json!(editor));
        let review = case.asks(&case.editor, &format!("posts/{}/review", case.post)).await.expect(200);
        assert_eq!((&review["mine"], &review["stand_ins"][0]["deputy"]), (&json!(true), &json!(editor)));
        case.of_post(&case.editor, "approve", json!({})).await.expect(200);
        case.app.call(&case.client, Method::DELETE, &path, None).await.expect(204);
        assert_eq!(case.asks(&case.client, "absences").await.expect(200), json!([]));
        case.app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_comment_is_changed_and_deleted_by_who_wrote_it_alone() {
    on_both(|db| async move {
        let case = Case::new(TestApp::new(db).await).await;
        let made = case.of_post(&case.editor, "comments", json!({"text": "Panjang", "quote": "Halo"})).await;
        let comment = id(&made.expect(201));
        let path = format!("/api/v1/comments/{comment}");
        let change =
            async |who: &As, body: Value| case.app.call(who, Method::PATCH, &path, Some(&body)).await;
        let words = || json!({"text": "Terlalu panjang"});
        assert_eq!(said(&change(&case.creator, words()).await), no(403, "comment_of_other"));
        assert_eq!(said(&change(&case.owner, words()).await), no(403, "comment_of_other"));
        let stranger = case.stranger(Role::Editor).await;
        assert_eq!(said(&change(&stranger, words()).await), no(404, "not_found"));
        for (body, code) in [
            (json!({"text": " "}), "comment_missing"),
            (json!({"text": "x".repeat(4_001)}), "comment_too_long"),
            (json!({}), "comment_change"),
            (json!({"text": "x", "resolved": true}), "comment_change"),
        ] {
            assert_eq!(said(&change(&case.editor, body).await), no(422, code));
        }
        let list = format!("posts/{}/comments", case.post);
        let all = case.asks(&case.creator, &list).await.expect(200);
        assert_eq!(
            (&all[0]["text"], &all[0]["edited_at"]),
            (&json!("Panjang"), &Value::Null),
            "nothing changed"
        );
        assert_eq!(said(&case.asks(&stranger, &list).await), no(404, "not_found"));
        change(&case.editor, words()).await.expect(200);
        let all = case.asks(&case.creator, &list).await.expect(200);
        assert_eq!((&all[0]["text"], &all[0]["quote"]), (&json!("Terlalu panjang"), &json!("Halo")));
        assert!(all[0]["edited_at"].is_string() || all[0]["edited_at"].is_number());
        change(&case.creator, json!({"resolved": true})).await.expect(200);
        let delete = async |who: &As| case.app.call(who, Method::DELETE, &path, None).await;
        assert_eq!(said(&delete(&case.creator).await), no(403, "comment_of_other"));
        delete(&case.editor).await.expect(204);
        assert_eq!(said(&change(&case.editor, words()).await), no(404, "not_found"));
        case.app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn a_guest_rejects_with_a_reason_as_long_as_the_link_is_good() {
    on_both(|db| async move {
        let case = Case::new(TestApp::new(db).await).await;
        let link = async |who: &As, decides: bool| {
            case.does(
                who,
                "guest-links",
                json!({"posts": [case.post], "name": "Bu Ratna", "decides": decides, "days": 7}),
            )
            .await
        };
        assert_eq!(said(&link(&case.creator, true).await), no(403, "forbidden"));
        assert_eq!(said(&link(&case.client, false).await), no(403, "forbidden"));
        let stranger = case.stranger(Role::Editor).await;
        assert_eq!(said(&link(&stranger, true).await), no(404, "not_found"));
        let token = |made: &Value| {
            made["link"].as_str().and_then(|link| link.split_once('#')).expect("a link").1.to_owned()
        };
        let only_looks = token(&link(&case.creator, false).await.expect(201));
        let made = link(&case.editor, true).await.expect(201);
        let decides = token(&made);
        let nobody = As::Anonymous;
        let decide = async |token: &str, version: i64, decision: Value| {
            let body = json!({"token": token, "post": case.post, "version": version, "decision": decision});
            case.does(&nobody, "guest/decide", body).await
        };
        let reject = |why: &str| json!({"reject": why});
        let seen = case.version;
        assert_eq!(said(&decide(&only_looks, seen, reject("Salah")).await), no(403, "guest_may_not"));
        assert_eq!(said(&decide("gst_x", seen, reject("Salah")).await), no(404, "guest_link_over"));
        assert_eq!(said(&decide(&decides, seen, reject(" ")).await), no(422, "reason_missing"));
        assert_eq!(said(&decide(&decides, seen - 1, reject("Salah")).await), no(412, "stale"));
        assert_eq!(decide(&decides, seen, json!({"burn": "x"})).await.status.as_u16(), 422);
        assert_eq!(case.state().await, "in_review", "nothing changed");
        decide(&decides, seen, reject("Salah merek")).await.expect(200);
        assert_eq!(case.state().await, "rejected");
        let review = case.asks(&case.creator, &format!("posts/{}/review", case.post)).await.expect(200);
        let step = &review["steps"][0];
        assert_eq!((&step["decided_name"], &step["reason"]), (&json!("Bu Ratna"), &json!("Salah merek")));

        let path = format!("/api/v1/guest-links/{}", id(&made));
        let withdraw = async |who: &As| case.app.call(who, Method::DELETE, &path, None).await;
        assert_eq!(said(&withdraw(&stranger).await), no(404, "not_found"));
        withdraw(&case.editor).await.expect(204);
        let look = async |token: &str| case.does(&nobody, "guest/look", json!({"token": token})).await;
        assert_eq!(said(&look(&decides).await), no(404, "guest_link_over"));
        look(&only_looks).await.expect(200);
        case.app.clock.advance(std::time::Duration::from_secs(8 * 24 * 3600));
        assert_eq!(said(&look(&only_looks).await), no(404, "guest_link_over"), "its days are over");
        case.app.finish().await;
    })
    .await;
}

#[tokio::test]
async fn who_wrote_a_post_hears_that_it_was_rejected_and_that_its_review_is_overdue() {
    on_both(|db| async move {
        let case = Case::new(TestApp::mailing(db).await).await;
        let steps = json!({"steps": [{"name": "Klien", "roles": ["client"], "hours": 1}]});
        let plan = format!("/api/v1/brands/{}/approval-steps", case.app.brand);
        case.app.call(&case.owner, Method::PUT, &plan, Some(&steps)).await.expect(200);
        let follow = async || {
            while !notifying::follow(&case.app.app, case.app.clock.now()).await.expect("the database answers") {}
        };
        let chosen = json!([{"topic": "rejected", "in_app": true, "by_mail": true}, {"topic": "overdue", "in_app": false, "by_mail": true}]);
        for who in [&case.creator, &case.owner] {
            // A token is no person who chooses, so the owner keeps what is usual.
            case.app.call(who, Method::PATCH, "/api/v1/me/notifications", Some(&chosen)).await;
        }
        follow().await;
        let told = async |who: &As| {
            let page = case.asks(who, "notifications").await.expect(200);
            let all = page["items"].as_array().expect("a list").clone();
            all.iter().map(|one| one["topic"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        case.of_post(&case.editor, "reject", json!({"reason": "Salah merek"})).await.expect(200);
        case.of_post(&case.creator, "reopen", json!({})).await.expect(200);
        case.of_post(&case.creator, "submit", json!({})).await.expect(200);
        case.app.clock.advance(std::time::Duration::from_secs(3600));
        selaras_publishing::approval::chase(&case.app.app.db, case.app.clock.now()).await.expect("it chases");
        follow().await;
        assert_eq!(told(&case.creator).await, ["rejected"], "the other by mail alone, as they chose");
        assert_eq!(told(&case.client).await, ["overdue", "review"]);
        assert!(told(&case.owner).await.contains(&"overdue".to_owned()), "those who lead");
        assert!(told(&case.editor).await.is_empty(), "it is not theirs");

        let now = case.app.clock.now();
        let db = &case.app.app.db;
        let jobs = jobs::claim(db, now, std::time::Duration::from_secs(9), 99).await.expect("jobs");
        let letters = |topic: &str| jobs.iter().filter(|job| job.payload.0["params"]["topic"] == topic).count();
        assert_eq!((letters("rejected"), letters("overdue")), (1, 3), "the writer; the writer, the client, the owner");
        for job in &jobs {
            jobs::finish(db, job, jobs::Ended::Done, now, 0.0).await.expect("it is done");
        }
        case.app.finish().await;
    })
    .await;
}
