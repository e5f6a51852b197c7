//! What a newer version of a file changes, and what it leaves as it was approved.

use super::*;
use crate::{kit, posts, scene::Scene, shares};
use ::image::{ImageFormat, RgbImage};
use selaras_networks::{Attachment, MediaSource, crop};
use selaras_store::testing::on_both;
use serde_json::json;

fn png(width: u32, height: u32, shade: u8) -> Content {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, _| ::image::Rgb([shade, (x % 256) as u8, 0]));
    picture.write_to(&mut out, ImageFormat::Png).unwrap();
    Content::Bytes(out.into_inner().into())
}

async fn add(scene: &Scene, name: &str, content: Content) -> Media {
    let new = NewMedia { brand: scene.brand, name: name.into(), alt: "Segelas kopi".into(), content };
    upload(&scene.db, &scene.blobs, &scene.actor, new, scene.now()).await.unwrap()
}

async fn newer(scene: &Scene, id: MediaId, content: Content) -> Result<Media> {
    replace(&scene.db, &scene.blobs, &scene.actor, id, content, scene.now()).await
}

async fn shown(scene: &Scene) -> Vec<MediaId> {
    let all = Filter::default();
    let page = list(&scene.db, &scene.actor, scene.brand, &all, None, 50, scene.now()).await;
    page.unwrap().items.into_iter().map(|media| media.id).collect()
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().expect("a problem").code.to_string()
}

async fn planned(scene: &Scene, media: MediaId) -> posts::Post {
    let mut new = scene.new_post(&["kopi"], Some(posts::When::at("2027-01-12T10:00", "Asia/Jakarta")));
    new.content.parts[0].media = vec![Attachment::whole(media, "kopi")];
    scene.make(new).await
}

#[tokio::test]
async fn a_newer_version_takes_the_place_and_keeps_what_was_said_of_the_file() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let first = add(&scene, "kopi.png", png(40, 20, 1)).await;
        let filed = MediaChanges {
            folder: Some("Menu".into()),
            tags: Some(vec!["kopi".into()]),
            ..MediaChanges::default()
        };
        let first = update(&scene.db, &scene.actor, first.id, filed, scene.now()).await.unwrap();
        let second = newer(&scene, first.id, png(40, 20, 2)).await.unwrap();
        assert_eq!(
            (second.name.as_str(), second.alt.as_str(), second.folder.as_str(), second.version),
            ("kopi.png", "Segelas kopi", "Menu", 2)
        );
        assert_eq!(second.tags, first.tags);
        assert_eq!(shown(&scene).await, [second.id], "the library shows the newest alone");
        let shelves = shelves(&scene.db, &scene.actor, scene.brand).await.unwrap();
        assert_eq!(shelves.folders[0].files, 1);
        // A third one, asked for by the address of the first.
        let third = newer(&scene, first.id, png(40, 20, 3)).await.unwrap();
        let all = versions(&scene.db, &scene.actor, second.id).await.unwrap();
        let numbers: Vec<_> = all.iter().map(|media| (media.version, media.replaced_at.is_none())).collect();
        assert_eq!(numbers, [(3, true), (2, false), (1, false)]);
        // Its content again, and an older one: nothing is doubled.
        assert_eq!(newer(&scene, first.id, png(40, 20, 3)).await.unwrap().id, third.id);
        assert_eq!(newer(&scene, third.id, png(40, 20, 1)).await.unwrap().id, first.id);
        assert_eq!(shown(&scene).await, [first.id]);
        assert_eq!(
            make_current(&scene.db, &scene.actor, second.id, scene.now()).await.unwrap().id,
            second.id
        );
        assert_eq!(shown(&scene).await, [second.id]);
        let other = add(&scene, "teh.png", png(10, 10, 9)).await;
        assert_eq!(code(newer(&scene, other.id, png(40, 20, 3)).await), "media_elsewhere");
        assert_eq!(code(newer(&scene, other.id, Content::Bytes((&b"PK"[..]).into())).await), "media_type");
        // The file goes with its versions and comes back with them.
        let which = || MediaIds { brand: scene.brand, files: vec![second.id] };
        let gone = remove(&scene.db, &scene.actor, which(), scene.now()).await.unwrap();
        assert_eq!((gone.removed, gone.in_use), (vec![second.id], vec![]));
        assert_eq!(code(get(&scene.db, &scene.actor, first.id).await), "not_found");
        assert_eq!(restore(&scene.db, &scene.actor, which(), scene.now()).await.unwrap().files, 1);
        assert_eq!(versions(&scene.db, &scene.actor, first.id).await.unwrap().len(), 3);
        // Uploaded anew meanwhile, the current one stays that, and no older one comes back without it.
        remove(&scene.db, &scene.actor, which(), scene.now()).await.unwrap();
        let anew = add(&scene, "kopi.png", png(40, 20, 2)).await;
        assert_eq!(restore(&scene.db, &scene.actor, which(), scene.now()).await.unwrap().files, 0);
        assert_eq!(versions(&scene.db, &scene.actor, anew.id).await.unwrap().len(), 1);
        assert_eq!(code(get(&scene.db, &scene.actor, first.id).await), "not_found");
    })
    .await;
}

