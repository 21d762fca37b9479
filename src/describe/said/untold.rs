//! What stands within the lines that are cut out for the metadata and is told by none of it: what somebody does, who
//! translated, how long one reads, a kicker in the heading. It goes with its line, and so it has to be listed.

use super::words::{COUNTS, Kind, SPACELESS_COUNTS, kind_of};
use super::words_of;
use crate::describe::Metadata;
use crate::describe::byline::is_label;
use crate::describe::byline::name_words::ROLES;
use crate::describe::published::Dates;
use crate::describe::site::key;
use crate::describe::value::{TITLE_CHARS, clean};
use crate::page::text::folded;
use crate::page::{Page, Tag};
use std::ops::Range;

/// Nodes of an element that are looked at; what has more is no line.
const MOST_NODES: usize = 400;

impl Metadata {
    /// The parts of an element of the head that the metadata does not tell, in document order: the whole element where
    /// nothing of it is told.
    pub fn untold(&self, page: &Page, node: usize) -> Vec<Range<usize>> {
        let range = node..page.end(node);
        let whole = page.subtree_text(node);
        if self.site.as_ref().is_some_and(|site| key(site) == key(&whole)) {
            return Vec::new();
        }
        let (runs, is_whole) = self.untold_texts(page, range.clone(), &whole, |_| false);
        if is_whole { vec![range] } else { runs }
    }

    /// The same of what stands in a block beside elements of the head; `said` tells of each node whether it is of one.
    pub fn untold_beside(&self, page: &Page, block: Range<usize>, said: &[bool]) -> Vec<Range<usize>> {
        let is_said = |node: usize| said.get(node) == Some(&true);
        let whole = page.range_text(block.start, block.end);
        self.untold_texts(page, block, &whole, is_said).0
    }

    fn untold_texts(
        &self,
        page: &Page,
        range: Range<usize>,
        whole: &str,
        is_left_out: impl Fn(usize) -> bool,
    ) -> (Vec<Range<usize>>, bool) {
        let (names, dates) = (self.known_words(), self.dates());
        let says_date = dates.is_among(whole);
        parts(page, range, |text| is_left_out(text) || is_told(page.text(text), &names, &dates, says_date))
    }

    /// The parts of the heading that are not in the title: a kicker, a date, a count of comments.
    pub fn untold_of_title(&self, page: &Page) -> Vec<Range<usize>> {
        let own = key(&self.title);
        let Some(node) = self.title_node.filter(|_| self.title.chars().count() < TITLE_CHARS) else {
            return Vec::new();
        };
        let site = self.site.as_deref().map(key).unwrap_or_default();
        // Signs alone are drawn, and the title may be a part of what stands in one text.
        let is_in_title = |text: &str| {
            let text = key(&clean(text).unwrap_or_default());
            own.contains(&text) || site.contains(&text) || text.contains(&own)
        };
        let (runs, is_whole) = parts(page, node..page.end(node), |text| is_in_title(page.text(text)));
        if is_whole { Vec::new() } else { runs }
    }

    /// The words of the byline and of the site's name.
    fn known_words(&self) -> Vec<String> {
        [&self.byline, &self.site].into_iter().flatten().flat_map(|text| words_of(text)).collect()
    }

    pub(super) fn dates(&self) -> Dates {
        Dates { published: self.published.clone(), modified: self.modified.clone() }
    }
}

/// The runs of texts that are not told, and whether none is.
fn parts(page: &Page, range: Range<usize>, is_told: impl Fn(usize) -> bool) -> (Vec<Range<usize>>, bool) {
    let texts = page.nodes(range).take(MOST_NODES).filter(|&n| page.tag(n) == Tag::Text);
    let texts = texts.filter(|&n| page.text(n).contains(char::is_alphanumeric));
    let (mut runs, mut is_run, mut is_whole): (Vec<Range<usize>>, bool, bool) = (Vec::new(), false, true);
    for text in texts {
        let was_run = std::mem::replace(&mut is_run, !is_told(text));
        is_whole &= is_run;
        match runs.last_mut() {
            Some(run) if is_run && was_run => run.end = page.end(text),
            _ if is_run => runs.push(text..page.end(text)),
            _ => {}
        }
    }
    let is_whole = is_whole && !runs.is_empty();
    (runs, is_whole)
}

