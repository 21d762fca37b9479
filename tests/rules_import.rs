//! `limpide rules import` as a person uses it: what it prints where, what it refuses, and that it then writes nothing.

mod common;

use common::{folder, limpide};
use std::io;
use std::process::Output;

const CONFIG: &str = "title: //h1\nbody: //div[@id='text']\nstrip: //p[matches(., 'x')]\ntidy: no\n";

fn import(arguments: &[&str], input: &[u8]) -> io::Result<Output> {
    limpide(&[&["rules", "import"], arguments].concat(), input)
}

fn texts(output: &Output) -> (String, String) {
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn rules_go_to_standard_output_and_the_report_to_standard_error() -> io::Result<()> {
    let file = folder("import")?.join("example.com.txt");
    std::fs::write(&file, CONFIG)?;
    let (out, err) = texts(&import(&[&file.to_string_lossy()], b"")?);
    assert_eq!(
        out,
        "! example.com, imported from a site config\nexample.com##h1:title()\nexample.com##div#text:article()\n"
    );
    assert!(err.contains("example.com.txt:3:12: not used: the function matches() is not known here"), "{err}");
    assert!(err.ends_with("limpide: 2 of 3 lines used (66.6 %), 1 not needed here, 0 kept as trials\n"), "{err}");
    Ok(())
}

#[test]
fn pasted_text_needs_a_host_and_the_report_can_tell_all() -> io::Result<()> {
    let (out, err) = texts(&import(&["-", "--host", "WWW.Example.org", "--report"], CONFIG.as_bytes())?);
    assert!(out.contains("example.org##h1:title()"), "{out}");
    assert!(err.contains("-:4:1: not needed: the page is parsed as browsers parse it") && err.contains(":1:1: used: "));
    let output = import(&["-"], CONFIG.as_bytes())?;
    assert_eq!(output.status.code(), Some(1));
    assert!(texts(&output).1.contains("--host"));
    Ok(())
}

#[test]
fn what_is_no_config_is_refused_and_nothing_is_written() -> io::Result<()> {
    let file = folder("refused")?.join("out.txt");
    let long = "#\n".repeat(200_000);
    for (bytes, host, word) in [
        (&b"PK\x03\x04broken"[..], None, "archive"),
        (b"\x89PNG\0\0", Some("example.com"), "no text"),
        (b"<html><p>hello</p>", Some("example.com"), "no line"),
        (b"body: //p", Some("not a host"), "no host"),
        (b"", Some("example.com"), "no line"),
        (long.as_bytes(), Some("example.com"), "larger"),
    ] {
        let path = file.to_string_lossy();
        let mut arguments = vec!["-", "--output", &path];
        arguments.extend(host.into_iter().flat_map(|host| ["--host", host]));
        let output = import(&arguments, bytes)?;
        let (out, err) = texts(&output);
        assert_eq!(output.status.code(), Some(1), "{word}");
        assert!(err.contains(word) && err.starts_with("limpide: ") && out.is_empty(), "{word}: {err}");
        assert!(!file.exists(), "{word}");
    }
    Ok(())
}