#[tokio::test]
async fn posts_keep_their_version_until_they_are_asked_to_change() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let first = add(&scene, "kopi.png", png(40, 20, 1)).await;
        let (one, other) = (planned(&scene, first.id).await, planned(&scene, first.id).await);
        let second = newer(&scene, first.id, png(40, 20, 2)).await.unwrap();
        let shows = async |post: &posts::Post| scene.get(post.id).await.content.parts[0].media[0].media;
        assert_eq!(shows(&one).await, first.id, "what was planned is what goes out");
        // A version that a post will show cannot be removed, nor its file.
        assert_eq!(code(delete(&scene.db, &scene.actor, second.id, scene.now()).await), "media_in_use");
        posts::pause(&scene.db, &scene.actor, other.id, scene.now()).await.unwrap();
        let refresh = || in_planned_posts(&scene.db, &scene.networks, &scene.actor, first.id, scene.now());
        let done = refresh().await.unwrap();
        let mut both = [one.id, other.id];
        both.sort();
        assert_eq!((done.changed.as_slice(), done.unchanged.len()), (both.as_slice(), 0));
        assert_eq!((shows(&one).await, shows(&other).await), (second.id, second.id));
        assert_eq!(refresh().await.unwrap(), Refreshed::default(), "once is enough");
        assert_eq!(scene.get(other.id).await.state, posts::PostState::Paused);
        // Back to the first: what is being sent stays as it is, and is named.
        make_current(&scene.db, &scene.actor, first.id, scene.now()).await.unwrap();
        scene.pass(crate::scene::HOUR).await;
        assert_eq!(scene.fake.texts(), ["kopi"]);
        assert_eq!(refresh().await.unwrap().changed, [other.id], "the one that went out is not touched");
    })
    .await;
}

#[tokio::test]
async fn a_part_that_was_chosen_stays_with_its_shape_and_no_post_shows_a_file_twice() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let first = add(&scene, "kopi.png", png(40, 20, 1)).await;
        let half = selaras_networks::Crop { x: 0.0, y: 0.0, width: 0.5, height: 1.0 };
        let mut new = scene.new_post(&["kopi"], Some(posts::When::at("2027-01-12T10:00", "Asia/Jakarta")));
        new.content.parts[0].media =
            vec![Attachment { crop: Some(half), ..Attachment::whole(first.id, "kopi") }];
        let post = scene.make(new).await;
        let refresh = || in_planned_posts(&scene.db, &scene.networks, &scene.actor, first.id, scene.now());
        let shown = async || scene.get(post.id).await.content.parts[0].media.clone();
        let alike = newer(&scene, first.id, png(80, 40, 2)).await.unwrap();
        assert!(refresh().await.unwrap().uncropped.is_empty());
        assert_eq!((shown().await[0].media, shown().await[0].crop), (alike.id, Some(half)));
        let high = newer(&scene, first.id, png(20, 80, 3)).await.unwrap();
        assert_eq!(refresh().await.unwrap().uncropped, [post.id]);
        assert_eq!((shown().await[0].media, shown().await[0].crop), (high.id, None));
        // Both versions in one post: the current one is shown, once.
        let mut content = scene.get(post.id).await.content;
        content.parts[0].media = [first.id, alike.id, high.id].map(|id| Attachment::whole(id, "")).to_vec();
        let changes = posts::Changes { content: Some(content), ..posts::Changes::default() };
        posts::update(&scene.db, &scene.networks, &scene.actor, post.id, changes, None, scene.now())
            .await
            .unwrap();
        assert_eq!(refresh().await.unwrap().changed, [post.id]);
        assert_eq!(shown().await.iter().map(|one| one.media).collect::<Vec<_>>(), [high.id]);
    })
    .await;
}

