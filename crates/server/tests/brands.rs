//! Does a role in one brand reach exactly that brand, on every route?
//!
//! The list of routes is the table: a new route below a thing of a brand (`/posts/{id}/…`) is tried as it is. A route of
//! another form, or one that reads a body, makes the test ask for a line in `target` or `body`.

use axum::{body::Body, http::Method};
use selaras_kernel::{BrandId, Right, Role};
use selaras_server::{
    http::{registry::Listed, routes},
    testing::{As, NOW, PNG, Reply, TestApp, upload},
};
use selaras_store::{events, testing::on_both};
use serde_json::{Value, json};

/// A brand with one of everything that belongs to a brand.
struct Things {
    brand: BrandId,
    profile: String,
    post: String,
    delivery: String,
    media: String,
    recurrence: String,
    repeated: String,
    invitation: String,
    member: String,
    comment: String,
    guest_link: String,
    share_link: String,
    day: String,
    template: String,
    dashboard: String,
    number_import: String,
    competitor: String,
    rival: String,
    site: String,
    cohort: String,
    site_link: String,
    ledger_entry: String,
    experiment: String,
    objective: String,
    audit: String,
    listed: String,
    kpi: String,
    goal: String,
    check_in: String,
    /// A part of the strategy that was removed.
    removed: String,
}

