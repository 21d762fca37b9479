//! Articles over several pages: which links of a page lead to other pages of the same article, and which of these is the
//! next. A wrong one is worse than none: the address must differ by the number of a page and by nothing else, and the page
//! must read as an article, not as a list or as the comments on one.

mod address;
mod links;
mod shape;
pub mod words;

pub use links::{Pages, Says, says_of_pages};

use crate::certainty::Certainty;
use crate::furniture::Reason;
use crate::judge::Verdict;
use crate::page::text::folded;
use crate::page::{Page, Tag};
use crate::segment::Block;
use address::{Form, is_all_at_once, may_be_article};
use links::{PageLink, count_said};
use serde::Serialize;
use shape::Shape;
use url::Url;

/// The next page of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextPage {
    /// Its address, of the page's own origin.
    pub address: String,
    /// Its number, where the page tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// How many pages there are, where the page tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
}

/// Words of a line that says which page of how many this is.
const COUNT_WORDS: u32 = 8;

/// The next page of the article. What a rule of the user's found outranks what the links say; of another origin it is
/// refused all the same.
#[inline(never)]
pub fn next_page(
    page: &Page,
    blocks: &[Block],
    verdict: &Verdict,
    pages: Option<&Pages>,
    told: Option<&str>,
) -> Option<NextPage> {
    let own = page.address()?;
    if let Some(told) = told {
        return told_page(own, pages, told);
    }
    let pages = pages?;
    if Certainty::of(verdict.confidence) == Certainty::Unsure {
        return None;
    }
    let shape = Shape::of_article(page, blocks, verdict)?;
    let next = pages.next(page, &shape, verdict)?;
    let number = pages.number_of(next);
    let of = number.and_then(|number| pages.count(page, blocks).filter(|&of| of >= number));
    Some(NextPage { address: next.address.clone().into(), number, of })
}

/// The page that a rule found.
fn told_page(own: &Url, pages: Option<&Pages>, told: &str) -> Option<NextPage> {
    let mut address = crate::address::read(told, None)?;
    address.set_fragment(None);
    let mut here = own.clone();
    here.set_fragment(None);
    let number = pages.and_then(|pages| pages.number_of(pages.links.iter().find(|link| link.address == address)?));
    let has_own_user = address.username() == own.username() && address.password() == own.password();
    let is_other = address.origin() == own.origin() && has_own_user && address != here;
    is_other.then(|| NextPage { address: address.into(), number, of: None })
}

impl Pages {
    /// Whether the numbers in the addresses begin at zero: then what a link says is one more.
    fn is_zero_based(&self) -> bool {
        let says = |more: u32| {
            let mut links = self.links.iter();
            links.any(|link| link.number.is_some_and(|number| number > 0 && link.says == Says::Number(number + more)))
        };
        let leads_to_one =
            || self.own.is_none() && self.links.iter().any(|link| link.number == Some(1) && link.leads_on());
        !says(0) && (says(1) || leads_to_one())
    }

    /// The number by which addresses say this page.
    fn own_number(&self) -> u32 {
        self.own.unwrap_or(u32::from(!self.is_zero_based()))
    }

    /// The number of a page as a person counts.
    fn number_of(&self, link: &PageLink) -> Option<u32> {
        link.number.map(|number| number + u32::from(self.is_zero_based()))
    }

