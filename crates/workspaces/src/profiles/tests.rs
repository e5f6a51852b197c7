//! What profiles promise, on both databases, with a network that is scripted.

mod connecting;

use super::*;
use crate::{Vault, testing};
use async_trait::async_trait;
use selaras_kernel::{Role, schedule::Weekday};
use selaras_networks::{
    Account, BeginSignIn, BegunSignIn, Capability, Connected, Connector, ConnectorError, Content, ErrorKind,
    FinishSignIn, Numbers, Outgoing, PasswordSignIn, Progress, Secret, Settled, Step, connector, fake::Fake,
};
use selaras_store::{events, testing::on_both};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 3600);
const TOKEN: &str = "very-secret-token";

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().problem().unwrap().code.clone()
}

fn connected(remote_id: &str, fields: serde_json::Value, expires_at: Option<Timestamp>) -> Connected {
    let account = Account {
        remote_id: remote_id.into(),
        secret: Secret { fields, expires_at },
        ..Fake::new().account("kopi")
    };
    Connected { account, name: "Kopi Kita".into(), url: "https://fake.test/@kopi".into(), avatar: None }
}

fn secret(text: &str) -> serde_json::Value {
    json!({"access": text, "refresh": text})
}

/// A network whose sign-in yields what the test says; it also sees what it is asked with.
struct Scripted {
    yields: Vec<Connected>,
    refuses: Mutex<Option<ConnectorError>>,
    apps: Mutex<Vec<Option<serde_json::Value>>>,
    state: Mutex<String>,
}

impl Scripted {
    fn new(yields: Vec<Connected>) -> Arc<Self> {
        Arc::new(Self { yields, refuses: Mutex::default(), apps: Mutex::default(), state: Mutex::default() })
    }

    fn refuse_next(&self, error: ConnectorError) {
        *self.refuses.lock().unwrap() = Some(error);
    }

