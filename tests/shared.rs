//! Ten articles as they are shared, in every form, compared with the files of tests/shared: `cargo xtask shared` writes
//! them anew. Of a book the parts that are text are kept, as they stand in it.

use limpide::article::Article;
use limpide::write::{self, Format, FrontMatter, Images, Links, WriteOptions};
use limpide::{Options, Page, clean};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;
use url::Url;

/// Chosen for what is in them: the seed article; three scripts, one from right to left; code, formulas, a table, footnotes,
/// embeds, lists within lists.
const ARTICLES: [&str; 10] = [
    "news--rfi-seed",
    "news--arabic",
    "news--japanese",
    "docs--code",
    "math--wikipedia",
    "table--data",
    "blog--footnotes",
    "quote--tweet-and-video",
    "encyclopedia--article",
    "recipe--card",
];

/// Parts of a book that are the same in every one.
const SAME: [&str; 3] = ["mimetype", "META-INF/container.xml", "EPUB/style.css"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn article(name: &str) -> io::Result<Article> {
    let source = fs::read_to_string(root().join("pages").join(name).join("source.html"))?;
    let page = Page::from_html(&source, Url::parse(&format!("https://limpide.example/{name}/")).ok());
    clean(&page, &Options::default()).map(|cleaned| cleaned.article).map_err(io::Error::other)
}

/// The images whose bytes are at hand: every other one, by `images.json`, so that a book has both kinds.
fn images() -> io::Result<Images> {
    let folder = root().join("shared/images");
    let map: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(folder.join("images.json"))?)?;
    let mut images = Images::default();
    for (address, file) in map {
        assert!(images.add(address, fs::read(folder.join(file))?));
    }
    Ok(images)
}

/// The files of an article, by the names they have in its folder.
fn files(article: &Article) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let images = images()?;
    let plain = WriteOptions { images, ..WriteOptions::default() };
    let other = WriteOptions {
        front_matter: FrontMatter::LeftOut,
        wrap: Some(72),
        links: Links::Notes,
        ..WriteOptions::default()
    };
    let mut files = BTreeMap::new();
    for format in Format::ALL {
        let written = write::to(format, article, &plain);
        if format == Format::Epub {
            let mut book = zip::ZipArchive::new(Cursor::new(written))?;
            for at in 0..book.len() {
                let mut part = book.by_index(at)?;
                let (name, mut bytes) = (part.name().to_owned(), Vec::new());
                part.read_to_end(&mut bytes)?;
                if !SAME.contains(&name.as_str()) && !name.contains("/images/") {
                    files.insert(format!("book/{}", name.trim_start_matches("EPUB/")), bytes);
                }
            }
        } else {
            files.insert(format!("article.{}", format.extension()), written);
        }
    }
    files.insert("lines.txt".into(), write::to(Format::Text, article, &other));
    files.insert("note.md".into(), write::to(Format::Markdown, article, &other));
    Ok(files)
}

#[test]
fn ten_articles_are_shared_as_stated() -> io::Result<()> {
    let is_written = std::env::var_os("LIMPIDE_WRITE_SHARED").is_some();
    let mut differing = Vec::new();
    for name in ARTICLES {
        let folder = root().join("shared").join(name);
        let files = files(&article(name)?)?;
        if is_written {
            fs::remove_dir_all(&folder).ok();
        }
        for (file, bytes) in &files {
            let path = folder.join(file);
            if is_written {
                fs::create_dir_all(path.parent().unwrap_or(&folder))?;
                fs::write(&path, bytes)?;
            } else if fs::read(&path).ok().as_ref() != Some(bytes) {
                differing.push(format!("{name}/{file}"));
            }
        }
        let stated = count(&folder)?;
        assert_eq!(stated, files.len(), "{name}: a file that is not written any more");
    }
    assert!(differing.is_empty(), "not as stated (cargo xtask shared writes them anew): {differing:#?}");
    Ok(())
}

fn count(folder: &Path) -> io::Result<usize> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let counts = entries.iter().map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { Ok(1) });
    counts.sum()
}

#[test]
fn every_form_says_whose_the_article_is_and_where() -> io::Result<()> {
    for name in ARTICLES {
        let article = article(name)?;
        let address = article.address.clone().unwrap_or_default();
        let known = [Some(&article.title), article.byline.as_ref(), article.site.as_ref(), Some(&address)];
        let files = files(&article)?;
        for file in ["article.md", "note.md", "article.txt", "lines.txt", "article.html", "book/article.xhtml"] {
            let text = String::from_utf8_lossy(&files[file]).into_owned();
            let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&").replace('\\', "");
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for said in known.into_iter().flatten() {
                assert!(text.contains(&said.split_whitespace().collect::<Vec<_>>().join(" ")), "{name}/{file}: {said}");
            }
        }
    }
    Ok(())
}

#[test]
fn lines_are_as_wide_as_asked() -> io::Result<()> {
    for name in ARTICLES {
        let files = files(&article(name)?)?;
        let text = String::from_utf8_lossy(&files["lines.txt"]).into_owned();
        let is_long = |line: &&str| {
            let columns = line.width();
            // What cannot be broken: rows of tables, code, addresses, formulas.
            columns > 72 && !line.contains(" | ") && !line.contains("://") && line.contains(' ') && !line.contains('\\')
        };
        if !matches!(name, "docs--code" | "math--wikipedia" | "table--data") {
            assert_eq!(text.lines().find(is_long), None, "{name}");
        }
    }
    Ok(())
}
