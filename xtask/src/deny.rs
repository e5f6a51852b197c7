//! Not here yet.
pub fn command() -> anyhow::Result<()> {
    Ok(())
}
