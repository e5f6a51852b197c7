//! Making, changing, sharing; and who sees what.

use super::*;
use selaras_store::testing::on_both;
use selaras_workspaces::testing;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

fn new(name: &str) -> NewDashboard {
    NewDashboard { name: name.into(), panels: ready()[0].panels.clone() }
}

#[tokio::test]
async fn a_dashboard_is_made_changed_under_its_version_and_removed() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let made = create(&db, &owner, brand, new(" Mingguan "), NOW).await.unwrap();
        let id = made.id.unwrap();
        assert_eq!((made.name.as_str(), made.version), ("Mingguan", 1));
        let all = list(&db, &owner, brand).await.unwrap();
        assert_eq!(all.len(), ready().len() + 1);
        let fewer = NewDashboard { panels: vec![made.panels[0].clone()], ..new("Bulanan") };
        let after = update(&db, &owner, id, 1, fewer.clone(), NOW).await.unwrap();
        assert_eq!((after.version, after.panels.len()), (2, 1));
        let stale = update(&db, &owner, id, 1, fewer, NOW).await.unwrap_err();
        assert_eq!(stale.problem().unwrap().code, "stale");
        remove(&db, &owner, id, NOW).await.unwrap();
        assert_eq!(get(&db, &owner, id).await.unwrap_err().problem().unwrap().code, "not_found");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_by_its_field_and_kept_out() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let mut bad = new("");
        bad.panels[1].width = 9;
        let problem = create(&db, &owner, brand, bad, NOW).await.unwrap_err();
        let fields: Vec<_> = problem.problem().unwrap().each().map(|one| one.field.clone()).collect();
        assert_eq!(fields, ["name", "panels[1].width"]);
        let client =
            Actor { grants: vec![Grant { brand: Some(brand), role: Role::Client }], ..owner.clone() };
        assert_eq!(
            create(&db, &client, brand, new("x"), NOW).await.unwrap_err().problem().unwrap().code,
            "forbidden"
        );
        assert!(list(&db, &client, brand).await.is_ok());
        let stranger = Actor { grants: Vec::new(), ..owner };
        assert_eq!(list(&db, &stranger, brand).await.unwrap_err().problem().unwrap().code, "not_found");
    })
    .await;
}

#[tokio::test]
async fn a_link_opens_one_dashboard_until_its_day_and_only_the_last_one_does() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let id = create(&db, &owner, brand, new("Klien"), NOW).await.unwrap().id.unwrap();
        let (first, until) = share(&db, &owner, id, 7, NOW).await.unwrap();
        let opened = open(&db, &first, NOW).await.unwrap();
        assert_eq!((opened.brand, opened.dashboard.id), (brand, Some(id)));
        assert!(opened.actor.may(Right::NumbersRead, Some(brand)));
        assert!(
            !opened.actor.may(Right::NumbersWrite, Some(brand))
                && !opened.actor.may_somewhere(Right::AuditRead)
        );
        assert!(open(&db, &first, until).await.is_err(), "its day is over");
        let (second, _) = share(&db, &owner, id, 7, NOW).await.unwrap();
        assert!(open(&db, &first, NOW).await.is_err(), "another one was made");
        withdraw(&db, &owner, id, NOW).await.unwrap();
        assert!(open(&db, &second, NOW).await.is_err());
        assert!(open(&db, "dsh_nothing", NOW).await.is_err());
    })
    .await;
}
