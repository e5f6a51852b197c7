//! Answers: where does the program begin? Here; everything else is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    selaras_server::cli::main()
}
