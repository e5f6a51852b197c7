//! What is promised about people, on both databases.
