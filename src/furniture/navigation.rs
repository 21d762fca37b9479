//! Ways about the site: skip links, menus, breadcrumbs, page numbers, tags, the page's header and footer.

use super::lexicon::Kind;
use super::names::Sign;
use super::survey::Survey;
use super::words::Reasons;
use super::{Reason, Rule, Trust, legal};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "skip-link",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A link past the menus to the text, or back to the top.",
        find: skip_link,
    },
    Rule {
        name: "site-navigation",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A menu: a nav element, a navigation role, a name that says so with links in it, a search form.",
        find: site_navigation,
    },
    Rule {
        name: "page-header",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "The header of the page, outside the article and without its title.",
        find: page_header,
    },
    Rule {
        name: "page-footer",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "The footer of the page, outside the article; its legal lines are marked by themselves.",
        find: page_footer,
    },
    Rule {
        name: "breadcrumb",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "The way to this page.",
        find: breadcrumb,
    },
    Rule {
        name: "pagination",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "Links to the next and previous pages or articles.",
        find: pagination,
    },
    Rule {
        name: "tag-list",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "The subjects of the article as a short list of links.",
        find: tag_list,
    },
    Rule {
        name: "menu-links",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A column or row of short links before the text and outside the element that holds title and text, or in a cell of its own beside the text.",
        find: menu_links,
    },
    Rule {
        name: "tab-list",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "The row of tabs above panels.",
        find: tab_list,
    },
];

/// Words of the lists of links that are known by their names.
const LIST_WORDS: u32 = 80;

fn skip_link(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        if block.measure.words == 0 || block.measure.words > 12 {
            continue;
        }
        let link = (block.start..block.end)
            .chain(page.ancestors(block.start).take(3))
            .find(|&n| page.tag(n) == Tag::A && page.attr(n, "href").is_some_and(|href| href.contains('#')));
        let says = survey.said(at).whole.has(Reason::Navigation);
        let is_link = link.is_some_and(|link| says || survey.is_near(link, Kind::Skip));
        // One word may be a line of the text; above the title it is a menu's.
        let is_above = survey.title_node.is_some_and(|title| block.start < title);
        let is_plain_line = survey.is_plain() && says && (block.measure.words > 1 || is_above);
        let is_linked = block.link_words == block.measure.words;
        if (is_link && is_linked) || is_plain_line || (is_linked && block.links > 1 && only_skips(survey, block)) {
            found.push(survey.alone(block));
        } else if survey.is_heading(block) && !is_linked {
            found.extend(way_up(survey, block));
        }
    }
    found
}

/// The link back to the top of the page that stands in a heading, behind its words.
fn way_up(survey: &Survey<'_>, heading: &Block) -> Option<Range<usize>> {
    let page = survey.page;
    let leads_up = |link: usize| {
        let is_near = page.attr(link, "href").is_some_and(|href| href.starts_with('#'));
        let said = folded(&page.subtree_text(link));
        is_near && (said == "top" || survey.spoken.whole(&said).has(Reason::Navigation))
    };
    let links = (heading.start..heading.end).filter(|&n| page.tag(n) == Tag::A && page.end(n) <= heading.end);
    links.last().filter(|&link| leads_up(link)).map(|link| survey.range(link))
}

/// Whether every link of a block says what skip links and their neighbors, such as "Print", say.
fn only_skips(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    let links = (block.start..block.end)
        .chain(page.ancestors(block.start).take(3))
        .filter(|&n| page.tag(n) == Tag::A && page.end(n) <= block.end);
    let mut says: Vec<Reasons> = Vec::new();
    for link in links {
        says.push(survey.spoken.whole(&folded(&page.subtree_text(link))));
    }
    says.iter().any(|s| s.has(Reason::Navigation))
        && says.iter().all(|s| s.has(Reason::Navigation) || s.has(Reason::Share))
}

fn site_navigation(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_menu = |node: usize| {
        survey.is(node, Kind::MenuRole) || survey.is(node, Kind::SearchRole) || survey.is(node, Kind::Navigation)
    };
    survey.outermost_named(is_menu, |node, counts| {
        if survey.is(node, Kind::MenuRole) || survey.is(node, Kind::SearchRole) {
            return counts.long == 0 || counts.is_linked(50);
        }
        // A restaurant has a menu too: a name needs links.
        counts.long == 0 && counts.links >= 2 && counts.is_linked(70)
    })
}

fn page_header(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::HeaderRole, |node, counts| {
        is_of_page(survey, node) && counts.long == 0 && (!survey.is_after_text(node) || survey.core.is_none())
    })
}

