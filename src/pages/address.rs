//! The number of a page in its address: all the ways in which an address may say one, and what is left without it. Two
//! pages are of one article where the same is left.

use crate::page::order;
use url::Url;

/// No article has more pages than this; a larger number is a year, or names something else.
pub const MOST_PAGES: u32 = 200;
/// Digits of the number of a page.
const MOST_DIGITS: usize = 3;
/// A longer address is not read, bytes.
const MAX_BYTES: usize = 2_048;

/// Names of the parameter that holds the number of a page; sorted.
const PARAMETERS: [&str; 22] = [
    "artpage",
    "currentpage",
    "num",
    "p",
    "pag",
    "page",
    "page_no",
    "page_num",
    "page_number",
    "pageid",
    "pagenb",
    "pageno",
    "pagenum",
    "pagenumber",
    "pagewanted",
    "pagina",
    "pg",
    "pn",
    "seite",
    "sida",
    "side",
    "strona",
];
/// Parameters that say from where somebody came, by how they begin; they name no page.
const TRACKING: [&str; 9] = ["utm_", "fbclid", "gclid", "mc_", "at_", "ref", "xtor", "cmp", "source"];
/// Parameters that ask for an article on one page.
const ALL_AT_ONCE: [&str; 3] = ["all", "full", "single"];
/// Words before a number in a path; sorted.
const PATH_WORDS: [&str; 9] = ["p", "pag", "page", "pagina", "pg", "seite", "sida", "side", "strona"];
/// What may stand before the extension of a file, and be left out.
const EXTENSIONS: [&str; 11] = ["asp", "aspx", "cfm", "do", "htm", "html", "jhtml", "jsp", "php", "shtml", "xhtml"];
/// Files that stand for their folder.
const INDEXES: [&str; 2] = ["default", "index"];
/// Parts of the paths of lists and galleries; sorted.
const LISTS: [&str; 37] = [
    "auteur",
    "author",
    "authors",
    "autor",
    "autore",
    "categoria",
    "categorie",
    "categories",
    "category",
    "diaporama",
    "feed",
    "forums",
    "fotos",
    "fotostrecke",
    "galeria",
    "galerie",
    "galleries",
    "gallery",
    "kategorie",
    "keyword",
    "label",
    "photos",
    "profile",
    "rubrik",
    "rubrique",
    "schlagwort",
    "search",
    "section",
    "slideshow",
    "suche",
    "tag",
    "tags",
    "thema",
    "topic",
    "topics",
    "user",
    "users",
];

/// How an address says the number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `?page=2`
    Parameter,
    /// `/page/2`, `/page-2`, `/seite2`
    Named,
    /// `/2`
    Segment,
    /// `-2.html`, `_2`, `,2`
    Suffix,
    /// `name2.html`
    Glued,
}

/// One way to read an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The address without the number, as [`whole`] writes it.
    pub stem: String,
    /// How it says the number.
    pub form: Form,
    /// The number.
    pub number: u32,
}

/// The address without what does not tell one article from another: protocol, host, fragment, extension, where somebody
/// came from.
pub fn whole(address: &Url) -> String {
    let segments = segments(address);
    stem(&segments, &parameters(address))
}

/// All ways in which the address may say the number of a page.
pub fn readings(address: &Url) -> Vec<Numbered> {
    let mut found = Vec::new();
    if address.as_str().len() > MAX_BYTES {
        return found;
    }
    let (segments, parameters) = (segments(address), parameters(address));
    for (at, (name, value)) in parameters.iter().enumerate() {
        let Some(number) = number(value) else { continue };
        if PARAMETERS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok() {
            let mut others = parameters.clone();
            others.remove(at);
            found.push(Numbered { stem: stem(&segments, &others), form: Form::Parameter, number });
        }
    }
    let Some((last, front)) = segments.split_last() else { return found };
    let mut add = |front: &[String], rest: &str, form: Form, number: u32| {
        let mut left = front.to_vec();
        if !rest.is_empty() && !INDEXES.contains(&rest) {
            left.push(rest.to_owned());
        }
        found.push(Numbered { stem: stem(&left, &parameters), form, number });
    };
    let digits = last.len() - last.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, digits) = last.split_at_checked(last.len() - digits).unwrap_or((last, ""));
    let Some(number) = number(digits) else { return found };
    if before.is_empty() {
        let is_named = front.last().is_some_and(|word| PATH_WORDS.binary_search(&word.as_str()).is_ok());
        if let (true, Some((_, front))) = (is_named, front.split_last()) {
            add(front, "", Form::Named, number);
        } else {
            add(front, "", Form::Segment, number);
        }
        return found;
    }
    let bare = before.trim_end_matches(['-', '_', ',', '.', '~']);
    if PATH_WORDS.binary_search(&bare).is_ok() {
        add(front, "", Form::Named, number);
    } else if bare.len() < before.len() {
        let word = bare.rsplit(['-', '_', ',', '.', '~']).next().unwrap_or_default();
        let is_named = PATH_WORDS.binary_search(&word).is_ok();
        let rest = if is_named { bare.get(..bare.len() - word.len()).unwrap_or(bare) } else { bare };
        add(front, rest.trim_end_matches(['-', '_', ',', '.', '~']), Form::Suffix, number);
    } else {
        let word = before.rsplit(['-', '_', ',', '.', '~']).next().unwrap_or_default();
        if word.len() < before.len() && PATH_WORDS.binary_search(&word).is_ok() {
            let rest = before.get(..before.len() - word.len()).unwrap_or(before);
            add(front, rest.trim_end_matches(['-', '_', ',', '.', '~']), Form::Suffix, number);
        } else {
            add(front, before, Form::Glued, number);
        }
    }
    found
}

