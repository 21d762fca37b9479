//! Links of a page to where they stand: the sign beside a heading or a paragraph by which its address is copied, the heading
//! that is a link to itself. They lead a reader nowhere.

use super::links::fragment;
use super::walk::Writer;
use crate::page::Tag;

/// How far above a link the part is that it may lead to, elements.
const ABOVE: usize = 16;
/// How many nodes of a heading are asked whether the link in it leads to them.
const NODES_OF_HEADING: usize = 64;
/// Signs of a link to where it stands.
const SIGNS: [char; 4] = ['¶', '§', '#', '🔗'];

impl Writer<'_> {
    /// Whether a link says no more than `¶`, `#` or the like, within a heading, or about the part it stands in; within a
    /// term or a caption only these are known, since a term may be a sign itself.
    pub fn is_anchor_sign(&self, link: usize) -> bool {
        let page = self.page;
        let text = self.words(link, page.end(link));
        if text.chars().count() > 2 || text.chars().any(char::is_alphanumeric) {
            return false;
        }
        let is_named = |n: usize| page.tag(n).heading_level().is_some();
        let holds_sign = |n: usize| matches!(page.tag(n), Tag::Dt | Tag::Caption | Tag::Figcaption);
        let is_sign = text.trim_end_matches('\u{fe0f}').chars().all(|c| SIGNS.contains(&c)) && !text.is_empty();
        page.ancestors(link).take(3).any(is_named)
            || page.class_words(link).any(|word| word == "headerlink")
            || (is_sign && (page.ancestors(link).take(3).any(holds_sign) || self.leads_to_own(link)))
    }

    /// Whether a link in a heading leads to that heading or to what it heads.
    pub fn names_its_heading(&self, link: usize) -> bool {
        let page = self.page;
        let Some(heading) = page.ancestors(link).take(3).find(|&n| page.tag(n).heading_level().is_some()) else {
            return false;
        };
        self.leads_to_own(link)
            || fragment(page, link).is_some_and(|fragment| {
                let mut nodes = page.nodes(heading + 1..page.end(heading)).take(NODES_OF_HEADING);
                nodes.any(|n| page.attr(n, "id").or(page.attr(n, "name")) == Some(&fragment))
            })
    }

    /// Whether a link leads from documentation to the code that it documents, beside the name of that.
    pub fn is_source_link(&self, link: usize) -> bool {
        let page = self.page;
        let mut nodes = page.nodes(link..page.end(link)).take(2);
        nodes.any(|n| page.class_words(n).any(|word| word == "viewcode-link"))
    }

    /// Whether a link leads to itself or to what it stands in.
    fn leads_to_own(&self, link: usize) -> bool {
        let page = self.page;
        let Some(fragment) = fragment(page, link) else { return false };
        let mut around = std::iter::once(link).chain(page.ancestors(link).take(ABOVE));
        around.any(|n| page.attr(n, "id") == Some(&fragment))
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn the_sign_that_leads_to_its_own_heading_is_dropped() {
        check("<p>x<h2>From Rust<a href='#from-rust'>¶</a></h2><p>y", "p(x) h2(From Rust) p(y)");
        check(
            "<dl><dt><code>read</code><a href='_modules/a.html'><span class=viewcode-link>[source]</span></a>\
             <a class=headerlink href='#read'>¶</a><dd>a<dt>write<a href='#write'>#</a><dd>b</dl>",
            "dl(dt(code(read)) dd(p(a)) dt(write) dd(p(b)))",
        );
        check("<dl><dt><a href='#plus'>+</a><dd>Adds.</dl>", "dl(dt(link[#plus](+)) dd(p(Adds.)))");
        check("<p class=caption>Units<a class=headerlink href='#units'>\u{f0c1}</a>", "p(Units)");
        check("<p>a <a href='#s'>§</a>", "p(a link[#s](§))");
    }

    #[test]
    fn a_sign_about_the_part_it_stands_in_is_dropped_everywhere() {
        check(
            "<section id=s><p id=s-1>The lock.<a href='#s-1' class=pilcrow>¶</a><p>y<a href='#s'>§</a>",
            "p(The lock.) p(y)",
        );
        check("<p><a id=a href='#a'>#</a> One", "p(One)");
        check("<p id=a>One <a href='#a'>two</a>", "p(One link[#a](two))");
    }

    #[test]
    fn a_heading_that_leads_to_itself_is_no_link() {
        check("<p>x<h2 id=syntax><a href='#syntax'>Syntax</a></h2>", "p(x) h2(Syntax)");
        check(
            "<p>x<section id=s><h2><a href='#s'>1.</a> <a id=n href='#n'>Intro</a> <a href='#o'>o</a></h2></section>",
            "p(x) h2(1. Intro link[#o](o))",
        );
    }
}
