//! The name of the site, and titles without it. Order of trust: `og:site_name`, the publisher in JSON-LD, the name of the
//! web application, the part that the document's title adds to the headline.

use super::address::registered;
use super::clues::Clues;
use super::json_ld::Linked;
use super::value::{SITE_CHARS, clean, clean_shown, is_address};
use crate::page::Page;
use crate::page::text::{folded, is_spaceless};

/// Names of meta elements that say the site's name, most trusted first.
const SITE_METAS: &[&str] = &["og:site_name", "og:site"];
/// Names of meta elements that say what the site's application is called.
const APPLICATION_METAS: &[&str] = &["application-name", "apple-mobile-web-app-title", "al:ios:app_name"];
/// What parts a headline from the site's name, most telling first. All but the colon need a space on both sides; the
/// colon none before it.
const SEPARATORS: [&str; 17] = [
    " | ", " || ", " » ", " « ", " › ", " • ", " · ", " :: ", " — ", " – ", " - ", " / ", " ~ ", " ◆ ", "ㅣ", "｜",
    ": ",
];
/// Those without the colon.
const NAME_SEPARATORS: [&str; 16] =
    [" | ", " || ", " » ", " « ", " › ", " • ", " · ", " :: ", " — ", " – ", " - ", " / ", " ~ ", " ◆ ", "ㅣ", "｜"];
/// Those that nobody writes within a headline.
const SURE_SEPARATORS: [&str; 11] = [" | ", " || ", " » ", " « ", " › ", " • ", " · ", " :: ", " ◆ ", "ㅣ", "｜"];
/// How names of houses end that titles in scripts without spaces have joined behind a dash.
const HOUSE_ENDS: [&str; 10] = ["网", "網", "网站", "網站", "在线", "频道", "日报", "日報", "晚报", "时报"];
/// Characters of such a name.
const JOINED_CHARS: usize = 14;
/// Words of a site's name in a title, at most; a longer part is text.
const MAX_NAME_WORDS: usize = 5;
/// Words of the part that is the headline, beside a section.
const MAIN_WORDS: usize = 3;
/// How often a part may be taken off: the section, the site, the country.
const MAX_PARTS: usize = 3;

/// What platforms call every site that they hold; folded, without spaces.
const PLATFORMS: [&str; 3] = ["blogger", "wordpress", "wordpresscom"];
/// Last words of the name of a company; folded.
const COMPANIES: [&str; 9] = ["ag", "bv", "corp", "gmbh", "inc", "llc", "ltd", "plc", "sarl"];

/// What the site may be called.
#[derive(Debug, Default)]
pub struct Site {
    /// The name to show.
    pub name: Option<String>,
    /// A name that is worth less than what the document's title adds.
    vague: Option<String>,
    /// Every name it goes by, folded and without spaces.
    keys: Vec<String>,
    /// What the document's title adds to the headline: the site's name or the section's, never the headline.
    added: Option<String>,
}

impl Site {
    /// Reads the site's name, but for what the title adds.
    #[inline(never)]
    pub fn of(page: &Page, clues: &Clues<'_>, linked: &Linked) -> Self {
        let said: Vec<String> = clues.meta(SITE_METAS).filter_map(clean).collect();
        let app: Vec<String> = clues.meta(APPLICATION_METAS).filter_map(clean).collect();
        let names: Vec<&String> = said.iter().chain(&linked.publisher).chain(&app).collect();
        let is_name = |name: &&&String| name.chars().count() <= SITE_CHARS && !is_address(name);
        // What a platform calls itself on all that it holds, and who runs the site, tell less than the document's title.
        let is_vague = |name: &&&String| PLATFORMS.contains(&key(name).as_str()) || is_company(name);
        let name = names.iter().filter(is_name).find(|name| !is_vague(name)).map(|name| (**name).clone());
        let vague = names.iter().filter(is_name).find(is_vague).map(|name| (**name).clone());
        let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        if let Some(host) = page.address().and_then(|address| address.host_str()) {
            let host = host.trim_start_matches("www.");
            let labels: Vec<&str> = host.split('.').collect();
            keys.push(key(host));
            // `shop.field.example` is one of the hosts of `field.example`.
            keys.push(key(&registered(host).into_iter().rev().collect::<Vec<_>>().join(".")));
            // The label before the public suffix, whether it has one label or two (`co.uk`).
            let kept = labels.len().saturating_sub(1).max(1);
            keys.extend(labels.iter().take(kept).filter(|label| label.len() > 3).map(|label| key(label)));
        }
        keys.retain(|key| key.len() > 1);
        Self { name, vague, keys, added: None }
    }

