//! Bytes as a snapshot: refused or read, and what is read can be written and read again. Bytes that do not begin as a
//! snapshot are choices of which one is made, its head in order and all behind it as it comes.
#![no_main]

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use limpide::{Options, Page, clean, snapshot};
use limpide_fuzz::ask;

const NAMES: [&str; 22] = [
    "html", "body", "p", "div", "a", "img", "noscript", "script", "math", "table", "td", "li", "template", "svg",
    "select", "b", "class", "href", "src", "hidden", ":visible", "type",
];
const TEXTS: [&str; 12] = [
    "",
    "a",
    "texte é",
    "𝄞",
    "<p>x</p><img src=y>",
    "\0",
    "https://a.example/",
    "application/ld+json",
    "math/tex",
    "{\"@type\":1}",
    " \n",
    "x y. z",
];

/// Whole numbers and text of a snapshot whose lengths add up, now and then apart from one.
fn made(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let (mut records, mut text) = (Vec::new(), String::new());
    let flags = u32::from(u.arbitrary::<u8>()?) & if u.ratio(1, 8)? { 63 } else { 31 };
    let units = |text: &str| text.encode_utf16().count() as u32;
    while !u.is_empty() && records.len() < 4_000 {
        match u.int_in_range(0..=9)? {
            0..=2 => records.push(0),
            3..=5 => {
                let said = u.choose(&TEXTS)?;
                text.push_str(said);
                records.push(1 | units(said) << 2);
            }
            6..=8 => {
                let (name, count) = (u.choose_index(NAMES.len())? as u32, u.int_in_range(0..=3_u32)?);
                records.push(2 | u32::from(u.ratio(1, 8)?) << 2 | count << 8 | name << 16);
                for _ in 0..count {
                    let said = u.choose(&TEXTS)?;
                    text.push_str(said);
                    records.extend([u.choose_index(NAMES.len())? as u32, units(said)]);
                }
            }
            _ => {
                if u.ratio(1, 64)? {
                    records.push(u.arbitrary()?);
                }
            }
        }
    }
    let address = "https://limpide.example/a";
    let head: Vec<u32> = NAMES.iter().map(|name| units(name)).chain([units(address), units(address)]).collect();
    let text: String = NAMES.into_iter().chain([address, address, &text]).collect();
    let header =
        [u32::from_le_bytes(*b"LIMP"), 1, (head.len() + records.len()) as u32, units(&text), flags, NAMES.len() as u32];
    let words = header.into_iter().chain(head).chain(records);
    Ok(words.flat_map(u32::to_le_bytes).chain(text.into_bytes()).collect())
}

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"LIMP") { Ok(data.to_vec()) } else { made(&mut Unstructured::new(data)) };
    let Ok(page) = bytes.map_err(|_| ()).and_then(|bytes| Page::from_snapshot(&bytes).map_err(|_| ())) else { return };
    let again = Page::from_snapshot(&snapshot::encode(&page));
    ask::same_page(&page, &again.unwrap_or_else(|error| panic!("{error}")));
    if let Ok(cleaned) = clean(&page, &Options::default()) {
        ask::is_read_back(&cleaned.article);
    }
});
