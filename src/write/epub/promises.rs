//! What holds of every Article as a book: its parts are whole XML, each is named once and there, and whatever leads
//! anywhere in it leads to something. `cargo xtask formats` asks `EPUBCheck` as well.

use super::*;
use crate::article::{Block, BlockKind, Figure, Image, Inline};
use crate::write::arbitrary;
use crate::write::{Format, WriteOptions, to};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashSet;
use std::io::Read;
use zip::ZipArchive;

/// The parts of a book by name, in order.
fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let names: Vec<usize> = (0..archive.len()).collect();
    names
        .into_iter()
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        })
        .collect()
}

/// An element: its name, and its attributes by theirs.
type Element = (String, Vec<(String, String)>);

/// The elements of a part of XML with their attributes; fails where it is not well-formed.
fn elements(xml: &str) -> Result<Vec<Element>, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    reader.config_mut().allow_dangling_amp = false;
    let (mut found, mut open) = (Vec::new(), 0_usize);
    loop {
        let event = reader.read_event().map_err(|error| format!("{error}"))?;
        let element = match event {
            Event::Eof if open == 0 => return Ok(found),
            Event::Eof => return Err("the end is missing".into()),
            Event::Start(element) => {
                open += 1;
                element
            }
            Event::Empty(element) => element,
            Event::End(_) => {
                open -= 1;
                continue;
            }
            _ => continue,
        };
        let mut said = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| format!("{error}"))?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| format!("{error}"))?;
            let value = value.into_owned();
            said.push((attribute.key.as_ref().to_owned(), value));
        }
        found.push((element.name().as_ref().to_owned(), said));
    }
}

/// What is wrong with a book.
fn check(book: &[u8]) -> Result<(), String> {
    let parts = unpacked(book);
    if parts.first().is_none_or(|(name, bytes)| name != "mimetype" || bytes != b"application/epub+zip") {
        return Err("the sort of file does not stand first".into());
    }
    // Its name and content stand where a program looks for them, unpacked.
    if book.get(30..58) != Some(b"mimetypeapplication/epub+zip") {
        return Err("the sort of file is packed".into());
    }
    let is_xml = |name: &str| [".xhtml", ".opf", ".ncx", ".xml"].iter().any(|end| name.ends_with(end));
    let mut ids = HashSet::new();
    let mut links = Vec::new();
    let mut manifest = Vec::new();
    for (name, bytes) in parts.iter().filter(|(name, _)| is_xml(name)) {
        let text = std::str::from_utf8(bytes).map_err(|error| format!("{name}: {error}"))?;
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (element, said) in elements(text).map_err(|error| format!("{name}: {error}\n{text}"))? {
            let of = |wanted: &str| said.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
            if let Some(id) = of("id")
                && !ids.insert(format!("{name}#{id}"))
            {
                return Err(format!("{name}: {id} twice"));
            }
            let place = of("href").or_else(|| of("src"));
            if let Some(place) = place.filter(|place| !place.contains(':')) {
                let file = if place.starts_with('#') { format!("{name}{place}") } else { format!("{folder}/{place}") };
                links.push(file.clone());
                if element == "item" {
                    manifest.push(file);
                }
            }
            if let Some(element) =
                Some(&element).filter(|element| matches!(element.as_str(), "script" | "iframe" | "form"))
            {
                return Err(format!("{name}: there is a {element}"));
            }
        }
    }
    for link in &links {
        let file = link.split('#').next().unwrap_or_default();
        if !parts.iter().any(|(name, _)| name == file) || (link.contains('#') && !ids.contains(link)) {
            return Err(format!("{link} is not there"));
        }
    }
    for (name, _) in parts.iter().filter(|(name, _)| name.starts_with("EPUB/") && name != "EPUB/package.opf") {
        if manifest.iter().filter(|item| *item == name).count() != 1 {
            return Err(format!("{name} is not listed once"));
        }
    }
    Ok(())
}