    /// Whether the text is the site's name, as one of its meta elements or its host spells it.
    pub fn is_name(&self, text: &str) -> bool {
        let text = key(text);
        let bare = text.trim_start_matches("the");
        !text.is_empty() && self.keys.iter().any(|key| *key == text || key.trim_start_matches("the") == bare)
    }

    /// Whether the text begins with the site's name and goes on: its team, its sponsors, its agencies.
    pub fn begins(&self, text: &str) -> bool {
        let folded = folded(text);
        let heads = folded.match_indices(' ').filter_map(|(at, _)| folded.get(..at));
        heads.map(key).any(|head| head.len() > 3 && self.keys.contains(&head))
    }

    /// The title without the site's name before or after it.
    pub fn stripped<'a>(&self, title: &'a str) -> &'a str {
        let mut title = title.trim();
        for _ in 0..MAX_PARTS {
            let Some(shorter) = self.without_part(title) else { break };
            title = shorter;
        }
        title
    }

    fn without_part<'a>(&self, title: &'a str) -> Option<&'a str> {
        for separator in SEPARATORS {
            let Some(at) = title.rfind(separator) else { continue };
            let (head, tail) = (title.get(..at)?.trim(), title.get(at + separator.len()..)?.trim());
            if !head.is_empty() && self.is_name(tail) {
                return Some(head);
            }
            let at = title.find(separator)?;
            let (head, tail) = (title.get(..at)?.trim(), title.get(at + separator.len()..)?.trim());
            if !tail.is_empty() && self.is_name(head) {
                return Some(tail);
            }
        }
        None
    }

    /// The title without the site's name, nor a short last part behind a sign that nobody writes within a headline.
    pub fn surely_stripped<'a>(&self, title: &'a str) -> &'a str {
        let mut title = without_joined(self.stripped(title));
        for _ in 0..MAX_PARTS {
            let cut = SURE_SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign.len()))).max();
            let Some((at, length)) = cut else { break };
            let (head, tail) = (title.get(..at).unwrap_or_default(), title.get(at + length..).unwrap_or_default());
            if words(tail) > MAX_NAME_WORDS || words(head) <= words(tail) {
                break;
            }
            title = head.trim();
        }
        title
    }

    /// The document's title without what looks like a name of a site, though nothing says so: a short last part.
    pub fn guessed<'a>(&self, title: &'a str) -> &'a str {
        let mut title = without_joined(self.stripped(title));
        for _ in 0..MAX_PARTS {
            let separators = if words(title) > 6 { SEPARATORS.get(..11).unwrap_or_default() } else { &SURE_SEPARATORS };
            let cut = separators.iter().filter_map(|separator| Some((title.rfind(separator)?, separator.len()))).max();
            let Some((at, length)) = cut else { break };
            let (head, tail) = (title.get(..at).unwrap_or_default(), title.get(at + length..).unwrap_or_default());
            if words(tail) > MAX_NAME_WORDS || words(head) <= words(tail).max(2) {
                break;
            }
            title = head.trim();
        }
        title
    }

    /// Notes what the document's title adds to the headline as the data says it.
    pub fn note_added(&mut self, document_title: &str, headline: &str) {
        self.added = added(document_title, headline, &SEPARATORS).map(|part| key(&part));
    }

    /// Whether a heading names the site or its section.
    pub fn is_masthead(&self, text: &str) -> bool {
        self.is_name(text) || self.added.as_ref().is_some_and(|added| *added == key(text))
    }

    /// Where nothing says the site's name: what the document's title adds to the headline; beside a colon only where
    /// `mastheads` say the same, for it parts the halves of titles, too. Where it adds nothing, what the masthead says.
    #[inline(never)]
    pub fn learn(&mut self, document_title: &str, headline: &str, mastheads: &[String]) {
        if self.name.is_some() {
            return;
        }
        let is_masthead = |part: &String| mastheads.iter().any(|masthead| key(masthead) == key(part));
        let added = surely_added(document_title, headline)
            .or_else(|| added(document_title, headline, &NAME_SEPARATORS))
            .or_else(|| added(document_title, headline, &SEPARATORS).filter(is_masthead))
            .or_else(|| added_joined(document_title, headline))
            .or_else(|| only_masthead(mastheads).filter(|masthead| key(masthead) != key(headline)));
        let added = added.map(|name| without_slogan(&name).to_owned());
        let added = added.filter(|name| words(name) <= MAX_NAME_WORDS && name.chars().count() <= SITE_CHARS);
        self.name = added.or_else(|| self.vague.take());
        self.keys.extend(self.name.iter().map(|name| key(name)));
    }
}

