//! Where the page shows what the metadata says: the elements around the title that hold nothing but byline, dates and
//! reading time. A paragraph that merely mentions them is text and stays.

mod apart;
mod heard;
mod untold;
mod words;

use super::broken::is_broken_line;
use super::byline::after_label;
use super::clues::Clues;
use super::dates::{self, Order};
use super::facts::is_fact;
use super::published::Dates;
use crate::page::text::folded;
use crate::page::{Page, Tag};
pub use apart::is_entry;
use heard::{Heard, Told};
pub use words::HEAD_WORDS;

/// Bytes of other text after the title, standfirst and captions, behind which the head of the article has ended.
const HEAD_BYTES: usize = 1_200;
/// Bytes of text before the title in which it is looked for.
const HEAD_BEFORE: u32 = 400;
/// Bytes of an element that only says who and when.
const SAID_BYTES: u32 = 240;
/// Words of the place that an author signs from.
const MOST_OF_PLACE: usize = 2;
/// Other words that a byline may hold.
const MOST_UNKNOWN: usize = 4;

/// The elements around the title that only show byline, dates and reading time; none stands within another.
#[inline(never)]
pub fn nodes(page: &Page, clues: &Clues<'_>, title: Option<usize>, authors: &[String], dates: &Dates) -> Vec<usize> {
    let Some(title) = title else { return Vec::new() };
    let names: Vec<String> = authors.iter().flat_map(|name| words_of(name)).collect();
    let at = clues.bytes_before(title);
    let (mut found, mut heard) = (Vec::new(), Heard::of(page, &names, dates));
    let (mut node, mut others) = (0, 0);
    while node < page.len() && others < HEAD_BYTES {
        let (bytes, end) = (clues.bytes_before(node), page.end(node));
        // What a quoted post says of itself is part of the quote.
        if page.tag(node) == Tag::Blockquote {
            node = end;
            continue;
        }
        // Of a thread the first post is what the article is of, and comments are of others.
        let ends = || page.is_post(node) && (page.is_next_post(node) || page.is_called(node, &["comment"]));
        if node > title && ends() {
            break;
        }
        let is_head = bytes + HEAD_BEFORE >= at && !page.contains(node, title) && !page.contains(title, node);
        let is_broken = is_head && page.tag(node) == Tag::Text && is_right_below(page, clues, title, node);
        let can_be_said = is_broken || (is_head && can_be_said(page, clues, node));
        let only_says = can_be_said && only_says(&mut heard, clues, node);
        // A line between line breaks stands in the text, and must name the author or say the date.
        let is_apart = |heard: &mut Heard<'_>| {
            if is_broken { is_of_article(heard, node) } else { stands_apart(heard, clues, title, node) }
        };
        if only_says && is_apart(&mut heard) {
            found.push(node);
            node = end;
            continue;
        }
        // Behind so much other text, the head has ended.
        if node > title && page.tag(node) == Tag::Text && !page.contains(title, node) {
            others += page.reading(node).trimmed as usize;
        }
        node += 1;
    }
    found
}

/// Whether the node is a line between line breaks right below the title.
fn is_right_below(page: &Page, clues: &Clues<'_>, title: usize, node: usize) -> bool {
    node > title && clues.bytes(page.end(title), node) <= SAID_BYTES && is_broken_line(page, node)
}

