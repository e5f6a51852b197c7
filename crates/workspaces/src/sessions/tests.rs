//! What is promised about sessions, on both databases.
