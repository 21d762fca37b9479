//! What is wrong with a book, for tests and fuzzing: its parts are whole XML, each is named once and there, and whatever
//! leads anywhere in it leads to something.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of a book by name, in order.
pub fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
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
pub fn check(book: &[u8]) -> Result<(), String> {
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
