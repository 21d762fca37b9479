//! When the article was published and changed. Order of trust: JSON-LD, meta elements, microdata, `time` elements near
//! the title, elements that are a date by class, a short line with a date near the title, the path of the address.

mod place;
mod shown;

use super::clues::Clues;
use super::dates::{ORDERS, Order, find as find_date, in_path, parse};
use super::json_ld::Linked;
use crate::page::Page;
use shown::Shown;

/// Names of meta elements with the date of publication, most trusted first.
const PUBLISHED_METAS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "published-date",
    "w-published-date",
    "published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published_date",
    "published_time",
    "pubdate",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.published",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "bt:pubdate",
    "vr:published_time",
    "rbpubdate",
    "article.published",
    "article.created",
    "date",
    "datecreated",
    "date.created",
    "created",
];
/// Names of meta elements with the date of the last change, most trusted first.
const MODIFIED_METAS: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "lastmod",
    "last-modified",
    "revised",
    "modified",
];
/// The two dates, ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dates {
    /// Of publication.
    pub published: Option<String>,
    /// Of the last change.
    pub modified: Option<String>,
}

impl Dates {
    /// Whether the text says one of them. Two days side by side are the same in two zones.
    pub fn is_among(&self, text: &str) -> bool {
        let own: Vec<u32> =
            [&self.published, &self.modified].into_iter().flatten().filter_map(|own| count(own)).collect();
        let mut said = ORDERS.into_iter().filter_map(|order| find_date(text, order));
        said.any(|said| count(&said.date).is_some_and(|said| own.iter().any(|own| own.abs_diff(said) <= 1)))
    }

    /// Whether each number of the text is one of their years, months, days, hours or minutes.
    pub fn has_part(&self, text: &str) -> bool {
        let numbers = |text: &str| -> Vec<Option<u32>> {
            let runs = text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty());
            runs.map(|run| run.parse().ok()).collect()
        };
        let own: Vec<u32> =
            [&self.published, &self.modified].into_iter().flatten().flat_map(|own| numbers(own)).flatten().collect();
        numbers(text).into_iter().all(|number| number.is_some_and(|number| own.contains(&number)))
    }
}

/// The number of a day in ISO 8601, in months that all have 31 days.
fn count(date: &str) -> Option<u32> {
    let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<u32>().ok();
    Some((part(0..4)? * 12 + part(5..7)?) * 31 + part(8..10)?)
}

/// Finds the dates. `lang` and the address tell which number comes first in `3/12/2024`.
#[inline(never)]
pub fn find(page: &Page, clues: &Clues<'_>, linked: &Linked, title: Option<usize>, lang: Option<&str>) -> Dates {
    let order = order(page, lang);
    let read = |value: &str| parse(value, order);
    let shown = Shown { page, clues, title, order };
    let seen = shown.dates();
    let items = |names: [&str; 2]| {
        let found = clues.items.iter().filter(|(_, prop)| names.contains(prop));
        found.filter(|(node, _)| !clues.is_foreign(page, *node, title)).find_map(|&(node, _)| shown.value(node))
    };
    let published = linked.published.as_deref().and_then(read);
    let published = published.or_else(|| clues.meta(PUBLISHED_METAS).find_map(read));
    let published = published.or_else(|| items(["datePublished", "dateCreated"]));
    let path = page.address().and_then(|address| in_path(address.path()));
    let published = published
        .or_else(|| seen.published.map(|date| path.as_deref().and_then(|path| turned(&date, path)).unwrap_or(date)));
    let published = published.or(path);
    let modified = linked.modified.as_deref().and_then(read);
    let modified = modified.or_else(|| clues.meta(MODIFIED_METAS).find_map(read));
    let modified = modified.or_else(|| items(["dateModified", "dateUpdated"])).or(seen.modified);
    Dates { published, modified }
}

/// A date in numbers that was read with day and month the wrong way round, as the address tells; with its time.
fn turned(date: &str, path: &str) -> Option<String> {
    let part = |text: &'_ str, from: usize| text.get(from..from + 2).map(str::to_owned);
    let is_turned = date.get(..5) == path.get(..5)
        && path.len() == 10
        && part(date, 5) == part(path, 8)
        && part(date, 8) == part(path, 5);
    is_turned.then(|| format!("{path}{}", date.get(10..).unwrap_or_default()))
}