/// A title and the last of what a site in a script without spaces joins to it: `标题_国内新闻_清流网`, `标题-清流网`.
fn joined(title: &str) -> Option<(&str, &str)> {
    let signs = ['_', '-', '—', '|'];
    let (head, tail) = title.rsplit_once(signs)?;
    let (is_low, head) = (title.get(head.len()..)?.starts_with('_'), head.trim_end_matches(signs).trim_end());
    let tail = tail.trim_start();
    let is_joined = head.ends_with(is_spaceless) && tail.starts_with(is_spaceless);
    // Only the low line never stands within a headline.
    let is_house = is_low || HOUSE_ENDS.iter().any(|end| tail.ends_with(end));
    let is_short = tail.chars().count() <= JOINED_CHARS && tail.chars().count() < head.chars().count();
    (is_joined && is_house && is_short).then_some((head, tail))
}

/// A title without what a site has joined to it.
fn without_joined(title: &str) -> &str {
    (0..MAX_PARTS).fold(title, |title, _| joined(title).map_or(title, |(head, _)| head))
}

/// The name that a title in a script without spaces has joined behind the headline.
fn added_joined(document_title: &str, headline: &str) -> Option<String> {
    let title = clean_shown(document_title)?;
    let (head, tail) = joined(&title)?;
    head.starts_with(headline).then(|| tail.to_owned())
}

/// The masthead of a page that has no other.
fn only_masthead(mastheads: &[String]) -> Option<String> {
    let [only] = mastheads else { return None };
    clean_shown(only)
}

/// The part of a title that says most, where signs that nobody writes within a headline part it: `Opinion | Rain on wheat`.
pub fn main_part(title: &str) -> Option<&str> {
    let sign = SURE_SEPARATORS.iter().find(|sign| title.contains(**sign))?;
    let parts = || title.split(sign).map(str::trim);
    let main = parts().max_by_key(|part| words(part))?;
    (words(main) >= MAIN_WORDS && parts().filter(|part| *part != main).all(|part| words(part) < words(main)))
        .then_some(main)
}

/// The part that the document's title has before or after the headline; of several the last.
fn added(document_title: &str, headline: &str, separators: &[&str]) -> Option<String> {
    let (before, after) = document_title.split_once(headline).filter(|_| !headline.is_empty())?;
    [after, before].into_iter().find_map(|part| {
        let part = separators.iter().find_map(|separator| {
            part.strip_prefix(separator).or_else(|| part.strip_suffix(separator)).or_else(|| {
                // At the very end, the space beyond the separator is the title's own end.
                part.strip_prefix(separator.trim_end())
            })
        })?;
        let last = separators.iter().filter_map(|separator| part.rsplit_once(separator)).map(|(_, last)| last);
        clean_shown(last.min_by_key(|last| last.len()).unwrap_or(part))
    })
}

/// The outermost part of a document's title that holds the headline elsewhere, behind or before a sign that nobody writes
/// within a headline.
fn surely_added(document_title: &str, headline: &str) -> Option<String> {
    if headline.is_empty() || !document_title.contains(headline) {
        return None;
    }
    let cut = |at: Option<(usize, usize)>| {
        let (at, length) = at?;
        Some((document_title.get(..at)?, document_title.get(at + length..)?))
    };
    let signs = || SURE_SEPARATORS.iter();
    let last = cut(signs().filter_map(|sign| Some((document_title.rfind(sign)?, sign.len()))).max());
    let first = cut(signs().filter_map(|sign| Some((document_title.find(sign)?, sign.len()))).min());
    let ends = [last.map(|(_, last)| last), first.map(|(first, _)| first)];
    ends.into_iter().flatten().find(|part| !part.contains(headline)).and_then(clean_shown)
}

/// Whether the name is that of a company or a body by its last words: `Field Media, Inc.`
fn is_company(name: &str) -> bool {
    let folded = folded(name);
    folded.rsplit(' ').next().is_some_and(|last| COMPANIES.contains(&last)) && folded.contains(' ')
}

/// A name without what it says of itself: `Field, the free atlas`, `Field 1.2 documentation`.
fn without_slogan(name: &str) -> &str {
    let is_slogan = |rest: &str| rest.starts_with(char::is_lowercase) && rest.contains(' ');
    let name = name.split_once(", ").filter(|(_, rest)| is_slogan(rest)).map_or(name, |(name, _)| name);
    let versioned = name.strip_suffix(" documentation").and_then(|rest| rest.rsplit_once(' '));
    let is_version = |text: &str| text.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    versioned.filter(|(_, version)| is_version(version)).map_or(name, |(name, _)| name)
}

