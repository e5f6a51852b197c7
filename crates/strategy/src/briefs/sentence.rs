//! A sentence of a brief: the rule that it comes from, and what it tells.

use crate::{items::Measure, measures::MeasureUnit};
use jiff::civil::Date;
use selaras_kernel::{ItemId, PostId, ProfileId};
use std::collections::BTreeMap;

/// A sentence. Its words are made once, in the reader's language, and kept as they were sent.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = BriefSentence)]
pub struct Sentence {
    /// The rule it comes from.
    pub rule: String,
    /// What it tells, by name.
    pub facts: BTreeMap<String, Fact>,
    /// Its words.
    #[serde(default)]
    pub text: String,
    /// Where what it says can be seen, or begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// The same as an address, from the root of the program; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
}

/// Something that a sentence tells.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
#[schema(as = BriefFact)]
pub enum Fact {
    /// An amount in the unit of a number.
    Amount {
        /// How much.
        value: f64,
        /// In what.
        unit: MeasureUnit,
    },
    /// How many.
    Count {
        /// A whole number.
        value: u32,
    },
    /// A share, 0 to 1.
    Share {
        /// 1 is all.
        value: f64,
    },
    /// By what share something is more or less: 0.2 is a fifth more.
    Change {
        /// -1 to any.
        value: f64,
    },
    /// A local day.
    Day {
        /// Which.
        #[schema(value_type = String, format = "date")]
        day: Date,
    },
    /// A local hour.
    Hour {
        /// 0 to 23.
        hour: u32,
    },
    /// What people wrote: a title, a handle, a campaign.
    Text {
        /// It.
        text: String,
    },
    /// What is measured.
    Measure {
        /// It.
        measure: Measure,
    },
    /// One of a few words of the product, by its code.
    Code {
        /// It.
        code: String,
    },
}

/// Where a sentence leads.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "to", rename_all = "snake_case")]
#[schema(as = BriefLink)]
pub enum Link {
    /// A goal.
    Goal {
        /// Which.
        id: ItemId,
    },
    /// A KPI.
    Kpi {
        /// Which.
        id: ItemId,
    },
    /// A new post.
    NewPost {
        /// For which profile.
        #[serde(skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileId>,
        /// In which campaign.
        #[serde(skip_serializing_if = "Option::is_none")]
        campaign: Option<String>,
    },
    /// One of our posts.
    Post {
        /// Which.
        id: PostId,
    },
    /// The calendar.
    Calendar,
    /// When and what it is best to post.
    Best,
    /// Why a number changed.
    Why,
    /// Experiments.
    Experiments,
    /// What waits for approval.
    Review,
    /// What failed.
    Failed,
    /// The profiles.
    Profiles,
}

impl Sentence {
    /// A sentence of a rule that tells nothing yet.
    pub fn of(rule: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            facts: BTreeMap::new(),
            text: String::new(),
            link: None,
            path: String::new(),
        }
    }

    fn with(mut self, name: &str, fact: Fact) -> Self {
        self.facts.insert(name.to_owned(), fact);
        self
    }

    pub(super) fn amount(self, name: &str, value: f64, unit: &MeasureUnit) -> Self {
        self.with(name, Fact::Amount { value, unit: unit.clone() })
    }

    pub(super) fn count(self, name: &str, value: u32) -> Self {
        self.with(name, Fact::Count { value })
    }

    pub(super) fn share(self, name: &str, value: f64) -> Self {
        self.with(name, Fact::Share { value })
    }

    pub(super) fn change(self, name: &str, value: f64) -> Self {
        self.with(name, Fact::Change { value })
    }

    pub(super) fn day(self, name: &str, day: Date) -> Self {
        self.with(name, Fact::Day { day })
    }

    pub(super) fn hour(self, name: &str, hour: u32) -> Self {
        self.with(name, Fact::Hour { hour })
    }

    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.with(name, Fact::Text { text: text.to_owned() })
    }

    pub(super) fn measure(self, name: &str, measure: &Measure) -> Self {
        self.with(name, Fact::Measure { measure: measure.clone() })
    }

    pub(super) fn code(self, name: &str, code: &str) -> Self {
        self.with(name, Fact::Code { code: code.to_owned() })
    }

    pub(super) fn link(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}
