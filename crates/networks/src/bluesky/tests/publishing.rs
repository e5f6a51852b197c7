//! Does every kind of post appear once on a real server, whatever is repeated, and as it was meant?

use super::network::{Files, mark, network, now, text};
use crate::{
    Attachment, Connector, Content, ErrorKind, LinkCard, Outcome, Part, Settled, Step,
    bluesky::{POST, ids::AtUri},
    http::Method,
};
use selaras_kernel::{MediaId, Metric};
use serde_json::json;

fn images(ids: &[MediaId]) -> Vec<Attachment> {
    ids.iter().map(|&media| Attachment::whole(media, "a dot")).collect()
}

#[tokio::test]
async fn a_plain_text_is_one_step_and_one_post() {
    let Some(net) = network() else { return };
    let (account, files, mark) = (net.account(0).await, Files::default(), mark());
    let content = Content {
        language: Some("id".into()),
        ..Content::text(format!("Halo 👋 https://example.org {mark}"))
    };
    let outgoing = net.delivery(&account, &content, &files);
    let progress = net.prepare(&outgoing);
    assert_eq!(net.bluesky.settle(&outgoing, &progress).await.unwrap(), Settled::Absent);
    let Step::Published(done) = net.bluesky.publish(&outgoing, &progress).await.unwrap() else { panic!() };
    assert_eq!(net.bluesky.publish(&outgoing, &progress).await.unwrap(), Step::Published(done.clone()));
    assert_eq!(net.bluesky.settle(&outgoing, &progress).await.unwrap(), Settled::Appeared(done.clone()));
    assert_eq!(net.bluesky.publish(&outgoing, &done).await.unwrap(), Step::Published(done.clone()));
    let posts = net.posts(&account, &mark).await;
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["uri"], done.posted[0].id.as_str());
    assert_eq!(posts[0]["cid"], done.posted[0].version.as_str());
    assert_eq!(posts[0]["value"]["langs"], json!(["id"]));
    assert_eq!(posts[0]["value"]["facets"][0]["index"], json!({ "byteStart": 10, "byteEnd": 29 }));
    assert!(AtUri::post(&done.posted[0].url).is_some());
}

#[tokio::test]
async fn the_same_step_six_times_at_once_is_one_post() {
    let Some(net) = network() else { return };
    let (account, files, mark) = (net.account(0).await, Files::default(), mark());
    let content = Content::text(mark.clone());
    let outgoing = net.delivery(&account, &content, &files);
    let progress = net.prepare(&outgoing);
    let tries = (0..6).map(|_| net.bluesky.publish(&outgoing, &progress));
    let done: Vec<Step> = futures::future::try_join_all(tries).await.unwrap();
    assert!(done.iter().all(|step| *step == done[0]));
    assert_eq!(net.posts(&account, &mark).await.len(), 1);
}

#[tokio::test]
async fn a_thread_with_pictures_goes_on_where_it_stopped() {
    let Some(net) = network() else { return };
    let (account, mark) = (net.account(0).await, mark());
    let ids = [MediaId::new(now()), MediaId::new(now()), MediaId::new(now())];
    let files = Files::default().png(ids[0]).png(ids[1]).png(ids[2]);
    let card = LinkCard {
        url: "https://example.org/".into(),
        title: "Example".into(),
        description: "A card".into(),
        image: Some(ids[2]),
    };
    let part =
        |n: usize| Part { text: format!("{mark} {n} #selaras @bob.test @nobody.test"), ..Part::default() };
    let content = Content {
        parts: vec![
            Part { media: images(&ids[..2]), ..part(0) },
            part(1),
            Part { card: Some(card), ..part(2) },
        ],
        ..Content::default()
    };
    let outgoing = net.delivery(&account, &content, &files);
    let done = net.publish_twice_over(&outgoing).await;
    let posts = net.posts(&account, &mark).await;
    assert_eq!(posts.len(), 3);
    let uris: Vec<&str> = done.posted.iter().map(|p| p.id.as_str()).collect();
    assert!(
        posts.iter().map(|p| p["uri"].as_str().unwrap()).eq(uris.iter().copied()),
        "keys rise with the parts"
    );
    let [first, second, third] = [0, 1, 2].map(|n| &posts[n]["value"]);
    let strong = |n: usize| json!({ "uri": posts[n]["uri"], "cid": posts[n]["cid"] });
    assert_eq!(first["reply"], json!(null));
    assert_eq!(second["reply"], json!({ "root": strong(0), "parent": strong(0) }));
    assert_eq!(third["reply"], json!({ "root": strong(0), "parent": strong(1) }));
    assert_eq!(first["embed"]["images"].as_array().unwrap().len(), 2);
    assert_eq!(first["embed"]["images"][0]["alt"], "a dot");
    assert_eq!(first["embed"]["images"][0]["aspectRatio"], json!({ "width": 3, "height": 2 }));
    assert_eq!(third["embed"]["external"]["title"], "Example");
    assert_eq!(third["embed"]["external"]["thumb"]["mimeType"], "image/png");
    // The tag and the one mention that leads somewhere.
    let features: Vec<_> = first["facets"].as_array().unwrap().iter().map(|f| &f["features"][0]).collect();
    assert_eq!(features.len(), 2);
    assert_eq!(features[1]["did"], net.fact(1, "did").as_str());
    assert!(files.opened(ids[0]) <= 2, "each try of a step sends a file at most once");
}

