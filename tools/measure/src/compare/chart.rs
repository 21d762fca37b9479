//! The comparison as a drawing: quality against time, a panel a corpus, a dot a tool. Nothing but shapes, texts and a
//! style sheet for light and dark; the names are put where nothing else stands.

use super::{Compared, OWN_TITLE, Row};
use std::fmt::Write;

/// The drawing area of a panel that stands alone, its height, the room around it, and the head of the drawing; pixels.
const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 22.0;
const HEAD: f64 = 74.0;
const PANEL_HEAD: f64 = 48.0;
const FOOT: f64 = 58.0;
/// Panels side by side.
const COLUMNS: usize = 2;
/// The height of a name, and the width of one of its letters on average; pixels.
const NAME: (f64, f64) = (15.0, 7.4);
/// Around a dot.
const REACH: f64 = 8.0;
/// Room beyond the worst and the best quality.
const MARGIN: f64 = 0.008;

/// The looks of every drawing of figures, light and dark.
pub const STYLE: &str = "
  .card { fill: #fbfaf7; stroke: #e4e1d8 }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; fill: #55585e }
  .title { font-size: 19px; font-weight: 650; fill: #1d2126 }
  .corpus { font-size: 15px; font-weight: 650; fill: #1d2126 }
  .tick { font-size: 12px; fill: #7b7f86 }
  .name { fill: #34383e }
  .own .name { font-weight: 700; fill: #0b6e6e }
  .grid { stroke: #e6e3da }
  .axis { stroke: #b9b6ad }
  .dot { fill: #8a93a3 }
  .own .dot { fill: #0e8f8f }
  .reach { stroke: #8a93a3; stroke-opacity: .45; stroke-width: 1.5; stroke-linecap: round }
  .own .reach { stroke: #0e8f8f; stroke-opacity: .6 }
  @media (prefers-color-scheme: dark) {
    .card { fill: #15181c; stroke: #2b3036 }
    text { fill: #a5abb4 }
    .title, .corpus { fill: #f0f2f4 }
    .tick { fill: #868d97 }
    .name { fill: #d3d7dc }
    .own .name { fill: #5fd9d4 }
    .grid { stroke: #262b31 }
    .axis { stroke: #454c55 }
    .dot { fill: #8b95a5 }
    .own .dot { fill: #38c7c1 }
    .reach { stroke: #8b95a5 }
    .own .reach { stroke: #38c7c1 }
  }
";

/// A tool in a panel.
struct Dot {
    name: String,
    is_own: bool,
    quality: f64,
    interval: f64,
    median: f64,
    p95: f64,
}

/// A stretch of an axis: its ends, and what is written along it.
struct Axis {
    from: f64,
    to: f64,
    ticks: Vec<f64>,
}

/// A rectangle: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// The whole drawing.
pub fn drawn(compared: &[Compared<'_>]) -> String {
    let columns = compared.len().clamp(1, COLUMNS);
    let rows = compared.len().div_ceil(COLUMNS).max(1);
    let step = ((LEFT + WIDTH + RIGHT) / columns as f64, PANEL_HEAD + HEIGHT + FOOT);
    let (width, height) = (LEFT + WIDTH + RIGHT, HEAD + step.1 * rows as f64);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">Quality against time</title>\n<desc id=\"d\">{}</desc>\n\
         <style>{STYLE}</style>\n<rect class=\"card\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"14\"/>\n\
         <text class=\"title\" x=\"{LEFT}\" y=\"38\">How well a page is read, and how long it takes</text>\n\
         <text x=\"{LEFT}\" y=\"59\">Up is better, left is faster. A line leads from the median to the slowest page in twenty; \
         upright, the 95 % interval.</text>\n",
        described(compared),
        width - 1.0,
        height - 1.0,
    );
    for (at, corpus) in compared.iter().enumerate() {
        let (column, row) = ((at % COLUMNS) as f64, (at / COLUMNS) as f64);
        let (left, top) = (LEFT + column * step.0, HEAD + PANEL_HEAD + row * step.1);
        out.push_str(&panel(corpus, (left, top, left + step.0 - LEFT - RIGHT, top + HEIGHT)));
    }
    out.push_str("</svg>\n");
    out
}

/// The figures in words, for who cannot see the drawing.
fn described(compared: &[Compared<'_>]) -> String {
    let corpus = |corpus: &Compared<'_>| {
        let dot = |dot: Dot| format!("{} {:.3} in {:.1} ms", dot.name, dot.quality, dot.median);
        let dots: Vec<String> = dots(corpus).into_iter().map(dot).collect();
        escaped(&format!("{}: {}.", corpus.name, dots.join("; ")))
    };
    compared.iter().map(corpus).collect::<Vec<_>>().join(" ")
}

fn dots(corpus: &Compared<'_>) -> Vec<Dot> {
    let dot = |row: &Row<'_>| {
        let times = row.report.times?;
        Some(Dot {
            name: row.name(),
            is_own: row.title == OWN_TITLE,
            quality: row.report.total.key(),
            interval: row.report.interval,
            median: times.median,
            p95: times.p95,
        })
    };
    corpus.rows.iter().filter_map(dot).collect()
}

/// One panel, in this area.
fn panel(corpus: &Compared<'_>, (left, top, right, bottom): Area) -> String {
    let dots = dots(corpus);
    let Some(Row { report, .. }) = corpus.rows.first() else { return String::new() };
    let (quality, time) = (quality_axis(&dots), time_axis(&dots));
    let x = |ms: f64| left + (right - left) * (ms.log10() - time.from) / (time.to - time.from);
    let y = |value: f64| bottom - (bottom - top) * (value - quality.from) / (quality.to - quality.from);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<g>\n<text class=\"corpus\" x=\"{left}\" y=\"{}\">{}</text>\n<text class=\"tick\" x=\"{left}\" y=\"{}\">{}, {} pages</text>",
        top - 28.0,
        escaped(&corpus.name),
        top - 11.0,
        report.total.key_name(),
        report.total.pages
    );
    for &value in &quality.ticks {
        let at = y(value);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{left}\" x2=\"{right}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text class=\"tick\" x=\"{}\" \
             y=\"{:.1}\" text-anchor=\"end\">{value:.2}</text>",
            left - 9.0,
            at + 4.0
        );
    }
    for &ms in &time.ticks {
        let at = x(ms);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{top}\" y2=\"{bottom}\"/><text class=\"tick\" \
             x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{ms}</text>",
            bottom + 18.0
        );
    }
    let _ = writeln!(
        out,
        "<line class=\"axis\" x1=\"{left}\" x2=\"{right}\" y1=\"{bottom}\" y2=\"{bottom}\"/>\n<text class=\"tick\" x=\"{}\" \
         y=\"{}\" text-anchor=\"middle\">processor milliseconds a page, median</text>",
        f64::midpoint(left, right),
        bottom + 38.0
    );
    let places: Vec<(f64, f64)> = dots.iter().map(|dot| (x(dot.median), y(dot.quality))).collect();
    let reaches: Vec<Area> = dots
        .iter()
        .map(|dot| {
            let (low, high) = (y(dot.quality - dot.interval).min(bottom), y(dot.quality + dot.interval).max(top));
            (x(dot.median), high, x(dot.p95), low)
        })
        .collect();
    let names = named(&dots, &places, &reaches, (left, top, right, bottom));
    for (((dot, &(dx, dy)), &(_, high, end, low)), (tx, ty)) in dots.iter().zip(&places).zip(&reaches).zip(names) {
        let class = if dot.is_own { "own" } else { "peer" };
        let radius = if dot.is_own { 6.5 } else { 5.0 };
        let _ = writeln!(
            out,
            "<g class=\"{class}\"><line class=\"reach\" x1=\"{dx:.1}\" x2=\"{end:.1}\" y1=\"{dy:.1}\" y2=\"{dy:.1}\"/><line \
             class=\"reach\" x1=\"{dx:.1}\" x2=\"{dx:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\"/><circle class=\"dot\" \
             cx=\"{dx:.1}\" cy=\"{dy:.1}\" r=\"{radius}\"/><text class=\"name\" x=\"{tx:.1}\" y=\"{ty:.1}\">{}</text></g>",
            escaped(&dot.name)
        );
    }
    out.push_str("</g>\n");
    out
}

/// From a little below the worst to a little above the best, a line every 0.01 to 0.1.
fn quality_axis(dots: &[Dot]) -> Axis {
    let low = dots.iter().map(|dot| dot.quality - dot.interval).fold(1.0, f64::min) - MARGIN;
    let high = dots.iter().map(|dot| dot.quality + dot.interval).fold(0.0, f64::max) + MARGIN;
    let step = [0.01, 0.02, 0.05].into_iter().find(|step| (high - low) / step <= 7.0).unwrap_or(0.1);
    let (from, to) = ((low / step).floor() * step, ((high / step).ceil() * step).min(1.0));
    let ticks = (0..100).map(|at| from + f64::from(at) * step).take_while(|tick| *tick <= to + step / 100.0).collect();
    Axis { from: from.max(0.0), to: to.max(from + step), ticks }
}

/// In logarithms, from below the fastest median to above the slowest page; a line at each 1, 2 and 5.
fn time_axis(dots: &[Dot]) -> Axis {
    let low = dots.iter().map(|dot| dot.median).fold(f64::MAX, f64::min).max(0.01) * 0.6;
    let high = dots.iter().map(|dot| dot.p95).fold(low * 4.0, f64::max) * 1.2;
    let decades = (-2..6).flat_map(|power| [1.0, 2.0, 5.0].map(|first| first * 10_f64.powi(power)));
    Axis { from: low.log10(), to: high.log10(), ticks: decades.filter(|ms| (low..=high).contains(ms)).collect() }
}

/// For each dot where its name begins: the first place around it that is free of dots, lines and other names.
fn named(dots: &[Dot], places: &[(f64, f64)], reaches: &[Area], panel: Area) -> Vec<(f64, f64)> {
    let mut taken: Vec<Area> = places.iter().map(|&(x, y)| (x - REACH, y - REACH, x + REACH, y + REACH)).collect();
    for (&(x, y), &(_, high, end, low)) in places.iter().zip(reaches) {
        taken.extend([(x, y - 2.0, end, y + 2.0), (x - 2.0, high, x + 2.0, low)]);
    }
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by_key(|&at| !dots[at].is_own);
    let mut names = vec![(0.0, 0.0); dots.len()];
    for at in order {
        let (x, y) = places[at];
        let width = dots[at].name.chars().count() as f64 * NAME.1;
        let sides = [x + 10.0, x - width - 10.0, x - width / 2.0, x - 6.0];
        let heights = [-9.0, 18.0, 5.0, -16.0, 25.0, -28.0, 38.0, -42.0, 52.0];
        let candidates = heights.into_iter().flat_map(|dy| sides.map(|left| (left, y + dy)));
        let area = |(left, base): (f64, f64)| (left, base - NAME.0 + 3.0, left + width, base + 4.0);
        let is_free = |&place: &(f64, f64)| {
            let own = area(place);
            let is_inside = own.0 >= panel.0 && own.1 >= panel.1 && own.2 <= panel.2 && own.3 <= panel.3;
            is_inside && !taken.iter().any(|other| overlap(own, *other))
        };
        let place = candidates.into_iter().find(is_free).unwrap_or((x + 10.0, y - 9.0));
        taken.push(area(place));
        names[at] = place;
    }
    names
}

fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// A text as SVG has it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(name: &str, quality: f64, median: f64) -> Dot {
        Dot { name: name.into(), is_own: name == OWN_TITLE, quality, interval: 0.01, median, p95: median * 4.0 }
    }

    #[test]
    fn names_do_not_stand_on_one_another() {
        let dots = [dot("Limpide", 0.9, 5.0), dot("dom_smoothie", 0.8, 7.0), dot("legible", 0.801, 7.1)];
        let places = [(100.0, 60.0), (140.0, 150.0), (141.0, 149.0)];
        let reaches = places.map(|(x, y)| (x, y - 9.0, x + 100.0, y + 9.0));
        let names = named(&dots, &places, &reaches, (0.0, 0.0, 400.0, 300.0));
        let area = |at: usize| {
            let (x, y) = names[at];
            (x, y - 12.0, x + dots[at].name.len() as f64 * NAME.1, y + 4.0)
        };
        assert!(!overlap(area(1), area(2)) && !overlap(area(0), area(1)), "{names:?}");
    }

    #[test]
    fn axes_hold_all_dots_and_few_lines() {
        let dots = [dot("a", 0.73, 3.0), dot("b", 0.98, 400.0)];
        let quality = quality_axis(&dots);
        assert!(quality.from < 0.71 && quality.to <= 1.0 && quality.ticks.len() <= 8, "{:?}", quality.ticks);
        let time = time_axis(&dots);
        assert!(time.from < 3.0_f64.log10() && time.to > 1600.0_f64.log10());
        assert_eq!(time.ticks.first(), Some(&2.0));
    }
}
