//! Is a password that is typed on a terminal never seen there, and is the terminal as before afterwards?

use super::program::{Program, argument};
use std::{path::Path, process::Stdio, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, ChildStdin, ChildStdout},
};

const PASSWORD: &str = "kuda baterai stapler benar";
const SURELY: Duration = Duration::from_secs(30);

/// A person at a terminal, by `script` of util-linux, which every Debian has.
struct Terminal {
    child: Child,
    keys: ChildStdin,
    screen: ChildStdout,
    seen: String,
}

impl Terminal {
    /// Runs the program at a terminal, then shows how the terminal is set; `None` where there is no `script`.
    fn run(data: &Path, arguments: &str) -> Option<Self> {
        let program = Program::new(data, "sqlite", &[]);
        let line = format!("{} {arguments}; echo code=$?; stty -a", argument(&Program::binary()));
        let mut command = program.command("script");
        command.args(["-q", "-f", "-c", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = match command.kill_on_drop(true).spawn() {
            Ok(child) => child,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                eprintln!("skipped: there is no `script` here");
                return None;
            }
            Err(e) => panic!("script cannot be run: {e}"),
        };
        let (keys, screen) = (child.stdin.take()?, child.stdout.take()?);
        Some(Self { child, keys, screen, seen: String::new() })
    }

    /// Waits until the screen has shown `text` once more.
    async fn sees(&mut self, text: &str) {
        let already = self.seen.matches(text).count();
        let looking = async {
            while self.seen.matches(text).count() == already {
                let mut part = [0; 1024];
                let length = self.screen.read(&mut part).await.expect("the screen can be read");
                assert!(length > 0, "it ended before {text:?}: {}", self.seen);
                self.seen.push_str(&String::from_utf8_lossy(&part[..length]));
            }
        };
        let shown = tokio::time::timeout(SURELY, looking).await.is_ok();
        assert!(shown, "{text:?} is not shown: {}", self.seen);
    }

    async fn types(&mut self, text: &str) {
        self.keys.write_all(text.as_bytes()).await.expect("the keys work");
    }

    /// What was shown until everything had ended.
    async fn end(mut self) -> String {
        drop(self.keys);
        let mut rest = Vec::new();
        tokio::time::timeout(SURELY, self.screen.read_to_end(&mut rest))
            .await
            .expect("it ends")
            .expect("a screen");
        self.child.wait().await.expect("it ended");
        self.seen + &String::from_utf8_lossy(&rest)
    }
}

#[track_caller]
fn as_before(screen: &str) {
    let words: Vec<_> = screen.split([' ', ';', '\r', '\n']).collect();
    assert!(words.contains(&"echo") && words.contains(&"isig"), "{screen}");
}

const SETUP: &str = "setup --email a@example.test --workspace W --brand B --zone Asia/Jakarta --lang en";

#[tokio::test]
async fn a_password_is_typed_twice_and_never_shown() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut terminal) = Terminal::run(home.path(), SETUP) else { return };
    terminal.sees("not shown while you type): ").await;
    terminal.types(&format!("{PASSWORD}\n")).await;
    terminal.sees("again: ").await;
    terminal.types(&format!("{PASSWORD}\n")).await;
    terminal.sees("code=").await;
    let screen = terminal.end().await;
    assert!(screen.contains("code=0"), "{screen}");
    assert!(!screen.contains("stapler"), "{screen}");
    as_before(&screen);
}

#[tokio::test]
async fn two_passwords_that_differ_set_nothing_up() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut terminal) = Terminal::run(home.path(), SETUP) else { return };
    terminal.sees("not shown while you type): ").await;
    terminal.types(&format!("{PASSWORD}\n")).await;
    terminal.sees("again: ").await;
    terminal.types("kuda baterai stapler salah\n").await;
    terminal.sees("code=").await;
    let screen = terminal.end().await;
    assert!(screen.contains("not the same") && screen.contains("code=2"), "{screen}");
    assert!(!home.path().join("selaras.db").exists());
}

#[tokio::test]
async fn whoever_interrupts_the_question_gets_a_terminal_that_shows_what_is_typed() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut terminal) = Terminal::run(home.path(), SETUP) else { return };
    terminal.sees("not shown while you type): ").await;
    terminal.types("kuda bat\u{3}").await;
    terminal.sees("code=").await;
    let screen = terminal.end().await;
    assert!(screen.contains("code=130") && !screen.contains("kuda"), "{screen}");
    as_before(&screen);
}
