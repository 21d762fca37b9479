//! Wider and narrower choices than the expected cut, for a reader who finds something missing or too much. A choice is the
//! prefix with the best expected F-beta, which counts what is missing beta times as much as what is too much: where the
//! best is F, it keeps what is likelier than F / (1 + beta²). The best prefix grows with beta (in the logarithm of F-beta
//! the weight kept and beta complement each other), so a wider choice holds every narrower one.

/// The squares of the betas tried one after another for a wider choice: with F near 1, blocks likelier than 11 % and 1.5 %,
/// then all that no rule marks.
const WIDER: [f32; 3] = [8.0, 64.0, 1e6];
/// For a narrower one, their inverses: blocks likelier than 80 %, 94 % and 98.5 %.
const NARROWER: [f32; 3] = [1.0 / 4.0, 1.0 / 16.0, 1.0 / 64.0];
/// A choice that differs by fewer words is passed over for one that differs by more, where there is one: who presses a
/// button wants to see what it did.
const STEP_WORDS: u32 = 12;
/// A choice of fewer words is none: no narrower one goes below, and an expected cut below begins wider instead.
const LEAST_WORDS: u32 = 25;

/// How much is kept: 0 is the cut with the best expected F1, above it more, below it less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Breadth(i8);

impl Breadth {
    /// The least that can be asked for.
    pub const NARROWEST: Self = Self(-2);
    /// The most that can be asked for.
    pub const WIDEST: Self = Self(2);

    /// The breadth of this number; none beyond the ends.
    pub fn new(steps: i64) -> Option<Self> {
        let breadth = Self(i8::try_from(steps).ok()?);
        (Self::NARROWEST..=Self::WIDEST).contains(&breadth).then_some(breadth)
    }

    /// Its number.
    pub const fn steps(self) -> i8 {
        self.0
    }
}

/// What is kept at a breadth.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// For each block whether it is kept.
    pub is_kept: Vec<bool>,
    /// The expected F1 of the choice at breadth 0.
    pub expected: f32,
    /// The breadth reached, which is nearer to 0 than the one asked for where the page has no more steps.
    pub breadth: Breadth,
    /// Whether one step wider keeps more.
    pub can_widen: bool,
    /// Whether one step narrower keeps less.
    pub can_narrow: bool,
}

/// What choosing needs of the judge.
pub struct Means<'a> {
    /// The blocks of the best prefix by the square of beta, and the expected F1 of keeping them.
    pub cut: &'a dyn Fn(f32) -> (Vec<bool>, f32),
    /// Lets what is too small to be judged follow the rest; who keeps more before keeps no less after.
    pub settle: &'a dyn Fn(&mut [bool]),
    /// The words that an article of these blocks shows.
    pub words: &'a dyn Fn(&[bool]) -> u32,
}

/// Goes as many steps from the expected cut as asked for. Only what changes the words of the article is a step.
pub fn choose(breadth: Breadth, means: &Means<'_>) -> Choice {
    let (wanted, expected) = (means.cut)(1.0);
    let mut is_kept = wanted.clone();
    (means.settle)(&mut is_kept);
    let mut now = Stage { wanted, is_kept, expected };
    let (mut wider, mut narrower) = (WIDER.iter(), NARROWER.iter());
    while (means.words)(&now.is_kept) < LEAST_WORDS
        && let Some(next) = step(&now, &mut wider, means)
    {
        now = next;
    }
    // Who asks for another breadth knows the page better than the judge: its expectation stays that of its own choice.
    let expected = now.expected;
    let mut steps = 0;
    for _ in 0..breadth.0.abs() {
        let betas = if breadth.0 > 0 { &mut wider } else { &mut narrower };
        let Some(next) = step(&now, betas, means) else { break };
        now = next;
        steps += breadth.0.signum();
    }
    let can_widen = steps < 0 || (steps < Breadth::WIDEST.0 && step(&now, &mut wider, means).is_some());
    let can_narrow = steps > 0 || (steps > Breadth::NARROWEST.0 && step(&now, &mut narrower, means).is_some());
    Choice { is_kept: now.is_kept, expected, breadth: Breadth(steps), can_widen, can_narrow }
}

