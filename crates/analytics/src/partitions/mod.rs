//! The raw numbers as Parquet files in the blob store, for engines that read them as they lie (`docs/numbers-in-parquet.md`).
//!
//! # Design
//! One file per block, under its workspace and the month in which its posts appeared, so that an engine prunes by folders. A block
//! that changed is written anew, whole, in place of the one before: the files are at all times what the blocks were a moment ago, and
//! writing twice changes nothing. Nothing here is read by Selaras itself.

mod file;
mod store;
#[cfg(test)]
mod tests;

use crate::blocks::{History, PROFILE_MONTH, Posts};
use selaras_kernel::{ProfileId, Result, WorkspaceId};
use selaras_store::{Blobs, Db};
use std::collections::HashSet;

/// Where all of them lie.
const ROOT: &str = "numbers/v1";
/// Blocks that are written in one go.
const BATCH: i64 = 200;

/// Where a block's file lies.
fn key(workspace: WorkspaceId, profile: ProfileId, month: i32) -> String {
    let born = match month {
        PROFILE_MONTH => "profile".to_owned(),
        month => format!("{:04}-{:02}", 2000 + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1),
    };
    format!("{ROOT}/workspace={workspace}/born={born}/{profile}.parquet")
}

/// Writes the blocks that changed since they were written last. Returns how many.
///
/// # Errors
/// The database's and the blob store's; what was written before stays, and the rest comes next time.
pub async fn write_changed(db: &Db, blobs: &Blobs) -> Result<usize> {
    let mut count = 0;
    loop {
        let due = store::unwritten(db, BATCH).await?;
        let some = due.len();
        for block in due {
            let posts = Posts::decode(&block.posts)?;
            let mut history = History::default();
            for part in store::parts(db, block.profile_id, block.month).await? {
                history.absorb(&part)?;
            }
            let bytes = file::encode(block.profile_id, block.month == PROFILE_MONTH, &posts, &history)?;
            blobs.put(&key(block.workspace_id, block.profile_id, block.month), bytes).await?;
            // What came in while it was written is another revision, and comes next.
            let (profile, month, revision) = (block.profile_id, block.month, block.revision);
            db.write(move |tx| {
                Box::pin(async move { store::set_written(tx, profile, month, revision).await })
            })
            .await?;
            count += 1;
        }
        if (some as i64) < BATCH {
            return Ok(count);
        }
    }
}

/// Removes the files of blocks that are no more. Returns how many.
///
/// # Errors
/// The database's and the blob store's.
pub async fn sweep(db: &Db, blobs: &Blobs) -> Result<usize> {
    let known: HashSet<String> = store::all(db)
        .await?
        .into_iter()
        .map(|(workspace, profile, month)| key(workspace, profile, month))
        .collect();
    let mut gone = 0;
    for found in blobs.list(ROOT).await? {
        if !known.contains(&found) {
            blobs.delete(&found).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
