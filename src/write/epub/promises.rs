//! What holds of every Article as a book: its parts are whole XML, each is named once and there, and whatever leads
//! anywhere in it leads to something. `cargo xtask formats` asks `EPUBCheck` as well.

use super::check::{check, unpacked};
use super::*;
use crate::article::{Block, BlockKind, Figure, Image, Inline};
use crate::write::arbitrary;
use crate::write::{Format, WriteOptions, to};
use proptest::prelude::*;

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