/// How the page writes dates. Americans put the month first, and pages in English that do not say where they are from are mostly American.
pub fn order(page: &Page, lang: Option<&str>) -> Order {
    let top = page.address().and_then(|address| address.host_str()).and_then(|host| host.rsplit('.').next());
    let is_elsewhere = top.is_some_and(|top| matches!(top, "uk" | "au" | "nz" | "ie" | "in" | "za" | "eu" | "sg"));
    match lang.map(|lang| lang.split_once('-').unwrap_or((lang, ""))) {
        Some(("en", "" | "US")) if !is_elsewhere => Order::MonthFirst,
        Some(("hr", _)) => Order::Croatian,
        _ => Order::DayFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;
    use url::Url;

    fn check(html: &str, published: &str, modified: &str) {
        let page = Page::from_html(html, Url::parse("https://a.example/2019/01/02/x").ok());
        let clues = Clues::of(&page);
        let linked = super::super::json_ld::read(page.json_ld(), |_| true);
        let found = find(&page, &clues, &linked, page.first(Tag::H1), Some("en"));
        let told = (found.published.unwrap_or_default(), found.modified.unwrap_or_default());
        assert_eq!((told.0.as_str(), told.1.as_str()), (published, modified), "{html}");
    }

    #[test]
    fn a_time_by_another_name_is_one() {
        let post = |day: u32| {
            format!(
                "<div><h3>Comment</h3><a href=/p>pelle</a> <a href=#1>on <relative-time datetime=2025-05-{day:02}T10:00:00Z>May {day}</relative-time></a>\
                <p>When a task that is waiting is cancelled, the gate counts it as a boat that is still coming and waits for ever.</div>"
            )
        };
        check(&format!("<h1>T</h1>{}{}", post(5), post(7)), "2025-05-05T10:00:00Z", "");
    }

    #[test]
    fn data_is_believed_before_what_is_shown() {
        check(
            r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2020-02-28T18:00:00Z"}</script><h1>T</h1><time datetime=2021-01-01>x</time>"#,
            "2020-02-28T18:00:00Z",
            "",
        );
        check(
            "<meta property=article:published_time content=2020-02-28><meta property=article:modified_time content=2020-03-01>",
            "2020-02-28",
            "2020-03-01",
        );
        check(
            "<meta name=date content='{{date}}'><h1>T</h1><time itemprop=datePublished datetime=2020-02-28>x</time>",
            "2020-02-28",
            "",
        );
    }

    #[test]
    fn dates_are_read_near_the_title() {
        check(
            "<h1>T</h1><p>Publié le : <time datetime='2020-02-28T18:46:27+00:00'>28/02/2020</time> Modifié le : <time datetime='2020-02-29'>x</time></p>",
            "2020-02-28T18:46:27+00:00",
            "2020-02-29",
        );
        check("<h1>T</h1><span class=entry-date>February 28, 2020</span>", "2020-02-28", "");
        check("<h1>T</h1><p>By Ann | Feb 28, 2020</p><p>x</p>", "2020-02-28", "");
        check("<h1>T</h1><p>Last updated: 2/28/2020</p>", "2019-01-02", "2020-02-28");
    }

    #[test]
    fn the_newest_entry_of_a_live_blog_is_not_the_articles_date() {
        let entry = |hour: u32| {
            format!(
                "<article><time datetime=2026-03-04T{hour}:05:00Z>{hour}.05</time><p>It rained on the wheat of the whole valley all day long, and nobody spoke of it.</article>"
            )
        };
        let falls = [20, 19, 18].map(entry).concat();
        check(&format!("<h1>T</h1><div>{falls}</div>"), "2026-03-04", "");
        let head = "<p>First published 4 Mar 2026</p>";
        check(&format!("<h1>T</h1>{head}<div>{falls}</div>"), "2026-03-04", "");
        check(&format!("<h1>T</h1><div>{}</div>", [18, 19, 20].map(entry).concat()), "2026-03-04T18:05:00Z", "");
    }

    #[test]
    fn the_address_tells_day_and_month_apart() {
        check("<h1>T</h1><time>1/2/2019</time><p>x", "2019-01-02", "");
        check("<h1>T</h1><time>2/1/2019</time><p>x", "2019-01-02", "");
        check("<h1>T</h1><time>2/1/2019 10:20</time><p>x", "2019-01-02T10:20", "");
    }

    #[test]
    fn labels_tell_dates_far_away() {
        let text = "It rained all day, and the day after. ".repeat(100);
        let page = |end: &str| format!("<h1>T</h1><p>{text}</p>{end}");
        check(
            &page("<div class=sidebar><h4>Published</h4><p><time>May 3, 2024</time></p></div><time>May 4, 2024</time>"),
            "2024-05-03",
            "",
        );
        check(&page("<p>Last updated: May 3, 2024</p>"), "2019-01-02", "2024-05-03");
        check(&page("<p>Publié le 3 mai 2024</p>"), "2024-05-03", "");
        check(&page("<p>Updated maps show the river of May 3, 2024.</p>"), "2019-01-02", "");
    }

    #[test]
    fn dates_of_other_things_are_not_taken() {
        let path = "2019-01-02";
        check(
            "<h1>T</h1><p>On February 28, 2020 the river rose over its banks and the people of the town left their houses in haste.</p>",
            path,
            "",
        );
        check("<h1>T</h1><div class=related-posts><time datetime=2020-02-28>x</time></div>", path, "");
        check("<h1>T</h1><ol class=comments><li><time datetime=2020-02-28>x</time></ol>", path, "");
    }

    #[test]
    fn dates_in_the_text_are_those_of_other_things() {
        let path = "2019-01-02";
        let text = "<p>It rained on the wheat of the whole valley all day long, and again on the day after, and nobody in the town spoke of it.</p>";
        for body in [
            "<ul><li><span class=timeline-date>1847</span><p>The railway comes.</p></li><li><span class=timeline-date>March 3, 1901</span><p>The last boat goes.</p></li></ul>",
            "<div><p><span>F1</span> <span>S. 2(2) inserted (1.4.1999) by <a href=/a>1998 c. 9</a>, s. 4</span></p></div>",
            "<ul><li><a href=/r>Old bridges</a><span>. Office of monuments</span><span>[accessed 2020-05-11]</span></li></ul>",
            "<table><tr><td>May 3, 2020<td>Rain</table>",
        ] {
            check(&format!("<h1>T</h1>{text}{text}{body}{text}"), path, "");
        }
        check(&format!("<h1>T</h1><dl><dt>Date<dd>Saturday, June 7, 2025<dt>Place<dd>Upper Lock</dl>{text}"), path, "");
        check(&format!("<h1>T</h1><ul><li>March 3, 2024<li>April 5, 2024</ul>{text}"), path, "");
        check(
            &format!("<h1>T</h1><dl><dt>Published<dd>June 7, 2025<dt>Author<dd>Ann Lee</dl>{text}"),
            "2025-06-07",
            "",
        );
        check(&format!("<h1>T</h1><ul><li>Ann Lee<li>June 7, 2025</ul>{text}"), "2025-06-07", "");
        check(&format!("<h1>T</h1><p class=lead>{text}</p><p>June 7, 2025</p>{text}"), "2025-06-07", "");
    }

    #[test]
    fn a_change_is_told_in_scripts_without_spaces_too() {
        let path = "2019-01-02";
        for line in [
            "最后修改于 2023-01-03",
            "已于&nbsp;2023-01-03 09:00&nbsp;修改",
            "最終更新日：2023年1月3日",
            "编辑于 2023-01-03",
        ] {
            let day = if line.contains("09:00") { "2023-01-03T09:00" } else { "2023-01-03" };
            check(&format!("<h1>T</h1><div><span class=time>{line}</span></div><p>x"), path, day);
        }
        check("<h1>T</h1><span class=time>发布于 2023-01-03</span><p>x", "2023-01-03", "");
    }
}
