//! What a compiled selector finds on a page.

use super::chain::{Chain, Compiled, Step};
use super::clock::{TooSlow, Watch};
use crate::page::{Page, Tag, order};
use crate::xpath::{Budget, Found};
use scraper::Selector;

/// Steps an expression may take on a page: as many as fit a rule's time on a slow machine.
const XPATH_STEPS: u64 = 300_000;
/// Bytes of text that count as one unit of work.
const BYTES_A_UNIT: usize = 16;

/// Something found: a node, or a value that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// An element or a text.
    Node(usize),
    /// The value of an attribute, or what an expression comes to.
    Value(String),
}

/// Finds everything, in document order. `candidates` are the only elements that the first step can find, where that is known.
pub fn find(
    page: &Page,
    path: &str,
    compiled: &Compiled,
    candidates: Option<&[usize]>,
    watch: &mut Watch,
) -> Result<Vec<Hit>, TooSlow> {
    let Compiled { is_heavy, has_siblings, .. } = *compiled;
    let mut search = Search { page, path, is_heavy, has_siblings, watch };
    let mut hits: Vec<Hit> = Vec::new();
    for chain in &compiled.chains {
        hits.extend(search.follow(chain, candidates)?);
    }
    if compiled.chains.len() > 1 {
        hits = order::by_key(hits, |hit| if let Hit::Node(node) = hit { *node as u64 } else { u64::MAX });
        hits.dedup();
    }
    Ok(hits)
}

struct Search<'a, 'w> {
    page: &'a Page,
    path: &'a str,
    is_heavy: bool,
    has_siblings: bool,
    watch: &'w mut Watch,
}

impl Search<'_, '_> {
    fn follow(&mut self, chain: &Chain, candidates: Option<&[usize]>) -> Result<Vec<Hit>, TooSlow> {
        // Before the first step everything is found; none stands for the document itself.
        let mut nodes: Option<Vec<usize>> = None;
        for (at, step) in chain.iter().enumerate() {
            if let Step::XPath(expression) = step {
                let from: Vec<Option<usize>> = match nodes {
                    None => vec![None],
                    Some(nodes) => nodes.into_iter().map(Some).collect(),
                };
                let mut budget = Budget::of(XPATH_STEPS);
                let mut found: Vec<Found> = Vec::new();
                for node in from {
                    found.extend(expression.find(self.page, node, &mut budget).map_err(|_| TooSlow)?);
                    self.watch.work(1)?;
                }
                if at + 1 == chain.len() {
                    return Ok(hits(found));
                }
                nodes = Some(distinct(found.iter().filter_map(node_of).collect()));
                continue;
            }
            nodes = Some(self.step(step, nodes, candidates)?);
        }
        Ok(nodes.unwrap_or_default().into_iter().map(Hit::Node).collect())
    }

    fn step(
        &mut self,
        step: &Step,
        nodes: Option<Vec<usize>>,
        candidates: Option<&[usize]>,
    ) -> Result<Vec<usize>, TooSlow> {
        let page = self.page;
        let nodes = match (step, nodes) {
            (Step::Select(selector), _) => {
                let all: Vec<usize> = match candidates {
                    Some(known) => known.to_vec(),
                    None => (0..page.len()).filter(|&node| page.tag(node) != Tag::Text).collect(),
                };
                return self.filtered(all, |search, node| search.is_match(selector, node, None));
            }
            (Step::Path(pattern), nodes) if pattern.is_in(self.path) => nodes,
            (Step::Path(_), _) => return Ok(Vec::new()),
            (_, nodes) => nodes,
        };
        let nodes = nodes.unwrap_or_else(|| (0..page.len()).filter(|&node| page.tag(node) != Tag::Text).collect());
        match step {
            Step::HasText(pattern) => self.filtered(nodes, |search, node| {
                let text = search.text(node)?;
                let is_in = pattern.is_in(&text);
                // Only after it is known what it cost.
                search.watch.work((text.len() / BYTES_A_UNIT) as u64)?;
                Ok(is_in)
            }),
            Step::MinText(least) => self.filtered(nodes, |search, node| {
                Ok(search.text(node)?.chars().nth(least - usize::from(*least > 0)).is_some())
            }),
            Step::Upward(steps) => {
                Ok(distinct(nodes.into_iter().filter_map(|node| page.ancestors(node).nth(steps - 1)).collect()))
            }
            Step::Closest(selector, _) => {
                let mut found = Vec::new();
                for node in nodes {
                    for ancestor in page.ancestors(node) {
                        if self.is_match(selector, ancestor, None)? {
                            found.push(ancestor);
                            break;
                        }
                    }
                }
                Ok(distinct(found))
            }
            Step::Within(selector, is_beside) => {
                let mut found = Vec::new();
                for node in nodes {
                    let around = if *is_beside { page.parent(node).unwrap_or(node) } else { node };
                    for other in page.nodes(around..page.end(around)) {
                        if page.tag(other) != Tag::Text && self.is_match(selector, other, Some(node))? {
                            found.push(other);
                        }
                    }
                }
                Ok(distinct(found))
            }
            Step::Select(_) | Step::Path(_) | Step::XPath(_) => Ok(nodes),
        }
    }

