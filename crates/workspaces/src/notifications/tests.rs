//! Is everything told once, to its reader only, and read when they say so?

use super::*;
use crate::testing;
use selaras_store::testing::on_both;

const NOW: Timestamp = Timestamp(1_799_719_200_000_000);

fn told(to: &Actor, brand: BrandId, event: i64, topic: Topic) -> Told {
    Told {
        workspace: to.workspace,
        brand,
        person: to.person.unwrap(),
        event,
        topic,
        subject: uuid::Uuid::from_u128(7),
        name: "Gayo".into(),
        detail: String::new(),
        by: None,
        guest: None,
        at: NOW + Duration::from_secs(event.unsigned_abs()),
    }
}

async fn given(db: &Db, rows: Vec<Told>) {
    db.write(move |tx| Box::pin(async move { tell(tx, &rows, NOW).await })).await.unwrap();
}

#[tokio::test]
async fn each_is_told_once_in_order_and_read_by_its_reader_only() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let other = testing::member(&db, &owner, Role::Creator, Some(brand), NOW).await;
        let rows =
            |to: &Actor| (1..=3).map(|event| told(to, brand, event, Topic::Failed)).collect::<Vec<_>>();
        given(&db, rows(&owner)).await;
        given(&db, rows(&owner)).await;
        given(&db, rows(&other)).await;
        let page = list(&db, &owner, false, None, 2).await.unwrap();
        assert_eq!(page.items.len(), 2);
        assert!(page.items[0].created_at > page.items[1].created_at, "the newest first");
        let next = page.next.unwrap().parse().unwrap();
        let rest = list(&db, &owner, false, Some(next), 2).await.unwrap();
        assert_eq!((rest.items.len(), rest.next), (1, None), "told twice, kept once");

        read(&db, &other, Some(vec![page.items[0].id]), NOW).await.unwrap();
        assert_eq!(unread(&db, &owner).await.unwrap(), 3, "nobody reads for another");
        read(&db, &owner, Some(vec![page.items[0].id]), NOW).await.unwrap();
        assert_eq!(unread(&db, &owner).await.unwrap(), 2);
        assert_eq!(list(&db, &owner, true, None, 50).await.unwrap().items.len(), 2);
        read(&db, &owner, None, NOW).await.unwrap();
        assert_eq!((unread(&db, &owner).await.unwrap(), unread(&db, &other).await.unwrap()), (0, 3));
        sweep(&db, NOW + KEPT + Duration::from_secs(60)).await.unwrap();
        assert_eq!(unread(&db, &other).await.unwrap(), 0, "what is old is forgotten");
    })
    .await;
}

#[tokio::test]
async fn a_brand_that_one_may_not_read_any_more_is_silent() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let creator = testing::member(&db, &owner, Role::Creator, Some(brand), NOW).await;
        given(
            &db,
            vec![
                told(&creator, brand, 1, Topic::Approved),
                told(&creator, BrandId(uuid::Uuid::nil()), 2, Topic::Approved),
            ],
        )
        .await;
        assert_eq!(unread(&db, &creator).await.unwrap(), 1);
        assert_eq!(list(&db, &creator, false, None, 50).await.unwrap().items.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_one_chooses_holds_and_the_rest_stays_usual() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        testing::member(&db, &owner, Role::Editor, Some(brand), NOW).await;
        let choice = |in_app, by_mail| Choice { topic: Topic::Failed, in_app, by_mail };
        choose(&db, &owner, vec![choice(false, true)]).await.unwrap();
        choose(&db, &owner, vec![choice(true, false)]).await.unwrap();
        let chosen = choices(&db, &owner).await.unwrap();
        assert_eq!(chosen.len(), Topic::ALL.len());
        assert!(chosen.contains(&choice(true, false)) && chosen.contains(&Topic::Comment.usual()));
        for reader in readers(&db, owner.workspace).await.unwrap() {
            let own = Some(reader.person) == owner.person;
            assert_eq!(reader.wants(Topic::Failed).by_mail, !own);
            assert_eq!(reader.may(Right::ProfilesManage, brand), own);
        }
    })
    .await;
}
