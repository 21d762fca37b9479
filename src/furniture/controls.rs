//! What a page writes on its controls, and the mark at its end: labels that only a screen needs.

use super::counts::Counts;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "picture-control",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A label in a figure that says no more than that the picture can be enlarged, or a button beside it.",
        find: picture_control,
    },
    Rule {
        name: "page-button",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A button that says no more than that it unfolds a part of the page or leads about it.",
        find: page_button,
    },
    Rule {
        name: "count-button",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A line of buttons that say nothing but how often somebody pressed them.",
        find: count_button,
    },
    Rule {
        name: "repeated-control",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A button that says the same in a few words as two others of the page: it does something with what it stands by.",
        find: repeated,
    },
    Rule {
        name: "form-button",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A button that sends what was written into the fields of its form.",
        find: form_button,
    },
    Rule {
        name: "choice-list",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A list of choices, each with a control and the number of what it leaves.",
        find: choices,
    },
    Rule {
        name: "end-mark",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A line after the text that says no more than that it ends here.",
        find: end_mark,
    },
];

/// Words of a label on a picture; one word may be what the picture shows.
const CONTROL_WORDS: std::ops::RangeInclusive<u32> = 2..=6;

fn picture_control(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut figure_end = 0;
    for node in 0..page.len() {
        if page.tag(node) == Tag::Figure {
            figure_end = figure_end.max(page.end(node));
        }
        let may_be = node < figure_end
            && matches!(page.tag(node), Tag::Button | Tag::A | Tag::Span | Tag::Div | Tag::P)
            && found.last().is_none_or(|last| last.end <= node);
        let counts = if may_be { survey.count_in(node) } else { continue };
        let is_label = || {
            CONTROL_WORDS.contains(&counts.words)
                && survey.spoken.whole(&folded(&page.subtree_text(node))).has(Reason::Navigation)
        };
        if counts.media == 0 && (is_figure_button(survey, node, &counts) || is_label()) {
            found.push(survey.range(node));
        }
    }
    found
}

/// Whether an element is a short button in a figure that is no part of what is said of the picture.
fn is_figure_button(survey: &Survey<'_>, node: usize, counts: &Counts) -> bool {
    let page = survey.page;
    let is_button = page.tag(node) == Tag::Button || page.attr(node, "role") == Some("button");
    let mut around = page.ancestors(node).take_while(|&n| page.tag(n) != Tag::Figure);
    is_button
        && (1..=*CONTROL_WORDS.end()).contains(&counts.words)
        && !opens(survey, node)
        && !around.any(|n| page.tag(n) == Tag::Figcaption || page.is_called(n, &["caption"]))
}

fn page_button(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let buttons = survey.blocks.iter().enumerate().filter(|&(at, block)| {
        survey.said(at).whole.has(Reason::Navigation) && is_button(survey, block) && !survey.is_heading(block)
    });
    buttons.map(|(_, block)| survey.alone(block)).collect()
}

/// How far around a number its button is looked for, elements.
const AROUND_COUNT: usize = 4;

fn count_button(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let is_button = |n: usize| page.tag(n) == Tag::Button || page.attr(n, "role") == Some("button");
    let is_pressed = |n: usize| page.ancestors(n).take(AROUND_COUNT).any(is_button);
    let counts = |block: &&Block| {
        let says = |n: &usize| page.tag(*n) == Tag::Text && page.reading(*n).measure().words > 0;
        let mut texts = page.nodes(block.start..block.end).filter(says);
        block.media == 0
            && (1..=*CONTROL_WORDS.end()).contains(&block.measure.words)
            && !survey.is_data(block)
            && texts.all(|n| !page.text(n).chars().any(char::is_alphabetic) && is_pressed(n))
    };
    survey.blocks.iter().filter(counts).map(|block| survey.alone(block)).collect()
}

/// Whether all that a block says stands in one button.
fn is_button(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    if block.media > 0 || page.ancestors(block.start).take(6).any(|n| page.tag(n) == Tag::Figure) {
        return false; // a picture's own
    }
    let may_be = |n: usize| page.tag(n) == Tag::Button || page.attr(n, "role") == Some("button");
    let around = page.ancestors(block.start).take(3).filter(|&n| page.end(n) >= block.end);
    let holds_all = |n: usize| {
        let counts = survey.count_in(n);
        counts.words == block.measure.words && counts.media == 0
    };
    (block.start..block.end).chain(around).any(|n| may_be(n) && holds_all(n))
}

/// Words of a button.
const BUTTON_WORDS: u32 = 4;
/// So many that say the same are controls.
const SAME_BUTTONS: usize = 3;
/// How far above a button or field its form is looked for, and the heading that makes it open a text, elements.
const FORM_HOPS: usize = 40;
const HEAD_HOPS: usize = 3;

