//! Who a handle is, and which server keeps the account: handle → DID → document → server, and back to the handle.
//!
//! # Design
//! A handle counts only when both ends agree: the handle leads to the DID and the DID's document claims the handle.
//! The handle's own end is asked of a server that resolves (which looks at DNS as well), else at the handle's
//! `.well-known` page; we hold no DNS client of our own.

use super::{Bluesky, ids, wire};
use crate::{ConnectorError, ErrorKind, Own, Result, http::Method};
use serde::Deserialize;

/// The handle of an account whose two ends do not agree, by the protocol's convention.
const NO_HANDLE: &str = "handle.invalid";

/// Who an account is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its DID.
    pub did: String,
    /// Its handle, confirmed from both ends, or `handle.invalid`.
    pub handle: String,
    /// The server that keeps it.
    pub pds: String,
}

/// What a DID's document says, as far as it matters here.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    id: String,
    #[serde(default)]
    also_known_as: Vec<String>,
    #[serde(default)]
    service: Vec<Service>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    id: String,
    #[serde(default)]
    r#type: serde_json::Value,
    #[serde(default)]
    service_endpoint: serde_json::Value,
}

impl Document {
    /// The first handle it claims.
    pub fn handle(&self) -> Option<String> {
        self.also_known_as
            .iter()
            .filter_map(|name| name.strip_prefix("at://"))
            .find(|handle| ids::is_handle(handle))
            .map(str::to_ascii_lowercase)
    }

    /// The server that keeps the account.
    pub fn pds(&self) -> Option<String> {
        let own = format!("{}#atproto_pds", self.id);
        let service = self
            .service
            .iter()
            .find(|s| (s.id == "#atproto_pds" || s.id == own) && s.r#type == "AtprotoPersonalDataServer")?;
        server_of(service.service_endpoint.as_str()?)
    }
}

/// A server's base address, `https://` added where no scheme is given; `None` when it is more than a server.
pub fn server_of(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let address = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = crate::http::Url::parse(&address).ok()?;
    let bare = matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    (bare && url.host_str().is_some()).then(|| url.origin().ascii_serialization())
}

/// Where the document of a DID is found.
fn document_url(did: &str, plc: &str) -> Option<String> {
    if did.starts_with("did:plc:") {
        return Some(format!("{}/{did}", plc.trim_end_matches('/')));
    }
    // The protocol allows a bare host only, and a port only on `localhost`.
    let host = did.strip_prefix("did:web:").filter(|host| !host.contains(':'))?.replace("%3A", ":");
    let local = host.split(':').next() == Some("localhost");
    let scheme = if local { "http" } else { "https" };
    (local || ids::is_handle(&host)).then(|| format!("{scheme}://{host}/.well-known/did.json"))
}

impl Bluesky {
    /// The DID that a handle leads to; `None` when it leads nowhere.
    pub(super) async fn resolve_handle(&self, handle: &str) -> Result<Option<String>> {
        let resolver = self.config.appview.as_ref().unwrap_or(&self.config.entryway);
        match self.resolve_handle_at(resolver, handle).await {
            Ok(Some(did)) => Ok(Some(did)),
            found => match self.well_known(handle).await {
                Some(did) => Ok(Some(did)),
                None => found,
            },
        }
    }

    /// Asks one server which DID a handle leads to.
    pub(super) async fn resolve_handle_at(&self, server: &str, handle: &str) -> Result<Option<String>> {
        #[derive(Deserialize)]
        struct Found {
            did: String,
        }
        let handle = handle.to_ascii_lowercase();
        let url =
            wire::xrpc_with(server, "com.atproto.identity.resolveHandle", [("handle", handle.as_str())])?;
        match self.wire.ask::<Found>(&url).await {
            Ok(found) => Ok(Some(found.did).filter(|did| ids::is_did(did))),
            Err(e) if matches!(e.kind, ErrorKind::Rejected | ErrorKind::NotFound) => Ok(None),
            Err(e) => Err(e),
        }
    }

    async fn well_known(&self, handle: &str) -> Option<String> {
        let url = format!("https://{}/.well-known/atproto-did", handle.to_ascii_lowercase());
        let reply = self.wire.call(&wire::Auth::Open, Method::GET, &url, &wire::Body::None).await.ok()?;
        std::str::from_utf8(&reply.body).ok().map(str::trim).filter(|did| ids::is_did(did)).map(Into::into)
    }

