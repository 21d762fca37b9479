//! Links that an article lists under a heading of its own: its sources, what was named in a talk, what to read besides. They
//! read like ways to other articles of the site and are none, since they lead to other sites or are words for the most part:
//! the references of a paper, the books of a life.

use super::headings::is_heading;
use super::{Case, set};
use crate::furniture::{Mark, Reason};
use crate::page::text::folded;
use crate::page::{Page, Tag};
use crate::segment::Block;
use html5ever::local_name;
use std::collections::HashSet;
use std::ops::Range;

/// What heads sources says no more words.
const MAX_HEAD_WORDS: u32 = 6;
/// A heading as likely as this is one of the article, whatever it says.
const SURE_HEADING: f32 = 0.8;
/// A list of links has no more blocks, one of references no more than these; and each no more words.
const MAX_BLOCKS: usize = 60;
const MAX_REFERENCES: usize = 3_000;
const MAX_WORDS: u32 = 60;
/// References have so few of their words in links; with more, a block beside them leads to where they are found.
const MAX_LINKS: f32 = 0.5;
/// How far before a heading the text is looked for that it belongs to, blocks; and how far above the heading what holds both,
/// elements.
const REACH: usize = 20;
const HOPS: usize = 3;
/// That text has so many words.
const TEXT_WORDS: u32 = 15;

/// What heads sources, folded, by language; words of two languages stand with the first.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    // English
    "bibliography", "external links", "further reading", "further resources", "links", "links mentioned",
    "links mentioned in this episode", "mentioned in this episode", "notes and references", "notes and sources",
    "recommended reading", "references", "resources", "resources mentioned", "see also", "show notes", "shownotes",
    "sources", "sources and further reading", "works cited",
    // French
    "bibliographie", "en savoir plus", "lectures complementaires", "liens", "liens cites", "liens externes",
    "notes de l'episode", "notes et references", "pour aller plus loin", "pour en savoir plus", "references",
    "ressources", "sources", "sources et references",
    // German
    "einzelnachweise", "literatur", "literaturverzeichnis", "quellen", "quellen und links", "quellenverzeichnis",
    "shownotes", "weblinks", "weiterfuhrende links", "weiterfuhrende literatur", "zum weiterlesen",
    // Spanish
    "bibliografia", "enlaces", "enlaces externos", "enlaces mencionados", "fuentes", "lecturas recomendadas",
    "notas del episodio", "para saber mas", "recursos", "referencias",
    // Italian
    "bibliografia", "collegamenti esterni", "fonti", "link utili", "note dell'episodio", "per approfondire",
    "per saperne di piu", "riferimenti", "risorse",
    // Portuguese
    "bibliografia", "fontes", "leituras recomendadas", "ligacoes externas", "links externos", "links mencionados",
    "notas do episodio", "para saber mais", "recursos", "referencias",
    // Dutch
    "bronnen", "bronvermelding", "externe links", "literatuur", "meer lezen", "referenties", "verder lezen",
    // Swedish, Norwegian, Danish
    "eksterne lenker", "externa lankar", "kallor", "kilder", "litteratur", "lankar", "referanser", "referencer",
    "referenser", "videre lesning", "vidare lasning", "yderligere laesning",
    // Finnish
    "aiheesta muualla", "lisalukemista", "lahteet",
    // Polish, Czech, Hungarian, Romanian
    "bibliografie", "externi odkazy", "forrasok", "irodalom", "linki zewnetrzne", "literatura", "odkazy",
    "przypisy", "referinte", "surse", "tovabbi olvasnivalo", "zdroje", "zrodla",
    // Turkish
    "dis baglantilar", "kaynaklar", "kaynakca",
    // Greek
    "βιβλιογραφια", "εξωτερικοι συνδεσμοι", "πηγεσ",
    // Russian, Ukrainian
    "джерела", "источники", "література", "литература", "посилання", "примечания", "ссылки",
    // Arabic, Hebrew, Persian
    "المراجع", "المصادر", "مصادر", "منابع", "مراجع", "מקורות", "קישורים חיצוניים", "לקריאה נוספת",
    // Chinese, Japanese, Korean
    "参考文献", "参考资料", "參考文獻", "參考資料", "参考链接", "延伸阅读", "延伸閱讀", "参考リンク", "出典", "참고 문헌", "참고문헌", "참고 자료", "출처",
];

