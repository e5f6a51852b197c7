//! Answers: how is a post written on the command line?

use super::{
    desk::{Desk, Done, Here},
    post::{WhenArgs, show},
};
use selaras_kernel::{BrandId, Error, Problem, ProfileId};
use selaras_networks::{Attachment, Content, Part, Utm, Visibility};
use selaras_publishing::{
    media::{self, NewMedia},
    posts::{self, NewPost, Variant},
};
use selaras_workspaces::profiles;
use std::{io::Read, path::PathBuf};

/// Write a post.
#[derive(clap::Args)]
pub struct Create {
    /// The text; several make a thread.
    #[arg(long, required_unless_present = "file")]
    text: Vec<String>,
    /// A handle, `network:handle` or id to publish from; several are allowed.
    #[arg(long = "profile", value_name = "PROFILE")]
    profiles: Vec<String>,
    /// A picture or a video, on the first part; several are allowed.
    #[arg(long, value_name = "FILE")]
    media: Vec<PathBuf>,
    /// What each of --media shows, in the same order.
    #[arg(long)]
    alt: Vec<String>,
    /// A name for ourselves.
    #[arg(long, default_value = "")]
    title: String,
    /// The campaign.
    #[arg(long, default_value = "")]
    campaign: String,
    /// Content warning.
    #[arg(long)]
    warning: Option<String>,
    /// What the profile says itself under the post, once that is out.
    #[arg(long)]
    first_comment: Option<String>,
    /// Tags the links for web analytics (UTM), with this campaign.
    #[arg(long)]
    utm_campaign: Option<String>,
    /// Language of the text (BCP 47).
    #[arg(long)]
    language: Option<String>,
    /// public, unlisted, followers or direct.
    #[arg(long)]
    visibility: Option<String>,
    /// Id or name of the brand [default: the only one].
    #[arg(long)]
    brand: Option<String>,
    #[command(flatten)]
    when: WhenArgs,
    /// The whole post as JSON, as the API takes it; `-` reads it from stdin.
    #[arg(long, conflicts_with_all = ["text", "profiles", "media"])]
    file: Option<PathBuf>,
}

impl Create {
    /// Writes it.
    pub async fn run(self, desk: &Desk) -> Done {
        let here = desk.open().await?;
        let new = match &self.file {
            Some(path) => crate::http::extract::parse(&read(path)?)?,
            None => self.post(desk, &here).await?,
        };
        let post = posts::create(&here.db, &here.networks, &here.actor, new, desk.now()).await?;
        show(desk, &post)
    }

    async fn post(self, desk: &Desk, here: &Here) -> Done<NewPost> {
        let brand = desk.brand(here, self.brand.as_deref()).await?;
        let variants = variants(here, brand, &self.profiles).await?;
        let visibility = self.visibility.map(|name| {
            serde_json::from_value::<Visibility>(name.clone().into()).map_err(|_| {
                Problem::invalid("visibility", "unknown_value")
                    .with("value", name)
                    .with("allowed", "public, unlisted, followers, direct")
            })
        });
        let mut parts: Vec<_> = self.text.into_iter().map(|text| Part { text, ..Part::default() }).collect();
        for (at, path) in self.media.iter().enumerate() {
            desk.progress("cli-uploading", at, self.media.len());
            let alt = self.alt.get(at).cloned().unwrap_or_default();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let new = NewMedia { brand, name, alt: alt.clone(), content: media::Content::File(path.clone()) };
            let kept = media::upload(&here.db, &here.blobs, &here.actor, new, desk.now()).await?;
            if let Some(first) = parts.first_mut() {
                first.media.push(Attachment::whole(kept.id, alt));
            }
        }
        let content = Content {
            parts,
            warning: self.warning,
            first_comment: self.first_comment,
            utm: self.utm_campaign.map(|campaign| Utm { campaign: Some(campaign), ..Utm::default() }),
            language: self.language,
            visibility: visibility.transpose()?,
            ..Content::default()
        };
        Ok(NewPost {
            brand,
            title: self.title,
            campaign: self.campaign,
            purpose: Default::default(),
            content,
            variants,
            when: self.when.when(),
        })
    }
}

async fn variants(here: &Here, brand: BrandId, names: &[String]) -> Done<Vec<Variant>> {
    let all = profiles::list(&here.db, &here.actor, Some(brand)).await?;
    let bare = |text: &str| text.trim().trim_start_matches('@').to_lowercase();
    let find = |name: &String| {
        let by_id = name.parse::<ProfileId>().ok();
        let mut found = all.iter().filter(|p| {
            by_id == Some(p.id)
                || bare(&p.handle) == bare(name)
                || format!("{}:{}", p.network, bare(&p.handle)) == name.to_lowercase()
        });
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(Variant { profile: one.id, content: None }),
            (Some(_), Some(_)) => {
                Err(Problem::invalid("profile", "profile_ambiguous").with("profile", name.clone()))
            }
            (None, _) => Err(Problem::invalid("profile", "profile_unknown").with("profile", name.clone())),
        }
    };
    Ok(names.iter().map(find).collect::<Result<_, _>>()?)
}

/// The content of a file, or of stdin for `-`.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &std::path::Path) -> Done<Vec<u8>> {
    let mut bytes = Vec::new();
    let done = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|all| bytes = all)
    };
    done.map_err(|e| Error::fault(format!("reading {}", path.display()), e))?;
    Ok(bytes)
}
