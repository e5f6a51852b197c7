//! Answers: did everything that was accepted appear, once, in order, and not before its time? Compares what was asked
//! for with the posts the network has, by account and text; keys and ids of anybody else's making play no part.

use std::collections::HashMap;

use super::Post;

/// A delivery that was asked for: one post on one account.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The account it goes to.
    pub account: u32,
    /// The texts of its parts; each is used once on this account.
    pub parts: Vec<String>,
    /// Not before this instant, in microseconds since 1970.
    pub due: i64,
    /// What its sender says became of it.
    pub said: Said,
    /// How often its sender says that it tried.
    pub attempts: u64,
}

/// What the sender of a delivery says became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It appeared.
    Published,
    /// It did not and never will.
    Failed,
    /// It cannot be told.
    Unconfirmed,
    /// Still under way.
    Unfinished,
}

/// What the network shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Parts that never appeared although nobody said that the delivery failed.
    pub lost: u64,
    /// Appearances of parts beyond the first.
    pub doubled: u64,
    /// Parts that appeared before the part they follow, or that do not answer it.
    pub out_of_order: u64,
    /// Deliveries that appeared before an earlier one of the same account.
    pub overtaken: u64,
    /// Of these, the ones that passed a delivery that was sent at its first try: no trouble of that one can excuse it.
    pub passed_untroubled: u64,
    /// Parts that appeared before their time.
    pub early: u64,
    /// Parts that appeared although their delivery is said to have failed. (The parts of a thread before the one that
    /// failed do count: a person would be told that nothing is there.)
    pub denied: u64,
    /// Posts that nobody asked for.
    pub strange: u64,
    /// Deliveries that are said to have failed.
    pub failed: u64,
    /// Deliveries of which the sender cannot tell.
    pub unconfirmed: u64,
    /// Deliveries that are still under way.
    pub unfinished: u64,
    /// Texts of the first few parts that are wrong, with the reason; for a person to look at.
    pub samples: Vec<String>,
}

/// Judges `expected` by `posts`. Deliveries of the same account are to appear in the order of `expected` when it is
/// also the order of their due instants.
pub fn judge(expected: &[Expected], posts: &[Post]) -> Verdict {
    let mut verdict = Verdict::default();
    let mut seen: HashMap<(u32, &str), Vec<&Post>> = HashMap::new();
    for post in posts.iter().filter(|post| counts(post)) {
        seen.entry((post.account, post.text.as_str())).or_default().push(post);
    }
    for delivery in expected {
        match delivery.said {
            Said::Published => {}
            Said::Failed => verdict.failed += 1,
            Said::Unconfirmed => verdict.unconfirmed += 1,
            Said::Unfinished => verdict.unfinished += 1,
        }
        let mut before: Option<Vec<&Post>> = None;
        for text in &delivery.parts {
            let found = seen.remove(&(delivery.account, text.as_str())).unwrap_or_default();
            verdict.part(delivery, text, &found, before.as_deref());
            before = Some(found);
        }
    }
    for ((account, text), posts) in seen {
        verdict.strange += u64::try_from(posts.len()).unwrap_or(0);
        verdict.sample("nobody asked for", account, text);
    }
    verdict.overtaken(expected, posts);
    verdict
}

impl Verdict {
    fn part(&mut self, delivery: &Expected, text: &str, found: &[&Post], before: Option<&[&Post]>) {
        let Some(first) = found.first() else {
            if delivery.said != Said::Failed {
                self.lost += 1;
                self.sample("lost", delivery.account, text);
            }
            return;
        };
        if found.len() > 1 {
            self.doubled += u64::try_from(found.len() - 1).unwrap_or(0);
            self.sample("doubled", delivery.account, text);
        }
        if delivery.said == Said::Failed {
            self.denied += 1;
            self.sample("said to have failed, but is there", delivery.account, text);
        }
        if first.at < delivery.due {
            self.early += 1;
            self.sample("early", delivery.account, text);
        }
        let follows = match before {
            None => true,
            Some(before) => before.iter().any(|before| {
                first.parent.as_ref() == Some(&before.id)
                    && (before.at, before.serial) < (first.at, first.serial)
            }),
        };
        if !follows {
            self.out_of_order += 1;
            self.sample("out of order", delivery.account, text);
        }
    }