fn words_of(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the element is short, shown, and holds no figure, heading or form.
fn can_be_said(page: &Page, clues: &Clues<'_>, node: usize) -> bool {
    let tag = page.tag(node);
    let is_element = !matches!(
        tag,
        Tag::Text | Tag::Head | Tag::Title | Tag::Meta | Tag::Link | Tag::Body | Tag::Html | Tag::Main | Tag::Article
    );
    is_element && clues.is_line(page, node, SAID_BYTES) && !clues.has_part(node, page.end(node))
}

/// Whether every word of the element is part of a name of the authors, of a date, or stands beside them in any head.
fn only_says(heard: &mut Heard<'_>, clues: &Clues<'_>, node: usize) -> bool {
    let page = heard.page;
    let mut all = Told::default();
    for text in page.nodes(node..page.end(node)).filter(|&n| page.tag(n) == Tag::Text) {
        all = all.and(heard.told(text));
        if all.strange > MOST_UNKNOWN {
            return false;
        }
    }
    // A byline by class may hold what somebody does, or where; but no sentence about them.
    let is_byline = clues.bylines.binary_search(&node).is_ok() || clues.dates.binary_search(&node).is_ok();
    let Told { words, people, numbers, strange, has_role, has_source, .. } = all;
    // Most elements are left at this.
    let may_be_signed = (1..=MOST_OF_PLACE).contains(&strange) && people > 1;
    if !all.may_say() || (strange > 0 && !is_byline && !has_role && !has_source && !may_be_signed) {
        return false;
    }
    let text = page.subtree_text(node);
    // "Hannah Whitlock Environment reporter, NPN East": a name, and what its bearer does where.
    let is_placed = people > 1 && (has_role || is_signed(heard, &text, strange));
    let is_sentence = text.ends_with(['.', '。']) && words > 6;
    let is_short = text.len() < 120 && !is_sentence;
    let allowed = if (is_byline || is_placed || has_source) && is_short { MOST_UNKNOWN } else { 0 };
    let half = if is_placed { words.div_ceil(2) + 1 } else { words.div_ceil(2).max(1) };
    // A number alone is a price or a score, and beside any word of a head a quantity; a time is one that says so.
    let says_when = || {
        let is_time = all.times > 0 || (all.months > 0 && all.beside > 0);
        numbers > 0 && (is_time || dates::find(&text, Order::DayFirst).is_some())
    };
    strange <= allowed && strange < half && (people > 0 || says_when())
}

/// Whether a line is a label, the name of an author, and a place behind a comma: `Von Ann Lee, Oberwiesen`.
fn is_signed(heard: &Heard<'_>, text: &str, strange: usize) -> bool {
    let Some((name, place)) = after_label(text.trim()).and_then(|rest| rest.split_once(',')) else { return false };
    let is_name = words_of(name).iter().all(|word| heard.names.contains(word));
    let place = words_of(place).len();
    is_name && place <= MOST_OF_PLACE && strange <= place
}

/// Whether an element that only says who and when is no part of the text.
fn stands_apart(heard: &mut Heard<'_>, clues: &Clues<'_>, title: usize, node: usize) -> bool {
    let page = heard.page;
    let is_listed = || apart::is_in_list(page, title, node) || is_fact(page, Some(title), node);
    if is_listed() && !is_of_article(heard, node) {
        return false;
    }
    !apart::is_in_text(page, title, node, &mut |text| heard.told(text).strange)
        && !is_entry(page, node, &mut |other| clues.is_line(page, other, SAID_BYTES) && only_says(heard, clues, other))
}

/// Whether an element names an author or says dates of the article alone: what lists and tables hold is nearly always their
/// own.
fn is_of_article(heard: &mut Heard<'_>, node: usize) -> bool {
    let (page, dates) = (heard.page, heard.dates);
    let texts = || page.nodes(node..page.end(node)).filter(|&n| page.tag(n) == Tag::Text);
    let is_other = |n: usize| {
        let text = page.text(n);
        dates::find(text, Order::DayFirst).is_some() && !dates.is_among(text)
    };
    !texts().any(is_other) && (texts().any(|n| heard.told(n).people > 0) || dates.is_among(&page.subtree_text(node)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, said: &[&str]) {
        let page = Page::from_html(html, None);
        let metadata = crate::describe::describe(&page);
        let texts: Vec<String> = metadata.said_nodes.iter().map(|&n| page.subtree_text(n)).collect();
        assert_eq!(texts, said, "{html}");
    }

    #[test]
    fn numbers_alone_are_text() {
        let table = "<table><tr><td>1,693</td><td>$25</td><td>37% / 40%</td></tr></table><p>#2</p><p>19.47</p>";
        check(&format!("<title>Rain</title><h1>Rain</h1>{table}{BODY}"), &[]);
        let bio = "<p class=author>Ann Lee is a writer of books who lives in London.</p>";
        check(&format!("<title>Rain</title><meta name=author content='Ann Lee'><h1>Rain</h1>{bio}{BODY}"), &[]);
    }

    const BODY: &str = "<p>On 28 February Ann Lee wrote to the council, and nobody answered her letter.</p>";

    #[test]
    fn lines_that_only_say_who_and_when_are_said() {
        check(
            &format!(
                "<title>Rain on wheat</title><article><h1>Rain on wheat</h1><div class=byline>By <a rel=author>Ann Lee</a></div><p>Published 28 February 2020 at 10:20</p><span>5 min read</span>{BODY}</article>"
            ),
            &["By Ann Lee", "Published 28 February 2020 at 10:20", "5 min read"],
        );
        check(
            &format!(
                "<title>Pluie</title><h1>Pluie</h1><p>Texte par : Ann Lee</p><p>Publié le : <time datetime=2020-02-28>28/02/2020 - 18:46</time></p>{BODY}"
            ),
            &["Texte par : Ann Lee", "Publié le : 28/02/2020 - 18:46"],
        );
    }

    #[test]
    fn a_line_may_say_where_it_was_written() {
        let head = "<title>Regen</title><meta name=author content='Ann Lee'><h1>Regen</h1>";
        check(&format!("{head}<p>Von <a>Ann Lee</a>, Oberwiesen</p>{BODY}"), &["Von Ann Lee, Oberwiesen"]);
        check(&format!("{head}<p>Von Ann Lee, Oberwiesen liegt im Regen</p>{BODY}"), &[]);
    }

    #[test]
    fn a_line_between_line_breaks_is_said() {
        let text = "The wheat of the whole valley was lost. ".repeat(20);
        check(
            &format!("<title>Rain</title><div><h1>Rain</h1>by Ann Lee, 4 June 2008<br><br>{text}<br><br>{text}</div>"),
            &["by Ann Lee, 4 June 2008"],
        );
        check(
            &format!("<title>Rain</title><div><h1>Rain</h1>4 June 2008<br><br>{text}<br>5 June 2008<br>{text}</div>"),
            &["4 June 2008"],
        );
    }

    #[test]
    fn text_that_mentions_the_author_stays() {
        check(&format!("<title>Rain</title><meta name=author content='Ann Lee'><h1>Rain</h1>{BODY}"), &[]);
    }

    #[test]
    fn short_lines_with_numbers_are_text_in_any_script() {
        for body in [
            "<ul><li>大豆 1kg</li><li>米麹 1.5kg</li><li>塩 480g</li></ul>",
            "<table><tr><th>月</th><th>温度</th></tr><tr><td>春先</td><td>15度</td></tr><tr><td>真夏</td><td>30度</td></tr></table>",
            "<p>3月，石灰上墙。</p>",
            "<p>1985年冬，北京。</p>",
            "<p><strong>1、选料</strong></p>",
            "<ul><li>พุธ 7.00 น.</li><li>ศุกร์ 9.30 น.</li></ul>",
            "<p>約 30分</p>",
            "<p>24 hours</p><p>No. 5</p><p>The first 10</p>",
            "<ul><li>March 3, 2024</li><li>April 5, 2024</li></ul>",
            "<ul><li>10:00 am</li><li>11:00 am</li></ul>",
        ] {
            check(&format!("<title>Rain</title><h1>Rain</h1>{body}{BODY}"), &[]);
        }
    }

    #[test]
    fn lines_that_say_when_are_said_in_any_script() {
        for line in [
            "发布于 2024-03-12 10:20",
            "更新时间：2024年3月12日 10:20",
            "来源：新华社 2024-03-12 10:20",
            "2024年3月12日 公開",
            "最終更新日 2024年3月12日",
            "阅读 1234",
            "发布于 5 分钟前",
            "เผยแพร่ 12 2567",
            "Monday, 3 March at 10:20",
            "Updated 5 hours ago",
            "12 comments",
        ] {
            check(&format!("<title>Rain</title><h1>Rain</h1><p>{line}</p>{BODY}"), &[line]);
        }
        let byline = "<meta name=author content=陈海燕><title>雨</title><h1>雨</h1><p>记者 陈海燕 3 天前</p>";
        check(&format!("{byline}{BODY}"), &["记者 陈海燕 3 天前"]);
    }
}