    /// The document of a DID.
    pub(super) async fn document(&self, did: &str) -> Result<Document> {
        let url = document_url(did, &self.config.plc)
            .filter(|_| ids::is_did(did))
            .ok_or_else(|| not_found("only did:plc and did:web accounts are known"))?;
        let document: Document = self.wire.ask(&url).await?;
        if document.id != did {
            return Err(not_found("the document found for the account is another's"));
        }
        Ok(document)
    }

    /// The account of a handle (which must be confirmed from both ends) or a DID.
    pub(super) async fn identify(&self, name: &str) -> Result<Identity> {
        let name = name.trim().trim_start_matches('@');
        if ids::is_did(name) {
            return self.identify_did(name).await;
        }
        if !ids::is_handle(name) {
            let why = "not a handle such as name.bsky.social";
            return Err(ConnectorError::own(ErrorKind::NotFound, Own::NotAName, why));
        }
        let did = self.resolve_handle(name).await?.ok_or_else(|| not_found("no account has this handle"))?;
        let document = self.document(&did).await?;
        let handle = document
            .handle()
            .filter(|claimed| claimed.eq_ignore_ascii_case(name))
            .ok_or_else(|| not_found("the account this handle leads to does not claim it"))?;
        identity(did, handle, &document)
    }

    /// The account of a DID.
    pub(super) async fn identify_did(&self, did: &str) -> Result<Identity> {
        let document = self.document(did).await?;
        let handle = match document.handle() {
            Some(claimed) if self.resolve_handle(&claimed).await?.as_deref() == Some(did) => claimed,
            _ => NO_HANDLE.into(),
        };
        identity(did.into(), handle, &document)
    }
}

fn identity(did: String, handle: String, document: &Document) -> Result<Identity> {
    let pds = document.pds().ok_or_else(|| not_found("the account names no server that keeps it"))?;
    Ok(Identity { did, handle, pds })
}

fn not_found(why: &str) -> ConnectorError {
    ConnectorError::own(ErrorKind::NotFound, Own::NameUnknown, why)
}

/// The error for what `server_of` does not take.
pub fn no_server() -> ConnectorError {
    ConnectorError::own(ErrorKind::AddressRefused, Own::NotAServer, "not a server's address")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_tell_handle_and_server() {
        let read = |value| serde_json::from_value::<Document>(value).unwrap();
        let full = read(json!({
            "id": "did:plc:abc",
            "alsoKnownAs": ["https://else.example", "at://not_a_handle", "at://Name.Example"],
            "service": [
                { "id": "#other", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://no.example" },
                { "id": "did:plc:abc#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.example/" },
            ],
        }));
        assert_eq!(full.handle().as_deref(), Some("name.example"));
        assert_eq!(full.pds().as_deref(), Some("https://pds.example"));
        let bare = read(json!({ "id": "did:plc:abc" }));
        assert_eq!((bare.handle(), bare.pds()), (None, None));
    }

    #[test]
    fn documents_are_found_by_method() {
        let url = |did| document_url(did, "https://plc.example/");
        assert_eq!(url("did:plc:abc").as_deref(), Some("https://plc.example/did:plc:abc"));
        assert_eq!(url("did:web:a.example").as_deref(), Some("https://a.example/.well-known/did.json"));
        assert_eq!(
            url("did:web:localhost%3A12").as_deref(),
            Some("http://localhost:12/.well-known/did.json")
        );
        assert_eq!(url("did:web:a.example:path"), None);
        assert_eq!(url("did:web:a.example%3A12"), None);
        assert_eq!(url("did:web:a.example%2Fx"), None);
        assert_eq!(url("did:key:abc"), None);
    }

    #[test]
    fn servers_are_bare_addresses() {
        assert_eq!(server_of(" pds.example ").as_deref(), Some("https://pds.example"));
        assert_eq!(server_of("http://localhost:12/").as_deref(), Some("http://localhost:12"));
        for bad in
            ["", "https://a.example/x", "https://a@b.example", "ftp://a.example", "https://a.example/?q"]
        {
            assert_eq!(server_of(bad), None, "{bad}");
        }
    }
}
