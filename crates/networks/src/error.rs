//! What can go wrong at a network, translated inside the connector so that nobody above needs to know its oddities.

use selaras_kernel::Timestamp;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The network asks us to slow down (temporary; see `until`).
    RateLimited,
    /// The access token is over; a refresh may mend it (temporary).
    TokenExpired,
    /// The person must sign in again (permanent until then).
    SignInNeeded,
    /// The network refuses this content (permanent).
    Rejected,
    /// What the call names does not exist there (permanent).
    NotFound,
    /// The network is down or answers nonsense (temporary).
    Unavailable,
    /// No answer in time, or the connection broke (temporary).
    NoAnswer,
    /// The address is not one we may call (permanent): private, or not http(s).
    AddressRefused,
    /// A file of ours could not be read or made to fit (permanent).
    Media,
    /// A file of ours may not be shown now, by its rights (permanent).
    Rights,
    /// What is asked for is not shown: to nobody by this network, or not to us by this server or this person (permanent).
    NotShown,
}

/// Whether the thing asked for may have happened in spite of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It certainly did not happen.
    NotDone,
    /// It may have happened: the request left, and no clear answer came back.
    Unknown,
}

/// What Selaras itself found wrong, so that it can be told in the reader's language and not as a network's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Own {
    /// What was typed is not the address of a server.
    NotAServer,
    /// Plain http, which is only allowed to private networks that are listed.
    PlainHttp,
    /// An address in a private or reserved network that is not listed.
    PrivateNetwork,
    /// What was typed cannot be the name of an account.
    NotAName,
    /// No account can be found by this name.
    NameUnknown,
}

/// An error of a connector: what, whether it may have happened, until when, and in whose words.
#[derive(Clone, Debug, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{kind:?} ({outcome:?}) {detail}")]
pub struct ConnectorError {
    /// What happened.
    pub kind: ErrorKind,
    /// Whether the thing asked for may have happened.
    pub outcome: Outcome,
    /// Not before this instant should it be tried again, if the network said so.
    pub until: Option<Timestamp>,
    /// HTTP status, if an answer came.
    pub status: Option<u16>,
    /// What it was that Selaras itself refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
    /// The network's own words or the transport's, without secrets, at most 500 characters.
    pub detail: String,
}

impl ConnectorError {
    /// An error that certainly left nothing behind at the network.
    pub fn not_done(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            outcome: Outcome::NotDone,
            until: None,
            status: None,
            own: None,
            detail: clip(detail.into()),
        }
    }

    /// An error that Selaras found by itself.
    pub fn own(kind: ErrorKind, own: Own, detail: impl Into<String>) -> Self {
        Self { own: Some(own), ..Self::not_done(kind, detail) }
    }

    /// An error after which it is not known whether the thing happened.
    pub fn unknown(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self { outcome: Outcome::Unknown, ..Self::not_done(kind, detail) }
    }

    /// Whether trying again later can help without a person doing anything.
    pub fn temporary(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::RateLimited | ErrorKind::TokenExpired | ErrorKind::Unavailable | ErrorKind::NoAnswer
        )
    }

    /// The code of the message that tells the person what happened and what to do.
    pub fn code(&self) -> &'static str {
        match self.kind {
            ErrorKind::RateLimited => "network_rate_limited",
            ErrorKind::TokenExpired => "network_token_expired",
            ErrorKind::SignInNeeded => "network_sign_in_needed",
            ErrorKind::Rejected => "network_rejected",
            ErrorKind::NotFound => "network_not_found",
            ErrorKind::Unavailable => "network_unavailable",
            ErrorKind::NoAnswer => "network_no_answer",
            ErrorKind::AddressRefused => "network_address_refused",
            ErrorKind::Media => "network_media",
            ErrorKind::Rights => "network_rights",
            ErrorKind::NotShown => "network_not_shown",
        }
    }
}

fn clip(mut detail: String) -> String {
    // A server may say anything: what no database stores (NUL) or no terminal should be shown is left out.
    detail.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    if let Some((end, _)) = detail.char_indices().nth(500) {
        detail.truncate(end);
    }
    detail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_server_are_kept_without_control_characters_and_not_for_ever() {
        let said = |words: String| ConnectorError::unknown(ErrorKind::Unavailable, words).detail;
        assert_eq!(said("tidak\0 bisa:\u{1b}[31m\tcoba\r\nlagi".into()), "tidak bisa:[31m\tcoba\nlagi");
        assert_eq!(said("é".repeat(600)), "é".repeat(500));
    }
}
