//! What sealing promises: what goes in comes out, and nothing else ever does.

use super::Vault;
use proptest::prelude::*;

#[test]
fn the_key_file_is_made_once_for_its_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("state/keys");
    let sealed = Vault::open(&path).unwrap().seal("t|1|c", b"token").unwrap();
    assert_eq!(Vault::open(&path).unwrap().unseal("t|1|c", &sealed).unwrap(), b"token");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn after_a_rotation_old_and_new_open_and_the_new_one_seals() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("keys");
    let running = Vault::open(&path).unwrap();
    let old = running.seal("t|1|c", b"old").unwrap();
    let rotated = Vault::rotate(&path).unwrap();
    let new = rotated.seal("t|1|c", b"new").unwrap();
    assert_eq!(rotated.unseal("t|1|c", &old).unwrap(), b"old");
    assert!(!rotated.is_newest(&old) && rotated.is_newest(&new));
    assert_eq!(running.unseal("t|1|c", &new).unwrap(), b"new", "a running process reads the file again");
    assert!(running.is_newest(&running.seal("t|1|c", b"x").unwrap()));
}

#[test]
fn a_key_file_that_cannot_be_understood_is_refused_without_showing_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("keys");
    for bad in ["", "# nothing\n", "1 c2hvcnQ=\n", "rubbish-secret\n"] {
        std::fs::write(&path, bad).unwrap();
        let error = Vault::open(&path).unwrap_err().to_string();
        assert!(!error.contains("rubbish-secret") && !error.contains("c2hvcnQ"), "{error}");
        assert!(Vault::rotate(&path).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), bad);
    }
}

#[test]
fn an_unknown_key_is_a_clear_error() {
    let sealed = Vault::forgetful().seal("t|1|c", b"x").unwrap();
    assert!(Vault::forgetful().unseal("t|1|c", &sealed).is_err());
    let mut other = sealed;
    other[4] = 9;
    let error = Vault::forgetful().unseal("t|1|c", &other).unwrap_err().to_string();
    assert!(error.contains("not in the key file"), "{error}");
}

#[test]
fn debug_shows_no_key() {
    assert_eq!(format!("{:?}", Vault::forgetful()), "Vault(…)");
}

proptest! {
    #[test]
    fn what_is_sealed_opens_again(plain in prop::collection::vec(any::<u8>(), 0..500), place in ".{0,40}") {
        let vault = Vault::forgetful();
        let sealed = vault.seal(&place, &plain).unwrap();
        prop_assert_eq!(vault.unseal(&place, &sealed).unwrap(), plain);
    }

    #[test]
    fn a_flipped_bit_or_a_cut_is_refused(plain in prop::collection::vec(any::<u8>(), 0..100), at in any::<prop::sample::Index>(), bit in 0_u32..8) {
        let vault = Vault::forgetful();
        let sealed = vault.seal("profiles|1|secret", &plain).unwrap();
        let mut flipped = sealed.clone();
        let at = at.index(flipped.len());
        flipped[at] ^= 1_u8 << bit;
        prop_assert!(vault.unseal("profiles|1|secret", &flipped).is_err());
        prop_assert!(vault.unseal("profiles|1|secret", &sealed[..at]).is_err());
    }

    #[test]
    fn another_place_is_refused(a in ".{0,30}", b in ".{0,30}") {
        prop_assume!(a != b);
        let vault = Vault::forgetful();
        let sealed = vault.seal(&a, b"token").unwrap();
        prop_assert!(vault.unseal(&b, &sealed).is_err());
    }
}
