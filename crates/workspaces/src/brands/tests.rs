//! What is promised about brands, on both databases.