/// The prefix of a cut, and what is kept once the rest has followed.
struct Stage {
    wanted: Vec<bool>,
    is_kept: Vec<bool>,
    expected: f32,
}

/// The next choice along the betas that shows other words.
fn step(from: &Stage, betas: &mut std::slice::Iter<'_, f32>, means: &Means<'_>) -> Option<Stage> {
    let before = (means.words)(&from.is_kept);
    let mut small = None;
    for &beta in betas {
        let (mut wanted, expected) = (means.cut)(beta);
        // So it is by the sums, but for their rounding.
        for (slot, &had) in wanted.iter_mut().zip(&from.wanted) {
            *slot = if beta > 1.0 { *slot || had } else { *slot && had };
        }
        if wanted == from.wanted {
            continue;
        }
        let mut is_kept = wanted.clone();
        (means.settle)(&mut is_kept);
        let after = (means.words)(&is_kept);
        if after == before || (beta < 1.0 && after < LEAST_WORDS) {
            continue;
        }
        let stage = Stage { wanted, is_kept, expected };
        if after.abs_diff(before) >= STEP_WORDS {
            return Some(stage);
        }
        small = Some(stage);
    }
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of ten words each, of these probabilities in tenths; everything at least as likely as the cut is kept.
    fn check(tenths: &[u32], breadth: i64, expected: (usize, i8, bool, bool)) {
        let cut = |beta_squared: f32| {
            let least = 9.0 / (1.0 + beta_squared);
            (tenths.iter().map(|&tenth| tenth > 0 && tenth as f32 >= least).collect(), 0.9)
        };
        let words = |kept: &[bool]| kept.iter().filter(|kept| **kept).count() as u32 * 10;
        let means = Means { cut: &cut, settle: &|_| {}, words: &words };
        let choice = choose(Breadth::new(breadth).unwrap_or_default(), &means);
        let kept = choice.is_kept.iter().filter(|kept| **kept).count();
        assert_eq!(
            (kept, choice.breadth.steps(), choice.can_widen, choice.can_narrow),
            expected,
            "{tenths:?} at {breadth}"
        );
    }

    #[test]
    fn goes_step_by_step_to_both_ends() {
        // Kept at 0 are those over 0.45, then over 0.1, then all; narrower those over 0.72 and over 0.85.
        let page = [9, 9, 9, 9, 8, 8, 5, 5, 2, 2, 1, 1];
        check(&page, 0, (8, 0, true, true));
        check(&page, 1, (12, 1, false, true));
        check(&page, -1, (6, -1, true, true));
        check(&page, -2, (4, -2, true, false));
    }

    #[test]
    fn a_page_with_nothing_further_says_so() {
        check(&[9, 9, 9], 0, (3, 0, false, false));
        check(&[9, 9, 9], 2, (3, 0, false, false));
        check(&[9, 9, 9], -2, (3, 0, false, false));
        check(&[0, 0], 2, (0, 0, false, false));
        check(&[], 1, (0, 0, false, false));
    }

    #[test]
    fn next_to_nothing_begins_wider_and_is_never_left() {
        check(&[5, 5, 1, 1, 1], 0, (5, 0, false, false));
        // Two of ten words are fewer than are left.
        check(&[9, 9, 5], 0, (3, 0, false, false));
    }

    #[test]
    fn a_step_of_few_words_is_passed_over_for_a_larger_one() {
        // One block more at the first beta is ten words; the next that differs is further.
        let cut = |beta_squared: f32| {
            let kept = if beta_squared <= 1.0 {
                3
            } else if beta_squared < 10.0 {
                4
            } else {
                6
            };
            ((0..6).map(|at| at < kept).collect(), 0.9)
        };
        let words = |kept: &[bool]| kept.iter().filter(|kept| **kept).count() as u32 * 10;
        let choice = choose(Breadth(1), &Means { cut: &cut, settle: &|_| {}, words: &words });
        assert_eq!((choice.is_kept, choice.can_widen), (vec![true; 6], false));
    }
}