    fn filtered(
        &mut self,
        nodes: Vec<usize>,
        test: impl Fn(&mut Self, usize) -> Result<bool, TooSlow>,
    ) -> Result<Vec<usize>, TooSlow> {
        let mut found = Vec::new();
        for node in nodes {
            if test(self, node)? {
                found.push(node);
            }
        }
        Ok(found)
    }

    fn is_match(&mut self, selector: &Selector, node: usize, scope: Option<usize>) -> Result<bool, TooSlow> {
        let page = self.page;
        let around = if self.has_siblings { page.parent(node).unwrap_or(node) } else { node };
        let weight = if self.is_heavy { page.end(around) - around } else { 1 };
        self.watch.work(weight as u64)?;
        let Some(element) = self.page.element(node) else { return Ok(false) };
        let scope = scope.and_then(|scope| self.page.element(scope));
        Ok(selector.matches_with_scope(&element, scope))
    }

    fn text(&mut self, node: usize) -> Result<String, TooSlow> {
        let text = self.page.subtree_text(node);
        self.watch.work((text.len() / BYTES_A_UNIT + self.page.end(node) - node) as u64)?;
        Ok(text)
    }
}

fn node_of(found: &Found) -> Option<usize> {
    if let Found::Node(node) = found { Some(*node) } else { None }
}

fn hits(found: Vec<Found>) -> Vec<Hit> {
    let hits = found.into_iter().map(|found| match found {
        Found::Node(node) => Hit::Node(node),
        Found::Attribute { value, .. } | Found::Text(value) => Hit::Value(value),
    });
    hits.collect()
}

/// In document order, each once.
fn distinct(mut nodes: Vec<usize>) -> Vec<usize> {
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

#[cfg(test)]
mod tests {
    use super::super::chain::compile;
    use super::super::clock::Clock;
    use super::*;

    const PAGE: &str = "<body><main><div class=box id=one><p>Publicité</p><p>Text that is longer</p></div>\
        <div class=box id=two><h2>Next</h2><p class=x>Deep <b>text</b></p></div><aside data-kind=ad>Ad</aside></main>";

    /// The names of what is found: `#id` or the tag.
    #[track_caller]
    fn check(selector: &str, expected: &str) {
        let page = Page::from_html(PAGE, None);
        let compiled = match compile(selector, 1, true) {
            Ok(compiled) => compiled,
            Err(unused) => panic!("{selector}: {unused:?}"),
        };
        let found = find(&page, "/blog/1?page=2", &compiled, None, &mut Watch::new(Clock::default()));
        let name = |hit: &Hit| match hit {
            Hit::Node(node) => {
                page.attr(*node, "id").map_or_else(|| page.name(*node).to_owned(), |id| format!("#{id}"))
            }
            Hit::Value(value) => format!("“{value}”"),
        };
        let names = found.map(|hits| hits.iter().map(name).collect::<Vec<_>>().join(" "));
        assert_eq!(names.as_deref(), Ok(expected), "{selector}");
    }

    #[test]
    fn css_finds() {
        check(".box", "#one #two");
        check(".box:has(h2), aside", "#two aside");
        check("div:not(:has(h2)) > p", "p p");
        check("[data-kind='ad']", "aside");
    }

    #[test]
    fn operators_lead_on() {
        check("p:has-text(Publicité)", "p");
        check("p:has-text(/publicité/i):upward(1)", "#one");
        check("b:upward(.box)", "#two");
        check("b:upward(2) > h2", "h2");
        check("h2:has-text(Next) + p b", "b");
        check(".box:has-text(Deep).box", "#two");
        check(".box:has-text(Deep).other", "");
        check("p:min-text-length(15)", "p");
        check(":matches-path(/^\\/blog/) aside", "aside");
        check("aside:matches-path(/shop/)", "");
        check(":xpath(//aside/@data-kind):title()", "“ad”");
        check(":xpath(//div[h2]/p)", "p");
        check("#two:xpath(.//b)", "b");
        check("p:has-text(Publicité), aside", "p aside");
        check(".box:has-text(Next) > .x", "p");
        check("p:upward(1).box", "#one #two");
        check("h2:has-text(l'x), aside", "aside");
    }

    #[test]
    fn a_slow_rule_is_stopped() {
        // A clock that jumps a second at each look.
        fn slow() -> f64 {
            use std::sync::atomic::{AtomicU32, Ordering};
            static LOOKS: AtomicU32 = AtomicU32::new(0);
            f64::from(LOOKS.fetch_add(1, Ordering::Relaxed)) * 1000.0
        }
        let page = Page::from_html(&"<p>word <b>word</b></p>".repeat(2000), None);
        let Ok(compiled) = compile("*:has-text(/nothing/)", 1, true) else { return };
        let found = find(&page, "/", &compiled, None, &mut Watch::new(Clock(slow)));
        assert_eq!(found, Err(TooSlow));
    }
}
