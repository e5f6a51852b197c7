//! What is promised about tokens, on both databases.