/// Whether all that a text says is a name of the byline, a date of the article, or a word that stands beside these.
/// `says_date` is whether the element around it says such a date.
fn is_told(text: &str, names: &[String], dates: &Dates, says_date: bool) -> bool {
    let (mut has_number, mut has_count) = (false, false);
    for word in folded(text).split(' ').filter(|word| !word.is_empty()) {
        has_count |= COUNTS.contains(&word) || SPACELESS_COUNTS.iter().any(|count| word.contains(count));
        match kind_of(word, names) {
            Kind::Unknown(_) => return false,
            Kind::Number => has_number = true,
            _ if ROLES.contains(&word) && !is_label(word) && !names.iter().any(|name| name == word) => return false,
            _ => {}
        }
    }
    let is_date = || dates.is_among(text) || (says_date && (is_clock(text) || dates.has_part(text)));
    !has_count && (!has_number || is_date())
}

/// Whether the text is a time of day, or holds one: `10:20`, `10.20`, `10h20`.
fn is_clock(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty()).map(|run| run.chars().count());
    let (hour, minute) = (runs.next(), runs.next());
    let is_joined = text.char_indices().any(|(at, c)| {
        let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        matches!(c, ':' | '：' | '.' | 'h' | '時' | '时' | '시')
            && head.ends_with(char::is_numeric)
            && (tail.starts_with(char::is_numeric) || !tail.contains(char::is_numeric))
    });
    is_joined && hour.is_some_and(|hour| hour <= 2) && minute.is_none_or(|minute| minute == 2)
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    /// What of the head is told by nothing.
    fn check(head: &str, untold: &[&str]) {
        let text = "<p>For a week it rained on the wheat of the whole valley, and nobody in the town spoke of it.</p>";
        let page = Page::from_html(&format!("<title>Rain on wheat</title>{head}{text}{text}"), None);
        let metadata = crate::describe::describe(&page);
        let said = metadata.said_nodes.iter().flat_map(|&node| metadata.untold(&page, node));
        let parts = metadata.untold_of_title(&page).into_iter().chain(said);
        let found: Vec<String> = parts.map(|part| page.range_text(part.start, part.end)).collect();
        assert_eq!(found, untold, "{head}");
    }

    #[test]
    fn what_the_byline_and_the_dates_say_is_told() {
        for head in [
            "<h1>Rain on wheat</h1><p>By <a rel=author>Ann Lee</a></p><p>Published March 12, 2024 at 10:20 am</p>",
            "<h1>Rain on wheat</h1><p>Posted by Ann Lee on <time datetime=2024-03-12><b>12</b> <b>March</b> <b>2024</b></time></p>",
            "<h1>Rain on wheat</h1><div class=meta><span>March 12, 2024</span> <span>10:20 AM</span></div>",
        ] {
            check(head, &[]);
        }
    }

    #[test]
    fn what_stands_beside_them_is_not() {
        let head = "<meta name=author content='Ann Lee'><h1>Rain on wheat</h1>";
        check(&format!("{head}<div class=byline>By Ann Lee <i>Farms reporter</i></div>"), &["Farms reporter"]);
        check(&format!("{head}<div class=byline><b>Ann Lee</b> <i>Staff Writer</i></div>"), &["Staff Writer"]);
        check(
            &format!("{head}<div class=byline><b>Ann Lee</b> · <b>March 12, 2024</b> · <b>5 min read</b></div>"),
            &["5 min read"],
        );
        check(
            &format!("{head}<p><b>By Ann Lee</b> <b>3 hours ago</b> <b>12 comments</b></p>"),
            &["3 hours ago 12 comments"],
        );
        check(&format!("{head}<p>12 comments</p>"), &["12 comments"]);
        check(&format!("{head}<p>Von Ann Lee, Oberwiesen</p>"), &["Von Ann Lee, Oberwiesen"]);
    }

    #[test]
    fn a_kicker_in_the_heading_is_not() {
        let data = "<meta property=og:title content='Rain on wheat'>";
        check(&format!("{data}<h1><span>Farms</span> <span>Rain on wheat</span></h1>"), &["Farms"]);
        check(&format!("{data}<h1>Rain <i>on</i> wheat <a href='#x'>#</a></h1>"), &[]);
    }
}
