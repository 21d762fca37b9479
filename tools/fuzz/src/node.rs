//! One process of Node with the WebAssembly that ships: requests and answers are blocks of bytes, each after its length.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Node {
    _child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

thread_local! {
    static NODE: RefCell<Option<Node>> = const { RefCell::new(None) };
}

fn start() -> Option<Node> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("answer.mjs");
    let mut child = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let (input, output) = (child.stdin.take()?, child.stdout.take()?);
    Some(Node { _child: child, input, output })
}

fn asked(node: &mut Node, parts: &[&[u8]]) -> std::io::Result<Vec<u8>> {
    let mut request = Vec::new();
    for part in parts {
        request.extend((part.len() as u32).to_le_bytes());
        request.extend_from_slice(part);
    }
    node.input.write_all(&request)?;
    node.input.flush()?;
    let mut length = [0; 4];
    node.output.read_exact(&mut length)?;
    let mut answer = vec![0; u32::from_le_bytes(length) as usize];
    node.output.read_exact(&mut answer)?;
    Ok(answer)
}

/// What the WebAssembly answers to a snapshot and options; or, where `form` says one, to an Article as JSON.
pub fn answer(form: &str, input: &[u8], options: &str) -> Vec<u8> {
    NODE.with_borrow_mut(|node| {
        let node = node.get_or_insert_with(|| start().unwrap_or_else(|| panic!("node cannot be started")));
        let answer = asked(node, &[form.as_bytes(), input, options.as_bytes()]);
        answer.unwrap_or_else(|error| panic!("the WebAssembly gave up: {error}"))
    })
}
