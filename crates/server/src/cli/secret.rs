//! Answers: how is a password asked for without showing it?

use super::desk::{Desk, Done, Stop};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use selaras_kernel::Error;
use std::io::{BufRead, IsTerminal, Stdin, Write};

/// What Ctrl-C sends.
const INTERRUPT: u8 = 3;
/// What a shell expects of a program that was interrupted.
const INTERRUPTED: u8 = 130;

/// The terminal as it was before; it is so again when this is dropped.
struct Silence<'a> {
    terminal: &'a Stdin,
    before: Termios,
}

impl<'a> Silence<'a> {
    fn on(terminal: &'a Stdin) -> rustix::io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut silent = before.clone();
        // The end of the line is shown, so that what follows stands on a line of its own. Ctrl-C ends the line instead of
        // the program: the shell would be left on a terminal that shows nothing.
        silent.local_modes -= LocalModes::ECHO | LocalModes::ISIG;
        silent.local_modes |= LocalModes::ECHONL;
        silent.special_codes[SpecialCodeIndex::VEOL] = INTERRUPT;
        tcsetattr(terminal, OptionalActions::Flush, &silent)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        if let Err(e) = tcsetattr(self.terminal, OptionalActions::Now, &self.before) {
            eprintln!("selaras: {e}; run \"stty sane\"");
        }
    }
}

impl Desk {
    /// Asks on the terminal for something that must not be seen; `None` where nobody can answer.
    pub fn ask_secret(&self, key: &str) -> Done<Option<String>> {
        let terminal = std::io::stdin();
        if !terminal.is_terminal() {
            return Ok(None);
        }
        let fault = |e: std::io::Error| Error::fault("asking on the terminal", e);
        let mut line = Vec::new();
        {
            let _silence = Silence::on(&terminal).map_err(|e| fault(e.into()))?;
            // After the terminal is silent: who types at once is not shown either.
            eprint!("{} ", self.lang.plain(key));
            std::io::stderr().flush().map_err(fault)?;
            let mut answers = terminal.lock();
            loop {
                let part = answers.fill_buf().map_err(fault)?;
                let end = part.iter().position(|byte| matches!(*byte, b'\n' | INTERRUPT));
                let length = end.map_or(part.len(), |end| end + 1);
                line.extend_from_slice(&part[..length]);
                answers.consume(length);
                if end.is_some() || length == 0 {
                    break;
                }
            }
        }
        if line.last() == Some(&INTERRUPT) {
            eprintln!();
            return Err(Stop::Quiet(INTERRUPTED));
        }
        let line = String::from_utf8(line).map_err(|e| Error::fault("reading the answer", e))?;
        let line = line.trim_end_matches(['\n', '\r']);
        Ok((!line.is_empty()).then(|| line.to_owned()))
    }

    /// Asks for a new password twice: what cannot be seen is easily mistyped.
    pub fn ask_new_password(&self) -> Done<Option<String>> {
        let Some(password) = self.ask_secret("cli-ask-password")? else { return Ok(None) };
        if self.ask_secret("cli-ask-password-again")?.as_deref() != Some(&password) {
            return Err(Stop::Usage(self.lang.plain("cli-passwords-differ")));
        }
        Ok(Some(password))
    }
}
