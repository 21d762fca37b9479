//! Fields of a record that only its style parts: an amount and what it is of, a name and where they spoke, a name and the time.
//! Words that are styled in pieces (drop caps, ordinals, names of makers) stay whole.

use super::flow::Flow;
use super::walk::Writer;
use crate::page::Tag;

/// How many children of a record are looked at.
const CHILDREN: usize = 24;
/// So many of one name are a row of items.
const ROW: usize = 3;
/// Letters of a name that says something: shorter ones are made by machines, which cut words wherever the style changes.
const NAME_LETTERS: usize = 3;
/// What makes a number an ordinal or many, and stands without a space.
const ENDINGS: [&str; 14] = ["d", "de", "e", "em", "er", "ere", "eme", "nd", "o", "a", "rd", "re", "s", "st"];
/// The same in English alone.
const ORDINAL: &str = "th";

/// Signs that are drawn for an icon.
const SIGNS: [&str; 10] = ["+", "-", "–", "−", "×", "✓", "✔", "✗", "✘", "•"];

impl Writer<'_> {
    /// Whether an element is a field that stands right after another of the same record, with nothing between them.
    pub fn is_next_field(&self, node: usize) -> bool {
        let page = self.page;
        let Some(before) = page.before(node) else { return false };
        let tags = (page.tag(before), page.tag(node));
        if tags == (Tag::Button, Tag::Button) {
            return true;
        }
        if !is_field(tags.0) || !is_field(tags.1) {
            return false;
        }
        let Some(record) = page.parent(node) else { return false };
        // In a sentence the pieces are of its words.
        let is_sentence = matches!(page.tag(record), Tag::P | Tag::Code | Tag::Pre | Tag::A | Tag::Span)
            || page.tag(record).heading_level().is_some();
        let is_text = |n: usize| page.tag(n) == Tag::Text && !page.text(n).trim().is_empty();
        if is_sentence || page.children(record).take(CHILDREN).any(is_text) {
            return false;
        }
        let (left, right) = (self.words(before, page.end(before)), self.words(node, page.end(node)));
        let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return false };
        if !last.is_alphanumeric() || !first.is_alphanumeric() {
            return false;
        }
        let begins_with_ending = || right.split(|c: char| !c.is_alphanumeric()).next().is_some_and(is_ending);
        if tags.1 == Tag::Time || (tags.0 == Tag::Time && !begins_with_ending()) {
            return true;
        }
        let leads = (page.attr(before, "href"), page.attr(node, "href"));
        if let (Some(left), Some(right)) = leads
            && left != right
        {
            return true;
        }
        let classes = page.attr(before, "class").zip(page.attr(node, "class"));
        if classes.is_none_or(|(left, right)| left == right) {
            return classes.is_some() && self.is_row(record, node);
        }
        let is_named = self.is_named(before) && self.is_named(node);
        let is_many = left.contains(' ') || right.contains(' ');
        let is_amount =
            last.is_numeric() && first.is_alphabetic() && !left.contains(char::is_alphabetic) && !begins_with_ending();
        let is_turn = last.is_lowercase() && first.is_uppercase() && is_many;
        is_named && (is_amount || is_turn) || page.tag(record) == Tag::Cite && is_many
    }

    /// Whether all that a record holds are items of one name, and words rather than letters that are set one by one.
    fn is_row(&self, record: usize, item: usize) -> bool {
        let page = self.page;
        let same = |n: &usize| page.tag(*n) == page.tag(item) && page.attr(*n, "class") == page.attr(item, "class");
        let items: Vec<usize> = page.children(record).take(CHILDREN).filter(|&n| page.tag(n) != Tag::Text).collect();
        let is_word = |n: &&usize| page.measure(**n, page.end(**n)).characters > 1;
        self.is_named(item)
            && items.len() >= ROW
            && items.iter().all(same)
            && items.iter().filter(is_word).count() * 2 > items.len()
    }

    /// Whether an element is the icon that begins a line and is drawn by a sign: it is no part of the first word.
    pub fn is_leading_icon(&self, flow: &Flow<'_>, node: usize) -> bool {
        let page = self.page;
        let is_icon = |word: &str| word.contains("icon");
        flow.run.is_empty()
            && matches!(page.tag(node), Tag::Span | Tag::I)
            && page.class_words(node).any(is_icon)
            && SIGNS.contains(&self.words(node, page.end(node)).trim())
    }

    /// Whether a person named the element.
    fn is_named(&self, node: usize) -> bool {
        let is_word = |token: &str| token.len() >= NAME_LETTERS && token.bytes().all(|byte| byte.is_ascii_alphabetic());
        let class = self.page.attr(node, "class").unwrap_or_default();
        class.split(|c: char| !c.is_ascii_alphanumeric()).any(is_word)
    }
}

