//! The command line as a person uses it: what it prints, what it says when it cannot, and how it ends.

mod common;

use common::{folder, limpide};
use std::io;
use std::process::Output;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/news--rfi-seed/source.html");

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn cleans_a_file_into_each_form() -> io::Result<()> {
    let title = "Les combats à Idleb au cœur d'un échange téléphonique entre Poutine et Erdogan";
    for (format, start) in [("text", title), ("markdown", "---\n"), ("html", "<!"), ("json", "{\"article\"")] {
        let output = limpide(&["clean", "--format", format, SEED], b"")?;
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = stdout(&output);
        assert!(text.to_lowercase().starts_with(&start.to_lowercase()), "{format}: {text:.80}");
        assert!(text.contains("Les efforts diplomatiques"), "{format}");
        // JSON names what was removed.
        assert_eq!(text.contains("Publicité"), format == "json", "{format}");
    }
    Ok(())
}

#[test]
fn says_where_an_article_goes_on() -> io::Result<()> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/next-page--list/source.html");
    let address = "https://quay.example/next-page--list/";
    let output = limpide(&["clean", "--url", address, page], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("goes on with page 2 of 4: https://quay.example/next-page--list/2/"));
    let output = limpide(&["clean", "--format", "json", "--url", address, page], b"")?;
    assert!(stdout(&output).contains(r#""nextPage":{"address":"https://quay.example/next-page--list/2/""#));
    // Without an address there is nothing that another page could be of.
    assert!(!stderr(&limpide(&["clean", page], b"")?).contains("goes on"));
    Ok(())
}

#[test]
fn reads_standard_input_in_an_old_encoding_and_writes_a_file() -> io::Result<()> {
    let sentence = "L'\u{e9}t\u{e9} fut long, et la rivi\u{e8}re, \u{e0} peine visible, ne portait plus rien. ";
    let html = format!("<article><h1>\u{c9}t\u{e9}</h1><p>{0}</p><p>{0}</p></article>", sentence.repeat(4));
    let bytes: Vec<u8> = html.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let file = folder("output")?.join("out.txt");
    let output = limpide(&["clean", "--output", &file.to_string_lossy()], &bytes)?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = std::fs::read_to_string(file)?;
    assert!(text.starts_with("Été") && text.contains("à peine visible"), "{text}");
    Ok(())
}

#[test]
fn says_what_is_the_matter_and_ends_with_1() -> io::Result<()> {
    let login = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/no-article--login/source.html");
    for (arguments, input, word) in [
        (vec!["clean", "/no/such/file"], &b""[..], "could not be read"),
        (vec!["clean"], b"", "empty"),
        (vec!["clean"], b"%PDF-1.7 ...", "PDF"),
        (vec!["clean"], b"<html><body> </body></html>", "empty"),
        (vec!["clean", login], b"", "no article"),
        (vec!["batch", "/no/such/index"], b"", "could not be read"),
    ] {
        let output = limpide(&arguments, input)?;
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(&output).contains(word), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{arguments:?}");
    }
    Ok(())
}

#[test]
fn says_where_it_is_unsure_and_shows_its_best_guess() -> io::Result<()> {
    let home = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/no-article--home/source.html");
    let output = limpide(&["clean", home], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("list of links"), "{}", stderr(&output));
    assert!(stdout(&output).contains("Gas lamps saved by one vote"), "{}", stdout(&output));
    assert_eq!(stderr(&limpide(&["clean", SEED], b"")?), "");
    Ok(())
}

#[test]
fn shows_more_and_less_as_asked() -> io::Result<()> {
    let unsure = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/unsure--society-page/source.html");
    let mut words = Vec::new();
    for breadth in ["-2", "-1", "0", "1", "2"] {
        let output = limpide(&["clean", "--breadth", breadth, unsure], b"")?;
        assert_eq!(output.status.code(), Some(0), "{breadth}: {}", stderr(&output));
        words.push(stdout(&output).split_whitespace().count());
    }
    assert!(words.is_sorted() && words[0] < words[2] && words[2] < words[4], "{words:?}");
    let said = stderr(&limpide(&["clean", unsure], b"")?);
    assert!(said.contains("--breadth 1 shows more"), "{said}");
    Ok(())
}

#[test]
fn a_usage_error_ends_with_2() -> io::Result<()> {
    for arguments in [
        &["clean", "--format", "pdf"][..],
        &["clean", "--url", "no address"],
        &["clean", "--breadth", "3"],
        &["wash"],
        &[],
    ] {
        assert_eq!(limpide(arguments, b"")?.status.code(), Some(2), "{arguments:?}");
    }
    Ok(())
}

#[test]
fn a_batch_keeps_the_order_and_a_bad_page_does_not_stop_it() -> io::Result<()> {
    let folder = folder("batch")?;
    let index = folder.join("index.jsonl");
    let missing = r#"{"id": 2, "page": "missing.html", "url": null}"#;
    let good = |id: &str| format!(r#"{{"id": {id}, "page": "{SEED}", "url": "https://limpide.example/a"}}"#);
    let lines = [good("\"a\""), missing.into(), "not json".into(), String::new(), good("3")].join("\n");
    std::fs::write(&index, lines)?;
    let output = limpide(&["batch", &index.to_string_lossy()], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let rows: Vec<serde_json::Value> = stdout(&output).lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let ids: Vec<_> = rows.iter().map(|row| row["id"].to_string()).collect();
    assert_eq!(ids, ["\"a\"", "2", "null", "3"]);
    assert!(rows[1]["error"].is_string() && rows[2]["error"].as_str().is_some_and(|e| e.contains("line 3")));
    for row in [&rows[0], &rows[3]] {
        assert!(row["ms"].as_f64().is_some_and(|ms| ms > 0.0) && row["confidence"].is_number(), "{row}");
        assert!(row["text"].as_str().is_some_and(|t| t.contains("efforts diplomatiques")), "{row}");
        assert_eq!(row["lang"], "fr");
    }
    Ok(())
}

#[test]
fn explains_every_block() -> io::Result<()> {
    let output = limpide(&["explain", SEED], b"")?;
    let text = stdout(&output);
    assert!(text.lines().any(|l| l.starts_with("removed") && l.contains("ad: ") && l.contains("Publicité")), "{text}");
    assert!(text.lines().any(|l| l.starts_with("kept") && l.contains("Les efforts diplomatiques")), "{text}");
    Ok(())
}

#[test]
fn rules_are_checked_line_by_line_and_obeyed() -> io::Result<()> {
    let folder = folder("rules")?;
    let file = folder.join("rules.txt");
    std::fs::write(
        &file,
        "! remark\nrfi.fr##.bad:style(x)\n##p:has-text(x)\n##figcaption:keep()\n##figure\n!off rfi.fr##.ad\n",
    )?;
    let path = file.to_string_lossy();
    let output = limpide(&["rules", "check", &path], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    for part in [
        "2:13: not used: the operator :style() is not used here\n    rfi.fr##.bad:style(x)\n",
        "3:3: not used: a rule with such operators must name its hosts",
        "4: everywhere: always keeps figcaption:keep()\n",
        "6: switched off: on rfi.fr: removes .ad\n",
        "2 rules, 1 switched off, 2 lines not used",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    assert_eq!(limpide(&["rules", "check", "--strict", &path], b"")?.status.code(), Some(1));

    let output = limpide(&["clean", "--rules", &path, "--format", "json", SEED], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("\"reason\":\"user-rule\",\"rule\":\"##figure\""), "{}", stdout(&output));
    assert!(stderr(&output).contains("rules, line 2, column 13: not used"), "{}", stderr(&output));
    let output = limpide(&["clean", "--rules", "nowhere.txt", SEED], b"")?;
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("nowhere.txt"), "{}", stderr(&output));
    std::fs::remove_dir_all(folder)
}

#[test]
fn furniture_is_left_alone_by_reason_and_by_language() -> io::Result<()> {
    let plain = stdout(&limpide(&["clean", SEED], b"")?);
    assert!(!plain.contains("Publicité"), "{plain}");
    let kept = limpide(&["clean", "--keep-reason", "ad", "--keep-reason", "newsletter", SEED], b"")?;
    assert!(stdout(&kept).contains("Publicité"), "{}", stdout(&kept));
    let skipped = limpide(&["clean", "--skip-language", "fr", "--format", "json", SEED], b"")?;
    assert!(!stdout(&skipped).contains("\"rule\":\"ad-label\""), "{}", stdout(&skipped));
    for (option, value, part) in [("--keep-reason", "score", "newsletter"), ("--skip-language", "tlh", "fr, he")] {
        let output = limpide(&["clean", option, value, SEED], b"")?;
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
    Ok(())
}

#[test]
fn explain_lists_the_removals_by_reason() -> io::Result<()> {
    let text = stdout(&limpide(&["explain", SEED], b"")?);
    let (_, list) = text.split_once("\n\n").unwrap_or_default();
    assert!(list.contains("\nrelated (2)\n  related-label            À lire aussi"), "{list}");
    assert!(list.contains("ad (1)\n  ad-label                 Publicité\n"), "{list}");
    Ok(())
}

#[test]
fn rules_are_tried_on_a_page() -> io::Result<()> {
    let folder = folder("trial")?;
    let file = folder.join("rules.txt");
    let rules = "www.rfi.fr##figure\n! test_url: https://www.rfi.fr/a\n! test_contains: Les efforts diplomatiques\n";
    std::fs::write(&file, rules)?;
    let path = file.to_string_lossy();
    let output = limpide(&["rules", "test", &path, SEED], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("line 1: found 1, in ") && text.contains("holds:   Les efforts"), "{text}");

    std::fs::write(&file, format!("{rules}! test_contains: Nowhere on the page\n"))?;
    let output = limpide(&["rules", "test", &path, SEED, "--url", "https://www.rfi.fr/a"], b"")?;
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("MISSING: Nowhere on the page"), "{}", stdout(&output));
    assert!(stderr(&output).contains("lacks 1 of 2"), "{}", stderr(&output));
    std::fs::remove_dir_all(folder)
}