fn repeated(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let buttons: Vec<(String, usize)> = (0..page.len())
        .filter(|&node| looks_like_button(survey, node) && is_short(survey, node))
        .map(|node| (folded(&page.subtree_text(node)), node))
        .collect();
    let mut same: HashMap<&str, usize> = HashMap::new();
    for (text, _) in &buttons {
        *same.entry(text).or_default() += 1;
    }
    let is_repeated = |text: &str| same.get(text).is_some_and(|&count| count >= SAME_BUTTONS);
    let found = buttons.iter().filter(|(text, node)| is_repeated(text) && !is_said(survey, *node));
    found.map(|&(_, node)| survey.range(node)).collect()
}

/// Whether an element is a button that opens no text of the page, or a link that is called one.
fn looks_like_button(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    match page.tag(node) {
        Tag::Text => false,
        Tag::A => page.is_called(node, &["btn", "button"]),
        tag => (tag == Tag::Button || page.attr(node, "role") == Some("button")) && !opens(survey, node),
    }
}

/// Whether a button shows and hides what it heads.
fn opens(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    let is_head = |n: usize| page.tag(n).heading_level().is_some() || matches!(page.tag(n), Tag::Summary | Tag::Dt);
    page.attr(node, "aria-expanded").is_some()
        || page.attr(node, "aria-controls").is_some()
        || page.ancestors(node).take(HEAD_HOPS).any(is_head)
}

fn is_short(survey: &Survey<'_>, node: usize) -> bool {
    let counts = survey.count_in(node);
    (1..=BUTTON_WORDS).contains(&counts.words) && counts.media == 0
}

/// Whether a sentence goes on after a button: then it names one.
fn is_said(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    let end = page.end(node);
    let last = survey.blocks_in(&(0..end)).end.checked_sub(1).and_then(|at| survey.blocks.get(at));
    let is_link = |n: usize| matches!(page.tag(n), Tag::A | Tag::Button);
    let goes_on = |n: usize| {
        page.tag(n) == Tag::Text && page.reading(n).characters > 0 && !page.ancestors(n).take(HEAD_HOPS).any(is_link)
    };
    last.is_some_and(|block| (end..block.end).any(goes_on))
}

fn form_button(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let form_of = |node: usize| page.ancestors(node).take(FORM_HOPS).find(|&n| page.tag(n) == Tag::Form);
    let is_field = |node: &usize| match page.tag(*node) {
        Tag::Textarea | Tag::Select => true,
        Tag::Input => matches!(
            page.attr(*node, "type").unwrap_or("text"),
            "text" | "search" | "email" | "tel" | "url" | "number" | "date" | "password"
        ),
        _ => false,
    };
    let fields = (0..page.len()).filter(is_field);
    let forms: HashSet<usize> = fields.filter_map(form_of).collect();
    let sends = |node: usize| {
        page.tag(node) == Tag::Button
            && page.attr(node, "type").is_none_or(|kind| kind.eq_ignore_ascii_case("submit"))
            && is_short(survey, node)
            && !opens(survey, node)
            && form_of(node).is_some_and(|form| forms.contains(&form))
    };
    (0..page.len()).filter(|&node| !forms.is_empty() && sends(node)).map(|node| survey.range(node)).collect()
}

/// Choices of a list that has no name.
const LEAST_CHOICES: usize = 3;
/// Words of a choice, its number included.
const CHOICE_WORDS: u32 = 8;

fn choices(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    survey.outermost_where(
        |node| matches!(page.tag(node), Tag::Ul | Tag::Ol),
        |node, counts| {
            let mut items = page.children(node).filter(|&n| page.tag(n) == Tag::Li).peekable();
            let is_list = counts.long == 0 && counts.controls as usize >= LEAST_CHOICES && items.peek().is_some();
            is_list && {
                let items: Vec<usize> = items.filter(|&item| survey.count_in(item).words > 0).collect();
                items.len() >= LEAST_CHOICES && items.iter().all(|&item| is_choice(survey, item))
            }
        },
    )
}

