//! That a file comes in once, whole, and goes again.

use super::*;
use crate::measure::{self, Counting, Figure, Question, Whose};
use crate::profiles;
use jiff::civil::date;
use selaras_kernel::WorkspaceId;
use selaras_store::testing::on_both;
use std::time::Duration;

fn now() -> Timestamp {
    "2026-11-27T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into()
}

const POSTS: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n\
    20740001,\"Tue, Sep 1, 2026\",\"Halo, ini #kopi\",https://x.com/contoh/status/20740001,1000,5,30,1,0,0,1,2,3,10,4,0,0\n\
    20740002,\"Wed, Sep 2, 2026\",Promo #kopi,https://x.com/contoh/status/20740002,2000,15,60,0,0,0,2,3,3,10,4,0,0\n";

fn import(brand: BrandId, text: &str) -> Import {
    Import {
        brand,
        target: Target::Named { network: String::new(), name: "@contoh".into() },
        file_name: "account_analytics_content.csv".into(),
        bytes: text.as_bytes().to_vec(),
        zone: "Asia/Jakarta".into(),
    }
}

async fn world(db: &Db) -> (Actor, BrandId) {
    let actor = Actor::system(WorkspaceId::new(now()));
    let brand = BrandId::new(now());
    let workspace = actor.workspace;
    db.write(move |tx| {
        Box::pin(async move { profiles::set_zone(tx, workspace, brand, "Asia/Jakarta").await })
    })
    .await
    .unwrap();
    (actor, brand)
}

async fn total(db: &Db, actor: &Actor, brand: BrandId, figure: Figure) -> Option<f64> {
    let (from, to) = (date(2026, 1, 1), date(2026, 12, 31));
    let question = Question {
        brand: Some(brand),
        profiles: Vec::new(),
        whose: Whose::Ours,
        from,
        to,
        figure,
        by: Vec::new(),
        counting: Counting::Posts,
        recount: false,
    };
    measure::ask(db, actor, &question).await.unwrap().total
}

#[tokio::test]
async fn a_file_comes_in_once_is_corrected_by_the_next_and_goes_without_trace() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        // To look at a file, nobody need be named.
        let nobodys = Import { target: Target::None, ..import(brand, POSTS) };
        let seen = preview(&db, &actor, &nobodys, now()).await.unwrap();
        assert_eq!((seen.shape.as_str(), seen.came_to.posts, seen.profile), ("x_content", 2, None));
        assert_eq!(seen.period, Some((date(2026, 9, 1), date(2026, 9, 2))), "when its posts appeared");
        assert_eq!(
            take(&db, &actor, nobodys, now()).await.unwrap_err().problem().unwrap().code,
            "import_profile_missing"
        );
        let seen = preview(&db, &actor, &import(brand, POSTS), now()).await.unwrap();
        assert_eq!((seen.shape.as_str(), seen.came_to.posts, seen.before), ("x_content", 2, None));
        assert_eq!(total(&db, &actor, brand, Figure::Interactions).await, None, "a preview writes nothing");

        let first = take(&db, &actor, import(brand, POSTS), now()).await.unwrap();
        assert_eq!((first.came_to.new_posts, first.came_to.corrected, first.came_to.repeated), (2, 0, 0));
        let known = profiles::list(&db, &actor, brand).await.unwrap();
        assert_eq!(first.profile, Some(known[0].id), "to whom the numbers went");
        let interactions = total(&db, &actor, brand, Figure::Interactions).await;
        assert_eq!(interactions, Some(f64::from(5 + 1 + 1 + 2 + 15 + 2 + 3)));
        assert_eq!(total(&db, &actor, brand, Figure::Impressions).await, Some(3_000.0));

        // The same file a day later changes nothing, and says that it is the same.
        let again = take(&db, &actor, import(brand, POSTS), now() + Duration::from_secs(86_400)).await.unwrap();
        assert_eq!((again.came_to.added, again.came_to.corrected, again.came_to.new_posts), (0, 0, 0));
        assert_eq!(again.came_to.repeated, first.came_to.added);
        assert_eq!(again.before, first.id);

        // A week later the numbers have grown, and there is one post more.
        let later = POSTS.replace(",1000,5,", ",1500,9,") + "20740003,\"Thu, Sep 3, 2026\",Baru,https://x.com/contoh/status/20740003,10,1,1,0,0,0,0,0,0,0,0,0,0\n";
        let third = take(&db, &actor, import(brand, &later), now() + Duration::from_secs(7 * 86_400)).await.unwrap();
        assert_eq!(third.came_to.new_posts, 1);
        assert_eq!(total(&db, &actor, brand, Figure::Interactions).await, Some(interactions.unwrap() + 4.0 + 1.0));
        assert_eq!(list(&db, &actor, brand).await.unwrap().len(), 3);

        undo(&db, &actor, third.id.unwrap(), now()).await.unwrap();
        assert_eq!(total(&db, &actor, brand, Figure::Interactions).await, interactions);
        let twice = undo(&db, &actor, third.id.unwrap(), now()).await.unwrap_err();
        assert_eq!(twice.problem().unwrap().code, "import_undone");
        undo(&db, &actor, again.id.unwrap(), now()).await.unwrap();
        assert_eq!(total(&db, &actor, brand, Figure::Interactions).await, interactions, "it had changed nothing");
        undo(&db, &actor, first.id.unwrap(), now()).await.unwrap();
        assert_eq!(total(&db, &actor, brand, Figure::Posts).await, None);
        assert!(measure::prove(&db).await.unwrap().wrong.is_empty());
    })
    .await;
}

