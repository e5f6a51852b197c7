//! Answers: how are posts listed, shown and steered on the command line?

use super::{
    desk::{Desk, Done},
    post_create::Create,
};
use selaras_kernel::{PostId, Timestamp};
use selaras_publishing::{
    calendar::{Calendar, Query},
    posts::{self, Post as Shown, When},
};
use serde_json::Value;
use std::time::Duration;

/// Posts.
#[derive(clap::Subcommand)]
pub enum Post {
    /// Write one: a draft, or with a time one that goes out then.
    Create(Box<Create>),
    /// List the posts of a range of time, or those without a time.
    List {
        /// Id or name of the brand [default: the only one].
        #[arg(long)]
        brand: Option<String>,
        /// From this instant on (RFC 3339) [default: 30 days ago].
        #[arg(long)]
        from: Option<Timestamp>,
        /// Until this instant [default: in 90 days].
        #[arg(long)]
        to: Option<Timestamp>,
        /// Those without a time instead.
        #[arg(long, conflicts_with_all = ["from", "to"])]
        undated: bool,
        /// Most posts.
        #[arg(long, default_value_t = 100)]
        limit: usize,
    },
    /// Show one with its deliveries.
    Show {
        /// Its id.
        id: PostId,
    },
    /// Give one its time, or move it.
    Schedule {
        /// Its id.
        id: PostId,
        #[command(flatten)]
        when: WhenArgs,
    },
    /// Call off what has not gone out.
    Cancel {
        /// Its id.
        id: PostId,
    },
    /// Hold back what is scheduled.
    Pause {
        /// Its id.
        id: PostId,
    },
    /// Let go on what was held back.
    Resume {
        /// Its id.
        id: PostId,
    },
    /// Try failed deliveries again at once.
    Retry {
        /// Its id.
        id: PostId,
    },
}

/// When a post shall appear.
#[derive(clap::Args)]
pub struct WhenArgs {
    /// Local date and time, such as 2026-12-24T09:30.
    #[arg(long, group = "when")]
    at: Option<String>,
    /// Time zone of --at [default: the brand's].
    #[arg(long, requires = "at")]
    zone: Option<String>,
    /// At each profile's next free slot.
    #[arg(long, group = "when")]
    next_slot: bool,
    /// At once.
    #[arg(long, group = "when")]
    now: bool,
}

impl WhenArgs {
    /// The time asked for, if any was.
    pub fn when(self) -> Option<When> {
        let any = self.at.is_some() || self.next_slot || self.now;
        any.then_some(When { at: self.at, zone: self.zone, next_slot: self.next_slot, now: self.now })
    }
}

impl Post {
    /// Does it.
    pub async fn run(self, desk: &Desk) -> Done {
        if let Self::Create(create) = self {
            return create.run(desk).await;
        }
        let here = desk.open().await?;
        let (db, actor, now) = (&here.db, &here.actor, desk.now());
        let post = match self {
            Self::Create(_) => return Ok(()),
            Self::List { brand, from, to, undated, limit } => {
                let brand = desk.brand(&here, brand.as_deref()).await?;
                let days = |days: u64| Duration::from_secs(days * 24 * 3600);
                let range = (from.unwrap_or(now - days(30)), to.unwrap_or(now + days(90)));
                let query = Query { brand, range: (!undated).then_some(range), cursor: None, limit };
                let (_, page) = Calendar::default().page(db, actor, &query).await?;
                let page: Value = serde_json::from_slice(&page).map_err(selaras_kernel::Error::from)?;
                return desk.tell(&page["items"], || {
                    let none = Vec::new();
                    let items = page["items"].as_array().unwrap_or(&none);
                    items.iter().map(|item| line(desk, item)).collect::<Vec<_>>().join("\n")
                });
            }
            Self::Show { id } => posts::get(db, actor, id).await?,
            Self::Schedule { id, when } => {
                let when = when.when().ok_or_else(|| desk.missing("--at"))?;
                posts::schedule(db, &here.networks, actor, id, &when, now).await?
            }
            Self::Cancel { id } => posts::cancel(db, actor, id, now).await?,
            Self::Pause { id } => posts::pause(db, actor, id, now).await?,
            Self::Resume { id } => posts::resume(db, actor, id, now).await?,
            Self::Retry { id } => posts::retry(db, actor, id, None, now).await?,
        };
        show(desk, &post)
    }
}

fn line(desk: &Desk, item: &Value) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or_default();
    let state = desk.lang.plain(&format!("state-{}", text("state").replace('_', "-")));
    let whole = item["content"]["parts"][0]["text"].as_str().unwrap_or_default();
    let title = [text("title"), text("text"), whole].into_iter().find(|t| !t.is_empty()).unwrap_or_default();
    let title: String = title.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let at = item["when"]["at"].as_str().unwrap_or("-");
    format!("{}  {at}  {state}  {title}", text("id"))
}

/// Tells of one post.
pub fn show(desk: &Desk, post: &Shown) -> Done {
    desk.tell(post, || {
        let value = serde_json::to_value(post).unwrap_or_default();
        let mut out = line(desk, &value);
        for delivery in &post.deliveries {
            let state = desk.lang.plain(&format!("state-{}", delivery.state.as_str()));
            out.push_str(&format!("\n  {}  {state}", delivery.profile));
            for posted in &delivery.posted {
                out.push_str(&format!("  {}", posted.url));
            }
            if let Some(error) = &delivery.error {
                let words = desk.say(&error.code, [("detail", error.detail.clone().into())]);
                out.push_str(&format!("\n    {words}"));
            }
        }
        out
    })
}
