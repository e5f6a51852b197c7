//! What is promised about invitations, on both databases.
