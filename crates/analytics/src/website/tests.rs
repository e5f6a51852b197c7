//! Websites, what their pages tell, and short links, on both databases.

use super::*;
use jiff::civil::date;
use selaras_kernel::{Role, WorkspaceId, actor::Grant};
use selaras_store::{
    events,
    testing::{contents, on_both},
};
use std::time::Duration;

/// Tuesday, 2027-01-12, 09:00 in Jakarta.
const NOW: Timestamp = Timestamp(1_799_719_200_000_000);
const ZONE: &str = "Asia/Jakarta";
const BROWSER: &str = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";

struct World {
    db: Db,
    by: Actor,
    brand: BrandId,
    gate: Gate,
}

impl World {
    fn new(db: &Db) -> Self {
        let by = Actor::system(WorkspaceId::new(NOW));
        Self { db: db.clone(), by, brand: BrandId::new(NOW), gate: Gate::default() }
    }

    fn new_site(&self, name: &str) -> NewSite {
        let hosts = vec!["KopiSenja.id ".into(), "*.kopisenja.id".into()];
        NewSite { brand: self.brand, name: name.into(), hosts, currency: None }
    }

    async fn site(&self) -> Site {
        create(&self.db, &self.by, self.new_site("Toko"), ZONE, NOW).await.unwrap()
    }

    async fn page(&self, site: &Site, said: Hit, at: Timestamp) -> Result<()> {
        let heard = site_by_key(&self.db, &site.key).await?;
        hit(&self.db, &self.gate, &heard, page(), said, at).await
    }

    async fn told(&self, by: By) -> Told {
        let of = Of::default();
        let asked = Asked { brand: self.brand, from: date(2027, 1, 1), to: date(2027, 1, 31), by, of };
        tell(&self.db, &self.by, &asked).await.unwrap()
    }

    /// Key, visits, views, leads, downloads, sign-ups, purchases, clicks.
    async fn rows(&self, by: By) -> Vec<(String, [i64; 7])> {
        let told = self.told(by).await;
        told.rows.into_iter().map(|row| (row.key.clone(), numbers(&row))).collect()
    }
}

fn numbers(r: &ToldRow) -> [i64; 7] {
    [r.visits, r.views, r.leads, r.downloads, r.signups, r.purchases, r.clicks]
}

fn page() -> Page<'static> {
    Page { origin: Some("https://toko.kopisenja.id"), referer: None, agent: Some(BROWSER), left_alone: false }
}

fn view(path: &str, referrer: &str) -> Hit {
    Hit { kind: "view".into(), path: path.into(), referrer: referrer.into(), ..Hit::default() }
}

fn code<T>(result: Result<T>) -> String {
    match result {
        Ok(_) => "ok".into(),
        Err(e) => e.problem().map_or_else(|| e.to_string(), |p| p.code.clone()),
    }
}

