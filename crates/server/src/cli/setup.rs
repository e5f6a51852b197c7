//! Answers: how is Selaras set up from the command line?

use super::desk::{Desk, Done};
use crate::wire;
use selaras_workspaces::{
    Vault,
    people::{self, NewOwner},
};

/// What the first start needs to know; what is missing is asked for.
#[derive(clap::Args)]
pub struct Setup {
    /// E-mail address of the owner.
    #[arg(long)]
    email: Option<String>,
    /// Name of the owner [default: the part of the address before the @].
    #[arg(long)]
    name: Option<String>,
    /// Password of the owner.
    #[arg(long, env = "SELARAS_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// Name of the workspace.
    #[arg(long)]
    workspace: Option<String>,
    /// Name of its first brand.
    #[arg(long)]
    brand: Option<String>,
    /// Time zone, such as Asia/Jakarta [default: that of this machine].
    #[arg(long)]
    zone: Option<String>,
}

impl Setup {
    /// Sets up.
    pub async fn run(self, desk: &Desk) -> Done {
        let need = |given: Option<String>, question: &str, flag: &str| {
            given.or_else(|| desk.ask(question)).ok_or_else(|| desk.missing(flag))
        };
        let email = need(self.email, "cli-ask-email", "--email")?;
        let name = self.name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
        let password = match self.password {
            Some(password) => Some(password),
            None => desk.ask_new_password()?,
        };
        let owner = NewOwner {
            password: password.ok_or_else(|| desk.missing("--password"))?,
            workspace: need(self.workspace, "cli-ask-workspace", "--workspace")?,
            brand: need(self.brand, "cli-ask-brand", "--brand")?,
            zone: self.zone.unwrap_or_else(machine_zone),
            language: desk.lang.tag().to_owned(),
            email,
            name,
        };
        let db = wire::database(&desk.config).await?;
        // The key file is made now, by whoever sets up, rather than by the first request.
        Vault::open(&desk.config.key_file())?;
        let made = people::setup(&db, owner, desk.now()).await?;
        db.close().await;
        desk.tell(&made, || desk.lang.plain("cli-set-up"))
    }
}

/// The zone of this machine, or UTC when it has none with a name.
fn machine_zone() -> String {
    jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned()
}