    fn overtaken(&mut self, expected: &[Expected], posts: &[Post]) {
        let mut first: HashMap<(u32, &str), (i64, u64)> = HashMap::new();
        for post in posts {
            first.entry((post.account, post.text.as_str())).or_insert((post.at, post.serial));
        }
        let mut latest: HashMap<u32, ((i64, u64), &Expected)> = HashMap::new();
        for delivery in expected {
            let Some(text) = delivery.parts.first() else { continue };
            let Some(at) = first.get(&(delivery.account, text.as_str())) else { continue };
            let (last, passed) = *latest.entry(delivery.account).or_insert((*at, delivery));
            if *at >= last {
                latest.insert(delivery.account, (*at, delivery));
                continue;
            }
            self.overtaken += 1;
            if passed.attempts <= 1 {
                self.passed_untroubled += 1;
                self.sample("passed without need", passed.account, &passed.parts[0]);
            }
        }
    }

    fn sample(&mut self, what: &str, account: u32, text: &str) {
        if self.samples.len() < 20 {
            self.samples.push(format!("{what}: account {account}: {text}"));
        }
    }
}

fn counts(post: &Post) -> bool {
    !post.id.starts_with("at://") || post.id.contains("/app.bsky.feed.post/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(id: &str, text: &str, at: i64, parent: Option<&str>) -> Post {
        Post {
            id: id.to_owned(),
            account: 1,
            text: text.to_owned(),
            parent: parent.map(str::to_owned),
            at,
            serial: 0,
            deleted: false,
            record: serde_json::Value::Null,
            cid: String::new(),
        }
    }

    fn asked(parts: &[&str], due: i64, said: Said) -> Expected {
        Expected {
            account: 1,
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
            due,
            said,
            attempts: 2,
        }
    }

    fn check(expected: &[Expected], posts: &[Post], want: Verdict) {
        let got = Verdict { samples: Vec::new(), ..judge(expected, posts) };
        assert_eq!(got, want);
    }

    #[test]
    fn a_thread_in_order_is_fine() {
        let posts = [post("1", "a", 10, None), post("2", "b", 11, Some("1"))];
        check(&[asked(&["a", "b"], 10, Said::Published)], &posts, Verdict::default());
    }

    #[test]
    fn what_is_missing_is_lost_unless_it_failed() {
        check(&[asked(&["a"], 0, Said::Published)], &[], Verdict { lost: 1, ..Verdict::default() });
        check(&[asked(&["a"], 0, Said::Failed)], &[], Verdict { failed: 1, ..Verdict::default() });
    }

    #[test]
    fn what_is_there_twice_is_doubled() {
        let posts = [post("1", "a", 10, None), post("2", "a", 11, None)];
        check(&[asked(&["a"], 0, Said::Published)], &posts, Verdict { doubled: 1, ..Verdict::default() });
    }

    #[test]
    fn a_part_that_answers_another_post_is_out_of_order() {
        let posts = [post("1", "a", 10, None), post("2", "b", 11, Some("7"))];
        let want = Verdict { out_of_order: 1, ..Verdict::default() };
        check(&[asked(&["a", "b"], 0, Said::Published)], &posts, want);
    }

    #[test]
    fn early_and_denied_and_strange_are_told() {
        let posts = [post("1", "a", 10, None), post("2", "x", 11, None)];
        let want = Verdict { early: 1, denied: 1, failed: 1, strange: 1, ..Verdict::default() };
        check(&[asked(&["a"], 20, Said::Failed)], &posts, want);
    }

    #[test]
    fn a_later_delivery_that_came_first_has_overtaken() {
        let posts = [post("1", "b", 10, None), post("2", "a", 11, None)];
        let want = Verdict { overtaken: 1, ..Verdict::default() };
        check(&[asked(&["a"], 0, Said::Published), asked(&["b"], 1, Said::Published)], &posts, want);
    }
}
