//! Whom does a step wait for, and who may decide it in whose place?

use super::ReviewStep;
use selaras_kernel::{BrandId, PersonId, Result, Right, Timestamp, WorkspaceId};
use selaras_store::Db;
use selaras_workspaces::{
    absences::{self, Absence},
    notifications::{self, Reader},
};

/// Somebody whom a step waits for is away, and somebody else decides in their place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct StandIn {
    /// Who is away.
    pub person: PersonId,
    /// Who decides in their place.
    pub deputy: PersonId,
}

/// The people who wrote or submitted a post: nobody of them decides about it, also not for somebody else.
pub(super) type Writers = [Option<PersonId>; 2];

/// The members of a workspace, and who of them is away.
#[derive(Clone, Debug)]
pub(crate) struct Team {
    readers: Vec<Reader>,
    absences: Vec<Absence>,
}

impl Team {
    /// Everybody.
    pub(super) async fn read(db: &Db, workspace: WorkspaceId, now: Timestamp) -> Result<Self> {
        let readers = notifications::readers(db, workspace).await?;
        Ok(Self { readers, absences: absences::current(db, workspace, now).await? })
    }

    /// Everybody if somebody is away, else nobody: enough to know who stands in for whom, and mostly one read.
    pub(super) async fn deputies(db: &Db, workspace: WorkspaceId, now: Timestamp) -> Result<Self> {
        let absences = absences::current(db, workspace, now).await?;
        let readers =
            if absences.is_empty() { Vec::new() } else { notifications::readers(db, workspace).await? };
        Ok(Self { readers, absences })
    }

    /// Whom a step is for, each with who decides for them now: themselves, or their deputy.
    fn holders(
        &self,
        step: &ReviewStep,
        brand: BrandId,
        writers: Writers,
        now: Timestamp,
    ) -> impl Iterator<Item = (PersonId, PersonId)> {
        let fits = move |reader: &Reader| {
            reader.may(Right::PostsApprove, brand) && !writers.contains(&Some(reader.person))
        };
        let meant = move |reader: &&Reader| {
            fits(reader) && step.is_for(Some(reader.person), |role| reader.is(role, brand), now)
        };
        let known = move |id: PersonId| self.readers.iter().any(|one| one.person == id && fits(one));
        let held =
            move |reader: &Reader| (reader.person, absences::holder(&self.absences, reader.person, known));
        self.readers.iter().filter(meant).map(held)
    }

    /// The people whom a step waits for.
    pub(super) fn addressed(
        &self,
        step: &ReviewStep,
        brand: BrandId,
        writers: Writers,
        now: Timestamp,
    ) -> Vec<PersonId> {
        let mut people = Vec::new();
        for (_, holder) in self.holders(step, brand, writers, now) {
            if !people.contains(&holder) {
                people.push(holder);
            }
        }
        people
    }

    /// Whether `person` may decide a step in place of somebody who is away.
    pub(super) fn stands_in(
        &self,
        person: Option<PersonId>,
        step: &ReviewStep,
        brand: BrandId,
        writers: Writers,
        now: Timestamp,
    ) -> bool {
        !self.absences.is_empty()
            && person.is_some_and(|person| {
                self.holders(step, brand, writers, now).any(|(_, holder)| holder == person)
            })
    }

    /// Those whom a step is for who are away, with who decides for them. Of a step for everybody there are none: it waits for
    /// all the others anyway.
    pub(super) fn stand_ins(
        &self,
        step: &ReviewStep,
        brand: BrandId,
        writers: Writers,
        now: Timestamp,
    ) -> Vec<StandIn> {
        if step.people.is_empty() && step.roles.is_empty() {
            return Vec::new();
        }
        let away = self.holders(step, brand, writers, now).filter(|(person, holder)| person != holder);
        away.map(|(person, deputy)| StandIn { person, deputy }).collect()
    }
}