#[tokio::test]
async fn a_video_is_sent_from_disk() {
    let Some(net) = network() else { return };
    let (account, mark, id) = (net.account(0).await, mark(), MediaId::new(now()));
    let path = std::env::temp_dir().join(format!("{mark}.mp4"));
    let mut bytes = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec();
    bytes.resize(300_000, 7);
    std::fs::write(&path, &bytes).unwrap();
    let files = Files::default().video(id, path.clone(), bytes.len() as u64);
    let part = Part { text: mark.clone(), media: images(&[id]), ..Part::default() };
    let content = Content { parts: vec![part], ..Content::default() };
    let outgoing = net.delivery(&account, &content, &files);
    net.publish_twice_over(&outgoing).await;
    std::fs::remove_file(path).unwrap();
    let posts = net.posts(&account, &mark).await;
    assert_eq!(posts.len(), 1);
    let embed = &posts[0]["value"]["embed"];
    assert_eq!(
        (text(&embed["$type"]).as_str(), &embed["video"]["size"]),
        ("app.bsky.embed.video", &json!(300_000))
    );
    assert_eq!((&embed["alt"], &embed["aspectRatio"]["width"]), (&json!("a dot"), &json!(160)));
}

#[tokio::test]
async fn answers_and_quotes_are_found_by_page_and_counted() {
    let Some(net) = network() else { return };
    let (alice, bob, files, mark) = (net.account(0).await, net.account(1).await, Files::default(), mark());
    let first =
        net.publish_twice_over(&net.delivery(&alice, &Content::text(format!("{mark} a")), &files)).await;
    let page = format!("https://bsky.app/profile/{}/post/{}", alice.handle, first.keys[0]);
    let answer = Content { reply_to: Some(page.clone()), ..Content::text(format!("{mark} b")) };
    let answer = net.publish_twice_over(&net.delivery(&bob, &answer, &files)).await;
    let id = MediaId::new(now());
    let files = files.png(id);
    let quote = Content {
        parts: vec![Part { text: format!("{mark} c"), media: images(&[id]), ..Part::default() }],
        reply_to: Some(answer.posted[0].id.clone()),
        quote: Some(page),
        ..Content::default()
    };
    let quote = net.publish_twice_over(&net.delivery(&alice, &quote, &files)).await;
    let last = &net.posts(&alice, &format!("{mark} c")).await[0]["value"];
    assert_eq!(last["embed"]["$type"], "app.bsky.embed.recordWithMedia");
    assert_eq!(last["embed"]["record"]["record"]["cid"], first.posted[0].version.as_str());
    assert_eq!(last["reply"]["root"]["uri"], first.posted[0].id.as_str());
    assert_eq!(last["reply"]["parent"]["uri"], answer.posted[0].id.as_str());
    let subject = json!({ "uri": first.posted[0].id, "cid": first.posted[0].version });
    for collection in ["app.bsky.feed.like", "app.bsky.feed.repost"] {
        let record = json!({ "$type": collection, "subject": subject, "createdAt": now().to_string() });
        net.write(&bob, collection, record).await;
    }
    net.indexed().await;
    let gone = format!("at://{}/{POST}/3jzfcijpj2z2a", alice.remote_id);
    let asked = [first.posted[0].id.clone(), quote.posted[0].id.clone(), gone.clone(), "odd".into()];
    let told = net.bluesky.post_numbers(&alice, &asked).await.unwrap();
    assert!(told.iter().map(|(id, _)| id).eq(&asked));
    let first = told[0].1.as_ref().unwrap();
    for metric in [Metric::Reactions, Metric::Reposts, Metric::Replies, Metric::Quotes] {
        assert_eq!(first[&metric], 1, "{metric:?}");
    }
    assert_eq!(told[1].1.as_ref().unwrap()[&Metric::Reactions], 0);
    assert_eq!((&told[2].1, &told[3].1), (&None, &None));
    let profile = net.bluesky.profile_numbers(&alice).await.unwrap();
    assert_eq!((profile[&Metric::Followers], profile[&Metric::Following]), (1, 1));
    assert!(profile[&Metric::Posts] >= 2);
}

#[tokio::test]
async fn a_deleted_post_is_told_from_one_not_yet_indexed() {
    let Some(net) = network() else { return };
    let (account, files, mark) = (net.account(0).await, Files::default(), mark());
    let content = Content::text(mark.clone());
    let done = net.publish_twice_over(&net.delivery(&account, &content, &files)).await;
    let id = [done.posted[0].id.clone()];
    let told = net.bluesky.post_numbers(&account, &id).await.unwrap();
    assert!(told[0].1.is_some(), "indexed or not, it is there");
    let body = json!({ "repo": account.remote_id, "collection": POST, "rkey": done.keys[0] });
    net.call(&account, Method::POST, "com.atproto.repo.deleteRecord", Some(body)).await;
    net.indexed().await;
    assert_eq!(net.bluesky.post_numbers(&account, &id).await.unwrap()[0].1, None);
}

#[tokio::test]
async fn a_key_that_holds_another_post_is_left_alone() {
    let Some(net) = network() else { return };
    let (account, files, mark) = (net.account(0).await, Files::default(), mark());
    let content = Content::text(format!("{mark} first"));
    let outgoing = net.delivery(&account, &content, &files);
    let progress = net.publish_twice_over(&outgoing).await;
    let other = Content::text(format!("{mark} second"));
    let outgoing = crate::Outgoing { content: &other, ..outgoing };
    let again = crate::Progress { keys: progress.keys, ..crate::Progress::default() };
    let error = net.bluesky.publish(&outgoing, &again).await.unwrap_err();
    assert_eq!((error.kind, error.outcome), (ErrorKind::Rejected, Outcome::NotDone));
    assert_eq!(net.bluesky.settle(&outgoing, &again).await.unwrap(), Settled::Absent);
    let posts = net.posts(&account, &mark).await;
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["value"]["text"], format!("{mark} first"));
}
