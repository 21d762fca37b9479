//! The packed model: boosted trees over the features, and the lexicon. Trained by `tools/train`, compiled in, read in place.
//!
//! Little endian: magic, version (u16), features (u16), fingerprint of their names (u32), hash of all that follows the
//! header (u32), then bias (f32), leaf unit (f32), count of trees (u16), bytes of the lexicon (u32), knots of the confidence
//! (8 f32 in, 8 f32 out), per feature the count of its cuts (u8), the cuts (f32), per tree its bytes (u16), the trees, the
//! lexicon. A tree lies in preorder: a split is feature, cut, skip (bytes of its left side), a leaf is `LEAF` and its value
//! (i8). A row goes left where its value is at most the cut.

use super::features::{COUNT, FEATURES, Rows, Values};
use super::lexicon::Lexicon;
use super::names::Hash;
use std::sync::LazyLock;

/// The first bytes of a model.
const MAGIC: &[u8; 4] = b"LMPJ";
/// The version of this layout.
const VERSION: u16 = 1;
/// In the place of a feature: here is a leaf.
const LEAF: u8 = 255;
/// After so many trees, and again and again, a block that is all but surely furniture is left at that.
const GROUP: usize = 32;
/// Rows that go down a tree side by side: a step waits for the one before it, and while it does the others' are taken.
const LANES: usize = 8;
/// Below this log-odds: a probability of 2 %.
const HOPELESS: f32 = -4.0;
/// Knots of the confidence.
const KNOTS: usize = 8;

const _: () = assert!(COUNT < LEAF as usize, "a feature is one byte");

/// A node of a tree, unpacked: a split, or a leaf, which leads to itself.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Node {
    cut: f32,
    feature: u8,
    /// Where it goes on, counted from the root: where the feature is at most the cut, and where it is more.
    next: [u8; 2],
    /// A leaf's.
    value: i8,
}

/// A tree: where its nodes begin, and how many steps lead to the deepest leaf.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Tree {
    start: u32,
    depth: u8,
}

/// A tree's nodes and what stands behind them, as many as a byte can name, so that no step has to ask whether it is there.
type Nodes = [Node; NODES];
const NODES: usize = 256;

