//! Does the program do on the command line what it says, with real databases and a real S3 server?

mod backup;
mod program;
mod s3;
mod terminal;