fn is_field(tag: Tag) -> bool {
    matches!(tag, Tag::Span | Tag::A | Tag::B | Tag::Strong | Tag::Mark | Tag::Small | Tag::Time)
}

fn is_ending(word: &str) -> bool {
    let word = crate::page::text::folded(word);
    word == ORDINAL || ENDINGS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn fields_of_a_record_stand_apart() {
        check(
            "<ul><li><span class=quantity>4</span><span class=name>large potatoes</span><li>b</ul>",
            "ul(li(p(4 large potatoes)) li(p(b)))",
        );
        check(
            "<cite><span class=name>Helen Court, mayor of Oakley</span><span class=at>to the Echo</span></cite>",
            "p(em(Helen Court, mayor of Oakley to the Echo))",
        );
        check("<div><span class=author>Ann Lee</span><span class=role>Mayor</span></div>", "p(Ann Lee Mayor)");
        check("<div><a>Odile K</a><time>2h</time></div>", "p(Odile K 2h)");
        let item = |text: &str| format!("<span class=film-item>{text}</span>");
        check(&format!("<div>{}{}{}</div>", item("1994"), item("2h 22m"), item("R")), "p(1994 2h 22m R)");
        check("<div><a href=/a>oak</a><a href=/b>elm</a></div>", &format!("p({})", links("oak", "elm")));
        check("<div><time>20:24</time><mark>Odile K</mark></div>", "p(20:24 mark(Odile K))");
    }

    fn links(first: &str, second: &str) -> String {
        format!("link[https://limpide.example/a]({first}) link[https://limpide.example/b]({second})")
    }

    #[test]
    fn an_icon_is_no_part_of_the_first_word() {
        check("<ul><li><span class=icon>+</span>Light<li>b</ul>", "ul(li(p(+ Light)) li(p(b)))");
        check("<p><span class=icon>$</span>49 or <span class=icon>+</span>1", "p($49 or +1)");
    }

    #[test]
    fn words_in_pieces_stay_whole() {
        for (html, whole) in [
            ("<p><span class=dropcap>T</span><span class=lead>he canal</span> was", "p(The canal was)"),
            ("<div><span class=dropcap>T</span><span class=lead>he canal was dug</span></div>", "p(The canal was dug)"),
            ("<div><span class=day>4</span><span class=suffix>th of July</span></div>", "p(4th of July)"),
            ("<div><span class=brand>i</span><span class=make>Phone</span></div>", "p(iPhone)"),
            ("<div><time>1960</time><small>s</small></div>", "p(1960small(s))"),
            (
                "<div><span class=c1>in the 1960</span><span class=c2>s and later</span></div>",
                "p(in the 1960s and later)",
            ),
            (
                "<div><span class=ff1>20</span><span class=ff2>men of Mac</span><span class=ff3>OS</span></div>",
                "p(20men of MacOS)",
            ),
            ("<p><span class=quantity>4</span><span class=name>large</span>", "p(4large)"),
            ("<div><i class=char>a</i><i class=char>b</i><span class=char>c</span></div>", "p(em(ab)c)"),
            ("<div><span class=letter>O</span><span class=letter>a</span><span class=letter>k</span></div>", "p(Oak)"),
            ("<div><span class=part>can</span><span class=part>als</span></div>", "p(canals)"),
        ] {
            check(html, whole);
        }
    }
}
