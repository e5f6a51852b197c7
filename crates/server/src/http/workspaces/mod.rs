//! Answers: which routes concern people, workspaces, brands and profiles?

pub mod absences;
pub mod audit;
pub mod brands;
pub mod invitations;
pub mod me;
pub mod members;
pub mod notifications;
pub mod oauth;
pub mod profiles;
pub mod sample;
pub mod sessions;
pub mod setup;
pub mod tokens;
pub mod workspace;
