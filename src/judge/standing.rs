//! Which marks stand. A mark whose only ground is the name of an element gives way where the model is sure that what it covers
//! is text: posts in an element named `comments`, a chapter in one named after a partner's program.

use crate::furniture::{Mark, Trust};
use crate::segment::Block;

/// From this mean probability on, weighed by words, a named mark gives way: of 0.5 to 0.9 a low one, which helps threads and
/// shops most and costs 0.001 on segments-dev (cross-validated, tools/train/notes.md).
const SURE: f32 = 0.6;

/// The marks that stand, in their order. `chances` holds the probability of every block that a named mark covers.
#[inline(never)]
pub fn standing(chances: &[f32], blocks: &[Block], marks: &[Mark]) -> Vec<Mark> {
    let stands = |mark: &&Mark| mark.trust != Trust::Name || mean(chances, blocks, mark) < SURE;
    marks.iter().filter(stands).copied().collect()
}

/// How likely the words that a mark covers are text; 0 where it covers none.
fn mean(chances: &[f32], blocks: &[Block], mark: &Mark) -> f32 {
    let from = blocks.partition_point(|block| block.start < mark.start);
    let covered = blocks.iter().enumerate().skip(from).take_while(|(_, block)| block.start < mark.end);
    let (mut likely, mut words) = (0.0, 0.0);
    for (at, block) in covered.filter(|(_, block)| block.measure.words > 0) {
        let weight = block.measure.words as f32;
        likely += weight * chances.get(at).copied().unwrap_or_default();
        words += weight;
    }
    if words > 0.0 { likely / words } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use crate::Page;
    use crate::furniture::{Languages, Scene, mark};
    use crate::judge::{Breadth, judge};
    use crate::segment::segment;

    /// The rules whose marks stand on a page of a few paragraphs and this part.
    fn standing(part: &str) -> Vec<&'static str> {
        let text = |hour: &str| {
            format!(
                "<p>The ferry left the quay at {hour}, with forty people, two dogs and a piano on board, and nobody knew \
                    whose piano it was. The mate asked twice, the cook once, and the piano said nothing, as it had at {hour} the day before.</p>"
            )
        };
        let [six, noon, night] = ["six", "noon", "night"].map(text);
        let html = format!("<title>Ferry</title><body><main><h1>Ferry</h1>{six}{noon}{part}{night}</main>");
        let page = Page::from_html(&html, None);
        let (metadata, blocks) = (crate::describe::describe(&page), segment(&page));
        let scene = Scene { page: &page, blocks: &blocks, metadata: &metadata, pages: None, skipped: Languages::NONE };
        let found: Vec<&str> = mark(&scene).iter().map(|mark| mark.rule).collect();
        assert!(!found.is_empty(), "nothing is marked in {part}");
        judge(&scene, &mark(&scene), Breadth::default()).marks.iter().map(|mark| mark.rule).collect()
    }

    #[test]
    fn a_name_gives_way_to_text_and_a_sign_does_not() {
        let text = "<p>It went ashore at noon, and eleven men carried it up the hill, singing, in the rain.</p>";
        assert_eq!(standing(&format!("<div class=advertisement>{text}</div>")), [""; 0]);
        assert_eq!(standing("<div class=advertisement><a href=/buy>Buy a piano</a></div>"), ["ad-slot"]);
        assert_eq!(standing("<p>Advertisement</p>"), ["ad-label"]);
    }
}
