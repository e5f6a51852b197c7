//! Are a real server's refusals understood, and are accounts found and kept open?

use super::network::{Files, mark, network, now};
use crate::{Connector, Content, ErrorKind, Outcome, Secret, Step, bluesky::record::Notes};
use selaras_kernel::MediaId;
use serde_json::json;

#[tokio::test]
async fn accounts_are_found_by_handle_did_or_email() {
    let Some(net) = network() else { return };
    let password = net.fact(0, "appPassword");
    for identifier in [format!("@{}", net.fact(0, "handle")), net.fact(0, "did"), net.fact(0, "email")] {
        let connected = net.sign_in("", &identifier, &password).await.unwrap();
        assert_eq!(connected.account.remote_id, net.fact(0, "did"), "{identifier}");
        assert_eq!((connected.account.handle.as_str(), connected.name.as_str()), ("alice.test", "Alice"));
        assert_eq!(connected.account.server, net.pds());
        let secret = &connected.account.secret;
        assert_eq!(secret.fields["scope"], "com.atproto.appPass");
        assert!(secret.expires_at.unwrap() > now());
        assert!(!secret.fields.to_string().contains(&password), "the password is not kept");
    }
    let main = net.sign_in(&net.pds(), &net.fact(0, "handle"), &net.fact(0, "password")).await.unwrap();
    assert_eq!(main.account.secret.fields["scope"], "com.atproto.access");
}

#[tokio::test]
async fn a_wrong_name_or_password_is_said_so() {
    let Some(net) = network() else { return };
    let kind = |result: crate::Result<_>| result.map(|_: crate::Connected| ()).unwrap_err().kind;
    assert_eq!(kind(net.sign_in("", "alice.test", "wrong").await), ErrorKind::SignInNeeded);
    assert_eq!(kind(net.sign_in("", "nobody.test", "wrong").await), ErrorKind::NotFound);
    assert_eq!(kind(net.sign_in("", "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", "x").await), ErrorKind::NotFound);
    assert_eq!(kind(net.sign_in("http://10.0.0.1", "alice.test", "x").await), ErrorKind::AddressRefused);
    assert_eq!(
        kind(net.sign_in("https://a.example/path", "alice.test", "x").await),
        ErrorKind::AddressRefused
    );
}

#[tokio::test]
async fn tokens_are_renewed_and_a_spent_one_asks_for_a_sign_in() {
    let Some(net) = network() else { return };
    let mut account = net.account(1).await;
    let renewed = net.bluesky.refresh(&account, now()).await.unwrap();
    assert_ne!(renewed.fields["refresh"], account.secret.fields["refresh"]);
    account.secret = renewed;
    assert!(net.bluesky.profile_numbers(&account).await.is_ok());
    for (field, call) in [("refresh", true), ("access", false)] {
        let mut broken = account.clone();
        broken.secret.fields[field] = "e30.e30.e30".into();
        let error = if call {
            net.bluesky.refresh(&broken, now()).await.unwrap_err()
        } else {
            net.bluesky.profile_numbers(&broken).await.unwrap_err()
        };
        assert_eq!(
            (error.kind, error.outcome),
            (ErrorKind::SignInNeeded, Outcome::NotDone),
            "{field}: {error}"
        );
    }
    account.secret = Secret { fields: json!({}), expires_at: None };
    assert_eq!(net.bluesky.refresh(&account, now()).await.unwrap_err().kind, ErrorKind::SignInNeeded);
}

#[tokio::test]
async fn what_the_server_refuses_is_certainly_not_there() {
    let Some(net) = network() else { return };
    let (account, files, mark) = (net.account(0).await, Files::default(), mark());
    let long = Content::text(format!("{mark}{}", "a".repeat(300)));
    let lost = Content {
        reply_to: Some(format!("at://{}/app.bsky.feed.post/3jzfcijpj2z2a", account.remote_id)),
        ..Content::text(mark.clone())
    };
    for (content, kind) in [(long, ErrorKind::Rejected), (lost, ErrorKind::NotFound)] {
        let outgoing = net.delivery(&account, &content, &files);
        let error = net.bluesky.publish(&outgoing, &net.prepare(&outgoing)).await.unwrap_err();
        assert_eq!((error.kind, error.outcome), (kind, Outcome::NotDone), "{error}");
    }
    assert!(net.posts(&account, &mark).await.is_empty());
}

#[tokio::test]
async fn a_file_the_server_forgot_is_sent_again() {
    let Some(net) = network() else { return };
    let (account, mark, id) = (net.account(0).await, mark(), MediaId::new(now()));
    let files = Files::default().png(id);
    let mut content = Content::text(mark.clone());
    content.parts[0].media = vec![crate::Attachment::whole(id, "")];
    let outgoing = net.delivery(&account, &content, &files);
    let mut progress = net.prepare(&outgoing);
    let forgotten = "bafkreibabalobzn6cd366ukcsjycp4yymjymgfxcv6xczmlgpemzkz3cfa";
    let blob = json!({ "$type": "blob", "ref": { "$link": forgotten }, "mimeType": "image/png", "size": 10 });
    progress.uploads.insert(id, json!({ "blob": blob, "width": 1, "height": 1 }));
    let Step::Advance(next) = net.bluesky.publish(&outgoing, &progress).await.unwrap() else { panic!() };
    assert!(next.uploads.is_empty());
    assert!(serde_json::from_value::<Notes>(next.notes.clone()).unwrap().uploaded_again);
    let Step::Advance(next) = net.bluesky.publish(&outgoing, &next).await.unwrap() else { panic!() };
    let Step::Published(_) = net.bluesky.publish(&outgoing, &next).await.unwrap() else { panic!() };
    assert_eq!(net.posts(&account, &mark).await.len(), 1);
}

#[test]
fn what_only_this_network_refuses_is_found_before_scheduling() {
    let check = |content: &Content, fields: &[&str]| {
        let found: Vec<String> = crate::bluesky::check(content).into_iter().map(|p| p.field).collect();
        assert_eq!(found, fields);
    };
    let mut content = Content::text("a");
    content.language = Some("pt-BR".into());
    content.reply_to = Some("https://bsky.app/profile/a.example/post/abc".into());
    content.options.insert("tags".into(), json!(["a"]));
    content.options.insert("labels".into(), json!(["nudity"]));
    check(&content, &[]);
    content.language = Some("indonesia!".into());
    content.reply_to = Some("https://example.org/".into());
    content.quote = Some("x".into());
    content.options.insert("labels".into(), json!(["rude"]));
    content.options.insert("mood".into(), json!("bright"));
    content.parts[0].card = Some(crate::LinkCard {
        url: "https://example.org".into(),
        title: String::new(),
        description: String::new(),
        image: None,
    });
    content.parts[0].media = vec![crate::Attachment::whole(MediaId::new(now()), "")];
    check(&content, &["language", "reply_to", "quote", "parts[0].card", "options.labels", "options.mood"]);
}
