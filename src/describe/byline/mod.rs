//! Who wrote it. Order of trust: JSON-LD, meta elements, microdata, links to authors, elements that are a byline by
//! class, a line that begins with "By". A person outranks the site itself, whoever says it.

mod data;
mod ends;
mod kinds;
mod labels;
pub mod name_words;
mod names;
mod seen;

use super::clues::{Clues, is_author_link};
use super::json_ld::Linked;
use super::site::{Site, key};
use super::value::BYLINE_CHARS;
use crate::page::Page;
use ends::before_ends;
pub use labels::{after_label, is_label};
use seen::{Seen, spaced};

/// How far around a name its signature is looked for, elements.
const SIGNED_HOPS: usize = 6;

/// Finds the authors.
#[inline(never)]
pub fn find(page: &Page, clues: &Clues<'_>, linked: &Linked, site: &Site, title: Option<usize>) -> Vec<String> {
    let seen = Seen { page, clues, site, title };
    let is_announced = |node: &usize| {
        seen.is_near(*node) && (is_author_link(page, *node) || after_label(&spaced(page, *node)).is_some())
    };
    let announced: Vec<usize> = clues.bylines.iter().copied().filter(|node| is_announced(node)).collect();
    let sources: [(Strength, &dyn Fn() -> Vec<String>); 14] = [
        (Strength::Sure, &|| seen.cleaned(linked.authors.iter().cloned())),
        (Strength::Sure, &|| seen.metas()),
        (Strength::Sure, &|| seen.handles()),
        (Strength::Sure, &|| seen.items()),
        (Strength::Sure, &|| seen.persons()),
        (Strength::Sure, &|| seen.shown(&clues.author_links)),
        (Strength::Sure, &|| seen.shown(&announced)),
        (Strength::Sure, &|| seen.shown(&clues.person_links)),
        (Strength::Sure, &|| seen.portraits()),
        (Strength::Weak, &|| seen.shown(&clues.bylines)),
        (Strength::Weak, &|| seen.pictured()),
        (Strength::Sure, &|| seen.line()),
        (Strength::Weak, &|| seen.anywhere()),
        (Strength::Weak, &|| seen.signed()),
    ];
    // Neither the site nor what somebody signs in with is who wrote it, as long as a person is named.
    let is_own = |name: &String| site.is_name(name) || site.begins(name) || kinds::is_login(name);
    let mut own_name = Vec::new();
    for (strength, source) in sources {
        let (own, mut people): (Vec<String>, Vec<String>) = source().into_iter().partition(is_own);
        // Where the data says that the site itself wrote it, a mere class name is enough only for what must be a person.
        let has_login = own_name.iter().any(|name: &String| kinds::is_login(name));
        if has_login || (strength == Strength::Weak && !own_name.is_empty()) {
            people.retain(|name| kinds::is_person(name));
        }
        if !people.is_empty() {
            let people = fuller(people, || {
                let kinds = [if announced.is_empty() { &clues.bylines } else { &announced }, &clues.person_links];
                // Those who have changed a post sign it as well.
                let signs = |node: usize| {
                    let mut around = std::iter::once(node).chain(page.ancestors(node).take(SIGNED_HOPS));
                    around.any(|n| page.is_called(n, &["signature"]))
                };
                kinds.map(|nodes| seen.shown(&nodes.iter().copied().filter(|&node| !signs(node)).collect::<Vec<_>>()))
            });
            return seen.spelled_out(people);
        }
        // What somebody signs in with tells more than the site's name, where that is all that the data says.
        let is_told = |names: &[String]| names.iter().any(|name| kinds::is_login(name) && !site.is_name(name));
        let is_better = strength == Strength::Sure && is_told(&own) && !is_told(&own_name);
        if own_name.is_empty() || is_better {
            own_name = own;
        }
    }
    own_name
}

/// Where the data names one author, and the byline beside the title that one and others, all of them wrote it: many a
/// system knows one author of a text only.
fn fuller(data: Vec<String>, shown: impl Fn() -> [Vec<String>; 2]) -> Vec<String> {
    let [one] = data.as_slice() else { return data };
    let is_fuller = |shown: &Vec<String>| {
        let is_named = shown.iter().any(|name| key(name).ends_with(&key(one)));
        shown.len() > 1 && is_named && shown.iter().all(|name| kinds::is_person(name))
    };
    shown().into_iter().find(is_fuller).unwrap_or(data)
}

