//! Furniture: what a page puts around and between the text. Each reason has its file of rules; a rule looks at the page
//! and marks, and nothing here removes. A mark outranks the score where it goes by a structure or by words of a language; by a
//! name alone it does not.

mod ad;
mod author_box;
mod catalog;
mod comments;
mod consent;
mod controls;
mod counts;
mod duplicate;
mod error_notice;
mod hidden;
mod legal;
mod lexicon;
mod logo;
mod names;
mod navigation;
mod newsletter;
mod next_article;
mod page_list;
mod paywall;
mod posts;
mod promotion;
mod reason;
mod related;
mod share;
mod sponsor;
mod survey;
mod wiki;
pub mod words;

#[cfg(test)]
mod check;

pub use catalog::Catalog;
pub use reason::Reason;
pub use words::{Languages, is_said_beside};

use crate::describe::Metadata;
use crate::page::{Page, Tag, order};
use crate::pages::Pages;
use crate::segment::Block;
use counts::Counts;
use std::ops::Range;
use survey::Survey;

/// A stretch of the page, the rule that marked it, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first node.
    pub start: usize,
    /// One past the last node.
    pub end: usize,
    /// The rule's name, which is stable: users see it and can switch it off.
    pub rule: &'static str,
    /// Why.
    pub reason: Reason,
    /// How far it is to be trusted.
    pub trust: Trust,
    /// The line of the user's rule that marked it, from 1; 0 where a rule of our own did.
    pub line: u32,
}

/// How far a mark is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Words or a structure say what it is: that outranks the judge.
    Sign,
    /// A structure says that it is a text of its own, beside this one: it may be longer than the article.
    Apart,
    /// Little but its name says so, and names are given for looks and left over from templates: where the judge is sure
    /// that it is text, it stays.
    Name,
}

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks, in document order.
    pub blocks: &'a [Block],
    /// What is known of the article.
    pub metadata: &'a Metadata,
    /// Its other pages, where it shows any.
    pub pages: Option<&'a Pages>,
    /// The languages whose words are not used.
    pub skipped: Languages,
}

/// A way to find furniture.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub name: &'static str,
    /// Why what it finds is furniture.
    pub reason: Reason,
    /// How far its marks are to be trusted.
    pub trust: Trust,
    /// What it finds, in a sentence.
    pub says: &'static str,
    find: fn(&Survey<'_>) -> Vec<Range<usize>>,
}

/// All rules, by reason. Of two that mark the same stretch, the one that stands first here is named.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let rooms = [
        consent::RULES,
        error_notice::RULES,
        newsletter::RULES,
        ad::RULES,
        sponsor::RULES,
        legal::RULES,
        paywall::RULES,
        share::RULES,
        promotion::RULES,
        next_article::RULES,
        related::RULES,
        comments::RULES,
        author_box::RULES,
        posts::RULES,
        page_list::RULES,
        navigation::RULES,
        controls::RULES,
        logo::RULES,
        wiki::RULES,
        duplicate::RULES,
        hidden::RULES,
    ];
    rooms.into_iter().flatten()
}

/// All marks, in document order, the longer first where two begin together; marks may overlap.
#[inline(never)]
pub fn mark(scene: &Scene<'_>) -> Vec<Mark> {
    let survey = Survey::of(scene);
    let mut marks: Vec<Mark> = Vec::new();
    for rule in rules() {
        let ranges = (rule.find)(&survey).into_iter().filter(|range| is_safe(&survey, range, rule));
        marks.extend(ranges.map(|Range { start, end }| Mark {
            start,
            end,
            rule: rule.name,
            reason: rule.reason,
            trust: rule.trust,
            line: 0,
        }));
    }
    marks = order::by_key(marks, |mark| order::of_range(mark.start, mark.end));
    marks.dedup_by_key(|mark| (mark.start, mark.end));
    marks
}

/// A mark of these reasons may cover text of any length; of the others only so much of it, in percent.
const TEXT_PERCENT: u32 = 35;

/// Whether a mark leaves the title and the main text alone, and marks something.
#[inline(never)]
fn is_safe(survey: &Survey<'_>, range: &Range<usize>, rule: &Rule) -> bool {
    let counts = survey.count(range);
    let covers = |node: Option<usize>| {
        node.is_some_and(|node| range.start <= node && node < survey.page.len() && survey.page.end(node) <= range.end)
    };
    if rule.trust == Trust::Apart {
        return !is_blank(survey, range, &counts);
    }
    let is_bounded = !matches!(rule.reason, Reason::Consent | Reason::Comments | Reason::Navigation | Reason::Hidden);
    !is_blank(survey, range, &counts)
        && !covers(survey.title_node)
        && !covers(survey.core)
        && (!is_bounded || counts.long == 0 || counts.long * 100 <= survey.total().long * TEXT_PERCENT)
}

/// Whether there is nothing to see: signs, such as arrows, are something.
fn is_blank(survey: &Survey<'_>, range: &Range<usize>, counts: &Counts) -> bool {
    let page = survey.page;
    counts.is_blank() && range.clone().all(|node| page.tag(node) != Tag::Text || page.reading(node).is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_seed_as_plain_text_loses_its_furniture_and_nothing_else() {
        let caption = "Entre Moscou et Ankara, le dialogue est difficile sur la situation en Syrie. Ici, lors d'une rencontre à Sotchi en octobre 2019.";
        let newsletter =
            "NewsletterAvec la Newsletter Quotidienne, retrouvez les infos à la une directement dans votre boite mail";
        let text = format!(
            "Accéder au contenu principal\n\nLes combats à Idleb au cœur d'un échange téléphonique entre Poutine et Erdogan\n\n\
             {caption}\n{caption} Alexey DRUZHININ / SPUTNIK / AFP\n\n\
             Alors que l'offensive des forces du régime de Damas se poursuit à Idleb, dans le nord de la Syrie, les présidents turc et russe se sont entretenus ce vendredi par téléphone.\n\n\
             Publicité\n\n\
             Les efforts diplomatiques se poursuivent pour tenter de mettre un terme au calvaire des centaines de milliers de civils syriens menacés par l'avancée des forces du régime.\n\n\
             À lire aussi : Deux soldats turcs tués dans des frappes aériennes à Idleb\n\n\
             Mais c'est à l'évidence un dialogue difficile et déséquilibré que mènent Ankara et Moscou.\n\n\
             {newsletter}\n\nPage non trouvée\n\n\
             Le contenu auquel vous tentez d'accéder n'existe pas ou n'est plus disponible."
        );
        check::check_plain(
            &text,
            &[
                ("skip-link", "Accéder au contenu principal"),
                ("caption-twice", caption),
                ("ad-label", "Publicité"),
                ("related-label", "À lire aussi"),
                ("newsletter-line", newsletter),
                ("not-found-notice", "Page non trouvée Le contenu"),
            ],
        );
    }

    #[test]
    fn every_rule_has_a_name_of_its_own_and_says_what_it_finds() {
        let mut names = HashSet::new();
        for rule in rules() {
            assert!(names.insert(rule.name), "{} twice", rule.name);
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(rule.says.ends_with('.') && rule.says.len() > 20, "{}", rule.name);
        }
        assert!(names.len() >= 30);
        for reason in Reason::FURNITURE {
            assert!(rules().any(|rule| rule.reason == reason), "{reason}");
        }
        assert!(rules().all(|rule| Reason::of_furniture(rule.reason.name()) == Some(rule.reason)));
    }
}