    fn refused(&self) -> connector::Result<()> {
        self.refuses.lock().unwrap().take().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl Connector for Scripted {
    fn capability(&self) -> &'static Capability {
        static FAKE: std::sync::LazyLock<Fake> = std::sync::LazyLock::new(Fake::new);
        FAKE.capability()
    }
    fn limits(&self) -> Limits {
        Fake::new().limits()
    }
    async fn begin_sign_in(&self, begin: &BeginSignIn) -> connector::Result<BegunSignIn> {
        self.refused()?;
        self.apps.lock().unwrap().push(begin.app.clone());
        *self.state.lock().unwrap() = begin.state.clone();
        Ok(BegunSignIn {
            authorize_url: format!("https://fake.test/authorize?state={}", begin.state),
            server: "https://fake.test".into(),
            app: Some(json!({"client_secret": TOKEN})),
            pending: json!({"verifier": TOKEN}),
        })
    }
    async fn finish_sign_in(&self, finish: &FinishSignIn) -> connector::Result<Vec<Connected>> {
        self.refused()?;
        assert_eq!(finish.pending, json!({"verifier": TOKEN}));
        assert_eq!(
            (finish.redirect_uri.as_str(), finish.public_url.as_str()),
            ("https://us.test/back", "https://us.test")
        );
        Ok(self.yields.clone())
    }
    async fn password_sign_in(&self, sign_in: &PasswordSignIn) -> connector::Result<Vec<Connected>> {
        self.refused()?;
        match sign_in.password.as_str() {
            TOKEN => Ok(self.yields.clone()),
            _ => Err(ConnectorError::not_done(ErrorKind::SignInNeeded, "wrong password")),
        }
    }
    async fn refresh(&self, _: &Account, _: Timestamp) -> connector::Result<Secret> {
        unreachable!()
    }
    async fn account_limits(&self, _: &Account, _: Timestamp) -> connector::Result<Limits> {
        unreachable!()
    }
    fn prepare(&self, _: &Content, _: uuid::Uuid, _: Timestamp) -> Progress {
        unreachable!()
    }
    async fn publish(&self, _: &Outgoing<'_>, _: &Progress) -> connector::Result<Step> {
        unreachable!()
    }
    async fn settle(&self, _: &Outgoing<'_>, _: &Progress) -> connector::Result<Settled> {
        unreachable!()
    }
    async fn post_numbers(
        &self,
        _: &Account,
        _: &[String],
    ) -> connector::Result<Vec<(String, Option<Numbers>)>> {
        unreachable!()
    }
    async fn profile_numbers(&self, _: &Account) -> connector::Result<Numbers> {
        unreachable!()
    }
}

fn password(brand: BrandId, password: &str) -> ConnectPassword {
    ConnectPassword { brand, server: String::new(), identifier: "kopi".into(), password: password.into() }
}

fn begin(brand: BrandId) -> BeginConnect {
    BeginConnect {
        brand,
        server: "@kopi@Fake.test".into(),
        redirect_uri: "https://us.test/back".into(),
        public_url: "https://us.test".into(),
    }
}

async fn second_brand(db: &Db, owner: &Actor) -> BrandId {
    let new = brands::NewBrand { name: "Second".into(), zone: "UTC".into(), approval: false };
    brands::create(db, owner, new, NOW).await.unwrap().id
}

async fn opened(db: &Db, vault: &Vault, id: ProfileId) -> (ProfileMeta, Account) {
    accounts(db, vault, &[id]).await.unwrap().remove(0)
}

/// No secret may be readable in what is kept sealed, nor in what is told.
async fn nothing_leaks(db: &Db) {
    for kept in sealed::store::all_sealed(db).await.unwrap() {
        assert!(!String::from_utf8_lossy(&kept).contains(TOKEN));
    }
    let told = format!("{:?}", events::after(db, 0, 1000).await.unwrap());
    assert!(told.contains("profile.connected") && !told.contains(TOKEN), "{told}");
}

#[tokio::test]
async fn an_account_connected_again_is_the_same_profile_with_a_new_secret() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let network = Scripted::new(vec![connected("1", secret(TOKEN), Some(NOW + DAY))]);
        assert_eq!(
            code(connect_password(&db, &vault, &*network, &owner, password(brand, "x"), NOW).await),
            "connect_refused"
        );
        let first = connect_password(&db, &vault, &*network, &owner, password(brand, TOKEN), NOW)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(
            (first.state, first.zone.as_str(), first.renews, first.version),
            (ProfileState::Connected, "Asia/Jakarta", true, 1)
        );
        let (meta, account) = opened(&db, &vault, first.id).await;
        assert_eq!(
            (meta.version, meta.brand, account.secret.fields["access"].as_str()),
            (1, brand, Some(TOKEN))
        );
        record_error(&db, first.id, &ConnectorError::not_done(ErrorKind::SignInNeeded, "revoked"), NOW)
            .await
            .unwrap();
        assert_eq!(get(&db, &owner, first.id).await.unwrap().state, ProfileState::SignInNeeded);
        let network = Scripted::new(vec![connected("1", secret("newer"), None)]);
        let again = connect_password(&db, &vault, &*network, &owner, password(brand, TOKEN), NOW)
            .await
            .unwrap()
            .remove(0);
        assert_eq!((again.id, again.state, &again.error), (first.id, ProfileState::Connected, &None));
        let (meta, account) = opened(&db, &vault, first.id).await;
        assert_eq!((meta.version, account.secret.fields["access"].as_str()), (2, Some("newer")));
        for empty in [json!(null), json!({}), json!({"access": ""})] {
            let network = Scripted::new(vec![connected("1", empty, None)]);
            assert_eq!(
                code(connect_password(&db, &vault, &*network, &owner, password(brand, TOKEN), NOW).await),
                "secret_empty"
            );
        }
        assert_eq!(opened(&db, &vault, first.id).await.1.secret.fields["access"], "newer");
        assert!(!format!("{again:?}{account:?}{meta:?}").contains("newer"));
        nothing_leaks(&db).await;
    })
    .await;
}