/// A heading, the list of links under it, and the text before it.
pub(super) struct Sources {
    heading: usize,
    list: Vec<usize>,
    text: usize,
    /// Whether the heading says what they are: then it stays with the text, as they do.
    is_said: bool,
}

/// The lists of sources of a page.
pub(super) fn sources(case: &Case<'_>) -> Vec<Sources> {
    let Case { page, blocks, .. } = *case;
    let found = |(heading, block): (usize, &Block)| {
        let is_said = says_sources(page, block);
        if !is_said && !case.is_at_least(heading, SURE_HEADING) {
            return None;
        }
        let links = || Some(list_under(page, blocks, heading)?.collect());
        let written = || if is_said { references_under(page, blocks, heading) } else { None };
        let mut list: Vec<usize> = links().or_else(written)?;
        list.retain(|&index| case.is_free(index));
        let text = text_before(case, heading)?;
        Some(Sources { heading, list, text, is_said })
    };
    let headings = blocks.iter().enumerate().filter(|&(index, block)| {
        case.is_free(index) && block.links == 0 && !case.is_title(block) && is_heading(page, block)
    });
    headings.filter_map(found).collect()
}

impl Sources {
    /// Keeps the list with the text, where its heading says what it is or stays by itself.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let is_at = |index: usize| is_kept.get(index) == Some(&true);
        if is_at(self.text) && (self.is_said || is_at(self.heading)) {
            for index in std::iter::once(self.heading).chain(self.list.iter().copied()) {
                set(is_kept, index, true);
            }
        }
    }
}

/// The marks that do not take sources for ways to other articles.
pub fn without_sources(page: &Page, blocks: &[Block], marks: &[Mark]) -> Vec<Mark> {
    let is_sources = |mark: &Mark| {
        let first = blocks.partition_point(|block| block.start < mark.start);
        let is_said = blocks.get(first).is_some_and(|block| is_heading(page, block) && says_sources(page, block));
        is_said
            && list_under(page, blocks, first)
                .is_some_and(|list| blocks.get(list.end).is_none_or(|after| after.start >= mark.end))
    };
    marks.iter().filter(|mark| mark.line > 0 || mark.reason != Reason::Related || !is_sources(mark)).copied().collect()
}

fn says_sources(page: &Page, block: &Block) -> bool {
    if block.measure.words > MAX_HEAD_WORDS {
        return false;
    }
    let said = folded(&block.text(page));
    HEADS.contains(&said.as_str())
}

/// The blocks of the list right under a heading, where all that it links to are other sites.
fn list_under(page: &Page, blocks: &[Block], heading: usize) -> Option<Range<usize>> {
    let (list, range) = lines_under(page, blocks, heading, MAX_BLOCKS)?;
    let links = page.nodes(list..page.end(list)).filter(|&node| page.tag(node) == Tag::A);
    let mut hosts = HashSet::new();
    for link in links {
        let Some(href) = page.value(link, &local_name!("href")) else { continue };
        let host = other_host(page, href)?;
        hosts.insert(host);
    }
    // Without an address of its own, a page that leads to two sites leads to one other at least.
    let least = if page.address().is_some() { 1 } else { 2 };
    (hosts.len() >= least).then_some(range)
}

/// The blocks of the list right under a heading that are words for the most part, where the list is.
fn references_under(page: &Page, blocks: &[Block], heading: usize) -> Option<Vec<usize>> {
    let (_, range) = lines_under(page, blocks, heading, MAX_REFERENCES)?;
    let all = || range.clone().filter_map(|index| Some((index, blocks.get(index)?)));
    let (words, linked) =
        all().fold((0, 0), |(words, linked), (_, b)| (words + b.measure.words, linked + b.link_words));
    let is_written = words > 0 && (linked as f32) <= words as f32 * MAX_LINKS;
    is_written.then(|| all().filter(|(_, block)| block.link_density() <= MAX_LINKS).map(|(index, _)| index).collect())
}