/// The stretches of page footers between their legal lines.
fn page_footer(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let footers = survey.outermost(Kind::FooterRole, |node, counts| {
        is_of_page(survey, node)
            && survey.is_after_text(node)
            && (counts.long == 0 || counts.long * 3 < survey.total().long)
    });
    let legal = legal::lines(survey);
    let mut found = Vec::new();
    for footer in footers {
        let mut start = footer.start;
        let first = legal.partition_point(|line| line.start < footer.start);
        for line in legal.iter().skip(first).take_while(|line| line.start < footer.end) {
            found.push(start..line.start);
            start = line.end;
        }
        found.push(start..footer.end);
    }
    found.into_iter().filter_map(|range| trimmed(survey, &range)).collect()
}

/// A stretch without the parents it only begins and the blanks at its ends.
fn trimmed(survey: &Survey<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    while start < range.end && survey.page.end(start) > range.end {
        start += 1;
    }
    let range = start..range.end;
    (survey.count(&range).words > 0 || survey.count(&range).media > 0).then_some(range)
}

/// Whether an element belongs to the page, not to an article or a section in it.
fn is_of_page(survey: &Survey<'_>, node: usize) -> bool {
    !survey.page.ancestors(node).any(|n| matches!(survey.page.tag(n), Tag::Article | Tag::Main | Tag::Blockquote))
        && !survey.is_in_core(node)
}

fn breadcrumb(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Breadcrumb, |_, counts| counts.long == 0 && counts.words <= LIST_WORDS / 2)
}

fn pagination(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Pagination, |_, counts| {
        counts.long == 0 && counts.words <= LIST_WORDS && (counts.is_linked(50) || counts.words <= 12)
    })
}

fn tag_list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = survey.outermost(Kind::Tags, |_, counts| {
        counts.long == 0 && counts.words <= LIST_WORDS && counts.links > 0 && counts.is_linked(50)
    });
    let tagged = survey.blocks.iter().filter(|block| {
        let is_list = block.links > 0 && block.link_words == block.measure.words && block.measure.words <= LIST_WORDS;
        is_list && survey.core.is_some() && survey.is_after_text(block.start) && only_tags(survey, block)
    });
    found.extend(tagged.map(|block| survey.alone(block)));
    found
}

/// Parts of the addresses of subjects.
const TAG_ADDRESSES: [&str; 5] = ["/tag/", "/tags/", "/thema/", "/topic/", "/topics/"];

/// Whether every link of a block leads to a subject.
fn only_tags(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    let mut links = (block.start..block.end)
        .chain(page.ancestors(block.start).take(3))
        .filter(|&n| page.tag(n) == Tag::A)
        .filter_map(|n| page.attr(n, "href"))
        .peekable();
    links.peek().is_some() && links.all(|href| TAG_ADDRESSES.iter().any(|part| href.contains(part)))
}

/// Links of a menu that has no name.
const MENU_LINKS: u32 = 4;
/// Words of its entries, on average.
const ENTRY_WORDS: u32 = 3;

fn menu_links(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let is_column = |node: usize| {
        let tag = page.tag(node);
        matches!(tag, Tag::Div | Tag::Ul | Tag::Ol | Tag::Table | Tag::Tr | Tag::Td | Tag::P | Tag::Center)
            && survey.is_outside(node)
    };
    let mut found = survey.outermost_where(is_column, |node, counts| {
        let is_before = survey.core.is_some_and(|core| page.end(node) <= core);
        let is_menu = counts.links >= MENU_LINKS && counts.is_linked(85) && counts.words <= counts.links * ENTRY_WORDS;
        is_before && is_menu && counts.long == 0
    });
    let is_menu = |block: &&Block| {
        let words = block.measure.words;
        block.links >= MENU_LINKS && block.link_words == words && words <= block.links * ENTRY_WORDS
    };
    let cells = survey.blocks.iter().filter(is_menu).filter(|block| is_beside_text(survey, block));
    found.extend(cells.map(|block| survey.alone(block)));
    found
}

/// How far above links the cell is looked for that they stand in, and above a cell its table, elements.
const CELL_HOPS: usize = 6;
const TABLE_HOPS: usize = 3;

/// Whether a block stands before the text in another cell of the same table, which lays out the page.
fn is_beside_text(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    let is = |tag: Tag| move |&n: &usize| page.tag(n) == tag;
    let cell =
        std::iter::once(block.container).chain(page.ancestors(block.container)).take(CELL_HOPS).find(is(Tag::Td));
    let Some((cell, core)) = cell.zip(survey.core) else { return false };
    let table = page.ancestors(cell).take(TABLE_HOPS).find(is(Tag::Table));
    page.end(cell) <= core
        && !survey.holds_core(cell)
        && survey.count_in(cell).long == 0
        && table.is_some_and(|table| page.contains(table, core))
}