/// The text with nothing but letters and digits left.
pub fn key(text: &str) -> String {
    let mut key = folded(text);
    key.retain(|c| !matches!(c, ' ' | '\''));
    key
}

fn words(text: &str) -> usize {
    crate::page::text::measure(text).words as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use url::Url;

    fn site(html: &str) -> Site {
        let page = Page::from_html(html, Url::parse("https://www.example.co.uk/a").ok());
        Site::of(&page, &Clues::of(&page), &Linked::default())
    }

    fn check(site_name: &str, title: &str, expected: &str) {
        let site = site(&format!("<meta property='og:site_name' content='{site_name}'>"));
        assert_eq!(site.stripped(title), expected, "{title:?}");
    }

    #[test]
    fn the_name_goes_from_both_ends() {
        check("The Daily", "Rain – again - Daily", "Rain – again");
        check("The Daily", "The Daily | Rain: a history", "Rain: a history");
        check("The Daily", "The Daily: Rain", "Rain");
        check("X", "Rain · News · EXAMPLE.co.uk", "Rain · News");
        check("The Daily", "The Daily", "The Daily");
        check("The Daily", "Rain - a history", "Rain - a history");
        let shop = Page::from_html("", Url::parse("https://shop.field.example/a").ok());
        let site = Site::of(&shop, &Clues::of(&shop), &Linked::default());
        assert_eq!(site.stripped("Rain | field.example"), "Rain");
    }

    #[test]
    fn a_name_joined_without_spaces_goes() {
        let site = Site::default();
        for (title, expected) in [
            ("老渡口三百年来第一次停航_国内新闻_清流网", "老渡口三百年来第一次停航"),
            ("老渡口三百年来第一次停航-清流网", "老渡口三百年来第一次停航"),
            ("老渡口三百年来第一次停航--清流日报网", "老渡口三百年来第一次停航"),
            ("老渡口三百年来第一次停航-船工过冬", "老渡口三百年来第一次停航-船工过冬"),
            ("snake_case_names of the valley", "snake_case_names of the valley"),
        ] {
            assert_eq!(site.guessed(title), expected);
        }
        assert_eq!(added_joined("老渡口停航_国内_清流网", "老渡口停航"), Some("清流网".into()));
    }

    #[test]
    fn the_name_may_go_on() {
        let site = site("<meta property='og:site_name' content='Field News'>");
        assert!(site.begins("Field News Team") && site.begins("Example Staff"));
        assert!(!site.begins("Field News") && !site.begins("Fielding Lee"));
    }

    #[test]
    fn a_short_last_part_is_taken_for_a_name() {
        let site = site("");
        assert_eq!(
            site.guessed("What rain does to a field of wheat | Farm | Field News"),
            "What rain does to a field of wheat"
        );
        assert_eq!(site.guessed("Rain - a history"), "Rain - a history");
    }

    #[test]
    fn who_runs_the_site_is_named_last() {
        for name in ["Field Holding, Inc.", "Blogger"] {
            let mut site = site(&format!("<meta property='og:site_name' content='{name}'>"));
            site.learn("Rain falls - Fieldpedia", "Rain falls", &[]);
            assert_eq!(site.name.as_deref(), Some("Fieldpedia"));
            let mut site = self::site(&format!("<meta property='og:site_name' content='{name}'>"));
            site.learn("Rain falls", "Rain falls", &[]);
            assert_eq!(site.name.as_deref(), Some(name));
        }
    }

    #[test]
    fn the_title_teaches_the_name() {
        let mut site = site("");
        site.learn("Rain falls | News | Field News", "Rain falls", &[]);
        assert_eq!(site.name.as_deref(), Some("Field News"));
        for (title, headline, expected) in [
            ("Rain falls", "Rain falls", None),
            ("Slow Water: An Essay on Canals", "Slow Water", None),
            ("Boat Letters: The winter", "The winter", Some("Boat Letters")),
            ("RFC 9999: The Lock Protocol", "The Lock Protocol", None),
            ("Gudrun Vale – Slow Water Lyrics | Genius Lyrics", "Slow Water", Some("Genius Lyrics")),
            ("Rain falls - Field, the free atlas", "Rain falls", Some("Field")),
            ("Rain falls — Field 1.2 documentation", "Rain falls", Some("Field")),
            ("Field News | Rain falls", "Rain falls", Some("Field News")),
            ("Rain falls - Field News", "Rain falls", Some("Field News")),
        ] {
            let mut other = self::site("");
            other.learn(title, headline, &["Slow Water".to_owned(), "Boat Letters".to_owned()]);
            assert_eq!(other.name.as_deref(), expected, "{title}");
        }
    }
}
