//! The packed model: boosted trees over the features, and the lexicon. Trained by `tools/train`, compiled in, read in place.
//!
//! Little endian: magic, version (u16), features (u16), fingerprint of their names (u32), hash of all that follows the
//! header (u32), then bias (f32), leaf unit (f32), count of trees (u16), bytes of the lexicon (u32), knots of the confidence
//! (8 f32 in, 8 f32 out), per feature the count of its cuts (u8), the cuts (f32), per tree its bytes (u16), the trees, the
//! lexicon. A tree lies in preorder: a split is feature, cut, skip (bytes of its left side), a leaf is `LEAF` and its value
//! (i8). A row goes left where its value is at most the cut.

use super::features::{COUNT, FEATURES};
use super::lexicon::Lexicon;
use super::names::Hash;
use std::sync::LazyLock;

/// The first bytes of a model.
const MAGIC: &[u8; 4] = b"LMPJ";
/// The version of this layout.
const VERSION: u16 = 1;
/// In the place of a feature: here is a leaf.
const LEAF: u8 = 255;
/// Knots of the confidence.
const KNOTS: usize = 8;

const _: () = assert!(COUNT < LEAF as usize, "a feature is one byte");

/// A model.
#[derive(Debug, Default)]
pub struct Model<'a> {
    bias: f32,
    unit: f32,
    knots: [(f32, f32); KNOTS],
    /// For each feature the index of its first cut.
    first_cuts: Vec<u16>,
    cuts: Vec<f32>,
    trees: Vec<&'a [u8]>,
    lexicon: Lexicon<'a>,
}

static OWN: LazyLock<Model<'static>> = LazyLock::new(|| Model::parse(include_bytes!("model.bin")).unwrap_or_default());

/// Takes numbers off the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(length)?;
        self.0 = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.first_chunk().copied()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|value| value.is_finite())
    }
}

impl Model<'static> {
    /// The model that is compiled in.
    pub fn own() -> &'static Self {
        &OWN
    }
}

impl<'a> Model<'a> {
    /// Reads a model; none when it is damaged or made for other features.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let is_ours = reader.take(4)? == MAGIC && reader.u16()? == VERSION && usize::from(reader.u16()?) == COUNT;
        let is_fitting = is_ours && reader.u32()? == fingerprint();
        let hash = reader.u32()?;
        if !is_fitting || hash != reader.0.iter().fold(Hash::new(), |hash, &byte| hash.byte(byte)).0 {
            return None;
        }
        let mut model = Self { bias: reader.f32()?, unit: reader.f32()?, ..Self::default() };
        let (trees, lexicon) = (reader.u16()?, reader.u32()?);
        for knot in &mut model.knots {
            knot.0 = reader.f32()?;
        }
        for knot in &mut model.knots {
            knot.1 = reader.f32()?;
        }
        let counts = reader.take(COUNT)?;
        let mut first = 0u16;
        for &count in counts {
            model.first_cuts.push(first);
            first = first.checked_add(u16::from(count))?;
        }
        for _ in 0..first {
            model.cuts.push(reader.f32()?);
        }
        let lengths: Option<Vec<u16>> = (0..trees).map(|_| reader.u16()).collect();
        for length in lengths? {
            let tree = reader.take(usize::from(length))?;
            if !is_whole(tree, counts) {
                return None;
            }
            model.trees.push(tree);
        }
        model.lexicon = Lexicon::parse(reader.take(lexicon as usize)?)?;
        reader.0.is_empty().then_some(model)
    }

    /// The words of class names and their weights.
    pub fn lexicon(&self) -> Lexicon<'a> {
        self.lexicon
    }

    /// The probability that a block with these features is part of the article, 0 to 1.
    pub fn probability(&self, row: &[f32]) -> f32 {
        let sum: i32 = self.trees.iter().map(|tree| i32::from(self.leaf(tree, row))).sum();
        1.0 / (1.0 + (-(self.bias + self.unit * sum as f32)).exp())
    }

    /// The value of the leaf a row falls into. Every step goes forward, so that it ends on any bytes.
    fn leaf(&self, tree: &[u8], row: &[f32]) -> i8 {
        let mut rest = tree;
        loop {
            match *rest {
                [LEAF, value, ..] => return value.cast_signed(),
                [feature, cut, skip, ref tail @ ..] => {
                    let feature = usize::from(feature);
                    let first = self.first_cuts.get(feature).copied().unwrap_or_default();
                    let cut = self.cuts.get(usize::from(first) + usize::from(cut)).copied().unwrap_or_default();
                    let is_left = row.get(feature).is_some_and(|&value| value <= cut);
                    rest = if is_left { tail } else { tail.get(usize::from(skip)..).unwrap_or_default() };
                }
                _ => return 0,
            }
        }
    }

    /// What an expected F1 has turned out to mean: piecewise linear between the knots.
    pub fn confidence(&self, expected: f32) -> f32 {
        let mut below = (0.0, 0.0);
        for &(from, to) in &self.knots {
            if expected <= from {
                let part = if from > below.0 { (expected - below.0) / (from - below.0) } else { 1.0 };
                return (below.1 + part * (to - below.1)).clamp(0.0, 1.0);
            }
            below = (from, to);
        }
        below.1.clamp(0.0, 1.0)
    }
}

