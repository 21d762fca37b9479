//! The packed model: boosted trees over the features, and the lexicon. Trained by `tools/train`, compiled in, read in place.
//!
//! Little endian: magic, version (u16), features (u16), fingerprint of their names (u32), hash of all that follows the
//! header (u32), then bias (f32), leaf unit (f32), count of trees (u16), bytes of the lexicon (u32), knots of the confidence
//! (8 f32 in, 8 f32 out), per feature the count of its cuts (u8), the cuts (f32), per tree its bytes (u16), the trees, the
//! lexicon. A tree lies in preorder: a split is feature, cut, skip (bytes of its left side), a leaf is `LEAF` and its value
//! (i8). A row goes left where its value is at most the cut.

use super::features::{COUNT, FEATURES, Rows};
use super::lexicon::Lexicon;
use super::names::Hash;
use std::sync::LazyLock;

/// The first bytes of a model.
const MAGIC: &[u8; 4] = b"LMPJ";
/// The version of this layout.
const VERSION: u16 = 1;
/// In the place of a feature: here is a leaf.
const LEAF: u8 = 255;
/// After so many trees, and again and again, a block that is all but surely furniture, as most are, is left at that.
const GROUP: usize = 32;
/// Rows that go through a group of trees together: with a kilobyte each they fit beside it.
const ROWS: usize = 16;
/// Below this log-odds: a probability of 2 %.
const HOPELESS: f32 = -4.0;
/// Knots of the confidence.
const KNOTS: usize = 8;

const _: () = assert!(COUNT < LEAF as usize, "a feature is one byte");

/// A node of a tree, unpacked: a split, or a leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Node {
    cut: f32,
    /// [`LEAF`] for a leaf.
    feature: u8,
    /// Nodes of the left side; a leaf's value.
    skip: u8,
}

