//! Runs a peer over pages, one after another in one process, as tools/bench/README.md describes: a line with the page goes
//! in, a line with what came out of it comes back. A peer that hangs or dies loses the page and is started again.

use anyhow::{Context, bail};
use measure::corpus::Entry;
use measure::predict::Prediction;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// A peer needs no longer to start, and is started no more often for one page.
const START: Duration = Duration::from_mins(2);
const STARTS: usize = 3;

/// How a peer is started.
#[derive(Debug)]
pub struct Peer {
    /// The name it is asked for by.
    pub name: &'static str,
    /// What is said of it in tables.
    pub title: &'static str,
    /// What is special about this run of it.
    pub note: &'static str,
    /// Program and arguments.
    pub command: Vec<OsString>,
}

/// The peers, as they stand in the folder that `cargo xtask compare` prepares.
pub fn peers(bench: &Path) -> Vec<Peer> {
    let node = || vec![OsString::from("node"), bench.join("js/peer.mjs").into()];
    let scripts = if cfg!(windows) { "venv/Scripts/python" } else { "venv/bin/python" };
    let python = || vec![bench.join(scripts).into(), bench.join("python/peer.py").into()];
    let rust = || vec![OsString::from(bench.join("rust/release/peer"))];
    let peer = |name: &'static str, title, note, mut command: Vec<OsString>| {
        command.push(OsString::from(name));
        Peer { name, title, note, command }
    };
    vec![
        peer("readability", "Readability", "", node()),
        peer("defuddle", "Defuddle", "", node()),
        peer("trafilatura", "trafilatura", "", python()),
        peer("trafilatura-precision", "trafilatura", ", precision", python()),
        peer("dom_smoothie", "dom_smoothie", "", rust()),
        peer("legible", "legible", "", rust()),
    ]
}

/// A peer at work.
struct Worker {
    child: Child,
    to: ChildStdin,
    from: Receiver<String>,
    version: String,
}

impl Worker {
    fn start(peer: &Peer) -> anyhow::Result<Self> {
        let mut start = Self::start_once(peer);
        for _ in 1..STARTS {
            start = start.or_else(|_| Self::start_once(peer));
        }
        start
    }

    fn start_once(peer: &Peer) -> anyhow::Result<Self> {
        let (program, arguments) = peer.command.split_first().context("a peer without a program")?;
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started", peer.name))?;
        let to = child.stdin.take().context("no way in")?;
        let out = BufReader::new(child.stdout.take().context("no way out")?);
        let (sender, from) = channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let Ok(first) = from.recv_timeout(START) else {
            child.kill().ok();
            bail!("{} does not start", peer.name);
        };
        let first: Value = serde_json::from_str(&first)?;
        let version = first["version"].as_str().context("the peer does not tell its version")?.to_owned();
        Ok(Self { child, to, from, version })
    }

    /// What comes of a page, or why nothing does.
    fn ask(&mut self, entry: &Entry, limit: Duration) -> Result<Prediction, String> {
        let url = entry.url.as_ref().map(url::Url::as_str);
        let line = json!({ "id": entry.id, "path": entry.path, "url": url });
        writeln!(self.to, "{line}").map_err(|_| "died".to_owned())?;
        let answer = self.from.recv_timeout(limit).map_err(|error| match error {
            RecvTimeoutError::Timeout => "out of time".to_owned(),
            RecvTimeoutError::Disconnected => "died".to_owned(),
        })?;
        serde_json::from_str(&answer).map_err(|error| format!("failed: {error}"))
    }

    fn stop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Hands over what a peer makes of each page, in their order.
pub fn run<'a>(
    peer: &Peer,
    entries: impl IntoIterator<Item = &'a Entry>,
    limit: Duration,
    mut done: impl FnMut(Prediction) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut worker = Worker::start(peer)?;
    for entry in entries {
        let prediction = match worker.ask(entry, limit) {
            Ok(prediction) => prediction,
            Err(error) => {
                worker.stop();
                worker = Worker::start(peer)?;
                let text = Some(String::new());
                Prediction { id: entry.id.clone(), text, error: Some(error), ..Prediction::default() }
            }
        };
        done(prediction)?;
    }
    worker.stop();
    Ok(())
}

/// The version of a peer.
pub fn version(peer: &Peer) -> anyhow::Result<String> {
    let mut worker = Worker::start(peer)?;
    worker.stop();
    Ok(worker.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::corpus::Gold;

    fn shell(script: &str) -> Peer {
        Peer { name: "sh", title: "sh", note: "", command: ["sh", "-c", script].map(OsString::from).to_vec() }
    }

    fn entries() -> Vec<Entry> {
        let entry = |id: &str| Entry { id: id.into(), path: id.into(), url: None, gold: Gold::default() };
        vec![entry("a"), entry("b")]
    }

    #[test]
    #[cfg(unix)]
    fn a_peer_that_dies_or_hangs_loses_the_page_and_no_more() {
        let script = r#"echo '{"version":"1"}'; while read line; do case "$line" in *'"a"'*) ACT;; esac; echo '{"id":"b","text":"rain"}'; done"#;
        for (act, error) in [("exit 1", "died"), ("sleep 5", "out of time")] {
            let peer = shell(&script.replace("ACT", act));
            let limit = Duration::from_millis(700);
            let mut predictions = Vec::new();
            run(&peer, &entries(), limit, |prediction| {
                predictions.push(prediction);
                Ok(())
            })
            .expect("a peer");
            assert_eq!(predictions[0].error.as_deref(), Some(error));
            assert_eq!(predictions[1].text.as_deref(), Some("rain"));
        }
        assert_eq!(version(&shell(script)).expect("a version"), "1");
    }
}
