//! Answers: does that server on loopback answer, and what? Just enough HTTP for that, without a client library.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};

const PATIENCE: Duration = Duration::from_secs(10);

/// A port that is free now. Another program may take it before we use it, which the readiness check then reports.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Status and body of `GET path` on 127.0.0.1.
pub fn get(port: u16, path: &str) -> Result<(u16, String)> {
    let mut stream = connect(port)?;
    // HTTP/1.0: the answer ends where the connection does, in one piece.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").context("an answer without a head")?;
    let status = head.split(' ').nth(1).context("an answer without a status")?;
    Ok((status.parse()?, body.to_owned()))
}

/// The first bytes a server says by itself, as a mail server does.
pub fn greeting(port: u16) -> Result<String> {
    let mut first = [0; 64];
    let read = connect(port)?.read(&mut first)?;
    Ok(String::from_utf8_lossy(&first[..read]).into_owned())
}

fn connect(port: u16) -> Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}