fn tab_list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_list = |node: usize| survey.bears(node, Sign::TabList);
    survey.outermost_named(is_list, |_, counts| counts.long == 0 && counts.words <= LIST_WORDS)
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};

    #[test]
    fn the_way_up_goes_from_a_heading() {
        check_in_text("<h2>Errors <a href='#top_of_page'>top</a></h2>", &[("skip-link", "top")]);
        check_in_text("<h2>Errors <a href='#'>Back to top</a></h2>", &[("skip-link", "Back to top")]);
        check_in_text("<h2>Spinning <a href='#t'>tops</a></h2><h2>The <a href='/top'>top</a></h2>", &[]);
    }

    #[test]
    fn a_skip_link_goes_to_the_text() {
        check(
            &format!("<body><a href='#main'>Accéder au contenu principal</a>{}", in_text("")),
            &[("skip-link", "Accéder")],
        );
        check_plain("Accéder au contenu principal\n\nLes combats à Idleb", &[("skip-link", "Accéder")]);
        check(&format!("<body><a class=skip-link href='#c'>Ugorjon</a>{}", in_text("")), &[("skip-link", "Ugorjon")]);
    }

    #[test]
    fn menus_headers_and_footers_are_of_the_page() {
        check(
            &format!("<body><nav><ul><li><a href=a>World</a></li></ul></nav>{}", in_text("")),
            &[("site-navigation", "World")],
        );
        check(
            &format!("<body><header><a href=/>Courier</a><p>Since 1903</p></header>{}", in_text("")),
            &[("page-header", "Courier")],
        );
        check(
            &format!(
                "{}<footer><nav><a href=a>About us</a></nav><p>© 2026 Courier. All rights reserved.</p><p>Made by hand</p></footer>",
                in_text("")
            ),
            &[("site-navigation", "About us"), ("copyright-line", "© 2026"), ("page-footer", "Made by hand")],
        );
    }

    #[test]
    fn lists_of_links_are_known_by_their_names() {
        check_in_text("<ul class=breadcrumb><li><a href=a>Home</a></li><li>Ships</li></ul>", &[("breadcrumb", "Home")]);
        check_in_text("<div class=pagination><a href=a>1</a> <a href=b>2</a></div>", &[("pagination", "1")]);
        check_in_text("<p class=tag-links><a href=a>ferries</a> <a href=b>rivers</a></p>", &[("tag-list", "ferries")]);
    }

    #[test]
    fn links_say_or_lead_where_they_go() {
        check_in_text(
            "<p><a href='#recipe'>Jump to recipe</a> <a href=/print>Print</a></p>",
            &[("skip-link", "Jump to")],
        );
        check(
            &in_text("").replace("</article>", "<div><a href=/topics/w>Wild flowers</a></div></article>"),
            &[("tag-list", "Wild flowers")],
        );
        check_in_text("<p><a href=/topics/w>Wild flowers</a></p>", &[]);
    }

    #[test]
    fn tabs_lead_about_the_page() {
        check_in_text("<div role=tablist><button role=tab>Times</button></div>", &[("tab-list", "Times")]);
    }

    #[test]
    fn a_column_of_short_links_is_a_menu() {
        let rows =
            ["Front page", "Hedges", "Gates", "Ponds"].map(|name| format!("<tr><td><a href=x>{name}</a></td></tr>"));
        check(
            &format!("<body><table><tr><td><table>{}</table></td><td>{}</td></tr></table>", rows.concat(), in_text("")),
            &[("menu-links", "Front page")],
        );
        check_in_text(&format!("<table>{}</table>", rows.concat()), &[]);
    }

    #[test]
    fn links_in_a_cell_beside_the_text_are_a_menu() {
        let links = ["Home", "Weirs", "Locks", "Guestbook"].map(|name| format!("<a href=x>{name}</a><br>")).concat();
        let row = |cell: &str| format!("<td>{cell}<br>You are visitor 10412</td><td>{}</td>", in_text(""));
        let page = |cell: &str| format!("<table><tr><td><h1>The weirs</h1></td></tr><tr>{}</tr></table>", row(cell));
        check(&page(&links), &[("menu-links", "Home")]);
        check(&page("Home<br>Weirs<br>Locks<br>Guestbook"), &[]);
        let data = format!("<table><tr><td>{links}</td><td>4</td></tr></table>");
        check_in_text(&data, &[]);
    }

    #[test]
    fn headers_of_articles_menus_of_restaurants_and_titles_stay() {
        check("<body><header><h1>The ferry</h1><p>By Marian</p></header><p>She still crosses the estuary.</p>", &[]);
        check_in_text("<header><h2>A chapter</h2></header><div class=menu><p>Soup</p><p>Bread</p></div>", &[]);
        check_in_text("<p>Skip to content, she said.</p><p><a href='#n1'>1</a></p>", &[]);
        check_in_text("<p>Skip to main content</p>", &[]);
        check_in_text("<div class=tags><p>Three tags hang from the chain.</p></div>", &[]);
        check_in_text("<div class=navigation><p>Navigation by the stars is an art that few learn.</p></div>", &[]);
    }
}
