//! The command line as tests call it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs `limpide` with these arguments and this on its standard input.
pub fn limpide(arguments: &[&str], input: &[u8]) -> io::Result<Output> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_limpide"));
    let pipes = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that refuses its arguments does not read; that is no failure of the test.
        let _ = stdin.write_all(input);
    }
    child.wait_with_output()
}

/// A folder of this test run's own.
pub fn folder(name: &str) -> io::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("limpide-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