/// A model.
#[derive(Debug, Default)]
pub struct Model<'a> {
    bias: f32,
    unit: f32,
    knots: [(f32, f32); KNOTS],
    /// The nodes of all trees, one after another, and as many behind them as make a whole [`Nodes`] of the last.
    nodes: Vec<Node>,
    trees: Vec<Tree>,
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
            model.trees.push(unpack(reader.take(usize::from(length))?, &cuts, &mut model.nodes)?);
        }
        model.lexicon = Lexicon::parse(reader.take(lexicon as usize)?)?;
        reader.0.is_empty().then(|| model.padded())
    }

    fn padded(mut self) -> Self {
        self.nodes.extend([Node::default(); NODES]);
        self
    }

    /// The words of class names and their weights.
    pub fn lexicon(&self) -> Lexicon<'a> {
        self.lexicon
    }

    /// The probabilities that the blocks with these features are part of the article, 0 to 1; 0 for those not wanted.
    #[inline(never)]
    pub fn probabilities(&self, rows: &Rows, is_wanted: &[bool]) -> Vec<f32> {
        let odds = |sum: i32| self.bias + self.unit * sum as f32;
        let mut sums = vec![0; is_wanted.len()];
        let mut open: Vec<usize> = (0..is_wanted.len()).filter(|&at| is_wanted.get(at) == Some(&true)).collect();
        for group in self.trees.chunks(GROUP) {
            for some in open.chunks(LANES) {
                let added = self.values(group, &rows.at(some));
                for (&at, added) in some.iter().zip(added) {
                    if let Some(sum) = sums.get_mut(at) {
                        *sum += added;
                    }
                }
            }
            open.retain(|&at| sums.get(at).is_some_and(|&sum| odds(sum) >= HOPELESS));
        }
        let chance = |(&sum, &is_wanted): (&i32, &bool)| if is_wanted { 1.0 / (1.0 + (-odds(sum)).exp()) } else { 0.0 };
        sums.iter().zip(is_wanted).map(chance).collect()
    }

    /// For each row the sum of the leaves that it falls into.
    ///
    /// All go down as far as the deepest leaf, which asks for nothing that a processor would have to guess; docs/benchmarks.md
    /// has what it brings.
    #[inline(never)]
    fn values(&self, trees: &[Tree], rows: &[&Values; LANES]) -> [i32; LANES] {
        let mut sums = [0; LANES];
        for tree in trees {
            let Some(nodes) = self.nodes.get(tree.start as usize..).and_then(|nodes| nodes.first_chunk()) else {
                continue;
            };
            let places = places(nodes, tree.depth, rows);
            for (sum, place) in sums.iter_mut().zip(places) {
                *sum += i32::from(node(nodes, place).value);
            }
        }
        sums
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

/// The leaves that rows fall into.
#[inline]
fn places(nodes: &Nodes, depth: u8, rows: &[&Values; LANES]) -> [u8; LANES] {
    let mut places = [0; LANES];
    for _ in 0..depth.div_ceil(2) {
        let mut moved = 0;
        for (place, row) in places.iter_mut().zip(rows) {
            let next = node(nodes, *place).step(row);
            *place = node(nodes, next).step(row);
            moved |= next ^ *place;
        }
        // All stand at their leaves, which lead to themselves.
        if moved == 0 {
            break;
        }
    }
    places
}

#[inline]
#[allow(clippy::indexing_slicing, reason = "there is one for each byte")]
fn node(nodes: &Nodes, place: u8) -> Node {
    nodes[usize::from(place)]
}

impl Node {
    /// Where a row goes on. It is read from the one or the other place instead of being decided, which would have to be guessed.
    #[inline]
    #[allow(clippy::indexing_slicing, reason = "there is one for each byte, and two for yes and no")]
    fn step(self, row: &Values) -> u8 {
        self.next[usize::from(row[usize::from(self.feature)] > self.cut)]
    }
}

/// Unpacks one tree; none unless the bytes are exactly one, every split with its two sides and its cut.
fn unpack(tree: &[u8], cuts: &[Vec<f32>], nodes: &mut Vec<Node>) -> Option<Tree> {
    // Splits whose right side is still to come: its byte, its node, how many splits stand above it.
    let mut awaited: Vec<(usize, usize, u8)> = Vec::new();
    let (start, mut deepest) = (nodes.len(), 0);
    let (mut at, mut is_open, mut depth) = (0, true, 0_u8);
    while at < tree.len() {
        let place = u8::try_from(nodes.len() - start).ok()?;
        if !is_open {
            let (byte, split, above) = awaited.pop()?;
            if byte != at {
                return None;
            }
            nodes.get_mut(split)?.next[1] = place;
            depth = above + 1;
        }
        match *tree.get(at..)? {
            [LEAF, value, ..] => {
                let value = value.cast_signed();
                nodes.push(Node { next: [place; 2], value, ..Node::default() });
                deepest = deepest.max(depth);
                (at, is_open) = (at + 2, false);
            }
            [feature, cut, skip, ..] => {
                let cut = *cuts.get(usize::from(feature))?.get(usize::from(cut))?;
                at += 3;
                is_open = true;
                awaited.push((at + usize::from(skip), nodes.len(), depth));
                // Its left side follows it.
                nodes.push(Node { cut, feature, next: [place.checked_add(1)?; 2], value: 0 });
                depth += 1;
            }
            _ => return None,
        }
    }
    (!is_open && awaited.is_empty()).then_some(Tree { start: start as u32, depth: deepest })
}

#[cfg(test)]
mod tests {
    use super::super::features::ROOM;
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
        let mut cuts = vec![Vec::new(); COUNT];
        (cuts[3], cuts[4]) = (vec![0.5], vec![9.0, 1.5]);
        let mut nodes = Vec::new();
        let unpacked = unpack(&tree, &cuts, &mut nodes);
        assert_eq!(unpacked, Some(Tree { start: 0, depth: 2 }));
        let model = Model { nodes, trees: unpacked.into_iter().collect(), ..Model::default() }.padded();
        let (low, mut middle, mut high) = ([0.0; ROOM], [0.0; ROOM], [0.0; ROOM]);
        (middle[3], high[3], high[4]) = (1.0, 1.0, 2.0);
        let rows = [&low, &middle, &high, &low, &high, &high, &middle, &low];
        assert_eq!(model.values(&model.trees, &rows), [10, 20, -20, 10, -20, -20, 20, 10]);
        let mut nodes = Vec::new();
        assert!(unpack(&tree[..10], &cuts, &mut nodes).is_none());
        assert!(unpack(&[3, 0, 9, LEAF, 1, LEAF, 2], &cuts, &mut nodes).is_none());
        assert!(unpack(&[3, 1, 2, LEAF, 1, LEAF, 2], &cuts, &mut nodes).is_none());
    }
}
