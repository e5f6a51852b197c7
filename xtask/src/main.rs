//! Answers: which chores can this repository do for itself? One command each, `cargo xtask NAME`; nothing else automates.
#![expect(
    clippy::disallowed_methods,
    reason = "a tool for developers: it reads the environment and the clock of the machine it runs on"
)]

mod bench;
mod cmd;
mod deny;
mod e2e;
mod fuzz;
mod http;
mod run;
mod servers;
mod test;
mod tidy;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  run [-- ARGUMENTS]      build the release binary and serve with data in ./data
  test [FILTER...]        start the test servers and run every check; with a filter, only the tests that match it
  servers [--only A,B]    start the test servers and print their addresses: postgres, bluesky, mastodon, mail, s3
  web                     build the web app, where its sources changed
  codegen                 make the types of the API for the web app from its description
  e2e [NAME]              run the journeys in a real browser against the real program and networks
  shots [NAME]            make pictures of every screen, in both languages and schemes, in ./shots
  tidy                    check the rules of ARCHITECTURE.md that the compiler does not know
  deny                    check licences and sources of all dependencies
  bench publish|api|web   measure, beside peers where there are any; prints one line of JSON (--quick for a short run)
  chaos publish           kill and disturb it while it publishes; fails when a post was lost or doubled
  fuzz                    drive the HTTP API with inputs made from its own OpenAPI document
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let (name, rest) = arguments.split_first().map_or(("help", [].as_slice()), |(n, r)| (n.as_str(), r));
    match name {
        "run" => run::command(rest),
        "test" => test::command(rest),
        "servers" => servers::command(rest),
        "web" => web::build(),
        "e2e" => e2e::command(e2e::What::Journeys, rest),
        "shots" => e2e::command(e2e::What::Shots, rest),
        "codegen" => web::codegen(),
        "tidy" => tidy::command(),
        "deny" => deny::command(),
        "fuzz" => fuzz::command(),
        "bench" | "chaos" => bench::command(name, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("no command called {other:?}\n\n{HELP}"),
    }
}
