//! What is promised about access, on both databases.
