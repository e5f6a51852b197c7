//! What is promised about workspace, on both databases.