#[tokio::test]
async fn days_of_a_profile_are_its_own_and_a_later_file_holds() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        let file = |views: u32| format!("\"Date\",\"Followers\",\"Difference in followers from previous day\"\n\"November 20\",\"{views}\",\"0\"\n\"November 21\",\"1020\",\"20\"\n\"November 22\",\"1015\",\"-5\"\n");
        let one = |text: &str| Import { file_name: "FollowerHistory.csv".into(), ..import(brand, text) };
        let first = take(&db, &actor, one(&file(1000)), now()).await.unwrap();
        assert_eq!((first.shape.as_str(), first.network.as_deref()), ("tiktok_followers", Some("tiktok")));
        assert_eq!(total(&db, &actor, brand, Figure::Followers).await, Some(1_015.0));
        assert_eq!(total(&db, &actor, brand, Figure::FollowersGained).await, Some(15.0));
        let second = take(&db, &actor, one(&file(1005)), now()).await.unwrap();
        assert_eq!(second.came_to.corrected, 1);
        assert_eq!(total(&db, &actor, brand, Figure::FollowersGained).await, Some(10.0));
        // The first is undone: what the second said stays.
        undo(&db, &actor, first.id.unwrap(), now()).await.unwrap();
        assert!(measure::prove(&db).await.unwrap().wrong.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_does_not_fit_says_why_and_changes_nothing() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        let code = async |import: Import| {
            take(&db, &actor, import, now()).await.unwrap_err().problem().unwrap().code.clone()
        };
        assert_eq!(code(Import { bytes: Vec::new(), ..import(brand, "") }).await, "numbers_empty");
        assert_eq!(code(import(brand, "Apa,Itu\n1,2\n")).await, "numbers_unknown_shape");
        assert_eq!(
            code(Import { target: Target::None, ..import(brand, POSTS) }).await,
            "import_profile_missing"
        );
        let other = Target::Profile { id: ProfileId::new(now()), network: "tiktok".into(), ours: true };
        assert_eq!(code(Import { target: other, ..import(brand, POSTS) }).await, "import_other_network");
        assert!(list(&db, &actor, brand).await.unwrap().is_empty());
        let analyst = Actor { grants: Vec::new(), ..actor.clone() };
        assert!(take(&db, &analyst, import(brand, POSTS), now()).await.is_err());
        // Told what its columns mean, the unknown one comes in, and the meaning is remembered.
        let text = "Tanggal tayang,Tautan,Suka semua\n2026-09-01,https://www.instagram.com/p/A1/,31\n";
        let mapping = [("Tanggal tayang", "published_at"), ("Tautan", "url"), ("Suka semua", "reactions")];
        let mapping = mapping.map(|(heading, field)| (heading.to_owned(), field.to_owned())).into();
        let target = Target::Named { network: "instagram".into(), name: "@contoh".into() };
        let unknown = [("Apa".to_owned(), "keajaiban".to_owned())].into();
        assert_eq!(
            set_headings(&db, &actor, brand, unknown, now()).await.unwrap_err().problem().unwrap().code,
            "unknown_value"
        );
        set_headings(&db, &actor, brand, mapping, now()).await.unwrap();
        let told = Import { target: target.clone(), ..import(brand, text) };
        assert_eq!(take(&db, &actor, told, now()).await.unwrap().came_to.new_posts, 1);
        let again = Import { target, ..import(brand, &text.replace("A1", "A2")) };
        assert_eq!(
            take(&db, &actor, again, now()).await.unwrap().came_to.new_posts,
            1,
            "without being told again"
        );
    })
    .await;
}