impl Things {
    async fn of(app: &TestApp, owner: &As, brand: BrandId, name: &str) -> Self {
        let id = |made: Value| made["id"].as_str().expect("an id").to_owned();
        let make = async |path: &str, body: Value| {
            app.call(owner, Method::POST, path, Some(&body)).await.expect(201)
        };
        let profile = app.profile_in(brand, name).await.to_string();
        let (kind, form) = upload(brand, &format!("{name}.png"), PNG);
        let media =
            app.send(owner, Method::POST, "/api/v1/media", Body::from(form), &[kind]).await.expect(201);
        let new = |text: &str| {
            json!({"brand": brand, "content": {"parts": [{"text": text}]}, "variants": [{"profile": profile}],
                "when": {"at": "2027-02-01T09:00", "zone": "Asia/Jakarta"}})
        };
        let post = make("/api/v1/posts", new(name)).await;
        let repeated = id(make("/api/v1/posts", new("again")).await);
        let rule = json!({"rule": {"every": "month", "day": 1}, "count": 1});
        let recurrence = id(make(&format!("/api/v1/posts/{repeated}/recurrence"), rule).await);
        let invite = async |email: String| {
            make("/api/v1/invitations", json!({"email": email, "role": "client", "brand": brand})).await
        };
        let invitation = id(invite(format!("open-{name}@example.test")).await);
        app.member(Role::Client, Some(brand)).await;
        let members = app.call(owner, Method::GET, "/api/v1/members?limit=200", None).await.expect(200);
        let members = members["items"].as_array().expect("a list").clone();
        let member = members.into_iter().rfind(|m| m["brand"] == json!(brand)).map(id).expect("a member");
        // What was connected is watched, so that there are numbers to ask for.
        selaras_analytics::follow(&app.app.db, NOW).await.expect("the events are read");
        let delivery = post["deliveries"][0]["id"].as_str().expect("a delivery").to_owned();
        let (post, media) = (id(post), id(media));
        let comment = id(make(&format!("/api/v1/posts/{post}/comments"), json!({"text": "Halo"})).await);
        let guest = json!({"posts": [post], "name": "Bu Ratna"});
        let guest_link = id(make("/api/v1/guest-links", guest).await);
        let share = json!({"brand": brand, "files": [media], "name": "Pak Hadi"});
        let share_link = id(make("/api/v1/share-links", share).await);
        let day = json!({"brand": brand, "name": "Ulang tahun", "date": "2027-02-01"});
        let day = id(make("/api/v1/holidays", day).await);
        let tags = json!({"brand": brand, "kind": "hashtags", "name": name, "content": {"parts": [{"text": "#kopi"}]}});
        let template = id(make("/api/v1/templates", tags).await);
        let own = json!({"brand": brand, "dashboard": {"name": name, "panels": [{"chart": "number", "figure": "posts", "width": 1}]}});
        let dashboard = id(make("/api/v1/dashboards", own).await);
        let path = format!("/api/v1/number-imports?brand={brand}&name={name}&network=instagram");
        let kind = ("content-type", "application/octet-stream");
        let file = format!(
            "url,published_at,text,reactions\nhttps://www.instagram.com/p/{name}/,2026-09-01 10:00,Halo,3\n"
        );
        let number_import =
            id(app.send(owner, Method::POST, &path, Body::from(file), &[kind]).await.expect(201));
        let found = json!({"by": "sales", "words": "kata tim penjualan"});
        let competitor = json!({"brand": brand, "name": name, "found": found});
        let competitor = id(make("/api/v1/competitors", competitor).await);
        app.fake.account(&format!("rival-{name}"));
        let rival = json!({"network": "fake", "address": format!("rival-{name}")});
        let rival = make(&format!("/api/v1/competitors/{competitor}/profiles"), rival).await;
        let rival = id(rival["profiles"][0].clone());
        let cohort = json!({"brand": brand, "name": name, "competitors": [competitor]});
        let cohort = id(make("/api/v1/cohorts", cohort).await);
        let site = json!({"brand": brand, "name": name, "hosts": [format!("{name}.test")]});
        let site = id(make("/api/v1/sites", site).await);
        let site_link = json!({"brand": brand, "url": "https://kopi.test/"});
        let site_link = id(make("/api/v1/site-links", site_link).await);
        let ledger_entry = json!({"brand": brand, "entry": cost(name)});
        let ledger_entry = id(make("/api/v1/ledger", ledger_entry).await);
        selaras_analytics::follow(&app.app.db, app.app.now()).await.expect("the profile is measured");
        let experiment = json!({"brand": brand, "experiment": trial(&profile), "start": true});
        let experiment = id(make("/api/v1/experiments", experiment).await);
        let removed = json!({"brand": brand, "item": objective(&format!("dulu {name}"))});
        let removed = id(make("/api/v1/strategy", removed).await);
        app.call(owner, Method::DELETE, &format!("/api/v1/strategy/{removed}"), None).await.expect(204);
        let objective = json!({"brand": brand, "item": objective(name)});
        let objective = id(make("/api/v1/strategy", objective).await);
        let listed =
            json!({"brand": brand, "said": {"network": "instagram", "address": format!("lain-{name}")}});
        let listed = make("/api/v1/inventory", listed).await["entry"].as_str().expect("an id").to_owned();
        let audit = id(make("/api/v1/audits", json!({"brand": brand})).await);
        let measured = json!({"kind": "kpi", "fields": kpi(name)});
        let kpi = id(make("/api/v1/strategy", json!({"brand": brand, "item": measured})).await);
        let goal = id(make("/api/v1/strategy", json!({"brand": brand, "item": goal(name)})).await);
        let check_in = format!("/api/v1/strategy/{goal}/checkins");
        let check_in = id(make(&check_in, json!({"note": "Pameran ramai"})).await);
        Self {
            brand,
            profile,
            post,
            delivery,
            media,
            recurrence,
            repeated,
            invitation,
            member,
            comment,
            guest_link,
            share_link,
            day,
            template,
            dashboard,
            number_import,
            competitor,
            rival,
            site,
            site_link,
            cohort,
            ledger_entry,
            experiment,
            objective,
            audit,
            listed,
            kpi,
            goal,
            check_in,
            removed,
        }
    }

    fn ids(&self) -> [String; 30] {
        let Self {
            brand,
            profile,
            post,
            delivery,
            media,
            recurrence,
            repeated,
            invitation,
            member,
            comment,
            guest_link,
            share_link,
            day,
            template,
            dashboard,
            number_import,
            competitor,
            rival,
            site,
            site_link,
            cohort,
            ledger_entry,
            experiment,
            objective,
            audit,
            listed,
            kpi,
            goal,
            check_in,
            removed,
        } = self;
        let brand = brand.to_string();
        [
            &brand,
            profile,
            post,
            delivery,
            media,
            recurrence,
            repeated,
            invitation,
            member,
            comment,
            guest_link,
            share_link,
            day,
            template,
            dashboard,
            number_import,
            competitor,
            rival,
            site,
            site_link,
            cohort,
            ledger_entry,
            experiment,
            objective,
            audit,
            listed,
            kpi,
            goal,
            check_in,
            removed,
        ]
        .map(Clone::clone)
    }
}