/// Whether an item is a control with a number in parentheses at its end.
fn is_choice(survey: &Survey<'_>, item: usize) -> bool {
    let counts = survey.count_in(item);
    if counts.controls == 0 || counts.words > CHOICE_WORDS {
        return false;
    }
    let text = survey.page.subtree_text(item);
    let number = text.trim_end().strip_suffix(')').and_then(|head| Some(head.rsplit_once('(')?.1));
    number.is_some_and(|number| {
        number.starts_with(|c: char| c.is_numeric())
            && number.chars().all(|c| c.is_numeric() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’'))
    })
}

/// Ends of a text as agencies and channels write them, folded and sorted.
const ENDS: [&str; 7] = ["end", "انتهای پیام", "پایان پیام", "全文完", "完结", "本文完", "正文完"];

/// A block of this many words is text.
const TEXT_WORDS: u32 = 20;

fn end_mark(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_text = |block: &Block| block.measure.words >= TEXT_WORDS;
    let last_text = survey.blocks.iter().rposition(is_text);
    let is_last = |at: usize, block: &Block| {
        // Where the page hides its text until a script has run, no block counts as the main text.
        let is_behind = || last_text.is_some_and(|last| last < at);
        survey.core.map_or_else(is_behind, |core| block.start > core && survey.is_after_text(block.start))
    };
    let is_end = |at: usize, block: &Block| {
        ENDS.contains(&survey.said(at).folded.as_str())
            && !survey.is_heading(block)
            && !survey.is_data(block)
            && is_last(at, block)
    };
    let ends = survey.blocks.iter().enumerate().filter(|&(at, block)| is_end(at, block));
    ends.map(|(_, block)| survey.alone(block)).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text};

    #[test]
    fn a_picture_says_that_it_can_be_enlarged() {
        let figure = |label: &str| {
            format!("<figure><img src=a><{label}</span><figcaption>The lower ferry at noon.</figcaption></figure>")
        };
        check_in_text(&figure("span>View image in fullscreen"), &[("picture-control", "View image")]);
        check_in_text(&figure("span>Menu"), &[]);
        check_in_text("<p><span>Enlarge image</span> is what the button said.</p>", &[]);
        check_in_text(&figure("button>Expand</button><span>"), &[("picture-control", "Expand")]);
        let said = "<figure><img src=a><figcaption><button>The lower ferry</button> at noon.</figcaption></figure>";
        check_in_text(said, &[]);
    }

    #[test]
    fn buttons_count_who_pressed_them() {
        let line = "<div><button>3</button> <span role=button><i>41</i></span></div>";
        check_in_text(line, &[("count-button", "3")]);
        check_in_text(&line.replace("3</button>", "3 boats</button>"), &[]);
        check_in_text(&line.replace("</button>", "</button> and"), &[]);
        check_in_text(&format!("<table><tr><th>a<th>b<tr><td>{line}<td>c</table>"), &[]);
    }

    #[test]
    fn a_button_unfolds_a_part_of_the_page() {
        let quote = |label: &str| {
            format!(
                "<blockquote><div>Nobody ever asked the tide.</div><div><a role=button>{label}</a></div></blockquote>"
            )
        };
        check_in_text(&quote("Click to expand..."), &[("page-button", "Click to")]);
        check_in_text("<div><button>Click to expand</button></div>", &[("page-button", "Click to")]);
        check_in_text(&quote("The keeper"), &[]);
        check_in_text("<p>Click to expand</p><h2><button>Menu</button></h2>", &[]);
    }

    #[test]
    fn a_button_by_each_of_many_things_is_a_control() {
        let item = |control: &str| format!("<li><p>A stool of oak</p><p>€80 {control}</p></li>");
        let items = |control: &str| format!("<ul>{}</ul>", item(control).repeat(3));
        let three = [("repeated-control", "Into the bag"); 3];
        check_in_text(&items("<button>Into the bag</button>"), &three);
        check_in_text(&items("<a class='button add' href=/b>Into the bag</a>"), &three);
        check_in_text(&items("<a href=/b>Into the bag</a>"), &[]);
        check_in_text(&items("<button aria-expanded=false>More of it</button>"), &[]);
        check_in_text(&items("<button>Keep</button> is what it said."), &[]);
        check_in_text(&format!("<ul>{}</ul>", item("<button>Into the bag</button>").repeat(2)), &[]);
        let questions = "<h3><button>Where is it?</button></h3><p>Here it is.</p>".repeat(3);
        check_in_text(&questions, &[]);
    }

    #[test]
    fn what_sends_a_form_is_no_text() {
        let form = |button: &str| format!("<form><label>Name of the boat</label><input>{button}</form>");
        check_in_text(&form("<button>Send it off</button>"), &[("form-button", "Send it")]);
        check_in_text(&form("<button type=button>Where is the name?</button>"), &[]);
        check_in_text("<form><h3>Sizes</h3><button>Send it off</button></form>", &[]);
    }

    #[test]
    fn choices_with_their_numbers_lead_about_the_page() {
        let list = |items: [&str; 3]| format!("<ul>{}</ul>", items.map(|item| format!("<li>{item}")).concat());
        let choices = ["Black (3)", "Brown (1,204)", "Grey (5)"];
        let buttons = choices.map(|choice| format!("<button><span>{choice}</span></button>"));
        check_in_text(&list(buttons.each_ref().map(String::as_str)), &[("choice-list", "Black (3)")]);
        check_in_text(&list(choices), &[]);
        check_in_text(&list(["<input type=checkbox> Butter", "<input type=checkbox> Eggs (4)", "Salt"]), &[]);
    }

    #[test]
    fn the_end_of_the_text_is_no_text() {
        let after = |line: &str| in_text("").replace("</div></article>", &format!("{line}</div></article>"));
        check(&after("<p>- END -</p>"), &[("end-mark", "- END -")]);
        check(&after("<p>انتهای پیام/</p>"), &[("end-mark", "انتهای")]);
        check(&after("<p>The end</p>"), &[]);
        let hidden = after("<p>- END -</p>").replace("class=body", "style='visibility:hidden'");
        check(&hidden, &[("end-mark", "- END -")]);
        check_in_text("<p>END</p>", &[]);
        check(&after("<h2>End</h2>"), &[]);
    }
}