#[tokio::test]
async fn every_sample_comes_in_whole_and_once() {
    let Some(folder) = selaras_store::testing::shared("data/exports") else { return };
    let mut files = Vec::new();
    for network in std::fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        files.extend(std::fs::read_dir(network.path()).unwrap().flatten().map(|entry| entry.path()));
    }
    files.sort();
    assert!(files.len() > 30);
    on_both(|db| {
        let files = files.clone();
        async move {
            let (actor, brand) = world(&db).await;
            for file in &files {
                // Some files do not say of which network they are; who imports them says it.
                let network = file.parent().and_then(|folder| folder.file_name()).unwrap().to_string_lossy();
                let network = match network.as_ref() {
                    "meta_business_suite" if file.to_string_lossy().contains("page_daily") => "facebook",
                    "youtube_studio" => "youtube",
                    _ => "",
                };
                let target = Target::Named { network: network.into(), name: "Kopi Contoh".into() };
                let one = Import {
                    file_name: file.file_name().unwrap().to_string_lossy().into_owned(),
                    bytes: std::fs::read(file).unwrap(),
                    target,
                    ..import(brand, "")
                };
                let first = take(&db, &actor, one.clone(), now())
                    .await
                    .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
                assert!(first.rejected.is_empty(), "{}: {:?}", file.display(), first.rejected);
                let came = &first.came_to;
                assert!(
                    came.posts + came.days + came.other.values().sum::<usize>() > 0,
                    "{} holds nothing",
                    file.display()
                );
                let again = take(&db, &actor, one, now() + Duration::from_secs(3_600)).await.unwrap();
                let came = &again.came_to;
                assert_eq!(
                    (came.added, came.corrected, came.new_posts),
                    (0, 0, 0),
                    "{} twice",
                    file.display()
                );
            }
            assert!(measure::prove(&db).await.unwrap().wrong.is_empty());
        }
    })
    .await;
}

/// What was rejected: line, value, reason, whether the whole row.
fn lost(preview: &Preview) -> Vec<(u64, &str, &str, bool)> {
    let rejected = preview.rejected.iter();
    rejected.map(|one| (one.line, one.value.as_str(), one.reason.as_str(), one.whole_row)).collect()
}