#[tokio::test]
async fn an_account_of_another_brand_is_left_alone() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (other, other_brand) = testing::owner(&db, NOW).await;
        let second = second_brand(&db, &owner).await;
        let vault = testing::vault();
        let id =
            testing::profile(&db, &vault, &owner, brand, "fake", connected("1", secret(TOKEN), None), NOW)
                .await;
        let one = Scripted::new(vec![connected("1", secret("thief"), None)]);
        assert_eq!(
            code(connect_password(&db, &vault, &*one, &owner, password(second, TOKEN), NOW).await),
            "profile_in_other_brand"
        );
        let both =
            Scripted::new(vec![connected("1", secret("thief"), None), connected("2", secret("page"), None)]);
        let made = connect_password(&db, &vault, &*both, &owner, password(second, TOKEN), NOW).await.unwrap();
        assert_eq!(made.iter().map(|p| p.remote_id.as_str()).collect::<Vec<_>>(), ["2"]);
        assert_eq!(opened(&db, &vault, id).await.1.secret.fields["access"], TOKEN);
        let elsewhere =
            connect_password(&db, &vault, &*one, &other, password(other_brand, TOKEN), NOW).await.unwrap();
        assert_ne!(elsewhere[0].id, id, "another workspace may connect the same account");
    })
    .await;
}

#[tokio::test]
async fn of_two_renewals_of_one_secret_only_one_is_kept() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let id = testing::profile(
            &db,
            &vault,
            &owner,
            brand,
            "fake",
            connected("1", secret("old"), Some(NOW)),
            NOW,
        )
        .await;
        let (meta, _) = opened(&db, &vault, id).await;
        // What people and calls change meanwhile must not cost a renewed secret.
        update(
            &db,
            &owner,
            id,
            ProfileChanges { zone: Some("UTC".into()), ..ProfileChanges::default() },
            1,
            NOW,
        )
        .await
        .unwrap();
        record_error(&db, id, &ConnectorError::not_done(ErrorKind::TokenExpired, "over"), NOW).await.unwrap();
        let new = |text: &str| Secret { fields: secret(text), expires_at: Some(NOW + DAY) };
        let (x, y) = (new("x"), new("y"));
        let (a, b) = tokio::join!(
            save_secret(&db, &vault, id, &x, meta.version, NOW),
            save_secret(&db, &vault, id, &y, meta.version, NOW)
        );
        assert!(a.is_ok() ^ b.is_ok());
        let kept = if a.is_ok() { "x" } else { "y" };
        assert_eq!(code(a.and(b)), "stale");
        let (after, account) = opened(&db, &vault, id).await;
        assert_eq!((after.version, account.secret.fields["access"].as_str()), (2, Some(kept)));
        let empty = Secret { fields: json!({"access": "", "refresh": ""}), expires_at: None };
        assert_eq!(code(save_secret(&db, &vault, id, &empty, 2, NOW).await), "secret_empty");
    })
    .await;
}

#[tokio::test]
async fn the_state_follows_errors_and_successes_and_is_told_once() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let id = testing::profile(&db, &vault, &owner, brand, "fake", connected("1", secret("s"), None), NOW)
            .await;
        let at = |secs| NOW + Duration::from_secs(secs);
        let state = async || get(&db, &owner, id).await.unwrap();
        let down = ConnectorError::not_done(ErrorKind::Unavailable, "down");
        let told = async || {
            events::after(&db, 0, 1000)
                .await
                .unwrap()
                .iter()
                .filter(|e| e.kind == "profile.state_changed")
                .count()
        };
        record_success(&db, &[id], at(60)).await.unwrap();
        assert_eq!(state().await.success_at, Some(NOW), "no news within five minutes");
        record_success(&db, &[id], at(301)).await.unwrap();
        assert_eq!(state().await.success_at, Some(at(301)));
        record_error(&db, id, &ConnectorError::not_done(ErrorKind::Rejected, "bad post"), at(302))
            .await
            .unwrap();
        assert_eq!(state().await.state, ProfileState::Connected, "one post's trouble is not the account's");
        record_error(&db, id, &down, at(303)).await.unwrap();
        record_error(&db, id, &down, at(304)).await.unwrap();
        let now = state().await;
        assert_eq!((now.state, now.state_at), (ProfileState::Failing, at(303)));
        assert_eq!(
            now.error,
            Some(ProfileError { code: "network_unavailable".into(), detail: "down".into(), at: at(303) })
        );
        record_error(&db, id, &ConnectorError::not_done(ErrorKind::SignInNeeded, "revoked"), at(305))
            .await
            .unwrap();
        record_error(&db, id, &down, at(306)).await.unwrap();
        assert_eq!(state().await.state, ProfileState::SignInNeeded, "being down does not sign in");
        assert_eq!(told().await, 2);
        record_success(&db, &[id], at(307)).await.unwrap();
        assert_eq!(
            (state().await.state, state().await.error, told().await),
            (ProfileState::Connected, None, 3)
        );
        let version = state().await.version;
        let changes = ProfileChanges { paused: Some(true), ..ProfileChanges::default() };
        let paused = update(&db, &owner, id, changes, version, NOW).await.unwrap();
        assert_eq!(
            (paused.state, opened(&db, &vault, id).await.0.state),
            (ProfileState::Paused, ProfileState::Paused)
        );
        let mut limits = paused.limits.clone();
        limits.text.max = 7;
        save_limits(&db, id, &limits, at(400)).await.unwrap();
        assert_eq!(state().await.limits.text.max, 7);
        assert_eq!(events::after(&db, 0, 1000).await.unwrap().pop().unwrap().kind, "profile.limits_changed");
    })
    .await;
}

