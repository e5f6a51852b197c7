//! Are people's wishes about who may look at them kept, on the real network?

use super::network::{Network, mark, network, now};
use crate::{
    Account, Connector, ErrorKind, Own, PublicPosts, PublicProfileRef, Result, bluesky::POST, http::Method,
};
use selaras_kernel::Timestamp;
use serde_json::{Value, json};

const PROFILE: &str = "app.bsky.actor.profile";

async fn posts(net: &Network, account: Option<&Account>, of: &PublicProfileRef) -> Result<PublicPosts> {
    net.bluesky.public_posts(account, of, Timestamp(0), None).await
}

fn post(text: &str) -> Value {
    json!({ "$type": POST, "text": text, "createdAt": now().to_string() })
}

/// The label by which one asks not to be shown to those who are not signed in.
fn labelled(mut record: Value) -> Value {
    record["labels"] =
        json!({ "$type": "com.atproto.label.defs#selfLabels", "values": [{ "val": "!no-unauthenticated" }] });
    record
}

#[tokio::test]
async fn who_asks_not_to_be_shown_to_strangers_is_not() {
    let Some(net) = network() else { return };
    let (viewer, shy) = (net.account(0).await, net.newcomer().await);
    let profile =
        labelled(json!({ "$type": PROFILE, "displayName": "Malu", "createdAt": now().to_string() }));
    let body = json!({ "repo": shy.remote_id, "collection": PROFILE, "rkey": "self", "record": profile });
    net.call(&shy, Method::POST, "com.atproto.repo.putRecord", Some(body)).await;
    net.write(&shy, POST, post(&mark())).await;
    net.indexed().await;
    let seen = net.bluesky.find_public(Some(&viewer), &shy.handle).await.unwrap();
    assert_eq!(seen.name, "Malu");
    assert_eq!(posts(&net, Some(&viewer), &seen.profile).await.unwrap().posts.len(), 1);
    let found = net.bluesky.find_public(None, &shy.handle).await.unwrap_err();
    assert_eq!(found.kind, ErrorKind::NotShown, "{found}");
    let told = posts(&net, None, &seen.profile).await.unwrap_err();
    assert_eq!(told.kind, ErrorKind::NotShown, "{told}");
}

#[tokio::test]
async fn a_post_that_is_not_for_strangers_is_left_out() {
    let Some(net) = network() else { return };
    let (viewer, open) = (net.account(0).await, net.newcomer().await);
    let for_all = net.write(&open, POST, post(&mark())).await;
    net.write(&open, POST, labelled(post(&mark()))).await;
    net.indexed().await;
    let profile = net.bluesky.find_public(None, &open.handle).await.unwrap().profile;
    assert_eq!(posts(&net, Some(&viewer), &profile).await.unwrap().posts.len(), 2);
    let told = posts(&net, None, &profile).await.unwrap().posts;
    assert_eq!(told.iter().map(|post| &post.remote_id).collect::<Vec<_>>(), [&for_all]);
}

#[tokio::test]
async fn who_blocks_the_account_is_not_shown_through_it() {
    let Some(net) = network() else { return };
    let (viewer, blocker) = (net.newcomer().await, net.newcomer().await);
    net.write(&blocker, POST, post(&mark())).await;
    let block = "app.bsky.graph.block";
    let record = json!({ "$type": block, "subject": viewer.remote_id, "createdAt": now().to_string() });
    net.write(&blocker, block, record).await;
    net.indexed().await;
    let profile = net.bluesky.find_public(Some(&viewer), &blocker.handle).await.unwrap().profile;
    let told = posts(&net, Some(&viewer), &profile).await.unwrap_err();
    assert_eq!(told.kind, ErrorKind::NotShown, "{told}");
    assert_eq!(posts(&net, None, &profile).await.unwrap().posts.len(), 1);
}

#[tokio::test]
async fn who_has_left_is_not_found() {
    let Some(net) = network() else { return };
    let (viewer, leaver) = (net.account(0).await, net.newcomer().await);
    net.write(&leaver, POST, post(&mark())).await;
    net.indexed().await;
    let profile = net.bluesky.find_public(None, &leaver.handle).await.unwrap().profile;
    let left = net.call(&leaver, Method::POST, "com.atproto.server.deactivateAccount", Some(json!({}))).await;
    assert!(left.status.is_success(), "{:?}", left.body);
    net.indexed().await;
    for account in [None, Some(&viewer)] {
        let found = net.bluesky.find_public(account, &profile.remote_id).await.unwrap_err();
        assert_eq!((found.kind, found.own), (ErrorKind::NotFound, Some(Own::NameUnknown)), "{found}");
        let told = posts(&net, account, &profile).await.unwrap_err();
        assert_eq!((told.kind, told.own), (ErrorKind::NotFound, Some(Own::NameUnknown)), "{told}");
    }
}