#[tokio::test]
async fn share_links_and_the_kit_follow() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let (db, actor, brand) = (&scene.db, &scene.actor, scene.brand);
        let logo = add(&scene, "logo.png", png(40, 20, 1)).await;
        let new = kit::NewKit {
            version: 0,
            logos: vec![logo.id],
            colours: vec![],
            fonts: String::new(),
            voice: String::new(),
        };
        kit::set(db, actor, brand, new, scene.now()).await.unwrap();
        let link = serde_json::from_value(
            json!({"brand": brand, "files": [logo.id], "name": "Pak Hadi", "days": 7}),
        )
        .unwrap();
        let (_, token) = shares::create(db, actor, link, scene.now()).await.unwrap();
        let second = newer(&scene, logo.id, png(40, 20, 2)).await.unwrap();
        let kit = kit::get(db, actor, brand).await.unwrap();
        assert_eq!((kit.logos[0].id, kit.version), (second.id, 2));
        let partner = shares::enter(db, &token, scene.now()).await.unwrap();
        let view = shares::look(db, &partner, None, scene.now()).await.unwrap();
        assert_eq!(view.files.iter().map(|file| file.id).collect::<Vec<_>>(), [second.id]);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_replace_at_once_one_is_current_and_none_is_lost_unsaid() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let first = add(&scene, "kopi.png", png(40, 20, 1)).await;
        let both =
            tokio::join!(newer(&scene, first.id, png(40, 20, 2)), newer(&scene, first.id, png(40, 20, 3)));
        let won = [&both.0, &both.1].into_iter().filter(|done| done.is_ok()).count();
        let all = versions(&scene.db, &scene.actor, first.id).await.unwrap();
        assert_eq!(all.len(), 1 + won);
        assert_eq!(all.iter().filter(|media| media.replaced_at.is_none()).count(), 1);
        for lost in [both.0, both.1].into_iter().filter(Result::is_err) {
            assert_eq!(code(lost), "media_changed");
        }
    })
    .await;
}

#[tokio::test]
async fn a_picture_comes_in_the_shapes_of_networks_and_a_part_of_it_goes_out() {
    on_both(|db| async move {
        let scene = Scene::new(db).await;
        let wide = add(&scene, "pasar.png", png(3000, 1000, 7)).await;
        let sizes = sizes(&scene.db, &scene.networks, &scene.actor, wide.id).await.unwrap();
        let square = sizes.iter().find(|size| size.name == "square").unwrap();
        assert_eq!((square.width, square.height), (1000, 1000), "never made larger than it is");
        for told in &sizes {
            let (_, mime, bytes) =
                size(&scene.db, &scene.blobs, &scene.actor, wide.id, told.name).await.unwrap();
            let made = ::image::load_from_memory(&bytes).unwrap();
            assert_eq!((made.width(), made.height(), mime.as_str()), (told.width, told.height, "image/png"));
        }
        assert_eq!(code(size(&scene.db, &scene.blobs, &scene.actor, wide.id, "bulat").await), "not_found");
        let library = Library::new(scene.db.clone(), scene.blobs.clone(), scene.actor.workspace);
        let right = crop::Crop { x: 0.75, y: 0.0, width: 0.25, height: 1.0 };
        let rule = selaras_networks::Connector::limits(&*scene.fake).image.unwrap();
        let part = library.open(wide.id, Some(right), &rule).await.unwrap();
        let whole = library.open(wide.id, None, &rule).await.unwrap();
        assert_eq!(part.height * 3, part.width * 4, "a quarter of three to one");
        assert!(whole.width > whole.height);
    })
    .await;
}