/// Where a route leads for a brand: the address of its thing; `None` where no brand is named.
fn target(route: &Listed, of: &Things) -> Option<String> {
    let path = route.path.trim_start_matches("/api/v1/");
    let brand = of.brand;
    let filled = match path {
        // Of the person, or of the workspace as a whole.
        p if p == "me" || p.starts_with("me/") || p.starts_with("tokens") || p.starts_with("session") => {
            return None;
        }
        "audit" | "workspace" | "networks" | "brands" | "events" | "setup" | "sample" => return None,
        // Of the person; what they are told is of what they may see.
        p if p.starts_with("notifications") => return None,
        // Of a person; whether the deputy may decide in a brand is asked when they do.
        p if p.starts_with("absences") => return None,
        // It is its reader's alone.
        "briefs/{id}" => return None,
        // Whose comment it is decides, not the role.
        "comments/{id}" if route.method == "DELETE" => return None,
        // Nothing of a brand is read.
        "recurrences/preview" | "number-imports/template" | "workbooks" => return None,
        "dashboards" if route.method == "GET" => format!("{path}?brand={brand}"),
        "insight/best" => format!("{path}?brand={brand}&profile={}", of.profile),
        "insight/why" => format!(
            "{path}?brand={brand}&before_from=2026-09-01&before_to=2026-10-12&after_from=2026-10-13&after_to=2026-11-20"
        ),
        "benchmarks" => format!("{path}?brand={brand}&from=2026-01-01&to=2026-12-31"),
        "number-imports/rows" => format!("{path}?brand={brand}&kind=audience"),
        "dashboards" | "measure" | "measure/table" => path.to_owned(),
        "invitations/look" | "invitations/accept" | "profiles/sign-ins/finish" => return None,
        // Lists of everything one may see; what they show is looked at.
        "members" | "profiles/expiring" | "inventory/everywhere" => return None,
        "invitations" if route.method == "GET" => return None,
        // The brand stands in the query or in the body.
        "posts" | "media" | "profiles" if route.method == "GET" => format!("{path}?brand={brand}"),
        "approvals"
        | "approvals/sent-back"
        | "media/shelves"
        | "media/ending"
        | "posts/published"
        | "measure/profiles"
        | "insight/promoted"
        | "insight/odd-days"
        | "number-imports"
        | "number-imports/headings"
        | "numbers/best" => {
            format!("{path}?brand={brand}")
        }
        "recurrences" => format!("{path}?brand={brand}"),
        "cadence" => format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31"),
        "exports" => format!("{path}?brand={brand}&format=csv"),
        "holidays" if route.method == "GET" => {
            format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31")
        }
        "templates" | "share-links" if route.method == "GET" => format!("{path}?brand={brand}"),
        "holidays" | "calendar-files" | "guest-links" | "share-links" | "templates" => path.to_owned(),
        "imports" => format!("{path}?brand={brand}"),
        "cohorts" if route.method == "GET" => format!("{path}?brand={brand}"),
        "cohorts" => path.to_owned(),
        "competitors" if route.method == "GET" => format!("{path}?brand={brand}"),
        "competitors" => path.to_owned(),
        "website/ga4" | "website/ga4/fetch" => format!("{path}?brand={brand}"),
        "sites" | "site-links" if route.method == "GET" => format!("{path}?brand={brand}"),
        "website" => format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31&by=network"),
        "roi" => format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31&by=campaign"),
        "ledger" if route.method == "GET" => format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31"),
        "inventory" | "audits" if route.method == "GET" => format!("{path}?brand={brand}"),
        "inventory" | "audits" => path.to_owned(),
        "mix" => format!("{path}?brand={brand}&period=month"),
        "traces" => path.to_owned(),
        "goals/progress" | "goals/ambition" | "scorecard" => format!("{path}?brand={brand}"),
        "goals/check" | "goals/read" | "goals/baseline" => path.to_owned(),
        "strategy/{id}/progress"
        | "strategy/{id}/contributions"
        | "strategy/{id}/leading"
        | "strategy/{id}/options"
        | "strategy/{id}/values"
        | "strategy/{id}/checkins" => path.replace("{id}", &of.goal),
        "strategy/{id}/restore" => path.replace("{id}", &of.removed),
        "briefs" | "briefs/now" => format!("{path}?brand={brand}"),
        "experiments" | "strategy" | "kpis" if route.method == "GET" => format!("{path}?brand={brand}"),
        "sites" | "site-links" | "ledger" | "experiments" | "experiments/plan" | "strategy"
        | "kpis/check" => path.to_owned(),
        "competitors/compare" => format!("{path}?brand={brand}&from=2027-01-01&to=2027-01-31"),
        "media/filing" | "media/folders/move" | "media/removal" | "media/restoration" => path.to_owned(),
        "posts" | "posts/check" | "posts/split" | "link-cards" | "media" | "profiles"
        | "profiles/sign-ins" | "invitations" => path.to_owned(),
        "profiles/{id}/accounts" => format!("profiles/{}/accounts?text=ko", of.profile),
        "numbers" => format!("{path}?post={}", of.post),
        "numbers/history" => format!("{path}?subject={}&metric=followers", of.profile),
        below => {
            let thing = match below.split_once("/{id}").map(|(thing, _)| thing) {
                Some("brands") => &brand.to_string(),
                // The post itself is still needed.
                Some("posts") if below.ends_with("/following") => &of.repeated,
                Some("posts") => &of.post,
                Some("profiles") => &of.profile,
                Some("media") => &of.media,
                Some("recurrences") => &of.recurrence,
                Some("invitations") => &of.invitation,
                Some("members") => &of.member,
                Some("comments") => &of.comment,
                Some("guest-links") => &of.guest_link,
                Some("share-links") => &of.share_link,
                Some("holidays") => &of.day,
                Some("templates") => &of.template,
                Some("dashboards") => &of.dashboard,
                Some("number-imports") => &of.number_import,
                Some("competitors") => &of.competitor,
                Some("cohorts") => &of.cohort,
                Some("sites") => &of.site,
                Some("site-links") => &of.site_link,
                Some("ledger") => &of.ledger_entry,
                Some("experiments") => &of.experiment,
                Some("strategy") => &of.objective,
                Some("goals/checkins") => &of.check_in,
                Some("audits") => &of.audit,
                Some("inventory") => &of.listed,
                Some("kpis") => &of.kpi,
                _ => panic!("say in `target` how {} {} names its brand", route.method, route.path),
            };
            below
                .replace("{id}", thing)
                .replace("{delivery}", &of.delivery)
                .replace("{name}", "square")
                .replace("{profile}", &of.rival)
        }
    };
    assert!(!filled.contains('{'), "say in `target` what {} {} names", route.method, route.path);
    Some(format!("/api/v1/{filled}"))
}