/// Whether an address without its number may be one of an article: not of the front page, of a section, of a list.
pub fn may_be_article(stem: &str) -> bool {
    let (path, query) = stem.split_once('?').unwrap_or((stem, ""));
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    if segments.clone().any(|segment| LISTS.binary_search(&segment).is_ok()) {
        return false;
    }
    // A section has a short word for a name; an article has several words, or a number.
    let is_own = |segment: &str| {
        let has_words = segment.contains(['-', '_', ',', '.']) || segment.chars().count() > 14;
        has_words || segment.bytes().any(|byte| byte.is_ascii_digit()) || !segment.is_ascii()
    };
    let is_date = |segment: &str| segment.len() <= 4 && segment.bytes().all(|byte| byte.is_ascii_digit());
    let has_id = query.split('&').any(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let is_search = matches!(name, "q" | "s" | "query" | "search" | "cat" | "tag" | "sort" | "order");
        !is_search && value.bytes().filter(u8::is_ascii_digit).count() >= 2
    });
    has_id || segments.next_back().is_some_and(|last| is_own(last) && !is_date(last))
}

/// Whether the address asks for the article on one page.
pub fn is_all_at_once(address: &Url) -> bool {
    parameters(address).iter().any(|(name, value)| {
        PARAMETERS.binary_search(&name.as_str()).is_ok() && ALL_AT_ONCE.contains(&value.to_ascii_lowercase().as_str())
    })
}

/// A number of one to three digits, at most [`MOST_PAGES`].
pub fn number(digits: &str) -> Option<u32> {
    let is_number = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten().filter(|&number| number <= MOST_PAGES)
}

fn segments(address: &Url) -> Vec<String> {
    let mut segments: Vec<String> =
        address.path().split('/').filter(|s| !s.is_empty()).map(str::to_ascii_lowercase).collect();
    if let Some(last) = segments.last_mut()
        && let Some((name, extension)) = last.rsplit_once('.')
        && EXTENSIONS.contains(&extension)
    {
        *last = name.to_owned();
    }
    if segments.last().is_some_and(|last| INDEXES.contains(&last.as_str())) {
        segments.pop();
    }
    segments
}

fn parameters(address: &Url) -> Vec<(String, String)> {
    let is_own = |name: &str| !TRACKING.iter().any(|prefix| name.starts_with(prefix));
    let pairs = address.query_pairs().filter(|(name, _)| is_own(name));
    let pairs: Vec<(String, String)> = pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    order::by_text(order::by_text(pairs, |(_, value)| value), |(name, _)| name)
}

fn stem(segments: &[String], parameters: &[(String, String)]) -> String {
    let mut out = String::new();
    for segment in segments {
        out.push('/');
        out.push_str(segment);
    }
    for (at, (name, value)) in parameters.iter().enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.push_str(value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Option<Url> {
        Url::parse("https://quay.example/").and_then(|base| base.join(address)).ok()
    }

    fn check(address: &str, expected: Option<(&str, Form, u32)>) {
        let found: Vec<Numbered> = url(address).iter().flat_map(readings).collect();
        let expected: Vec<Numbered> =
            expected.map(|(stem, form, number)| Numbered { stem: stem.to_owned(), form, number }).into_iter().collect();
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn an_address_says_its_number_in_many_ways() {
        check("/ferry.html?page=2", Some(("/ferry", Form::Parameter, 2)));
        check("/ferry?id=7&seite=3&utm_source=x#text", Some(("/ferry?id=7", Form::Parameter, 3)));
        check("/old-ferry/2/", Some(("/old-ferry", Form::Segment, 2)));
        check("/old-ferry/page/2", Some(("/old-ferry", Form::Named, 2)));
        check("/old-ferry/seite-2", Some(("/old-ferry", Form::Named, 2)));
        check("/old-ferry/page2.html", Some(("/old-ferry", Form::Named, 2)));
        check("/old-ferry-2.html", Some(("/old-ferry", Form::Suffix, 2)));
        check("/old-ferry-page-2.html", Some(("/old-ferry", Form::Suffix, 2)));
        check("/old-ferry-p2.html", Some(("/old-ferry", Form::Suffix, 2)));
        check("/old-ferry,1234_2.htm", Some(("/old-ferry,1234", Form::Suffix, 2)));
        check("/dir/index_2.html", Some(("/dir", Form::Suffix, 2)));
        check("/ferry2.htm", Some(("/ferry", Form::Glued, 2)));
    }

    #[test]
    fn years_and_names_are_no_numbers_of_pages() {
        check("/ferry-2024.html", None);
        check("/news/a-1234567", None);
        check("/ferry?id=2&part=3", None);
        check("/", None);
    }

    #[test]
    fn the_first_page_is_what_the_others_leave() {
        for address in ["/old-ferry", "/old-ferry/", "/old-ferry.html", "/old-ferry/index.html?utm_medium=mail#a"] {
            assert_eq!(url(address).map(|address| whole(&address)).as_deref(), Some("/old-ferry"), "{address}");
        }
    }

    #[test]
    fn sections_and_lists_are_no_articles() {
        for stem in [
            "",
            "/news",
            "/blog",
            "/category/old-ships",
            "/tag/ferry-news",
            "/2024/05",
            "/?q=ferry",
            "/fotos/the-ferry-1",
        ] {
            assert!(!may_be_article(stem), "{stem}");
        }
        for stem in ["/old-ferry", "/news/a-1234567", "/show.php?id=1234", "/2024/05/old-ferry", "/読み物"] {
            assert!(may_be_article(stem), "{stem}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(PARAMETERS.is_sorted() && LISTS.is_sorted() && PATH_WORDS.is_sorted() && EXTENSIONS.is_sorted());
    }
}
