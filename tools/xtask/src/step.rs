//! Running other programs, with a line before each long step and its time after it.

use std::ffi::OsStr;
use std::fs;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::root;

/// Names a step, does it, and says how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("• {what} …");
    let start = Instant::now();
    let done = work()?;
    eprintln!("  {what}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// A program to be started in the root of the repository, without standard input.
pub fn program<A: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this command. It is quiet where nobody watches its progress bar.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = program(&cargo, arguments.first());
    if !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    command.args(arguments.iter().skip(1));
    command
}

/// Runs a program to its end, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let name = spoken(command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// A program that runs while others do. What it says is kept until it is asked for.
pub struct Beside {
    name: String,
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts a program whose output goes into a file.
    pub fn start(command: &mut Command, log: PathBuf) -> Result<Self> {
        let name = spoken(command);
        let file = fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        command.stderr(file.try_clone()?).stdout(file);
        let child = command.spawn().with_context(|| format!("cannot start `{name}`"))?;
        Ok(Self { name, child, log })
    }

    /// Waits for its end, prints what it said, and fails where it did.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait().with_context(|| format!("cannot wait for `{}`", self.name))?;
        print!("{}", fs::read_to_string(&self.log).with_context(|| format!("cannot read {}", self.log.display()))?);
        if !status.success() {
            bail!("`{}` failed ({status})", self.name);
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Where another step failed, nobody asks for it any more; it may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Runs a program to its end and returns what it wrote to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let name = spoken(command);
    let done = command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{name}`"))?;
    if !done.status.success() {
        bail!("`{name}` failed ({})", done.status);
    }
    String::from_utf8(done.stdout).with_context(|| format!("`{name}` wrote something that is not UTF-8"))
}

/// Whether a program starts and ends well; what it prints is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The command as one would type it, for messages; a long path is cut to its file name.
fn spoken(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