#[tokio::test]
async fn what_ends_soon_is_renewed_where_it_can_be_and_else_warned_of() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let make = |id: &'static str, renews: bool, ends: Duration| {
            let fields = if renews { secret("s") } else { json!({"access": "s", "refresh": ""}) };
            testing::profile(&db, &vault, &owner, brand, "fake", connected(id, fields, Some(NOW + ends)), NOW)
        };
        let renewed = make("renews", true, DAY).await;
        make("renews later", true, DAY * 3).await;
        for (id, ends) in
            [("a", Duration::ZERO), ("b", DAY), ("c", DAY * 6), ("d", DAY * 13), ("e", DAY * 15)]
        {
            make(id, false, ends).await;
        }
        assert_eq!(refresh_due(&db, NOW, DAY * 2).await.unwrap(), [renewed]);
        let days: Vec<_> = expiring(&db, &owner, NOW).await.unwrap().into_iter().map(|e| e.days).collect();
        assert_eq!(days, [0, 1, 7, 14]);
        let (stranger, _) = testing::owner(&db, NOW).await;
        assert!(expiring(&db, &stranger, NOW).await.unwrap().is_empty());
        record_error(&db, renewed, &ConnectorError::not_done(ErrorKind::SignInNeeded, "no"), NOW)
            .await
            .unwrap();
        assert!(refresh_due(&db, NOW, DAY * 2).await.unwrap().is_empty(), "it waits for the person");
    })
    .await;
}