/// How much a source of names is worth against the site's own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// It says that these are authors.
    Sure,
    /// Its name only hints at it.
    Weak,
}

/// The names in a text that is known to be a byline; none where it names nobody.
pub fn of_text(text: &str) -> Option<String> {
    let names = before_ends(after_label(text.trim()).unwrap_or(text.trim()));
    (!names.is_empty()).then(|| names.to_owned())
}

/// The names as one line; names that would make it too long are left out.
pub fn line(names: &[String]) -> Option<String> {
    let mut out = String::new();
    for name in names {
        if out.chars().count() + name.chars().count() + 2 > BYLINE_CHARS {
            break;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(name);
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    fn check(html: &str, expected: &str) {
        let page = Page::from_html(&format!("<meta property=og:site_name content='The Daily'>{html}"), None);
        let clues = Clues::of(&page);
        let linked = super::super::json_ld::read(page.json_ld(), |_| true);
        let site = Site::of(&page, &clues, &linked);
        let found = find(&page, &clues, &linked, &site, page.first(Tag::H1));
        assert_eq!(line(&found).unwrap_or_default(), expected, "{html}");
    }

    #[test]
    fn where_an_article_is_filed_is_no_author() {
        let line = |first: &str| {
            format!(
                "<p class=entry-meta><span>{first}</span> &middot; <time>December 9, 2021</time></p><h1>How to rise</h1>"
            )
        };
        check(&line("Bread Recipes"), "Bread Recipes");
        check(&line("<a href=/b rel='category tag'>Bread Recipes</a>"), "");
        check(&line("<a href=/b rel=tag>Sides</a>, <a href=/c rel=tag>Sourdough</a>"), "");
        check(&line("<a href=/b rel=tag>Sides</a> &middot; Ann Lee"), "Ann Lee");
    }

    #[test]
    fn data_is_believed_before_what_is_shown() {
        check(
            r#"<script type="application/ld+json">{"@type":"Article","author":{"name":"Ann Lee"}}</script><h1>T</h1><p class=byline>By Bob</p>"#,
            "Ann Lee",
        );
        check("<meta name=author content='Ann Lee'><meta name=author content='Bob Ray'><h1>T</h1>", "Ann Lee, Bob Ray");
        check(
            "<meta property=article:author content='https://social.example/ann'><h1>T</h1><p class=byline>By Bob Ray",
            "Bob Ray",
        );
        check("<h1>T</h1><span itemprop=author><a><span itemprop=name>Ann Lee</span></a> editor</span>", "Ann Lee");
        check(
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'><h1>T</h1>",
            "Ann Lee",
        );
    }

    #[test]
    fn a_person_outranks_the_site() {
        check("<meta name=author content='The Daily'><h1>T</h1><p class=byline>By Ann Lee</p>", "Ann Lee");
        check("<meta name=author content='The Daily'><h1>T</h1><p>x", "The Daily");
        check("<meta name=author content='The Daily, Ann Lee'><h1>T</h1>", "Ann Lee");
        check("<meta name=author content='The Daily'><h1>T</h1><p class=author>Table of contents</p>", "The Daily");
    }

    #[test]
    fn what_is_said_for_an_author_is_none() {
        for nobody in ["unknown", "Unbekannt", "未知", "Author unknown"] {
            check(&format!("<meta name=author content='{nobody}'><h1>T</h1><p>By Ann Lee</p>"), "Ann Lee");
            check(&format!("<h1>T</h1><p class=author>{nobody}</p><p>x"), "");
        }
        check("<meta name=author content='The Daily Ltd, London, Ontario'><h1>T</h1><p>By Ann Lee</p>", "Ann Lee");
        check("<meta name=author content='The Daily Ltd, Ann Lee'><h1>T</h1><p>x", "Ann Lee");
        check("<h1>T</h1><a href=https://field.example/people/>People</a><p>x", "");
        check("<h1>T</h1><div class=author><a href=#>相关文章</a></div><p>x", "");
        let buttons = "<button><span>取消</span></button> <button><span>确认</span></button>";
        check(&format!("<h1>T</h1><div class=author>{buttons}</div><p>x"), "");
        check("<h1>T</h1><div class=author><button>Ann Lee</button></div><p>x", "Ann Lee");
    }

    #[test]
    fn who_took_the_picture_has_not_written_the_text() {
        let picture =
            "<figure itemprop=image><img src=a><figcaption><i itemprop=creator>Bob Ray</i></figcaption></figure>";
        check(&format!("<h1>T</h1><div class=byline><b>Ann Lee</b></div>{picture}<p>x"), "Ann Lee");
        check(&format!("<h1>T</h1>{picture}<p>x"), "");
    }

    #[test]
    fn a_headline_in_a_script_without_capitals_is_no_name() {
        check("<h1>T</h1><p class=author>警方追查港口可疑车辆 司机弃车逃走</p><p>x", "");
        check("<h1>T</h1><p class=author>渡口日报社驻北岸记者站 李安</p><p>x", "渡口日报社驻北岸记者站 李安");
    }

    #[test]
    fn a_person_outranks_a_login_and_a_team() {
        check("<meta name=author content=annl22><h1>T</h1><p>By Ann Lee</p><p>x", "Ann Lee");
        check("<meta name=author content=annl22><h1>T</h1><p>x", "annl22");
        check(
            "<meta name=author content='The Daily'><h1>T</h1><p>By <a rel=author href=/m>AnnL22</a></p><p>x",
            "AnnL22",
        );
        check("<meta name=author content='The Daily'><h1>T</h1><p class=author>Ann Lee</p><p>x", "Ann Lee");
        check("<meta name=author content='The Daily'><h1>T</h1><p class=byline>The Daily Staff</p><p>x", "The Daily");
    }

    #[test]
    fn the_byline_may_name_more_than_the_data() {
        let data = "<meta name=author content='Ann Lee'><h1>T</h1>";
        check(&format!("{data}<p class=byline>By Dr Ann Lee and Bob Ray</p>"), "Dr Ann Lee, Bob Ray");
        check(&format!("{data}<p class=byline>By Bob Ray and Cleo Day</p>"), "Ann Lee");
        check(&format!("{data}<p class=byline>By Ann Lee</p><p class=byline>Edited by Bob Ray</p>"), "Ann Lee");
    }

    #[test]
    fn links_beside_the_one_the_data_names_are_authors_too() {
        let one = "<meta name=author content='Ann Lee'><h1>T</h1>";
        let links =
            "<div><a href=/author/ann>Ann Lee</a><span>, </span><a href=/author/bob>Dr Bob van der Ray</a></div>";
        check(&format!("{one}{links}"), "Ann Lee, Dr Bob van der Ray");
    }

    #[test]
    fn a_label_far_from_the_title_announces_too() {
        let text = format!("<h1>T</h1><p>{}</p>", "It rained all day, and the day after. ".repeat(100));
        check(&format!("{text}<h3>Author</h3><p>Ann Lee</p>"), "Ann Lee");
        check(&format!("{text}<p><b>Authors:</b> Ann Lee and Bob Ray, growers</p>"), "Ann Lee, Bob Ray");
        check(&format!("{text}<h3>Author</h3><p>Read more of this.</p>"), "");
        check(&format!("{text}<h2>Article by</h2><div>Ann Lee</div>"), "Ann Lee");
        check(&format!("{text}<div>Written by</div><div>Ann Lee</div><p>Ann grows wheat."), "Ann Lee");
        check(&format!("{text}<div>Written by</div><div>hand, and by candlelight</div>"), "");
    }

    #[test]
    fn a_name_beside_a_portrait_of_the_same_name_is_the_byline() {
        let text = "<p>For a week it rained on the wheat of the whole valley, and nobody in the town spoke of it.</p>";
        for portrait in [
            "<div><img src=a.jpg alt='Ann Lee'><div>Ann Lee</div><div>Head of growth</div></div>",
            "<div><div><img src=a.jpg alt='Picture of Ann Lee' width=48></div><p>Ann Lee</p><p>May 3</p></div>",
            "<div><img src=a.jpg alt='Ann Lee, Field Writer'><p>Ann Lee</p><p>Field Writer</p></div>",
        ] {
            check(&format!("<h1>T</h1>{portrait}{text}"), "Ann Lee");
        }
        let subject = "<figure><img src=a.jpg alt='Ann Lee'><figcaption>Ann Lee</figcaption></figure>";
        check(&format!("<h1>T</h1>{subject}{text}"), "");
        check(&format!("<h1>T</h1>{text}<div><img src=a.jpg alt='Ann Lee' width=800><p>Ann Lee</p></div>{text}"), "");
    }

    #[test]
    fn what_somebody_does_is_no_part_of_the_name() {
        check("<h1>T</h1><p class=author><a href=/a>Ann Lee</a> <span>Senior Farms Reporter</span></p>", "Ann Lee");
        check("<h1>T</h1><p class=author>Ann Lee, Senior Director, Farms & Fields, The Valley Trust</p>", "Ann Lee");
        check("<h1>T</h1><p class=byline>By Ann Lee, Head of Farms and Field Work</p>", "Ann Lee");
        check("<h1>T</h1><p class=byline>By Ann Lee and Bob Ray, Extension farm teachers</p>", "Ann Lee, Bob Ray");
        check("<h1>T</h1><p class=byline>By Ann Lee, Reporter, Bob Ray, Editor</p>", "Ann Lee, Bob Ray");
        check(
            "<h1>T</h1><div class=author>By <b>Ann Lee</b><i>. Director, Farms & Fields, The Valley</i></div>",
            "Ann Lee",
        );
    }

    #[test]
    fn a_name_beside_a_date_is_the_byline() {
        check("<h1>T</h1><p>May 3, 2024 • Ann Lee in <a>Farms of the valley</a></p><p>x</p>", "Ann Lee");
        check("<h1>T</h1><p>May 3, 2024</p><p>Farm Studio</p><p>x</p>", "");
        let pair = "<p><a href=/biographie/a>Ann Lee</a> et <a href=/biographie/b>Bob Ray</a></p>";
        check(
            &format!("<h1>T</h1>{pair}<p><time datetime=2024-05-03>3 mai 2024</time> à 12h45</p><p>x</p>"),
            "Ann Lee, Bob Ray",
        );
        check(&format!("<h1>T</h1>{pair}<p>x</p>"), "");
        check("<h1>T</h1><p><a>by Ann Lee</a> <i>●</i> May 3, 2024 <i>●</i></p><p>x</p>", "Ann Lee");
    }

    #[test]
    fn who_posted_is_named_before_the_handle() {
        check("<meta property=og:title content='Ann Lee (@ann@water.example)'><p>x", "Ann Lee");
        check("<meta property=og:title content='Ann Lee (@ann) on Field'><p>x", "Ann Lee");
        check("<meta property=og:title content='What to ask of Ann (@ann) and of all of the others'><p>x", "");
        check(
            "<h1>T</h1><div><a href=/authors/a><img src=a.jpg alt=Author></a><span>Ann Lee</span></div><p>x",
            "Ann Lee",
        );
    }

    #[test]
    fn where_it_was_written_is_no_name() {
        check("<h1>T</h1><p>Von <a>Ann Lee</a>, Oberwiesen</p><p>x", "Ann Lee");
        check("<h1>T</h1><p>Von <a>Ann Lee</a>, AFP</p><p>x", "Ann Lee, AFP");
        let text = "The wheat was lost. ".repeat(40);
        check(&format!("<header><h1>T</h1><i><span>By Ann Lee</span></i></header><p>{text}</p>"), "Ann Lee");
        check("<h1>T</h1>by Ann Lee, 4 June 2008<br><br>The wheat was lost. <br>x", "Ann Lee");
        check(
            &format!("<div><h1>T</h1>by Ann Lee, 4 June 2008<br><br>{}</div>", "The wheat was lost. ".repeat(40)),
            "Ann Lee",
        );
    }

    #[test]
    fn initials_are_spelled_out_as_the_page_does() {
        let data = "<meta name=citation_authors content='Lee A;Ray B'>";
        check(&format!("{data}<h1>T</h1><p><a>Ann Lee</a><sup>1</sup>, <a>Bob Ray</a></p>"), "Ann Lee, Bob Ray");
        check(&format!("{data}<h1>T</h1><p><a>Ann Lee</a><sup>1</sup>, <a>Cleo Ray</a></p>"), "Lee A, Ray B");
    }

    #[test]
    fn handles_and_teams_are_announced() {
        check("<h1>T</h1><p>by annl</p><p>x</p>", "annl");
        check("<h1>T</h1><p>By the Valley Team</p><p>x</p>", "the Valley Team");
        check("<h1>T</h1><p>By the Numbers</p><p>x</p>", "");
        check("<h1>T</h1><footer class=article-footer><i itemprop=author>Ann Lee</i></footer>", "Ann Lee");
    }

    #[test]
    fn what_is_shown_is_read_near_the_title() {
        check(
            "<h1>T</h1><div class=byline>By <a href=/author/ann>Ann Lee</a>, Reporter and <a href=/author/bob>Bob Ray</a></div>",
            "Ann Lee, Bob Ray",
        );
        check("<h1>T</h1><p>Par Ann Lee</p><p>Par contre, il pleut.</p>", "Ann Lee");
        check("<h1>T</h1><div><p>Written by</p><p>Ann Lee</p></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><div><span>By</span><span>Ann Lee</span></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><div class=author><div>Ann Lee</div><div>Founder</div></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><p>Ann Lee | Writer | 3 May 2024</p><p>x</p>", "Ann Lee");
        check("<p>Published 3 May 2024 by Ann Lee</p><h1>T</h1><p>1. Pliers</p>", "Ann Lee");
        let text = "It rained all day, and the day after. ".repeat(100);
        check(&format!("<h1>T</h1><p>{text}</p><h3>Written by Ann Lee</h3><p>Ann Lee is a writer.</p>"), "Ann Lee");
        check("<h1>T</h1><p>By the river stood a house.</p>", "");
        check("<h1>T</h1><p>x</p><div class=comments><span class=author>Troll</span></div>", "");
    }

    #[test]
    fn the_label_of_a_date_is_no_name() {
        for label in ["Oluşturulma Tarihi", "Fecha Creación", "Data Utworzenia", "Ngày Đăng"] {
            let dates =
                format!("<span>{label}: 09.02.2024 07:05</span><span>Güncelleme Tarihi: 09.02.2024 09:10</span>");
            check(&format!("<h1>T</h1><div class=news-date>{dates}</div><p>x</p>"), "");
            check(&format!("<h1>T</h1><div class=author-date>{dates}</div><p>x</p>"), "");
        }
    }

    #[test]
    fn who_posted_a_topic_is_announced() {
        let by = "<a href=# title=Post><i></i><span class=sr-only>Post</span></a><span>by <strong><a href=/m class=username>Gudrun</a></strong> » </span>";
        check(&format!("<h1>T</h1><p class=author>{by}<time>3 May 2024</time></p><p>x"), "Gudrun");
        check("<h1>T</h1><p>submitted <time>8 months ago</time> by <a href=/u class=author>gudr</a></p><p>x", "gudr");
        check(
            "<h1>T</h1><div class=coauthor><span>Co-authored by</span> <a href=/a>Gudrun Vale</a></div>",
            "Gudrun Vale",
        );
    }

    #[test]
    fn who_answers_is_no_author_of_the_question() {
        let text = format!("<p>{}</p>", "It rained all day, and the day after. ".repeat(20));
        let by = |name: &str| format!("<div itemprop=author><span itemprop=name>{name}</span></div>");
        check(&format!("<h1>T</h1>{text}{}{text}{}", by("marla"), by("Odile K")), "marla");
        check(&format!("<h1>T</h1>{}{}{text}", by("Ann Lee"), by("Bob Ray")), "Ann Lee, Bob Ray");
    }

    #[test]
    fn authors_of_papers_are_named_by_their_class() {
        let person = |name: &str| {
            format!(
                "<span class='ltx_creator ltx_role_author'><span class=ltx_personname>{name}<br>University of the Valley, Department of Farms</span></span>"
            )
        };
        let (ann, bob) = (person("Ann Lee"), person("Bob Ray"));
        let authors = format!("<div class=ltx_authors>{ann}<span class=ltx_author_before>  </span>{bob}</div>");
        check(&format!("<h1>T</h1>{authors}<p>x"), "Ann Lee, Bob Ray");
    }
}