    fn next(&self, page: &Page, shape: &Shape<'_>, verdict: &Verdict) -> Option<&PageLink> {
        let wanted = self.own_number() + 1;
        let is_elsewhere = |node: usize| {
            let mut others = verdict.marks.iter().filter(|mark| {
                matches!(mark.reason, Reason::Comments | Reason::Related | Reason::Newsletter | Reason::Ad)
            });
            others.any(|mark| (mark.start..mark.end).contains(&node))
        };
        let is_here = |link: &PageLink| shape.is_at_end(link.node) && !is_elsewhere(link.node);
        // What leads on in the comments or in a list below is their next page, also where the head of the page names it.
        let is_of_text = |link: &PageLink| {
            let same = |other: &&PageLink| other.address == link.address && page.tag(other.node) == Tag::A;
            let mut shown = self.links.iter().filter(same).peekable();
            shown.peek().is_none() || shown.any(is_here)
        };
        let is_listed = self.links.iter().any(|link| matches!(link.says, Says::Number(_)));
        let is_next = |link: &&PageLink| {
            let is_named = link.says == Says::NextPage || is_listed;
            // A name with a number behind it may be another article's.
            let is_sure = is_named || !matches!(link.form, Some(Form::Suffix | Form::Glued));
            link.number == Some(wanted) && link.leads_on() && is_sure && !is_all_at_once(&link.address)
        };
        let next = self.links.iter().filter(is_next).find(|&link| is_of_text(link))?;
        let readings = address::readings(&next.address);
        let mut own = readings.iter().filter(|reading| Some(reading.number) == next.number);
        own.any(|reading| may_be_article(&reading.stem)).then_some(next)
    }

    /// How many pages there are, as a line says or the list of their numbers ends.
    fn count(&self, page: &Page, blocks: &[Block]) -> Option<u32> {
        let own = self.own_number() + u32::from(self.is_zero_based());
        let mut short =
            blocks.iter().filter(|block| (2..=COUNT_WORDS).contains(&block.measure.words) && block.links == 0);
        let said = short.find_map(|block| count_said(&folded(&block.text(page)), own));
        let listed = || {
            let numbers = self.links.iter().filter(|link| matches!(link.says, Says::Number(_)));
            numbers.filter_map(|link| self.number_of(link)).max()
        };
        said.or_else(listed)
    }
}

