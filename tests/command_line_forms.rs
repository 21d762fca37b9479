//! The command line writing articles: every form, its switches, images of a folder, many pages in one run.

mod common;

use common::{folder, limpide};
use std::fs;
use std::io;
use std::path::Path;
use std::process::Output;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/news--rfi-seed/source.html");
const ADDRESS: &str = "https://limpide.example/news--rfi-seed/";
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
const IMAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shared/images");

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn cleaned(arguments: &[&str]) -> io::Result<Output> {
    let output = limpide(&[&["clean", "--url", ADDRESS], arguments, &[SEED]].concat(), b"")?;
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    Ok(output)
}

#[test]
fn every_form_has_a_name_and_is_written() -> io::Result<()> {
    for (format, start) in [
        ("md", &b"---\ntitle: "[..]),
        ("markdown", b"---\ntitle: "),
        ("txt", b"Les combats "),
        ("text", b"Les combats "),
        ("html", b"<!DOCTYPE html>"),
        ("json", b"{\"article\""),
        ("epub", b"PK\x03\x04"),
    ] {
        assert!(cleaned(&["--format", format])?.stdout.starts_with(start), "{format}");
    }
    // The same article, the same bytes.
    assert_eq!(cleaned(&["--format", "epub"])?.stdout, cleaned(&["--format", "epub"])?.stdout);
    Ok(())
}

#[test]
fn who_writes_in_a_thread_is_strong() -> io::Result<()> {
    let thread = format!("{PAGES}/forum--thread/source.html");
    let markdown = text(&limpide(&["clean", "--format", "md", &thread], b"")?.stdout);
    let names: Vec<&str> = markdown.lines().filter(|line| line.starts_with("**")).collect();
    let expected = ["**old_skep**", "**tomcat_allotment**", "**hollyhock_jen**", "**old_skep**"];
    assert_eq!(names, expected, "{markdown}");
    Ok(())
}

#[test]
fn switches_change_what_they_name() -> io::Result<()> {
    let markdown = text(&cleaned(&["--format", "md", "--front-matter=false"])?.stdout);
    assert!(markdown.starts_with("# Les combats") && markdown.contains("· 2020-02-28 · [RFI](https://"), "{markdown}");
    assert_eq!(cleaned(&["--format", "md", "--front-matter"])?.stdout, cleaned(&["--format", "md"])?.stdout);
    let lines = text(&cleaned(&["--wrap", "40"])?.stdout);
    assert!(lines.lines().all(|line| line.chars().count() <= 40 || line.contains("://")), "{lines}");
    let linked = "<article><h1>Title</h1><p>The <a href='https://a.example/b?utm_source=x'>bridge</a> over the river was \
        closed for the whole of the winter, and the <a href='https://a.example/c'>ferry</a> ran twice a day instead.</p>\
        <p>It was <a href='https://a.example/b'>opened</a> again in March, when the ice had gone and the piers were dry.</p>";
    let output = limpide(&["clean", "--link-notes"], linked.as_bytes())?;
    let noted = text(&output.stdout);
    assert!(
        noted.contains("bridge[1] over") && noted.contains("ferry[2] ran") && noted.contains("opened[1]"),
        "{noted}"
    );
    assert!(noted.ends_with("[1] https://a.example/b\n[2] https://a.example/c\n"), "{noted}");
    Ok(())
}

#[test]
fn images_of_a_folder_are_written_in() -> io::Result<()> {
    let folder = folder("images")?;
    fs::copy(Path::new(IMAGES).join("gray.png"), folder.join("sotchi-octobre-2019.webp"))?;
    let output = cleaned(&["--format", "html", "--embed-images", &folder.to_string_lossy()])?;
    let html = text(&output.stdout);
    assert!(html.contains("<img src=\"data:image/png;base64,iVBOR") && text(&output.stderr).is_empty(), "{html}");
    // Told by the folder's own list; what is not there is linked, and said so.
    let output = cleaned(&["--format", "epub", "--embed-images", IMAGES])?;
    assert!(text(&output.stderr).contains("one image is not in the folder"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("properties=\"cover-image\""));
    fs::write(folder.join("images.json"), "[]")?;
    for (given, word) in [(folder.to_string_lossy().into_owned(), "images.json"), ("/no/such".into(), "not a folder")] {
        let output = limpide(&["clean", "--embed-images", &given, SEED], b"")?;
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains(word), "{}", text(&output.stderr));
    }
    fs::remove_dir_all(folder)
}

#[test]
fn a_folder_of_pages_becomes_a_folder_of_books() -> io::Result<()> {
    let folder = folder("many")?;
    let (pages, books) = (folder.join("pages"), folder.join("books"));
    fs::create_dir_all(&pages)?;
    for name in ["news--rfi-seed", "docs--code", "no-article--login"] {
        fs::copy(Path::new(PAGES).join(name).join("source.html"), pages.join(format!("{name}.html")))?;
    }
    fs::write(pages.join("notes.odt"), "not a page")?;
    let (from, to) = (pages.to_string_lossy(), books.to_string_lossy());
    let output = limpide(&["clean", "--format", "epub", "--output", &to, &from], b"")?;
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("no-article--login.html: no article was found"), "{said}");
    assert!(said.contains("2 of 3 written") && said.contains("1 of 3 could not be written"), "{said}");
    let mut names: Vec<String> =
        fs::read_dir(&books)?.flatten().map(|e| text(e.file_name().as_encoded_bytes())).collect();
    names.sort();
    assert_eq!(names, ["docs--code.epub", "news--rfi-seed.epub"]);
    assert!(fs::read(books.join("docs--code.epub"))?.starts_with(b"PK\x03\x04"));

    // Files by name, in another form, into the same folder.
    let code = pages.join("docs--code.html");
    let output = limpide(&["clean", "--format", "md", "--output", &to, SEED, &code.to_string_lossy()], b"")?;
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(fs::read_to_string(books.join("source.md"))?.contains("Les efforts diplomatiques"));
    fs::remove_dir_all(folder)
}

#[test]
fn what_many_pages_cannot_have_is_said() -> io::Result<()> {
    let empty = folder("no-pages")?;
    let none = empty.to_string_lossy();
    for (arguments, word) in [
        (vec!["clean", SEED, SEED], "name one with --output"),
        (vec!["clean", "--url", ADDRESS, "--output", &none, SEED, SEED], "address of one page"),
        (vec!["clean", "--output", &none, SEED, "-"], "give it alone"),
        (vec!["clean", "--output", &none, &none], "there is no page in"),
    ] {
        let output = limpide(&arguments, b"")?;
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stderr).contains(word), "{arguments:?}: {}", text(&output.stderr));
    }
    fs::remove_dir_all(empty)
}
