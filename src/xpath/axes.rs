//! The steps of a path over the outline, where a subtree is a range. From many nodes at once each axis gives every node
//! once and in document order, so that `//div//p//a` costs no more than a walk over the page for each step.

use super::expression::{Axis, Test};
use super::value::Item;
use super::{Budget, TooSlow};
use crate::page::{Page, Tag, order};

/// What a step takes from the page.
#[derive(Clone, Copy)]
pub struct Way<'a> {
    /// The page.
    pub page: &'a Page,
    /// Which way.
    pub axis: Axis,
    /// What is taken.
    pub test: &'a Test,
}

impl Way<'_> {
    fn takes_node(self, node: usize) -> bool {
        match self.test {
            Test::Any => self.page.tag(node) != Tag::Text,
            Test::Name(name) => self.page.name(node).eq_ignore_ascii_case(name),
            Test::Text => self.page.tag(node) == Tag::Text,
            Test::Node => true,
            Test::Nothing => false,
        }
    }

    fn takes(self, item: Item) -> bool {
        match item {
            Item::Node(node) => self.takes_node(node),
            // On other axes than its own an attribute has no name.
            Item::Document | Item::Attribute(..) => *self.test == Test::Node,
        }
    }

    /// What the step takes from all of these, in document order, each once.
    pub fn of_all(self, from: &[Item], budget: &mut Budget) -> Result<Vec<Item>, TooSlow> {
        if let [item] = from {
            // In predicates by far the most; it needs no memory of where others have been.
            return Ok(ordered(self.of_one(*item, usize::MAX, budget)?));
        }
        let mut out = Vec::new();
        match self.axis {
            Axis::Descendant | Axis::DescendantOrSelf => {
                // Ranges nest or are apart: what is inside one that was walked is there already.
                let mut walked = 0;
                for &item in from {
                    let inside = item.node().is_some_and(|node| node < walked);
                    if !inside {
                        self.push_from(item, usize::MAX, &mut out, budget)?;
                        walked = walked.max(self.end(item));
                    } else if self.axis == Axis::DescendantOrSelf && self.takes(item) && item.node().is_none() {
                        out.push(item);
                    }
                }
            }
            Axis::Following => {
                // The first of them to end is followed by all that any is followed by.
                if let Some(&first) = from.iter().min_by_key(|&&item| self.end(item)) {
                    self.push_from(first, usize::MAX, &mut out, budget)?;
                }
            }
            Axis::Preceding => {
                if let Some(&last) = from.last() {
                    self.push_from(last, usize::MAX, &mut out, budget)?;
                }
            }
            Axis::FollowingSibling => {
                let mut families = Seen::new(self.page.len(), budget)?;
                for &item in from.iter().filter(|item| self.is_first_of_family(**item, &mut families)) {
                    self.push_from(item, usize::MAX, &mut out, budget)?;
                }
            }
            Axis::PrecedingSibling => {
                let mut families = Seen::new(self.page.len(), budget)?;
                for &item in from.iter().rev().filter(|item| self.is_first_of_family(**item, &mut families)) {
                    self.push_from(item, usize::MAX, &mut out, budget)?;
                }
            }
            Axis::Ancestor | Axis::AncestorOrSelf => self.push_ancestors(from, &mut out, budget)?,
            Axis::Attribute | Axis::Child | Axis::Parent | Axis::Itself => {
                for &item in from {
                    self.push_from(item, usize::MAX, &mut out, budget)?;
                }
            }
        }
        budget.spend(out.len())?;
        Ok(ordered(out))
    }

    /// What the step takes from one, in the order in which positions count, and no more than so many.
    pub fn of_one(self, item: Item, most: usize, budget: &mut Budget) -> Result<Vec<Item>, TooSlow> {
        let mut out = Vec::new();
        self.push_from(item, most, &mut out, budget)?;
        Ok(out)
    }

    /// Where the subtree of an item ends; the one of an attribute ends before its element's children begin.
    fn end(self, item: Item) -> usize {
        match item {
            Item::Document => self.page.len(),
            Item::Node(node) => self.page.end(node),
            Item::Attribute(owner, _) => owner + 1,
        }
    }

    fn parent(self, item: Item) -> Option<Item> {
        match item {
            Item::Document => None,
            Item::Node(node) => Some(self.page.parent(node).map_or(Item::Document, Item::Node)),
            Item::Attribute(owner, _) => Some(Item::Node(owner)),
        }
    }

    fn is_first_of_family(self, item: Item, families: &mut Seen) -> bool {
        let parent = item.node().and_then(|node| self.page.parent(node));
        parent.is_some_and(|parent| families.is_new(parent))
    }

    fn push_from(self, item: Item, most: usize, out: &mut Vec<Item>, budget: &mut Budget) -> Result<(), TooSlow> {
        let page = self.page;
        let elder = if self.axis == Axis::PrecedingSibling { self.elder(item, budget)? } else { vec![] };
        let mut take = |item: Item| {
            budget.spend(1)?;
            if out.len() < most && self.takes(item) {
                out.push(item);
            }
            Ok(out.len() < most)
        };
        let node = item.node();
        match self.axis {
            Axis::Itself => take(item).map(|_| ()),
            Axis::Parent => self.parent(item).map_or(Ok(()), |parent| take(parent).map(|_| ())),
            Axis::Ancestor => until(std::iter::successors(self.parent(item), |&i| self.parent(i)), take),
            Axis::AncestorOrSelf => until(std::iter::successors(Some(item), |&i| self.parent(i)), take),
            Axis::Child => match item {
                Item::Document => until((!page.is_empty()).then_some(Item::Node(0)), take),
                Item::Node(node) => until(page.children(node).map(Item::Node), take),
                Item::Attribute(..) => Ok(()),
            },
            Axis::Descendant => until(self.inside(item).map(Item::Node), take),
            Axis::DescendantOrSelf => until(std::iter::once(item).chain(self.inside(item).map(Item::Node)), take),
            Axis::Following => until((self.end(item)..page.len()).map(Item::Node), take),
            Axis::Preceding => {
                let (Item::Node(start) | Item::Attribute(start, _)) = item else { return Ok(()) };
                let before = (0..start).rev().filter(|&other| page.end(other) <= start);
                until(before.map(Item::Node), take)
            }
            Axis::FollowingSibling => {
                let Some((node, parent)) = node.and_then(|n| Some((n, page.parent(n)?))) else { return Ok(()) };
                let end = page.end(parent);
                let next = |&at: &usize| Some(page.end(at)).filter(|&at| at < end);
                until(std::iter::successors(next(&node), next).map(Item::Node), take)
            }
            Axis::PrecedingSibling => until(elder.into_iter().rev().map(Item::Node), take),
            Axis::Attribute => {
                let Some(owner) = node else { return Ok(()) };
                for (at, (name, _)) in page.attrs(owner).enumerate() {
                    budget.spend(1)?;
                    let is_taken = match self.test {
                        Test::Any | Test::Node => true,
                        Test::Name(wanted) => name.eq_ignore_ascii_case(wanted),
                        Test::Text | Test::Nothing => false,
                    };
                    if is_taken && out.len() < most {
                        out.push(Item::Attribute(owner, at));
                    }
                }
                Ok(())
            }
        }
    }

    /// The siblings before a node. The outline knows them only from the first on.
    fn elder(self, item: Item, budget: &mut Budget) -> Result<Vec<usize>, TooSlow> {
        let Some((node, parent)) = item.node().and_then(|n| Some((n, self.page.parent(n)?))) else { return Ok(vec![]) };
        let elder: Vec<usize> = self.page.children(parent).take_while(|&child| child < node).collect();
        budget.spend(elder.len())?;
        Ok(elder)
    }

    /// The nodes below an item.
    fn inside(self, item: Item) -> std::ops::Range<usize> {
        match item {
            Item::Document => 0..self.page.len(),
            Item::Node(node) => node + 1..self.page.end(node),
            Item::Attribute(..) => 0..0,
        }
    }

    /// Each way up is left where another one has been.
    fn push_ancestors(self, from: &[Item], out: &mut Vec<Item>, budget: &mut Budget) -> Result<(), TooSlow> {
        let mut seen = Seen::new(self.page.len() + 1, budget)?;
        for &item in from {
            let has_self = self.axis == Axis::AncestorOrSelf && self.takes(item);
            if has_self && !matches!(item, Item::Node(_)) {
                out.push(item);
            }
            let start = if self.axis == Axis::AncestorOrSelf { Some(item) } else { self.parent(item) };
            for above in std::iter::successors(start, |&i| self.parent(i)) {
                budget.spend(1)?;
                let place = match above {
                    Item::Document => self.page.len(),
                    Item::Node(node) => node,
                    Item::Attribute(..) => continue,
                };
                if !seen.is_new(place) {
                    break;
                }
                if self.takes(above) {
                    out.push(above);
                }
            }
        }
        Ok(())
    }
}

/// Hands over one after another until enough were taken.
fn until(
    items: impl IntoIterator<Item = Item>,
    mut take: impl FnMut(Item) -> Result<bool, TooSlow>,
) -> Result<(), TooSlow> {
    for item in items {
        if !take(item)? {
            break;
        }
    }
    Ok(())
}

/// Puts things of the page in document order, each once.
pub fn ordered(items: Vec<Item>) -> Vec<Item> {
    if items.is_sorted_by(|a, b| a.key() < b.key()) {
        return items;
    }
    let mut items = order::by_key(items, |item| item.key());
    items.dedup();
    items
}

/// Which nodes were met before.
struct Seen(Vec<bool>);

impl Seen {
    fn new(len: usize, budget: &mut Budget) -> Result<Self, TooSlow> {
        budget.spend(len / Budget::BYTES_A_STEP)?;
        Ok(Self(vec![false; len]))
    }

    fn is_new(&mut self, node: usize) -> bool {
        self.0.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true))
    }
}