/// A body that the route reads.
fn body(route: &Listed, of: &Things) -> Value {
    let brand = of.brand;
    let unique = selaras_kernel::JobId::new(selaras_kernel::Timestamp(0)).0.simple();
    match (route.method, route.path.trim_start_matches("/api/v1/")) {
        ("POST", "posts" | "posts/check") => {
            json!({"brand": brand, "content": {"parts": [{"text": "Halo"}]}})
        }
        ("POST", "link-cards") => json!({"brand": brand, "url": "ftp://kopi.test"}),
        ("POST", "posts/split") => json!({"brand": brand, "text": "Halo", "profiles": [of.profile]}),
        ("POST", "profiles") => {
            json!({"network": "fake", "brand": brand, "identifier": unique, "password": "x"})
        }
        ("POST", "profiles/sign-ins") => json!({"network": "fake", "brand": brand, "server": ""}),
        ("POST", "invitations") => {
            json!({"email": format!("{unique}@example.test"), "role": "client", "brand": brand})
        }
        ("PUT", "brands/{id}/approval-steps") => json!({"steps": []}),
        ("POST", "posts/{id}/request-changes" | "posts/{id}/reject") => json!({"reason": "Lebih pendek"}),
        ("POST", "posts/{id}/schedule") => json!({"at": "2027-03-01T09:00", "zone": "Asia/Jakarta"}),
        ("POST", "posts/{id}/recurrence") => json!({"rule": {"every": "month", "day": 1}, "count": 1}),
        (
            "POST",
            "posts/{id}/deliveries/{delivery}/resolve" | "posts/{id}/deliveries/{delivery}/first-comment",
        ) => {
            json!({"appeared": false})
        }
        ("PATCH", "recurrences/{id}") => json!({"paused": true}),
        ("PUT", "profiles/{id}/cadence") => json!({"posts": 3, "per": "week"}),
        ("PUT", "brands/{id}/import-columns") => json!({"names": {"caption": "text"}}),
        ("PUT", "brands/{id}/holidays") => json!({"countries": ["ID"], "kinds": ["national"]}),
        ("POST", "posts/{id}/comments") => json!({"text": "Halo"}),
        ("PATCH", "comments/{id}") => json!({"resolved": true}),
        ("POST", "guest-links") => json!({"posts": [of.post], "name": "Bu Ratna"}),
        ("POST", "calendar-files") => json!({"brand": brand, "into": "days",
            "text": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Panen\nDTSTART;VALUE=DATE:20270301\nEND:VEVENT\nEND:VCALENDAR\n"}),
        ("POST", "share-links") => json!({"brand": brand, "files": [of.media], "name": "Pak Hadi"}),
        ("POST", "media/filing") => {
            json!({"brand": brand, "files": [{"id": of.media, "folder": "Lama", "tags": ["kopi"]}]})
        }
        ("POST", "media/folders/move") => json!({"brand": brand, "from": "Lama", "to": "Baru"}),
        ("POST", "media/restoration") => json!({"brand": brand, "files": [of.media]}),
        ("POST", "media/removal") => json!({"brand": brand, "files": [of.media]}),
        ("PUT", "brands/{id}/kit") => json!({"version": 0, "voice": "Hangat"}),
        ("POST", "holidays") => json!({"brand": brand, "name": "Ulang tahun", "date": "2027-02-01"}),
        ("POST", "templates") => {
            json!({"brand": brand, "kind": "post", "name": unique, "content": {"parts": [{"text": "Halo"}]}})
        }
        ("POST", "measure") => json!({"questions": [figure(brand)]}),
        ("POST", "measure/table") => json!({"format": "csv", "question": figure(brand)}),
        ("PUT", "number-imports/headings") => json!({"headings": {"Suka": "reactions"}}),
        ("POST", "dashboards") => {
            json!({"brand": brand, "dashboard": {"name": unique, "panels": [{"chart": "number", "figure": "posts", "width": 1}]}})
        }
        ("PUT", "dashboards/{id}") => {
            json!({"version": 1, "dashboard": {"name": unique, "panels": [{"chart": "number", "figure": "posts", "width": 1}]}})
        }
        ("POST", "dashboards/{id}/link") => json!({"days": 7}),
        ("POST", "cohorts") => json!({"brand": brand, "name": unique, "competitors": [of.competitor]}),
        ("PATCH", "cohorts/{id}") => json!({"name": unique}),
        ("POST", "competitors") => json!({"brand": brand, "name": unique, "found": {"by": "other"}}),
        ("POST", "competitors/{id}/profiles") => json!({"network": "fake", "address": "tidak_ada"}),
        ("PUT", "website/ga4") => json!({"brand": brand, "property": "123", "key": "{}"}),
        ("POST", "sites") => json!({"brand": brand, "name": unique, "hosts": ["kopi.test"]}),
        ("PATCH", "sites/{id}") => json!({"name": unique}),
        ("POST", "site-links") => json!({"brand": brand, "url": "https://kopi.test/"}),
        ("POST", "ledger") => json!({"brand": brand, "entry": cost("lain")}),
        ("PUT", "ledger/{id}") => cost("lain"),
        ("POST", "experiments" | "experiments/plan") => {
            json!({"brand": brand, "experiment": trial(&of.profile)})
        }
        ("PUT", "experiments/{id}") => trial(&of.profile),
        ("POST", "goals/check") => json!({"brand": brand, "goal": goal("Lain")["fields"]}),
        ("POST", "traces") => json!({"brand": brand, "posts": [{"campaign": "Panen"}]}),
        ("POST", "goals/read") => json!({"brand": brand, "sentence": "100 pengikut baru"}),
        ("POST", "goals/baseline") => {
            json!({"brand": brand, "measure": {"from": "website", "of": {"count": "visits"}},
                "period": {"from": "2027-01-01", "to": "2027-01-31"}})
        }
        ("POST", "strategy/{id}/checkins") => json!({"note": "Halo"}),
        ("PUT", "strategy/{id}/values") => {
            json!({"result": "00000000-0000-7000-8000-000000000001", "day": "2027-01-01", "value": 1})
        }
        ("POST", "strategy") => json!({"brand": brand, "item": objective("Lain")}),
        ("PUT", "strategy/{id}") => objective("Lain"),
        ("POST", "audits") => json!({"brand": brand}),
        ("PUT", "audits/{id}/verdict") => {
            json!({"profile": of.profile, "verdict": "keep", "reason": "Masih baru"})
        }
        ("POST", "inventory") => json!({"brand": brand, "said": {"network": "instagram", "address": unique}}),
        ("PUT", "inventory/{id}") => json!({"network": "instagram", "address": unique}),
        ("POST", "kpis/check") => json!({"brand": brand, "kpi": kpi("Lain")}),
        ("POST", "kpis/{id}/checks") => json!({"occasion": "check", "day": "2027-03-01", "decision": "keep"}),
        ("PUT", "experiments/{id}/posts") => json!({"posts": [{"subject": of.delivery, "into": "a"}]}),
        ("PATCH", "competitors/{id}") => json!({"note": unique}),
        ("PATCH", "media/{id}") => json!({"alt": "Titik"}),
        ("PATCH", "members/{id}") => json!({"role": "analyst"}),
        _ => json!({}),
    }
}

/// What is said of a cost.
fn cost(campaign: &str) -> Value {
    json!({"side": "cost", "kind": "ads", "amount": 100, "currency": "IDR", "from": "2027-01-01", "to": "2027-01-31", "campaign": campaign})
}

/// What is said of an objective.
fn objective(name: &str) -> Value {
    json!({"kind": "objective", "fields": {"name": name}})
}

/// What is said of a KPI.
fn kpi(name: &str) -> Value {
    let measure = json!({"from": "figure", "of": {"figure": "interactions"}});
    json!({"name": name, "value": {"as": "measure", "of": measure}, "target": 10, "began": "2027-01-01"})
}

/// What is said of a goal.
fn goal(title: &str) -> Value {
    let result = json!({"id": "00000000-0000-7000-8000-000000000001", "target": 100, "measure": {"from": "figure", "of": {"figure": "followers"}}});
    json!({"kind": "goal", "fields": {"title": title, "start": "2027-01-01", "deadline": "2027-06-30", "results": [result]}})
}

/// What is said of an experiment.
fn trial(profile: &str) -> Value {
    json!({"name": "Pagi atau malam", "compared": "times", "profiles": [profile], "figure": "interactions", "age_hours": 48,
        "worth_percent": 50, "a": {"name": "Pagi"}, "b": {"name": "Malam"}})
}

/// A question about a brand.
fn figure(brand: BrandId) -> Value {
    json!({"kind": "figure", "brand": brand, "figure": "interactions", "from": "2026-01-01", "to": "2026-12-31", "by": ["day"]})
}

/// The answer to `who` at the route, for a thing of that brand; `None` where the route names no brand.
async fn knock(app: &TestApp, who: &As, route: &Listed, of: &Things) -> Option<Reply> {
    let path = target(route, of)?;
    let method: Method = route.method.parse().expect("a method");
    Some(match (route.method, route.path.as_str()) {
        ("POST", "/api/v1/media") => {
            let (kind, form) = upload(of.brand, "lain.png", PNG);
            app.send(who, method, &path, Body::from(form), &[kind]).await
        }
        ("POST", "/api/v1/media/{id}/versions") => {
            let (kind, form) = upload(of.brand, "baru.png", PNG);
            app.send(who, method, &path, Body::from(form), &[kind]).await
        }
        ("POST", "/api/v1/imports") => {
            app.send(who, method, &path, Body::from("text\nHalo\n"), &[("content-type", "text/csv")]).await
        }
        ("POST", "/api/v1/number-imports") => {
            let path = format!("{path}&name=baru&network=instagram");
            let file =
                "url,published_at,text,reactions\nhttps://www.instagram.com/p/A1/,2026-09-01 10:00,Halo,3\n";
            app.send(who, method, &path, Body::from(file), &[("content-type", "application/octet-stream")])
                .await
        }
        ("GET" | "DELETE", _) => app.call(who, method, &path, None).await,
        _ => app.call(who, method, &path, Some(&body(route, of))).await,
    })
}

/// Every route behind a right. Those that take things away come last, so that the others find them.
fn guarded() -> Vec<(Listed, Right)> {
    let mut all: Vec<_> =
        routes::all().listed().into_iter().filter_map(|r| Some((r.guard.parse().ok()?, r))).collect();
    // What lies below a thing goes before the thing.
    let depth = |route: &Listed| if route.method == "DELETE" { route.path.split('/').count() } else { 0 };
    all.sort_by_key(|(_, route): &(Right, Listed)| {
        (route.method == "DELETE", std::cmp::Reverse(depth(route)), route.clone())
    });
    all.into_iter().map(|(right, route)| (route, right)).collect()
}

/// What is wrong with the answers to `role` in their own brand (`here`) and in the other one (`there`), if anything is.
fn complaint(allowed: bool, here: &Reply, there: &Reply) -> Option<String> {
    let answer = |reply: &Reply| (reply.status.as_u16(), reply.code());
    if !allowed {
        let refused = (403, "forbidden".to_owned());
        return (answer(here) != refused || answer(there) != refused)
            .then(|| format!("without the right: {:?}, {:?}", answer(here), answer(there)));
    }
    // It may be too late for it, or the body may lack something, but it is theirs.
    if matches!(here.status.as_u16(), 400 | 401 | 403 | 404 | 405 | 415 | 500..) {
        return Some(format!("in their own brand: {:?}", answer(here)));
    }
    // A post that is written for a brand which is not there has a wrong field.
    let absent = [(404, "not_found".to_owned()), (422, "brand_unknown".to_owned())];
    (!absent.contains(&answer(there))).then(|| format!("in the other brand: {:?}", answer(there)))
}

/// Whether an answer tells anything of these things.
fn tells_of(reply: &Reply, things: &Things) -> bool {
    let text = String::from_utf8_lossy(&reply.bytes);
    things.ids().iter().any(|id| text.contains(id))
}

#[tokio::test]
async fn a_role_in_one_brand_is_answered_as_that_role_there_and_finds_nothing_anywhere_else() {
    on_both(|db| async move {
        let app = TestApp::new(db).await;
        let owner = app.token().await;
        let other = json!({"name": "Other", "zone": "Asia/Jakarta"});
        let other = app.call(&owner, Method::POST, "/api/v1/brands", Some(&other)).await.expect(201);
        let other = other["id"].as_str().unwrap().parse().unwrap();
        let theirs = Things::of(&app, &owner, other, "theirs").await;
        let workspace = app.owner.workspace;
        let untouched = events::brand_revision(&app.app.db, workspace, other).await.unwrap();
        let mut wrong = Vec::new();
        for role in Role::ALL.iter().copied().filter(|role| *role != Role::Owner) {
            let name = format!("mine-{}", role.as_str().replace('_', "-"));
            let mine = Things::of(&app, &owner, app.brand, &name).await;
            let who = app.member(role, Some(app.brand)).await;
            for (route, right) in guarded() {
                let at = format!("{role} at {} {}", route.method, route.path);
                let shown = match knock(&app, &who, &route, &theirs).await {
                    Some(there) => {
                        let here = knock(&app, &who, &route, &mine).await.expect("it names a brand");
                        // Who writes posts puts them into versions, and who keeps numbers: either will do.
                        let may = match route.path.as_str() {
                            "/api/v1/experiments/{id}/posts" => {
                                role.holds(right)
                                    && (role.holds(Right::PostsWrite) || role.holds(Right::NumbersWrite))
                            }
                            _ => role.holds(right),
                        };
                        wrong.extend(complaint(may, &here, &there).map(|what| format!("{at} {what}")));
                        here
                    }
                    // A stream has no end; tests/requests.rs listens to one.
                    None if route.method != "GET" || route.path.ends_with("/events") => continue,
                    None => app.call(&who, Method::GET, &route.path, None).await,
                };
                if tells_of(&shown, &theirs) {
                    wrong.push(format!("{at} tells of the other brand"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        let after = events::brand_revision(&app.app.db, workspace, other).await.unwrap();
        assert_eq!(after, untouched, "something happened in the other brand");
        app.deliver().await;
        app.finish().await;
    })
    .await;
}