#[tokio::test]
async fn profiles_of_other_workspaces_and_brands_do_not_exist() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (stranger, foreign) = testing::owner(&db, NOW).await;
        let second = second_brand(&db, &owner).await;
        let vault = testing::vault();
        let id = testing::profile(&db, &vault, &owner, brand, "fake", connected("1", secret("s"), None), NOW)
            .await;
        let guest = testing::member(&db, &owner, Role::Creator, Some(second), NOW).await;
        let creator = testing::member(&db, &owner, Role::Creator, Some(brand), NOW).await;
        let none = ProfileChanges::default;
        for actor in [&stranger, &guest] {
            assert_eq!(code(get(&db, actor, id).await), "not_found");
            assert_eq!(code(update(&db, actor, id, none(), 1, NOW).await), "not_found");
            assert_eq!(code(remove(&db, actor, id, NOW).await), "not_found");
            assert!(list(&db, actor, None).await.unwrap().is_empty());
            assert_eq!(code(list(&db, actor, Some(brand)).await), "not_found");
        }
        let network = Scripted::new(Vec::new());
        assert_eq!(
            code(begin_sign_in(&db, &vault, &*network, &owner, begin(foreign), NOW).await),
            "not_found"
        );
        assert_eq!(
            code(begin_sign_in(&db, &vault, &*network, &creator, begin(brand), NOW).await),
            "forbidden"
        );
        assert_eq!(
            code(connect_password(&db, &vault, &*network, &stranger, password(brand, TOKEN), NOW).await),
            "not_found"
        );
        assert_eq!(
            code(connect_password(&db, &vault, &*network, &owner, password(brand, TOKEN), NOW).await),
            "connect_nothing"
        );
        assert_eq!(get(&db, &creator, id).await.unwrap().id, id);
        assert_eq!(code(remove(&db, &creator, id, NOW).await), "forbidden");
        assert_eq!(list(&db, &owner, Some(second)).await.unwrap().len(), 0);
        assert_eq!(list(&db, &owner, Some(brand)).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn changes_need_the_version_and_sensible_slots() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let id = testing::profile(&db, &vault, &owner, brand, "fake", connected("1", secret("s"), None), NOW)
            .await;
        let slot = |hour, minute| Slot {
            day: Weekday::Mon,
            time: format!("{hour:02}:{minute:02}:00").parse().unwrap(),
        };
        let slots = vec![slot(17, 0), slot(9, 0), slot(9, 0)];
        let change = |slots| ProfileChanges { slots: Some(slots), ..ProfileChanges::default() };
        let after = update(&db, &owner, id, change(slots.clone()), 1, NOW).await.unwrap();
        assert_eq!((after.slots, after.version), (vec![slot(9, 0), slot(17, 0)], 2));
        assert_eq!(code(update(&db, &owner, id, change(slots), 1, NOW).await), "stale");
        let many = (0..24).flat_map(|hour| (0..60).map(move |minute| slot(hour, minute))).collect();
        assert_eq!(code(update(&db, &owner, id, change(many), 2, NOW).await), "slots_too_many");
        let zone = ProfileChanges { zone: Some("Asia/Bandung".into()), ..ProfileChanges::default() };
        assert_eq!(code(update(&db, &owner, id, zone, 2, NOW).await), "zone_unknown");
    })
    .await;
}

#[tokio::test]
async fn a_removed_profile_keeps_no_secret_and_comes_back_as_itself() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let second = second_brand(&db, &owner).await;
        let vault = testing::vault();
        let make = |brand| {
            testing::profile(&db, &vault, &owner, brand, "fake", connected("1", secret("s"), None), NOW)
        };
        let id = make(brand).await;
        remove(&db, &owner, id, NOW).await.unwrap();
        assert_eq!(code(get(&db, &owner, id).await), "not_found");
        assert!(accounts(&db, &vault, &[id]).await.unwrap().is_empty());
        assert!(sealed::store::all_sealed(&db).await.unwrap().is_empty());
        let elsewhere = make(second).await;
        assert_ne!(elsewhere, id);
        remove(&db, &owner, elsewhere, NOW).await.unwrap();
        assert_eq!(make(brand).await, id);
    })
    .await;
}

#[tokio::test]
async fn after_a_rotation_everything_is_sealed_with_the_new_key() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("keys");
        let vault = Vault::open(&file).unwrap();
        let mut ids = Vec::new();
        for n in 0..3 {
            let one = connected(&n.to_string(), secret(TOKEN), None);
            ids.push(testing::profile(&db, &vault, &owner, brand, "fake", one, NOW).await);
        }
        let network = Scripted::new(Vec::new());
        begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await.unwrap();
        let vault = Vault::rotate(&file).unwrap();
        assert_eq!(reseal_all(&db, &vault).await.unwrap(), 5);
        assert_eq!(reseal_all(&db, &vault).await.unwrap(), 0);
        let kept = std::fs::read_to_string(&file).unwrap();
        let newest: Vec<_> = kept.lines().filter(|line| !line.starts_with("1 ")).collect();
        std::fs::write(&file, newest.join("\n")).unwrap();
        let vault = Vault::open(&file).unwrap();
        let opened = accounts(&db, &vault, &ids).await.unwrap();
        assert!(
            opened.len() == 3
                && opened.iter().all(|(m, a)| m.version == 1 && a.secret.fields["access"] == TOKEN)
        );
        let stranger = testing::vault();
        let closed = accounts(&db, &stranger, &ids).await.unwrap();
        assert!(
            closed.iter().all(|(m, a)| m.state == ProfileState::SignInNeeded && a.secret.fields.is_null())
        );
    })
    .await;
}
