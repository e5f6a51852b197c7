//! Not here yet.
pub fn command(_: &[String]) -> anyhow::Result<()> {
    Ok(())
}
