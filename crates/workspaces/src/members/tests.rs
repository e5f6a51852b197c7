//! What is promised about members, on both databases.
