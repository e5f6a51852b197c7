//! What follows from each answer of a network.

use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn situation() -> Situation {
    Situation {
        attempts: 1,
        repeat: Repeat::Harmless(Some(Duration::from_secs(3600))),
        settles: true,
        prepared_at: NOW,
        refreshed: false,
        now: NOW,
        jitter: 0.5,
    }
}

#[track_caller]
fn check(situation: Situation, error: ConnectorError, expect: Verdict) {
    assert_eq!(situation.after(&error), expect);
}

#[test]
fn a_refusal_is_final_and_an_outage_is_not() {
    check(situation(), ConnectorError::not_done(ErrorKind::Rejected, ""), Verdict::Fail);
    check(
        situation(),
        ConnectorError::not_done(ErrorKind::Unavailable, ""),
        Verdict::Retry(NOW + Duration::from_secs(2)),
    );
    let worn_out = Situation { attempts: ATTEMPTS_MAX, ..situation() };
    check(worn_out, ConnectorError::not_done(ErrorKind::Unavailable, ""), Verdict::Fail);
}

#[test]
fn the_network_says_when_to_come_back() {
    let until = NOW + Duration::from_secs(900);
    let limited =
        ConnectorError { until: Some(until), ..ConnectorError::not_done(ErrorKind::RateLimited, "") };
    check(situation(), limited, Verdict::Retry(until));
}

#[test]
fn an_unclear_answer_is_repeated_only_while_the_network_remembers_the_key() {
    let unclear = ConnectorError::unknown(ErrorKind::NoAnswer, "");
    check(situation(), unclear.clone(), Verdict::Retry(NOW + UNCLEAR_PAUSE));
    let late = Situation { now: NOW + Duration::from_secs(3400), ..situation() };
    check(late, unclear.clone(), Verdict::Look(NOW + Duration::from_secs(3402)));
    let doubling = Situation { repeat: Repeat::Doubles, ..situation() };
    check(doubling, unclear.clone(), Verdict::Look(NOW + Duration::from_secs(2)));
    check(Situation { settles: false, ..doubling }, unclear, Verdict::Ask);
}

#[test]
fn a_token_that_is_over_is_refreshed_once() {
    let over = ConnectorError::not_done(ErrorKind::TokenExpired, "");
    check(situation(), over.clone(), Verdict::Refresh);
    check(Situation { refreshed: true, ..situation() }, over, Verdict::Retry(NOW + Duration::from_secs(2)));
}

#[test]
fn every_state_reads_back_from_its_name() {
    for state in [
        State::Draft,
        State::Scheduled,
        State::Publishing,
        State::Published,
        State::Failed,
        State::Unconfirmed,
        State::Paused,
        State::Cancelled,
    ] {
        assert_eq!(State::from_name(state.as_str()), state);
    }
}

proptest! {
    #[test]
    fn what_may_have_appeared_is_never_called_failed(attempts in 1..40_i32, refreshed: bool, age in 0..20_000_u64, settles: bool, doubles: bool) {
        let repeat = if doubles { Repeat::Doubles } else { situation().repeat };
        let s = Situation { attempts, refreshed, settles, repeat, now: NOW + Duration::from_secs(age), ..situation() };
        let verdict = s.after(&ConnectorError::unknown(ErrorKind::NoAnswer, ""));
        prop_assert_ne!(&verdict, &Verdict::Fail);
        if doubles {
            prop_assert!(!matches!(verdict, Verdict::Retry(_)), "a repeat would double the post");
        }
    }

    #[test]
    fn keys_differ_between_deliveries_and_between_preparations(a in any::<u128>(), b in any::<u128>(), t in 0..i64::MAX, u in 0..i64::MAX) {
        let (a, b) = (DeliveryId(uuid::Uuid::from_u128(a)), DeliveryId(uuid::Uuid::from_u128(b)));
        prop_assume!(a != b && t != u);
        prop_assert_ne!(key(a, Timestamp(t)), key(b, Timestamp(t)));
        prop_assert_ne!(key(a, Timestamp(t)), key(a, Timestamp(u)));
        prop_assert_eq!(key(a, Timestamp(t)), key(a, Timestamp(t)));
    }
}
