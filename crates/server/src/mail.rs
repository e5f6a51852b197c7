//! Answers: how does mail get out: put into the queue with what caused it, sent by a job, in the reader's language?

use crate::{config::Mail, http::app::App, words::Lang};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header::ContentType},
};
use selaras_kernel::{Actor, Error, Result};
use selaras_store::jobs::{self, Ended, Job, NewJob};
use selaras_workspaces::{Vault, invitations::Invitation, workspace};
use serde_json::{Map, Value, json};

/// Kind of the job.
pub const JOB: &str = "mail.send";

/// Puts the mail of an invitation into the queue. The link's token is sealed: the queue lies in the database.
///
/// # Errors
/// The database's.
pub async fn invite(app: &App, actor: &Actor, invitation: &Invitation, token: &str) -> Result<()> {
    let workspace = workspace::get(&app.db, actor).await?;
    let lang = Lang::named(&workspace.language).unwrap_or(app.lang);
    let now = app.now();
    let sealed = app.vault.seal(&place(&invitation.email), token.as_bytes())?;
    let job = NewJob {
        kind: JOB,
        key: Some(format!("invitation:{}", invitation.id)),
        payload: json!({
            "to": invitation.email, "lang": lang.tag(), "message": "mail-invitation",
            "params": {"workspace": workspace.name, "role": invitation.role.as_str()},
            "sealed": sealed, "link": format!("{}/join?token=", app.public_url),
        }),
        run_at: now,
    };
    app.db.write(move |tx| Box::pin(async move { jobs::enqueue(tx, job, now).await })).await
}

fn place(to: &str) -> String {
    format!("jobs|{to}|mail")
}

/// What sends mail.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Whether the mail server refuses our sign-in (RFC 4954, section 6), not the letter.
fn refuses_us(e: &lettre::transport::smtp::Error) -> bool {
    e.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538))
}

impl Mailer {
    /// The mailer of the configuration; `None` when there is no mail server.
    ///
    /// # Errors
    /// When the address of the server or of the sender cannot be understood.
    pub fn new(config: &Mail) -> Result<Option<Self>> {
        if config.smtp.is_empty() {
            return Ok(None);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp)
            .map_err(|e| Error::fault("reading mail.smtp", e))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        let from = config
            .from
            .parse()
            .map_err(|e: lettre::address::AddressError| Error::fault("reading mail.from", e))?;
        Ok(Some(Self { transport, from }))
    }

    /// Sends the mail of a job. A crash between the mail server's answer and the job's end sends it again, under the same
    /// `Message-ID`, by which mailboxes show it once.
    pub async fn send(&self, vault: &Vault, job: &Job) -> Ended {
        let message = match self.message(vault, job) {
            Ok(message) => message,
            Err(e) => return Ended::Failed(e.to_string()),
        };
        match self.transport.send(message).await {
            Ok(_) => Ended::Done,
            // What is said of us (who are you, is that your password) can be mended; what is said of the letter cannot.
            Err(e) if e.is_permanent() && !refuses_us(&e) => Ended::Failed(e.to_string()),
            Err(e) => Ended::Retry(e.to_string()),
        }
    }

    fn message(&self, vault: &Vault, job: &Job) -> Result<Message> {
        let payload = &job.payload.0;
        let text = |name: &str| payload[name].as_str().unwrap_or_default();
        let lang = Lang::named(text("lang")).unwrap_or_default();
        let mut params: Map<String, Value> = payload["params"].as_object().cloned().unwrap_or_default();
        if let Some(role) = params.get("role").and_then(Value::as_str) {
            let role = lang.plain(&format!("role-{}", role.replace('_', "-")));
            params.insert("role".into(), role.into());
        }
        let token = match payload.get("sealed") {
            None => String::new(),
            Some(sealed) => {
                let sealed: Vec<u8> = serde_json::from_value(sealed.clone())?;
                let token = vault.unseal(&place(text("to")), &sealed)?;
                String::from_utf8(token).map_err(|e| Error::fault("reading a sealed token", e))?
            }
        };
        params.insert("link".into(), format!("{}{token}", text("link")).into());
        let key = text("message");
        let to = text("to")
            .parse()
            .map_err(|e: lettre::address::AddressError| Error::fault("reading an address", e))?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .message_id(Some(format!("<{}@{}>", job.id, self.from.email.domain())))
            .subject(lang.say(&format!("{key}-subject"), &params));
        let plain = lang.say(&format!("{key}-body"), &params);
        // What is laid out is also said in plain text, for those who read mail so.
        match payload["html"].as_str() {
            Some(html) => letter.multipart(MultiPart::alternative_plain_html(plain, html.to_owned())),
            None => letter.header(ContentType::TEXT_PLAIN).body(plain),
        }
        .map_err(|e| Error::fault("writing a mail", e))
    }
}