/// A hash of the names of the features: a model made for others is refused.
pub fn fingerprint() -> u32 {
    let names = FEATURES.iter().flat_map(|(name, ..)| name.bytes().chain([b'\n']));
    names.fold(Hash::new(), Hash::byte).0
}

/// Whether the bytes are one tree: every split has its two sides, every index a cut.
fn is_whole(tree: &[u8], counts: &[u8]) -> bool {
    // Where right sides must begin, innermost last.
    let mut awaited: Vec<usize> = Vec::new();
    let (mut at, mut is_open) = (0, true);
    while at < tree.len() {
        if !is_open && awaited.pop() != Some(at) {
            return false;
        }
        match *tree.get(at..).unwrap_or_default() {
            [LEAF, _, ..] => (at, is_open) = (at + 2, false),
            [feature, cut, skip, ..] if counts.get(usize::from(feature)).is_some_and(|&count| cut < count) => {
                at += 3;
                is_open = true;
                awaited.push(at + usize::from(skip));
            }
            _ => return false,
        }
    }
    !is_open && awaited.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_model_is_whole() {
        let model = Model::parse(include_bytes!("model.bin")).expect("run tools/train: the features have changed");
        assert!(!model.trees.is_empty());
        assert!(include_bytes!("model.bin").len() <= 120 << 10);
    }

    #[test]
    fn a_damaged_model_is_refused_or_answers() {
        let bytes = include_bytes!("model.bin");
        for at in (0..bytes.len()).step_by(997) {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 0x55;
            assert!(Model::parse(&damaged).is_none(), "{at}");
            assert!(Model::parse(&bytes[..at]).is_none());
        }
    }

    #[test]
    fn a_tree_is_checked_and_read() {
        let tree = [3, 0, 2, LEAF, 10, 4, 1, 2, LEAF, 20, LEAF, 236];
        let mut counts = [0u8; COUNT];
        (counts[3], counts[4]) = (1, 2);
        assert!(is_whole(&tree, &counts));
        assert!(!is_whole(&tree[..10], &counts));
        assert!(!is_whole(&[3, 0, 9, LEAF, 1, LEAF, 2], &counts));
        let mut first_cuts = vec![0; COUNT];
        first_cuts[4] = 1;
        let model = Model { unit: 1.0, first_cuts, cuts: vec![0.5, 9.0, 1.5], trees: vec![&tree], ..Model::default() };
        let mut row = [0.0; COUNT];
        assert_eq!(model.leaf(&tree, &row), 10);
        row[3] = 1.0;
        assert_eq!(model.leaf(&tree, &row), 20);
        row[4] = 2.0;
        assert_eq!(model.leaf(&tree, &row), -20);
    }
}