impl PageLink {
    fn leads_on(&self) -> bool {
        self.is_related || !matches!(self.says, Says::Before | Says::Around)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use crate::{Options, Page, clean};

    const TEXT: &str = "<p>At ten minutes to six the deckhand throws a bucket of river over the ramp, so that the first cars will \
        not slide on the frost of the night.</p><p>Nobody planned for her to last. The county bought the ferry as a stopgap \
        while it argued about a bridge, which was cancelled, revived and cancelled again.</p><p>Her replacement arrived last \
        autumn. She is electric, quiet and twice as wide, and she cost nineteen million; so far she has made eleven crossings.</p>\
        <p>So the old ship works on. Her engineer is seventy and was supposed to retire with her, but he knows which of the \
        cylinders dislikes cold mornings, and has told nobody else.</p>";

    fn found(address: &str, html: &str, rules: &str) -> Option<NextPage> {
        let page = Page::from_html(html, Url::parse(address).ok());
        let options = Options { rules: RuleSet::parse(rules).unwrap_or_default(), ..Options::default() };
        clean(&page, &options).ok().and_then(|cleaned| cleaned.next_page)
    }

    fn article(below: &str) -> String {
        format!("<body><article><h1>The ferry that refuses to retire</h1>{TEXT}{below}</article></body>")
    }

    /// What stands below the text of an article gives this next page, `number` and `of` being 0 where they are not known.
    fn check(address: &str, below: &str, expected: Option<(&str, u32, u32)>) {
        let expected = expected.map(|(address, number, of)| NextPage {
            address: address.to_owned(),
            number: Some(number).filter(|&n| n > 0),
            of: Some(of).filter(|&n| n > 0),
        });
        assert_eq!(found(address, &article(below), ""), expected, "{below}");
    }

    const OWN: &str = "https://quay.example/old-ferry.html";

    #[test]
    fn a_list_of_pages_leads_to_the_next() {
        let list = "<div><b>1</b> <a href='/old-ferry-2.html'>2</a> <a href='/old-ferry-3.html'>3</a></div>";
        check(OWN, list, Some(("https://quay.example/old-ferry-2.html", 2, 3)));
        let list = "<div><a href='/old-ferry.html'>1</a> <b>2</b> <a href='/old-ferry-3.html'>3</a></div>";
        check("https://quay.example/old-ferry-2.html", list, Some(("https://quay.example/old-ferry-3.html", 3, 3)));
        let end = "<div><a href='/old-ferry.html'>1</a> <a href='/old-ferry-2.html'>2</a> <b>3</b></div>";
        check("https://quay.example/old-ferry-3.html", end, None);
    }

    #[test]
    fn words_and_relations_lead_to_the_next() {
        let own = "https://quay.example/old-ferry";
        check(own, "<p><a href='?page=2'>Next page</a></p>", Some(("https://quay.example/old-ferry?page=2", 2, 0)));
        check(
            own,
            "<p>Seite 1 von 4</p><p><a href='old-ferry/seite-2'>Nächste Seite: Der Motor</a></p>",
            Some(("https://quay.example/old-ferry/seite-2", 2, 4)),
        );
        check(
            own,
            "<p><a href='/old-ferry/2/' rel=next>Continue</a></p>",
            Some(("https://quay.example/old-ferry/2/", 2, 0)),
        );
        check(
            own,
            "<p><a href='?page=1'>2</a> <a href='?page=2'>3</a> <a href='?page=1'>›</a></p>",
            Some(("https://quay.example/old-ferry?page=1", 2, 3)),
        );
    }

    #[test]
    fn the_next_article_is_not_the_next_page() {
        check(OWN, "<p><a rel=next href='/new-ferry.html'>The new ferry</a></p>", None);
        check(OWN, "<p><a rel=next href='/old-ferry-2.html'>The old ferry, again</a></p>", None);
        check("https://quay.example/ferry-10", "<p><a rel=next href='/ferry-11'>Next</a></p>", None);
        check("https://quay.example/2024/05/12", "<p><a rel=next href='/2024/05/13'>Next</a></p>", None);
    }

    #[test]
    fn another_origin_is_refused() {
        let own = "https://quay.example/old-ferry";
        for href in [
            "https://www.quay.example/old-ferry?page=2",
            "http://quay.example/old-ferry?page=2",
            "https://quay.example:8080/old-ferry?page=2",
            "https://a@quay.example/old-ferry?page=2",
            "javascript:next(2)",
        ] {
            check(own, &format!("<p><a rel=next href='{href}'>Next page</a></p>"), None);
        }
    }

    #[test]
    fn pages_of_lists_and_of_comments_are_others() {
        let own = "https://quay.example/old-ferry";
        let others: String =
            (1..5).map(|n| format!("<h3><a href='/{n}'>The crossing of the month, number {n}</a></h3>")).collect();
        check(
            own,
            &format!("<h2>More from the quay</h2>{others}<p><a href='?page=2'>2</a> <a href='?page=2'>Next</a></p>"),
            None,
        );
        check(
            own,
            "<section id=comments class=comments><h2>Comments</h2><p>I was there.</p><p><a href='?page=2'>2</a> <a href='?page=2' rel=next>Next</a></p></section>",
            None,
        );
        let entries: String = (1..9)
            .map(|n| {
                format!(
                    "<h2><a href='/{n}'>The crossing of the month, number {n}</a></h2><p>{}</p>",
                    "It left in the rain and came back in the sun, and nobody on board had been asked for a ticket."
                        .repeat(2)
                )
            })
            .collect();
        let list = format!(
            "<body><main><h1>Crossings</h1>{entries}<p><a href='?page=2'>2</a> <a rel=next href='?page=2'>Next page</a></p></main>"
        );
        assert_eq!(found("https://quay.example/all-crossings", &list, ""), None);
        assert_eq!(
            found("https://quay.example/crossings", &article("<p><a href='?page=2'>Next page</a></p>"), ""),
            None
        );
    }

    #[test]
    fn a_rule_outranks_what_the_links_say() {
        let html = article(
            "<p><a href='?page=2'>Next page</a> <a class=on href='/part-two#top'>Part two</a> <a class=off href='https://other.example/2'>Elsewhere</a></p>",
        );
        let own = "https://quay.example/old-ferry";
        let address = |rules: &str| found(own, &html, rules).map(|next| next.address);
        assert_eq!(address("").as_deref(), Some("https://quay.example/old-ferry?page=2"));
        assert_eq!(address("quay.example##a.on:next-page()").as_deref(), Some("https://quay.example/part-two"));
        assert_eq!(address("quay.example##a.off:next-page()"), None);
    }
}