#[tokio::test]
async fn sites_are_kept_by_name_changed_under_their_version_and_removed_with_their_counts() {
    on_both(|db| async move {
        let world = World::new(&db);
        let made = world.site().await;
        assert_eq!(made.hosts, ["*.kopisenja.id", "kopisenja.id"]);
        assert_eq!((made.currency.as_str(), made.key.len(), made.version), ("IDR", 16, 1));
        let other = create(&db, &world.by, world.new_site("Blog"), ZONE, NOW).await.unwrap();
        assert_ne!(made.key, other.key);
        let changes = SiteChanges { currency: Some("usd".into()), ..SiteChanges::default() };
        let now = update(&db, &world.by, made.id, Some(1), changes.clone(), NOW).await.unwrap();
        assert_eq!((now.currency.as_str(), now.version, &now.key), ("USD", 2, &made.key));
        assert_eq!(code(update(&db, &world.by, made.id, Some(1), changes, NOW).await), "stale");
        let names: Vec<_> =
            list(&db, &world.by, world.brand).await.unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Blog", "Toko"]);
        assert_eq!(seen(&db, &world.by, world.brand).await.unwrap(), BTreeMap::new());
        let later = NOW + Duration::from_secs(3 * 24 * 3600);
        for at in [later, NOW] {
            world.page(&now, view("/", "t.co"), at).await.unwrap();
        }
        let told = seen(&db, &world.by, world.brand).await.unwrap();
        let days = SiteSeen { first: date(2027, 1, 12), last: date(2027, 1, 15) };
        assert_eq!(told, BTreeMap::from([(made.id, days)]));
        assert_eq!(code(remove(&db, &world.by, made.id, Some(1), NOW).await), "stale");
        remove(&db, &world.by, made.id, Some(2), NOW).await.unwrap();
        assert_eq!(code(world.page(&now, view("/", "t.co"), NOW).await), "not_found");
        assert!(contents(&db).await["site_counts"].is_empty());
        let told: Vec<String> =
            events::after(&db, 0, 100).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(told, ["site.created", "site.created", "site.updated", "site.removed"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_at_once_and_who_may_not_see_finds_nothing() {
    on_both(|db| async move {
        let world = World::new(&db);
        let bad = NewSite {
            hosts: vec!["https://kopi.id/".into()],
            currency: Some("rupiah".into()),
            ..world.new_site(" ")
        };
        let refused = create(&db, &world.by, bad, ZONE, NOW).await.unwrap_err();
        let codes: Vec<_> = refused.problem().unwrap().each().map(|one| one.code.clone()).collect();
        assert_eq!(codes, ["site_name", "site_host", "currency_unfit"]);
        for host in ["*.id", "kopi .id", "kopi:80", "a..b", "-a.id", "*", ""] {
            assert!(!is_host(host), "{host}");
        }
        for host in ["localhost", "kopi.id", "*.kopi.id", "127.0.0.1", "xn--caf-dma.id"] {
            assert!(is_host(host), "{host}");
        }
        let made = world.site().await;
        let role = |role, brand| Actor {
            grants: vec![Grant { brand: Some(brand), role }],
            ..Actor::system(world.by.workspace)
        };
        let elsewhere = role(Role::Analyst, BrandId::new(NOW));
        assert_eq!(code(list(&db, &elsewhere, world.brand).await), "not_found");
        assert_eq!(code(remove(&db, &elsewhere, made.id, None, NOW).await), "not_found");
        let reader = role(Role::Editor, world.brand);
        assert_eq!(list(&db, &reader, world.brand).await.unwrap().len(), 1);
        assert_eq!(code(remove(&db, &reader, made.id, None, NOW).await), "forbidden");
        assert_eq!(code(create(&db, &reader, world.new_site("A"), ZONE, NOW).await), "forbidden");
    })
    .await;
}

#[tokio::test]
async fn what_happens_is_counted_by_day_source_campaign_post_and_path() {
    on_both(|db| async move {
        let world = World::new(&db);
        let site = world.site().await;
        let post = "0190A0B0-0000-7000-8000-000000000000";
        let ad =
            |hit: Hit| Hit { source: "IG".into(), campaign: "lebaran".into(), content: post.into(), ..hit };
        let worth = |kind: &str, value: &str, currency: &str| Hit {
            kind: kind.into(),
            value: value.into(),
            currency: currency.into(),
            ..view("/beli?email=a@b.id", "toko.kopisenja.id")
        };
        let next_day = NOW + Duration::from_secs(15 * 3600);
        for (said, at) in [
            (ad(view("/menu/", "l.instagram.com")), NOW),
            // Without a referrer the parameters say that they came from elsewhere.
            (ad(view("/menu", "")), NOW),
            (ad(view("/beli", "toko.kopisenja.id")), NOW),
            (view("/menu", "www.google.com"), next_day),
            // Typed, or from a bookmark: seen, and from nowhere.
            (view("/menu", ""), next_day),
            (ad(worth("purchase", "150000", "")), NOW),
            (ad(worth("purchase", "0.5", "")), NOW),
            (worth("lead", "", ""), NOW),
            (worth("download", "", ""), NOW),
            (worth("signup", "12.5", "usd"), next_day),
        ] {
            world.page(&site, said, at).await.unwrap();
        }
        let row = |key: &str, numbers| (key.to_owned(), numbers);
        assert_eq!(
            world.rows(By::Network).await,
            [
                row("instagram", [2, 3, 0, 0, 0, 2, 0]),
                row("google.com", [1, 1, 0, 0, 0, 0, 0]),
                row("", [0, 1, 1, 1, 1, 0, 0]),
            ]
        );
        assert_eq!(
            world.rows(By::Campaign).await,
            [row("lebaran", [2, 3, 0, 0, 0, 2, 0]), row("", [1, 2, 1, 1, 1, 0, 0])]
        );
        assert_eq!(world.rows(By::Post).await[0], row(&post.to_lowercase(), [2, 3, 0, 0, 0, 2, 0]));
        assert_eq!(
            world.rows(By::Day).await,
            [row("2027-01-12", [2, 3, 1, 1, 0, 2, 0]), row("2027-01-13", [1, 2, 0, 0, 1, 0, 0])]
        );
        assert_eq!(
            world.rows(By::Path).await,
            [row("/menu", [3, 4, 0, 0, 0, 0, 0]), row("/beli", [0, 1, 1, 1, 1, 2, 0])]
        );
        let told = world.told(By::Day).await;
        let money = |currency: &str, amount| Money { currency: currency.into(), amount };
        assert_eq!(numbers(&told.total), [3, 5, 1, 1, 1, 2, 0]);
        assert_eq!(told.total.values, [money("IDR", 15_000_050), money("USD", 1_250)]);
        assert_eq!(told.rows[0].values, [money("IDR", 15_000_050)]);
        assert!(!told.cut_off);
        // What is kept says nothing of anybody.
        let kept = contents(&db).await["site_counts"].join("\n");
        assert!(!kept.contains("Mozilla") && !kept.contains('@') && !kept.contains("email"), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn only_pages_of_the_site_are_heard_and_nobody_who_asks_to_be_left_alone() {
    on_both(|db| async move {
        let world = World::new(&db);
        let site = world.site().await;
        let heard = site_by_key(&db, &site.key).await.unwrap();
        let tell =
            async |page: Page<'_>, said: Hit| code(hit(&db, &world.gate, &heard, page, said, NOW).await);
        let said = || view("/", "t.co");
        let from = |origin, referer| Page { origin, referer, ..page() };
        assert_eq!(tell(from(Some("https://lain.id"), None), said()).await, "site_other_host");
        assert_eq!(tell(from(Some("https://evilkopisenja.id"), None), said()).await, "site_other_host");
        assert_eq!(
            tell(from(Some("https://lain.id"), Some("https://kopisenja.id/")), said()).await,
            "site_other_host"
        );
        assert_eq!(tell(from(None, None), said()).await, "site_other_host");
        assert_eq!(tell(from(Some("null"), Some("https://kopisenja.id/a")), said()).await, "ok");
        assert_eq!(tell(from(None, Some("http://a.b.kopisenja.id:8080/x")), said()).await, "ok");
        assert_eq!(tell(Page { left_alone: true, ..page() }, said()).await, "ok");
        assert_eq!(tell(Page { agent: Some("Googlebot/2.1"), ..page() }, said()).await, "ok");
        assert_eq!(tell(Page { agent: None, ..page() }, said()).await, "ok");
        assert_eq!(world.told(By::Day).await.total.visits, 2);
        let bad = |kind: &str, value: &str, currency: &str| Hit {
            kind: kind.into(),
            value: value.into(),
            currency: currency.into(),
            ..said()
        };
        assert_eq!(tell(page(), bad("visit", "", "")).await, "unknown_value");
        assert_eq!(tell(page(), bad("purchase", "-1", "")).await, "site_value");
        assert_eq!(tell(page(), bad("purchase", "1e9", "")).await, "site_value");
        assert_eq!(tell(page(), bad("purchase", "99999999999999", "")).await, "site_value");
        assert_eq!(tell(page(), bad("purchase", "1", "rupiah")).await, "currency_unfit");
        assert_eq!(world.told(By::Day).await.total.purchases, 0);
    })
    .await;
}

#[test]
fn a_minute_has_room_for_three_thousand_hits_of_a_site() {
    let (gate, one, other) = (Gate::default(), SiteId::new(NOW), SiteId::new(NOW));
    assert!((0..3_000).all(|_| gate.admits(one, NOW)));
    assert!(!gate.admits(one, NOW));
    assert!(gate.admits(other, NOW));
    assert!(gate.admits(one, NOW + Duration::from_secs(60)));
}

#[tokio::test]
async fn many_hits_at_once_are_one_counter_and_made_up_sources_do_not_fill_the_disk() {
    on_both(|db| async move {
        let world = World::new(&db);
        let site = world.site().await;
        let same = (0..100).map(|_| world.page(&site, view("/menu", "t.co"), NOW));
        futures::future::try_join_all(same).await.unwrap();
        assert_eq!(contents(&db).await["site_counts"].len(), 2, "views and visits");
        assert_eq!(world.rows(By::Network).await, [("x".to_owned(), [100, 100, 0, 0, 0, 0, 0])]);
        for n in 0..60 {
            world.page(&site, view(&format!("/{n}"), "t.co"), NOW).await.unwrap();
        }
        let kept = contents(&db).await["site_counts"].len();
        assert_eq!(kept, 42, "40, and what is left of visits and views");
        assert_eq!(numbers(&world.told(By::Path).await.total), [160, 160, 0, 0, 0, 0, 0]);
        world.page(&site, view("/menu", "t.co"), NOW).await.unwrap();
        assert_eq!(world.rows(By::Path).await[0], ("/menu".to_owned(), [101, 101, 0, 0, 0, 0, 0]));
    })
    .await;
}

#[tokio::test]
async fn links_say_where_they_lead_and_count_who_follows() {
    on_both(|db| async move {
        let world = World::new(&db);
        let new = |url: &str| NewSiteLink {
            brand: world.brand,
            url: url.into(),
            network: Some("Instagram".into()),
            campaign: Some("Lebaran & mudik".into()),
            post: None,
        };
        let link =
            create_link(&db, &world.by, new("https://Kopisenja.id/menu?utm_source=ig#promo"), ZONE, NOW)
                .await
                .unwrap();
        let leads =
            "https://kopisenja.id/menu?utm_source=ig&utm_medium=social&utm_campaign=Lebaran+%26+mudik#promo";
        for agent in [Some(BROWSER), Some(BROWSER), Some("Slackbot-LinkExpanding 1.0"), None] {
            assert_eq!(follow(&db, &link.code, Page { agent, ..Page::default() }, NOW).await.unwrap(), leads);
        }
        assert_eq!(code(follow(&db, "tidakada", page(), NOW).await), "not_found");
        let all = links(&db, &world.by, world.brand).await.unwrap();
        assert_eq!((all.len(), all[0].clicks, all[0].code.len()), (1, 2, 8));
        let clicks = |key: &str| [(key.to_owned(), [0, 0, 0, 0, 0, 0, 2])];
        assert_eq!(world.rows(By::Network).await, clicks("instagram"));
        assert_eq!(world.rows(By::Campaign).await, clicks("Lebaran & mudik"));
        assert_eq!(world.rows(By::Path).await, clicks("/menu"));
        assert_eq!(world.rows(By::Day).await, clicks("2027-01-12"));
        let plain = NewSiteLink { network: None, campaign: None, ..new("https://kopisenja.id/a?b=c") };
        let plain = create_link(&db, &world.by, plain, ZONE, NOW).await.unwrap();
        assert_eq!(links::tagged(&plain), "https://kopisenja.id/a?b=c");
        for bad in ["javascript:alert(1)", "ftp://kopi.id", "/menu", "https://kopi.id@lain.id/", "https://"] {
            assert_eq!(
                code(create_link(&db, &world.by, new(bad), ZONE, NOW).await),
                "site_link_url",
                "{bad}"
            );
        }
        let long = NewSiteLink { campaign: Some("a".repeat(101)), ..new("https://kopi.id") };
        assert_eq!(code(create_link(&db, &world.by, long, ZONE, NOW).await), "site_link_word");
        remove_link(&db, &world.by, link.id, NOW).await.unwrap();
        assert_eq!(code(remove_link(&db, &world.by, link.id, NOW).await), "not_found");
        assert_eq!(code(follow(&db, &link.code, page(), NOW).await), "not_found");
        assert_eq!(world.told(By::Day).await.total.clicks, 0);
    })
    .await;
}

#[test]
fn sources_are_known_by_all_their_names() {
    for (source, network) in [
        ("l.instagram.com", "instagram"),
        ("IG", "instagram"),
        ("lm.facebook.com", "facebook"),
        ("t.co", "x"),
        ("x.com", "x"),
        ("netflix.com", "netflix.com"),
        ("out.reddit.com", "reddit"),
        ("id.pinterest.com", "pinterest"),
        ("www.Google.co.id", "google.co.id"),
        ("go.bsky.app", "bluesky"),
        ("android-app", "android-app"),
        (" ", ""),
    ] {
        assert_eq!(network_of(source), network, "{source}");
    }
}

#[test]
fn what_may_tell_of_a_person_is_never_counted() {
    for (said, kept) in [
        ("/menu/kopi-susu/?q=rahasia#x", "/menu/kopi-susu"),
        ("", "/"),
        ("/akun/siti@kopi.id/pesanan", "/akun/*/pesanan"),
        ("/akun/siti%40kopi.id", "/akun/*"),
        ("/pesanan/1234567", "/pesanan/*"),
        ("/telp/0812-3456-789", "/telp/*"),
        ("/artikel/2027-01-12/panen", "/artikel/2027-01-12/panen"),
        ("/promo-20270112", "/promo-20270112"),
        ("/reset/eyJhbGciOiJIUzI1NiJ9abc", "/reset/*"),
        ("/u/0190a0b0-0000-7000-8000-000000000000", "/u/*"),
    ] {
        assert_eq!(hits::path(said), kept);
    }
    assert_eq!(hits::word("lebaran-2027"), "lebaran-2027");
    assert_eq!(hits::word("siti@kopi.id"), "*");
    assert_eq!(hits::word(&"a".repeat(500)).len(), 100);
    assert_eq!(hits::path(&"/a".repeat(500)).len(), 200);
    assert!(hits::is_robot("facebookexternalhit/1.1") && hits::is_robot("") && !hits::is_robot(BROWSER));
    assert!(!hits::is_robot("Mozilla/5.0 (Linux; Android 11; CUBOT X30) Chrome/140.0 Mobile Safari/537.36"));
}

#[test]
fn the_script_is_small_and_keeps_nothing() {
    let script = script("https://selaras.kopisenja.id/site/abcdefgh23456789/hit");
    assert!(script.len() < 1_500, "{} bytes", script.len());
    assert!(script.contains("\"https://selaras.kopisenja.id/site/abcdefgh23456789/hit\""));
    for word in [".cookie", "Storage", "indexedDB", "userAgent", "screen", "canvas"] {
        assert!(!script.contains(word), "{word}");
    }
    assert!(script.contains("globalPrivacyControl") && script.contains("doNotTrack"));
    assert!(super::script("a\"b").contains(r#"to="a\"b""#));
}

#[test]
fn files_are_told_beside_and_nothing_in_them_twice() {
    let line = |source: &str, label: &str, from: &str, to: &str, sessions: i64, revenue: &str| {
        serde_json::json!({"line": 1, "sheet": null, "dimension": "Session source", "label": label, "also": [], "source": source,
            "medium": null, "campaign": null, "content": null, "landing_page": null, "start": from, "end": to, "sessions": sessions,
            "engaged_sessions": null, "users": null, "new_users": null, "views": null, "key_events": 1.5, "event_count": null,
            "revenue": revenue})
    };
    let lines = vec![
        line("instagram", "ig", "2027-01-01", "2027-01-15", 10, "12.5"),
        line("l.instagram.com", "l", "2027-01-01", "2027-01-15", 3, "0.25"),
        // The same file once more, one of an overlapping time, one that reaches beyond, and one beside.
        line("instagram", "ig", "2027-01-01", "2027-01-15", 10, "12.5"),
        line("instagram", "ig", "2027-01-10", "2027-01-20", 99, "1"),
        line("instagram", "ig", "2027-01-20", "2027-02-20", 99, "1"),
        line("(direct)", "d", "2027-01-16", "2027-01-20", 4, "0"),
        serde_json::json!({"what": "no line"}),
    ];
    let asked = |by| Asked {
        brand: BrandId::new(NOW),
        from: date(2027, 1, 1),
        to: date(2027, 1, 31),
        by,
        of: Of::default(),
    };
    let (rows, left_out) = files::told(lines.clone(), Default::default(), &asked(By::Network));
    let told: Vec<_> =
        rows.iter().map(|r| (r.key.as_str(), r.visits, r.key_events, r.revenue.as_deref())).collect();
    assert_eq!(
        told,
        [("instagram", Some(13), Some(3.0), Some("12.75")), ("", Some(4), Some(1.5), Some("0"))]
    );
    assert_eq!(left_out, 4);
    assert_eq!(files::told(lines, Default::default(), &asked(By::Campaign)), (vec![], 7));
}
