//! Whether names, addresses and passwords can be taken.