/// A model.
#[derive(Debug, Default)]
pub struct Model<'a> {
    bias: f32,
    unit: f32,
    knots: [(f32, f32); KNOTS],
    /// The nodes of all trees, one after another.
    nodes: Vec<Node>,
    /// Where each tree begins.
    starts: Vec<u32>,
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
        let mut cuts: Vec<Vec<f32>> = Vec::with_capacity(COUNT);
        for &count in counts {
            let of_feature: Option<Vec<f32>> = (0..count).map(|_| reader.f32()).collect();
            cuts.push(of_feature?);
        }
        let lengths: Option<Vec<u16>> = (0..trees).map(|_| reader.u16()).collect();
        for length in lengths? {
            model.starts.push(model.nodes.len() as u32);
            unpack(reader.take(usize::from(length))?, &cuts, &mut model.nodes)?;
        }
        model.lexicon = Lexicon::parse(reader.take(lexicon as usize)?)?;
        reader.0.is_empty().then_some(model)
    }

    /// The words of class names and their weights.
    pub fn lexicon(&self) -> Lexicon<'a> {
        self.lexicon
    }

    /// The probabilities that the blocks with these features are part of the article, 0 to 1; 0 for those not wanted.
    ///
    /// A few rows at a time go through a group of trees before the next group is touched, so that both stay in the
    /// processor's nearest memory: a twentieth less of the judge's time.
    #[inline(never)]
    pub fn probabilities(&self, rows: &Rows, is_wanted: &[bool]) -> Vec<f32> {
        let odds = |sum: i32| self.bias + self.unit * sum as f32;
        let mut chances = vec![0.0; is_wanted.len()];
        let wanted: Vec<usize> = (0..is_wanted.len()).filter(|&at| is_wanted.get(at) == Some(&true)).collect();
        // As long as a feature's byte can say, so that no step down a tree has to ask whether it is in the row.
        let mut padded = [[0.0; 256]; ROWS];
        for some in wanted.chunks(ROWS) {
            let mut open: Vec<(usize, i32)> = (0..some.len()).map(|slot| (slot, 0)).collect();
            for (place, &at) in padded.iter_mut().zip(some) {
                let row = rows.row(at).unwrap_or_default();
                place.iter_mut().zip(row).for_each(|(slot, &value)| *slot = value);
            }
            let mut settle = |slot: usize, sum: i32| {
                if let Some(chance) = some.get(slot).and_then(|&at| chances.get_mut(at)) {
                    *chance = 1.0 / (1.0 + (-odds(sum)).exp());
                }
            };
            for group in self.starts.chunks(GROUP) {
                for (slot, sum) in &mut open {
                    let Some(row) = padded.get(*slot) else { continue };
                    let trees = group.iter().map(|&start| self.nodes.get(start as usize..).unwrap_or_default());
                    *sum += trees.map(|tree| leaf(tree, row)).sum::<i32>();
                }
                open.retain(|&(slot, sum)| {
                    let is_open = odds(sum) >= HOPELESS;
                    if !is_open {
                        settle(slot, sum);
                    }
                    is_open
                });
            }
            for (slot, sum) in open {
                settle(slot, sum);
            }
        }
        chances
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
pub const fn fingerprint() -> u32 {
    FINGERPRINT
}

/// Made by the compiler: the names and meanings of the features are for those who train, and stay out of the wasm.
#[allow(clippy::indexing_slicing, reason = "`get` and iterators are not for constants")]
const FINGERPRINT: u32 = {
    let (mut hash, mut at) = (Hash::new(), 0);
    while at < FEATURES.len() {
        let (name, mut byte) = (FEATURES[at].0.as_bytes(), 0);
        while byte < name.len() {
            hash = hash.byte(name[byte]);
            byte += 1;
        }
        hash = hash.byte(b'\n');
        at += 1;
    }
    hash.0
};

/// The value of the leaf a row falls into. Every step goes forward, so that it ends on any nodes.
fn leaf(tree: &[Node], row: &[f32; 256]) -> i32 {
    let mut at = 0;
    while let Some(node) = tree.get(at) {
        if node.feature == LEAF {
            return i32::from(node.skip.cast_signed());
        }
        let is_right = row.get(usize::from(node.feature)).is_some_and(|&value| value > node.cut);
        at += 1 + if is_right { usize::from(node.skip) } else { 0 };
    }
    0
}

/// Unpacks one tree; none unless the bytes are exactly one, every split with its two sides and its cut.
fn unpack(tree: &[u8], cuts: &[Vec<f32>], nodes: &mut Vec<Node>) -> Option<()> {
    // Splits whose right side is still to come: its byte, its node.
    let mut awaited: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut is_open) = (0, true);
    while at < tree.len() {
        if !is_open {
            let (byte, split) = awaited.pop()?;
            if byte != at {
                return None;
            }
            let skip = u8::try_from(nodes.len() - split - 1).ok()?;
            nodes.get_mut(split)?.skip = skip;
        }
        match *tree.get(at..)? {
            [LEAF, value, ..] => {
                nodes.push(Node { cut: 0.0, feature: LEAF, skip: value });
                (at, is_open) = (at + 2, false);
            }
            [feature, cut, skip, ..] => {
                let cut = *cuts.get(usize::from(feature))?.get(usize::from(cut))?;
                at += 3;
                is_open = true;
                awaited.push((at + usize::from(skip), nodes.len()));
                nodes.push(Node { cut, feature, skip: 0 });
            }
            _ => return None,
        }
    }
    (!is_open && awaited.is_empty()).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_model_is_whole() {
        let model = Model::parse(include_bytes!("model.bin")).expect("run tools/train: the features have changed");
        assert!(!model.starts.is_empty());
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
        let mut cuts = vec![Vec::new(); COUNT];
        (cuts[3], cuts[4]) = (vec![0.5], vec![9.0, 1.5]);
        let mut nodes = Vec::new();
        assert!(unpack(&tree, &cuts, &mut nodes).is_some());
        let mut row = [0.0; 256];
        assert_eq!(leaf(&nodes, &row), 10);
        row[3] = 1.0;
        assert_eq!(leaf(&nodes, &row), 20);
        row[4] = 2.0;
        assert_eq!(leaf(&nodes, &row), -20);
        assert!(unpack(&tree[..10], &cuts, &mut nodes).is_none());
        assert!(unpack(&[3, 0, 9, LEAF, 1, LEAF, 2], &cuts, &mut nodes).is_none());
        assert!(unpack(&[3, 1, 2, LEAF, 1, LEAF, 2], &cuts, &mut nodes).is_none());
    }
}