#[tokio::test]
async fn a_plain_table_of_two_accounts_gives_each_profile_its_own_rows() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        let long = "network,account,date,metric,value\n\
            Instagram,@kopi,2026-11-20,followers,1000\nTikTok,@kopi,2026-11-20,followers,70\n\
            Instagram,@kopi,2026-11-21,followers,1010\nTikTok,@kopi,2026-11-21,followers,75\n";
        let wide = "jaringan,akun,tanggal,pengikut\n\
            ig,kopi,2026-11-20,1000\ntiktok,kopi,2026-11-20,70\n\
            ig,kopi,2026-11-21,1010\ntiktok,kopi,2026-11-21,75\n";
        for text in [long, wide] {
            let to = |network: &str| {
                let target = Target::Named { network: network.into(), name: "Kopi Contoh".into() };
                Import { target, file_name: "selaras-days.csv".into(), ..import(brand, text) }
            };
            let nobodys = Import { target: Target::None, ..to("") };
            let seen = preview(&db, &actor, &nobodys, now()).await.unwrap();
            assert!(seen.rejected.is_empty(), "nobody is chosen yet: {:?}", seen.rejected);
            let told = seen.assumptions.iter().find(|one| one.code == "several_accounts").unwrap();
            assert!(
                told.params[0].1.contains("instagram ") && told.params[0].1.contains("tiktok "),
                "{told:?}"
            );
            let seen = preview(&db, &actor, &to("instagram"), now()).await.unwrap();
            assert_eq!((seen.came_to.days, seen.came_to.rejected), (2, 2));

            let first = take(&db, &actor, to("instagram"), now()).await.unwrap();
            let handle = if text == long { "tiktok @kopi" } else { "tiktok kopi" };
            assert_eq!(
                lost(&first),
                [(3, handle, "other_network", true), (5, handle, "other_network", true)]
            );
            assert_eq!((first.came_to.days, first.came_to.rejected), (2, 2));
            assert_eq!((first.came_to.added, first.came_to.corrected), (2, 0));
            assert_eq!(total(&db, &actor, brand, Figure::Followers).await, Some(1_010.0));
            let second = take(&db, &actor, to("tiktok"), now()).await.unwrap();
            assert_eq!((second.came_to.added, second.came_to.corrected, second.came_to.rejected), (2, 0, 2));
            assert_ne!(first.profile, second.profile);
            assert_eq!(total(&db, &actor, brand, Figure::Followers).await, Some(1_085.0), "both keep theirs");
            let other = take(&db, &actor, to("facebook"), now()).await.unwrap_err();
            let problem = other.problem().unwrap();
            assert_eq!(problem.code, "import_other_network");
            for id in [second.id, first.id] {
                undo(&db, &actor, id.unwrap(), now()).await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn of_accounts_on_one_network_only_the_one_that_is_called_like_the_profile_comes_in() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        let text = "network,profile,date,followers\n\
            instagram,@Kopi,2026-11-20,1000\ninstagram,@teh,2026-11-20,70\ninstagram,@kopi,2026-11-21,1010\n";
        let to = |name: &str| {
            let target = Target::Named { network: "instagram".into(), name: name.into() };
            Import { target, file_name: "selaras-days.csv".into(), ..import(brand, text) }
        };
        let neither = take(&db, &actor, to("Susu"), now()).await.unwrap_err();
        assert_eq!(neither.problem().unwrap().code, "import_several_accounts");
        assert!(list(&db, &actor, brand).await.unwrap().is_empty());
        let kopi = take(&db, &actor, to("kopi"), now()).await.unwrap();
        assert_eq!(lost(&kopi), [(3, "instagram @teh", "other_account", true)]);
        assert_eq!(total(&db, &actor, brand, Figure::Followers).await, Some(1_010.0));
        // A profile that is known by then is found by its name as well.
        let target = Target::Profile { id: kopi.profile.unwrap(), network: "instagram".into(), ours: true };
        let again = take(&db, &actor, Import { target, ..to("") }, now()).await.unwrap();
        assert_eq!((again.came_to.repeated, again.came_to.rejected), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn two_values_for_one_day_are_told_and_the_first_holds() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        // The third row is of no account, so it is the profile's; the fourth adds what nobody said.
        let text = "network,account,date,followers,views\n\
            instagram,kopi,2026-11-20,1000,\ninstagram,kopi,2026-11-20,999,\n\
            instagram,,2026-11-20,1000,\n,,2026-11-20,1001,31\n";
        let target = Target::Named { network: "instagram".into(), name: "kopi".into() };
        let one = Import { target, file_name: "selaras-days.csv".into(), ..import(brand, text) };
        let taken = take(&db, &actor, one, now()).await.unwrap();
        assert_eq!(
            lost(&taken),
            [
                (3, "999", "conflicting_row", true),
                (4, "2026-11-20", "duplicate_row", true),
                (5, "1001", "conflicting_row", false),
            ]
        );
        assert_eq!((taken.came_to.added, taken.came_to.corrected), (2, 0));
        assert_eq!(total(&db, &actor, brand, Figure::Followers).await, Some(1_000.0));
    })
    .await;
}

#[tokio::test]
async fn posts_of_another_account_stay_out() {
    on_both(|db| async move {
        let (actor, brand) = world(&db).await;
        let text = "network,account,published_at,text,reactions\n\
            instagram,kopi,2026-11-20 10:00,Halo,5\ntiktok,kopi,2026-11-20 10:00,Halo,70\n\
            tiktok,kopi,2026-11-20 10:00,Halo,71\n";
        let target = Target::Named { network: "tiktok".into(), name: "kopi".into() };
        let one = Import { target, file_name: "selaras-posts.csv".into(), ..import(brand, text) };
        let taken = take(&db, &actor, one, now()).await.unwrap();
        assert_eq!(
            lost(&taken),
            [(4, "Halo", "duplicate_row", true), (2, "instagram kopi", "other_network", true)]
        );
        assert_eq!((taken.came_to.new_posts, taken.came_to.posts), (1, 1));
        assert_eq!(total(&db, &actor, brand, Figure::Interactions).await, Some(70.0));
    })
    .await;
}
