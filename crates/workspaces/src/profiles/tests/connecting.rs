//! Who finishes a sign-in, and what is said when one does not come about?

use super::*;
use selaras_kernel::TokenId;
use selaras_networks::Own;

#[tokio::test]
async fn a_sign_in_through_the_browser_is_finished_once_in_time_by_who_began_it() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let admin = testing::member(&db, &owner, Role::Admin, None, NOW).await;
        let vault = testing::vault();
        let network =
            Scripted::new(vec![connected("1", secret(TOKEN), None), connected("2", secret(TOKEN), None)]);
        let find = |name: &str| (name == "fake").then(|| Arc::clone(&network) as Arc<dyn Connector>);
        let state = || network.state.lock().unwrap().clone();
        let finish = |actor: Actor, state: String, now| {
            let (db, vault, find) = (&db, &vault, &find);
            async move {
                finish_sign_in(db, vault, find, &actor, FinishConnect { state, query: BTreeMap::new() }, now)
                    .await
            }
        };
        let url = begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await.unwrap();
        assert!(url.ends_with(&state()) && state().len() == 43);
        let late = NOW + Duration::from_secs(15 * 60);
        assert_eq!(code(finish(admin.clone(), state(), NOW).await), "connect_state_unknown");
        let (a, b) = tokio::join!(finish(owner.clone(), state(), NOW), finish(owner.clone(), state(), NOW));
        assert!(a.is_ok() ^ b.is_ok());
        assert_eq!(a.or(b).unwrap().len(), 2);
        begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await.unwrap();
        assert_eq!(code(finish(owner.clone(), state(), late).await), "connect_state_unknown");
        assert_eq!(
            *network.apps.lock().unwrap(),
            [None, Some(json!({"client_secret": TOKEN}))],
            "the registration is used again"
        );
        begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await.unwrap();
        nothing_leaks(&db).await;
        assert_eq!(reseal_all(&db, &vault).await.unwrap(), 0);
        sweep(&db, late).await.unwrap();
        assert_eq!(code(finish(owner.clone(), state(), NOW).await), "connect_state_unknown");
    })
    .await;
}

#[tokio::test]
async fn a_token_does_not_finish_a_sign_in_of_another_workspace() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let (other, _) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let network = Scripted::new(vec![connected("1", secret(TOKEN), None)]);
        let find = |_: &str| Some(Arc::clone(&network) as Arc<dyn Connector>);
        begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await.unwrap();
        let state = network.state.lock().unwrap().clone();
        let finish = || FinishConnect { state: state.clone(), query: BTreeMap::new() };
        let by_session = Actor { workspace: other.workspace, grants: Vec::new(), ..owner.clone() };
        let scope = Some(vec![Right::WorkspaceRead]);
        let by_token = Actor { token: Some(TokenId::new(NOW)), scope, ..by_session.clone() };
        assert_eq!(
            code(finish_sign_in(&db, &vault, &find, &by_token, finish(), NOW).await),
            "token_of_other_workspace"
        );
        let made = finish_sign_in(&db, &vault, &find, &by_session, finish(), NOW).await.unwrap();
        assert_eq!((made.len(), made[0].brand), (1, brand), "the person finishes it where it was begun");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_sign_in_is_told_at_its_field() {
    on_both(|db| async move {
        let (owner, brand) = testing::owner(&db, NOW).await;
        let vault = testing::vault();
        let network = Scripted::new(Vec::new());
        let by_password = async |error: &ConnectorError, server: &str, identifier: &str| {
            network.refuse_next(error.clone());
            let (server, identifier) = (server.into(), identifier.into());
            let with = ConnectPassword { server, identifier, ..password(brand, TOKEN) };
            let result = connect_password(&db, &vault, &*network, &owner, with, NOW).await;
            result.unwrap_err().problem().unwrap().clone()
        };
        let by_browser = async |error: &ConnectorError| {
            network.refuse_next(error.clone());
            let result = begin_sign_in(&db, &vault, &*network, &owner, begin(brand), NOW).await;
            result.unwrap_err().problem().unwrap().clone()
        };
        let (address, unknown) = (ErrorKind::AddressRefused, ErrorKind::NotFound);
        for (kind, own, code, field) in [
            (address, Own::NotAServer, "connect_not_a_server", "server"),
            (address, Own::PlainHttp, "connect_plain_http", "server"),
            (address, Own::PrivateNetwork, "connect_private_network", "server"),
            (unknown, Own::NotAName, "connect_not_a_name", "identifier"),
            (unknown, Own::NameUnknown, "connect_name_unknown", "identifier"),
        ] {
            let error = ConnectorError::own(kind, own, "our own words");
            let problem = by_password(&error, "fake.test", "kopi").await;
            assert_eq!((problem.code.as_str(), problem.field.as_str()), (code, field));
            assert!(problem.params.is_empty(), "our own words are not a network's: {problem:?}");
            let problem = by_browser(&error).await;
            assert_eq!((problem.code.as_str(), problem.field.as_str()), (code, "server"));
            // Only what was typed can be mended.
            assert_eq!(by_password(&error, "", "kopi").await.field, "identifier");
            assert_eq!(by_password(&error, "fake.test", "").await.field, "server");
        }
        let refused = ConnectorError::not_done(ErrorKind::SignInNeeded, "wrong password");
        let problem = by_password(&refused, "", "kopi").await;
        assert_eq!((problem.code.as_str(), problem.field.as_str()), ("connect_refused", "password"));
        assert_eq!(problem.params["detail"], "wrong password");
        assert_eq!(by_browser(&refused).await.field, "");
        let missing = ConnectorError::not_done(ErrorKind::NotFound, "HTTP 404");
        assert_eq!(by_password(&missing, "fake.test", "kopi").await.field, "identifier");
        let slow = ConnectorError {
            until: Some(NOW + Duration::from_secs(90)),
            ..ConnectorError::not_done(ErrorKind::RateLimited, "slow down")
        };
        for problem in [by_password(&slow, "", "kopi").await, by_browser(&slow).await] {
            assert_eq!(
                (problem.code.as_str(), &problem.params["retry_after"]),
                ("connect_rate_limited", &json!(90))
            );
        }
    })
    .await;
}