const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_a_book_is_whole(article in arbitrary::article(), is_embedded in any::<bool>()) {
        let mut options = WriteOptions::default();
        if is_embedded {
            for address in crate::write::images_of(Format::Epub, &article) {
                prop_assert!(options.images.add(address, DOT.to_vec()));
            }
        }
        let book = to(Format::Epub, &article, &options);
        prop_assert_eq!(check(&book), Ok(()));
        prop_assert_eq!(&to(Format::Epub, &article, &options), &book, "other bytes of the same article");
    }

    #[test]
    fn another_program_opens_every_book(article in arbitrary::article()) {
        let book = to(Format::Epub, &article, &WriteOptions::default());
        let opened = rbook::Epub::options().strict(true).read(Cursor::new(book));
        let opened = opened.map_err(|error| TestCaseError::fail(format!("{error}")))?;
        let title = opened.metadata().title().map(|title| title.value().to_owned());
        let expected = name_of(&article).split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")), Some(expected));
        let mut text = String::new();
        for document in opened.reader() {
            text.push_str(document.map_err(|error| TestCaseError::fail(format!("{error}")))?.content());
        }
        prop_assert!(text.contains("<article>"), "{}", text);
    }
}

fn figure(address: &str) -> Block {
    let image = Image { address: address.into(), alt: "A gull".into(), ..Image::default() };
    BlockKind::Figure(Figure { images: vec![image], ..Figure::default() }).into()
}

fn part(book: &[u8], wanted: &str) -> String {
    let found = unpacked(book).into_iter().find(|(name, _)| name == wanted);
    found.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

#[test]
fn images_are_in_the_book_where_their_bytes_are_at_hand() {
    let data = crate::write::images::data_address(ImageKind::Png, DOT);
    let lead = Image { address: "https://a.example/lead.png".into(), ..Image::default() };
    let blocks = vec![figure("https://a.example/gull.png"), figure("https://a.example/far.png?x=1"), figure(&data)];
    let article = Article { title: "T".into(), lead: Some(lead), blocks, ..Article::default() };
    let mut options = WriteOptions::default();
    assert!(options.images.add("https://a.example/lead.png", DOT.to_vec()));
    assert!(options.images.add("https://a.example/gull.png", DOT.to_vec()));
    let book = to(Format::Epub, &article, &options);
    assert_eq!(check(&book), Ok(()));
    let package = part(&book, "EPUB/package.opf");
    assert!(package.contains("href=\"images/1.png\" media-type=\"image/png\" properties=\"cover-image\""), "{package}");
    assert!(package.contains("<meta name=\"cover\" content=\"image-1\"/>") && package.contains("images/3.png"));
    let text = part(&book, "EPUB/article.xhtml");
    assert!(text.contains("<img src=\"images/2.png\" alt=\"A gull\"/>"), "{text}");
    assert!(text.contains("<a href=\"https://a.example/far.png?x=1\">A gull</a>"), "{text}");
    assert_eq!(text.matches("<img").count(), 2, "{text}");
}

#[test]
fn the_table_of_contents_has_no_gap_and_the_book_says_what_it_is() {
    let heading = |level, text: &str| BlockKind::Heading { level, content: vec![Inline::text(text)] }.into();
    let article = Article {
        title: "T & U".into(),
        byline: Some("Ann, Bo".into()),
        published: Some("2024-02-29T23:30:00+02:00".into()),
        lang: Some("ar".into()),
        dir: Direction::Rtl,
        blocks: vec![heading(4, "a"), heading(2, "b"), heading(5, "c"), heading(3, "d"), heading(2, "e")],
        ..Article::default()
    };
    let book = to(Format::Epub, &article, &WriteOptions::default());
    let navigation = part(&book, "EPUB/nav.xhtml").replace('\n', "");
    let link = |place: &str, words: &str| format!("<li><a href=\"article.xhtml{place}\">{words}</a>");
    let expected = [
        link("", "T &amp; U"),
        format!("<ol>{}</li>", link("#part-1", "a")),
        format!("{}<ol>{}</li>{}</li></ol></li>", link("#part-2", "b"), link("#part-3", "c"), link("#part-4", "d")),
        format!("{}</li></ol></li>", link("#part-5", "e")),
    ];
    assert!(navigation.contains(&expected.concat()), "{navigation}");
    let package = part(&book, "EPUB/package.opf");
    for part in [
        "<spine toc=\"ncx\" page-progression-direction=\"rtl\">",
        "<dc:language>ar</dc:language>",
        "<dc:creator>Ann</dc:creator>\n<dc:creator>Bo</dc:creator>",
        "<meta property=\"dcterms:modified\">2024-02-29T21:30:00Z</meta>",
    ] {
        assert!(package.contains(part), "{part} in {package}");
    }
}
