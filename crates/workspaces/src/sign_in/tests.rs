//! What is promised about sign_in, on both databases.
