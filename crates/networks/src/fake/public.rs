//! What does the fake network show of a profile? Everybody who ever had an account or a post here, in pages of five.

use super::{Fake, FakePost, State, authorise, numbers_of, posted};
use crate::{
    entities::{self, EntityKind},
    public::{self, Made},
    *,
};
use selaras_kernel::{Metric, Timestamp};

/// Posts on a page: few, so that tests come to the next one.
pub(super) const PAGE: usize = 5;

const PAGES: &str = "https://fake.test/@";

impl Fake {
    /// Somebody posts without Selaras; tells the id. Others can look at them from then on.
    pub fn posts_by_itself(&self, handle: &str, part: Part, at: Timestamp) -> String {
        let mut state = self.state();
        let id = format!("{}", state.posts.len() + 1);
        state.posts.push(FakePost {
            id: id.clone(),
            handle: handle.into(),
            key: String::new(),
            part,
            warning: None,
            language: None,
            visibility: Visibility::Public,
            reply_to: None,
            quote: None,
            at,
            numbers: Numbers::new(),
            deleted: false,
        });
        id
    }

    /// Gives a profile a number (followers, following).
    pub fn set_profile_number(&self, handle: &str, metric: Metric, value: i64) {
        self.state().profiles.entry(handle.into()).or_default().insert(metric, value);
    }

    /// The next look at a profile of somebody else ends with this error.
    pub fn refuse_look(&self, error: ConnectorError) {
        self.state().refused_looks.push_back(error);
    }

    /// How often profiles of others were looked at (each page counts).
    pub fn looks(&self) -> usize {
        self.state().looks
    }

    pub(super) fn found(&self, account: Option<&Account>, address: &str) -> Result<PublicProfile> {
        let mut state = self.state();
        look(&mut state, account)?;
        let typed = address.trim();
        let handle = typed.strip_prefix(PAGES).unwrap_or(typed.trim_start_matches('@')).to_owned();
        let is_name = handle.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
        if handle.is_empty() || !is_name {
            return Err(ConnectorError::own(ErrorKind::NotFound, Own::NotAName, "not a name"));
        }
        known(&state, &handle)?;
        Ok(PublicProfile {
            name: handle.clone(),
            url: format!("{PAGES}{handle}"),
            description: String::new(),
            avatar: None,
            numbers: profile_numbers(&state, &handle),
            created_at: None,
            profile: PublicProfileRef { server: String::new(), remote_id: handle.clone(), handle },
        })
    }

    /// Everybody whose handle has the letters of `text` in it; their names are their handles.
    pub(super) fn named(&self, account: &Account, text: &str) -> Result<Vec<FoundAccount>> {
        let mut state = self.state();
        look(&mut state, Some(account))?;
        let letters = |name: &str| {
            let small = name.chars().flat_map(char::to_lowercase);
            small.filter(|c| c.is_alphanumeric()).collect::<String>()
        };
        let wanted = letters(text);
        let known = state.tokens.keys().cloned().chain(state.posts.iter().map(|post| post.handle.clone()));
        let mut found: Vec<String> = known.filter(|handle| letters(handle).contains(&wanted)).collect();
        found.sort();
        found.dedup();
        found.truncate(FOUND_MAX);
        Ok(found.into_iter().map(|handle| FoundAccount { name: handle.clone(), handle }).collect())
    }

    pub(super) fn page(
        &self,
        account: Option<&Account>,
        profile: &PublicProfileRef,
        since: Timestamp,
        page: Option<&str>,
    ) -> Result<PublicPosts> {
        let mut state = self.state();
        look(&mut state, account)?;
        known(&state, &profile.remote_id)?;
        // The page before ends with this post; ids rise.
        let before = page.and_then(|page| page.parse::<usize>().ok()).unwrap_or(usize::MAX);
        let number = |post: &FakePost| post.id.parse::<usize>().unwrap_or_default();
        let mut shown = state.posts.iter().rev().filter(|post| {
            post.handle == profile.remote_id
                && number(post) < before
                && post.at >= since
                && !post.deleted
                && matches!(post.visibility, Visibility::Public | Visibility::Unlisted)
        });
        let posts: Vec<PublicPost> = shown.by_ref().take(PAGE).map(|post| as_seen(&state, post)).collect();
        let next = posts.last().map(|last| last.remote_id.clone()).filter(|_| shown.next().is_some());
        Ok(PublicPosts { posts, next })
    }
}

fn look(state: &mut State, account: Option<&Account>) -> Result<()> {
    state.looks += 1;
    if let Some(error) = state.refused_looks.pop_front() {
        return Err(error);
    }
    account.map_or(Ok(()), |account| authorise(state, account))
}

fn known(state: &State, handle: &str) -> Result<()> {
    let known = state.tokens.contains_key(handle) || state.posts.iter().any(|post| post.handle == handle);
    let unknown = || ConnectorError::own(ErrorKind::NotFound, Own::NameUnknown, "nobody has this name");
    if known { Ok(()) } else { Err(unknown()) }
}

pub(super) fn profile_numbers(state: &State, handle: &str) -> Numbers {
    let posts = state.posts.iter().filter(|p| p.handle == handle && !p.deleted).count();
    let mut numbers = Numbers::from([
        (Metric::Followers, 0),
        (Metric::Following, 0),
        (Metric::Posts, i64::try_from(posts).unwrap_or(i64::MAX)),
    ]);
    numbers.extend(state.profiles.get(handle).cloned().unwrap_or_default());
    numbers
}

fn as_seen(state: &State, post: &FakePost) -> PublicPost {
    let text = post.part.text.as_str();
    let entities = entities::entities(text);
    let of =
        |kind: EntityKind| entities.iter().filter(move |e| e.kind == kind).map(|e| &text[e.range.clone()]);
    let answered = post.reply_to.as_ref().and_then(|id| state.posts.iter().find(|p| p.id == *id));
    let own = answered.is_some_and(|answered| answered.handle == post.handle);
    let made = Made {
        still: post.part.media.len(),
        moving: 0,
        link: post.part.card.is_some() || of(EntityKind::Link).next().is_some(),
        poll: post.part.poll.is_some(),
    };
    PublicPost {
        remote_id: post.id.clone(),
        url: posted(&post.id).url,
        published_at: post.at,
        text: text.to_owned(),
        warning: post.warning.clone(),
        language: post.language.clone(),
        format: made.format(),
        reply: post.reply_to.is_some() && !own,
        thread: own,
        quote: post.quote.is_some(),
        hashtags: public::hashtags(of(EntityKind::Hashtag)),
        mentions: public::once(of(EntityKind::Mention).map(|name| name.trim_start_matches('@').to_owned())),
        numbers: numbers_of(state, &post.id).unwrap_or_default(),
    }
}