/// The list right under a heading and its blocks, where all of them are lines.
fn lines_under(page: &Page, blocks: &[Block], heading: usize, most: usize) -> Option<(usize, Range<usize>)> {
    let after = blocks.get(heading)?.end;
    let from = heading + 1;
    let list = std::iter::once(blocks.get(from)?.container).chain(page.ancestors(blocks.get(from)?.container));
    let list = list.take(HOPS).take_while(|&node| node >= after);
    let list = list.filter(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol)).last()?;
    let to = blocks.partition_point(|block| block.start < page.end(list));
    let all = blocks.get(from..to)?;
    let is_line = |block: &Block| block.media == 0 && block.measure.words <= MAX_WORDS && !block.is_hidden;
    (all.len() <= most && all.iter().all(is_line)).then_some((list, from..to))
}

/// The host that a link leads to, where it is not the page's own.
fn other_host(page: &Page, href: &str) -> Option<String> {
    let to = page.resolve(href)?;
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let host = bare(to.host_str()?);
    let own = page.address().and_then(|address| address.host_str()).map(bare).unwrap_or_default();
    // A part of the same site may stand under a name of its own.
    let is_part = |one: &str, other: &str| {
        one == other || one.strip_suffix(other).is_some_and(|rest| !other.is_empty() && rest.ends_with('.'))
    };
    (!is_part(&host, &own) && !is_part(&own, &host)).then_some(host)
}

/// The text before a heading, in what holds both.
fn text_before(case: &Case<'_>, heading: usize) -> Option<usize> {
    let Case { page, blocks, .. } = *case;
    let container = blocks.get(heading)?.container;
    let around = page.ancestors(container).take(HOPS).last()?;
    let is_text = |&index: &usize| {
        blocks.get(index).is_some_and(|block| {
            case.is_free(index) && block.measure.words >= TEXT_WORDS && page.contains(around, block.start)
        })
    };
    (heading.saturating_sub(REACH)..heading).rev().find(is_text)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::*;

    const TEXT: &str =
        "<p>keep this text, which is long enough to be a text by itself and has more than a few words</p>";
    const SHOWN: &str = "keep this text, which is long enough to be a text by itself and has more than a few words";
    const LIST: &str =
        "<ul><li><a href='https://a.example/r'>One</a><li><a href='https://b.example/'>Two</a>, 1990</ul>";

    #[test]
    fn sources_stay_with_the_text() {
        let all = [SHOWN, "Further reading", "One", "Two, 1990"];
        check(&format!("{TEXT}<h2>Further reading</h2>{LIST}"), &all);
        check(&format!("<section>{TEXT}</section><section><h2>Further reading</h2>{LIST}</section>"), &all);
        check(&format!("{TEXT}<h2>Other things</h2>{LIST}"), &[SHOWN]);
        check(&format!("{TEXT}<h2>Further reading</h2>{}", LIST.replace("https://b.example", "")), &[SHOWN]);
        check(&format!("{TEXT}<h2>Further reading</h2>{}", LIST.replace("b.ex", "a.ex")), &[SHOWN]);
        check(&format!("{}<h2>Further reading</h2>{LIST}", TEXT.replace("keep", "no")), &[]);
    }

    #[test]
    fn references_stay_that_lead_nowhere_or_to_the_same_site() {
        let found = "<ul><li><a href=/v>View</a><li><a href=/s>Scholar</a></ul>";
        let entry = |text: &str| format!("<li>{text}. The river in winter, 1988.{found}");
        let list = format!("<ol>{}{}</ol>", entry("One"), entry("Two"));
        let all = ["References", "One. The river in winter, 1988.", "Two. The river in winter, 1988."];
        check(&format!("{TEXT}<h2>References</h2>{list}"), &[&[SHOWN], &all[..]].concat());
        check(&format!("{TEXT}<h2>Other rivers</h2>{list}"), &[SHOWN]);
        check(&format!("{TEXT}<h2>References</h2><ul><li><a href=/a>One river</a> 1988</ul>"), &[SHOWN]);
    }

    #[test]
    fn heads_are_folded() {
        let wrong: Vec<_> =
            HEADS.iter().filter(|head| folded(head) != **head).map(|head| (head, folded(head))).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn heads_are_found_as_they_are_written() {
        for head in ["Références", "Weiterführende Links", "参考文献", "Źródła:", "Show Notes"] {
            let page = Page::from_html(&format!("<h2>{head}</h2>"), None);
            let blocks = crate::segment::segment(&page);
            assert!(blocks.first().is_some_and(|block| says_sources(&page, block)), "{head}");
        }
    }
}
