//! Answers: what can be done on the command line, as whom, and how is the result told?
//!
//! Commands act on the store itself, as the owner or as the person of `--token`; `serve` need not run. Results go to
//! stdout (for people, or with `--json` one JSON value on one line), problems and progress to stderr.

mod backup;
mod connect;
mod demo;
mod desk;
mod doctor;
mod export;
mod import;
mod post;
mod post_create;
mod secret;
mod serve;
mod setup;
mod token;
mod vault;

use crate::{config, words::Lang};
use clap::{Args, CommandFactory, Parser, Subcommand};
use desk::{Desk, Stop};
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

/// Selaras: plans, approves and publishes posts to social networks, and reads what came of them.
#[derive(Parser)]
#[command(name = "selaras", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Args)]
struct Global {
    /// Configuration file [default: selaras.toml here, if there is one].
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder for everything that is kept.
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// `sqlite`, `sqlite:PATH` or `postgres://…`.
    #[arg(long, global = true, value_name = "ADDRESS")]
    database: Option<String>,
    /// Where files are kept: a folder or `s3://BUCKET[/PREFIX]`.
    #[arg(long, global = true, value_name = "ADDRESS")]
    blobs: Option<String>,
    /// Print results as one line of JSON.
    #[arg(long, global = true)]
    json: bool,
    /// Language: en or id [default: that of the terminal].
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// Act as the person of this API token, within its scope.
    #[arg(long, global = true, env = "SELARAS_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// Act as the person with this e-mail address [default: the first owner].
    #[arg(long = "as", global = true, value_name = "EMAIL")]
    person: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests, and do the work beside them.
    Serve(serve::Serve),
    /// Only do the work beside requests: publish, mail, count.
    Work,
    /// Make the owner, the workspace and its first brand; asks for what is not given.
    Setup(setup::Setup),
    /// Connect accounts on networks.
    #[command(subcommand)]
    Profile(connect::Profile),
    /// Write, list and steer posts.
    #[command(subcommand)]
    Post(post::Post),
    /// Make a post of each line of a table (CSV) or list (JSON).
    Import(import::Import),
    /// Write out all posts.
    Export(export::Export),
    /// Sample data to explore: a roaster's year, marked as such.
    #[command(subcommand)]
    Demo(demo::Demo),
    /// Make and end API tokens.
    #[command(subcommand)]
    Token(token::Token),
    /// Write everything into one file while Selaras runs. The key file is not in it: keep that apart.
    Backup(backup::Backup),
    /// Bring a backup back into an empty data folder and prove that it is whole.
    Restore(backup::Restore),
    /// Look for what is wrong.
    Doctor,
    /// Print the OpenAPI document.
    Openapi,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Look after the keys that seal tokens.
    #[command(subcommand)]
    Vault(vault::Vault),
    /// Show the configuration in force, or every setting there is.
    Config {
        /// Print a commented selaras.toml with every setting and its default.
        #[arg(long)]
        print: bool,
    },
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let Cli { global, command } = Cli::parse();
    match &command {
        Command::Completions { shell } => {
            // Into memory first: it would panic at a pipe that is closed early.
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "selaras", &mut script);
            return desk::print_line(String::from_utf8_lossy(&script).trim_end());
        }
        Command::Openapi => {
            return desk::print_line(&crate::http::openapi::document().to_json().unwrap_or_default());
        }
        Command::Config { print: true } => return desk::print_line(config::example().trim_end()),
        _ => {}
    }
    // What we write (the database, backups, exports) is nobody else's on this machine.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let mut flags = BTreeMap::new();
    let mut flag = |key: &str, value: Option<String>| value.map(|value| flags.insert(key.to_owned(), value));
    flag("data", global.data.map(|path| path.display().to_string()));
    flag("database", global.database);
    flag("blobs.url", global.blobs);
    if let Command::Serve(serve) = &command {
        flag("web.listen", serve.listen.clone());
        flag("web.public_url", serve.public_url.clone());
    }
    let loaded =
        config::Sources::from_machine(global.config.as_deref(), flags).and_then(|s| config::Config::load(&s));
    let config = match loaded {
        Ok(config) => config,
        Err(e) => {
            eprintln!("selaras: {e}");
            return ExitCode::from(2);
        }
    };
    let lang = global
        .lang
        .as_deref()
        .and_then(Lang::named)
        .or_else(desk::terminal_language)
        .unwrap_or(config.web.language);
    let desk = Desk { config, lang, json: global.json, token: global.token, person: global.person };
    desk.run(command)
}

impl Desk {
    fn run(self, command: Command) -> ExitCode {
        let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(e) => {
                eprintln!("selaras: {e}");
                return ExitCode::FAILURE;
            }
        };
        let done = runtime.block_on(async {
            match command {
                Command::Serve(serve) => serve.run(&self).await,
                Command::Work => serve::work(&self).await,
                Command::Setup(setup) => setup.run(&self).await,
                Command::Profile(profile) => profile.run(&self).await,
                Command::Post(post) => post.run(&self).await,
                Command::Import(import) => import.run(&self).await,
                Command::Export(export) => export.run(&self).await,
                Command::Demo(demo) => demo.run(&self).await,
                Command::Token(token) => token.run(&self).await,
                Command::Backup(backup) => backup.run(&self).await,
                Command::Restore(restore) => restore.run(&self).await,
                Command::Doctor => doctor::run(&self).await,
                Command::Vault(vault) => vault.run(&self).await,
                Command::Config { .. } => {
                    println!("{:#?}", self.config.redacted());
                    Ok(())
                }
                // Answered before the configuration was read.
                Command::Openapi | Command::Completions { .. } => Ok(()),
            }
        });
        // What still runs now was told to stop and had its time.
        runtime.shutdown_timeout(std::time::Duration::from_secs(2));
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(stop) => self.explain(stop),
        }
    }

    fn explain(&self, stop: Stop) -> ExitCode {
        match stop {
            Stop::Quiet(code) => ExitCode::from(code),
            Stop::Usage(text) => {
                eprintln!("selaras: {text}");
                ExitCode::from(2)
            }
            Stop::Error(selaras_kernel::Error::Problem(problem)) => {
                for one in problem.each() {
                    let place = if one.field.is_empty() { String::new() } else { format!("{}: ", one.field) };
                    eprintln!("selaras: {place}{}", self.lang.problem(one));
                }
                ExitCode::from(3)
            }
            Stop::Error(fault) => {
                eprintln!("selaras: {fault}");
                ExitCode::FAILURE
            }
        }
    }
}
