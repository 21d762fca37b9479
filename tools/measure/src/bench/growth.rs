//! How time grows with the page: a table, the slopes, and the drawing, both axes in logarithms.

use super::browser::{Grown, STEPS, time};
use crate::compare::chart::{STYLE, escaped};
use std::fmt::Write;

/// The drawing area and the room around it, pixels.
const WIDTH: f64 = 820.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 92.0;
const FOOT: f64 = 62.0;
/// Room for the names at the ends of the lines.
const NAMES: f64 = 130.0;

/// From how many nodes on slopes are taken: below, what is the same for every page hides what grows.
const FROM: f64 = 9_000.0;

/// What is drawn: its name, the tool and the time.
const LINES: [(&str, &str, &str); 4] = [
    ("Limpide", "limpide", "all"),
    ("Limpide, walk", "limpide", "walk"),
    ("Readability", "readability", "all"),
    ("Defuddle", "defuddle", "all"),
];

/// The table.
pub fn written(rows: &[Grown]) -> String {
    let columns: Vec<(&str, &str, &str)> =
        LINES.iter().take(1).chain(&STEPS).chain(LINES.iter().skip(2)).copied().collect();
    let mut out = String::from(
        "Growth, ms on made pages, warm; `-` where a peer was no longer waited for. The slope is that of the logarithms from \
         10,000 nodes on: 1 is linear.\n\n![Time against nodes, a line a tool](growth.svg)\n\n| nodes | memory MB |",
    );
    for (title, ..) in &columns {
        let _ = write!(out, " {title} |");
    }
    let _ = writeln!(out, "\n|---|---|{}", "---|".repeat(columns.len()));
    for row in rows {
        let _ = write!(out, "| {} | {} |", row.nodes, row.memory >> 20);
        for (_, tool, lap) in &columns {
            let _ = match time(&row.times, tool, lap) {
                Some(ms) => write!(out, " {ms:.1} |"),
                None => write!(out, " - |"),
            };
        }
        out.push('\n');
    }
    out.push_str("| slope | |");
    for (_, tool, lap) in &columns {
        let _ = match slope(&points(rows, tool, lap)) {
            Some(slope) => write!(out, " {slope:.2} |"),
            None => write!(out, " - |"),
        };
    }
    out.push_str("\n\n");
    out
}

/// Nodes and milliseconds.
fn points(rows: &[Grown], tool: &str, lap: &str) -> Vec<(f64, f64)> {
    let point = |row: &Grown| Some((row.nodes, time(&row.times, tool, lap).filter(|ms| *ms > 0.0)?));
    rows.iter().filter_map(point).collect()
}

/// The slope of the line nearest to the logarithms of the points, by least squares.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points.iter().filter(|(n, _)| *n >= FROM).map(|(n, ms)| (n.ln(), ms.ln())).collect();
    if logs.len() < 2 {
        return None;
    }
    let count = logs.len() as f64;
    let (x, y) = (logs.iter().map(|p| p.0).sum::<f64>() / count, logs.iter().map(|p| p.1).sum::<f64>() / count);
    let both: f64 = logs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    Some(both / logs.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>())
}

/// The milliseconds at the end of a line.
fn end((_, points): &(&str, Vec<(f64, f64)>)) -> f64 {
    points.last().map_or(0.0, |&(_, ms)| ms)
}

/// The drawing.
pub fn drawn(rows: &[Grown]) -> String {
    let mut lines: Vec<(&str, Vec<(f64, f64)>)> =
        LINES.iter().map(|&(name, tool, lap)| (name, points(rows, tool, lap))).filter(|(_, p)| p.len() > 1).collect();
    let all = || lines.iter().flat_map(|(_, points)| points);
    let ends = |of: fn(&(f64, f64)) -> f64| {
        let logs = all().map(|point| of(point).log10());
        (logs.clone().fold(f64::MAX, f64::min), logs.fold(f64::MIN, f64::max))
    };
    let ((x0, x1), (y0, y1)) = (ends(|point| point.0), ends(|point| point.1));
    let (right, bottom) = (LEFT + WIDTH - NAMES, TOP + HEIGHT);
    let x = |nodes: f64| LEFT + (right - LEFT) * (nodes.log10() - x0) / (x1 - x0).max(0.1);
    let y = |ms: f64| bottom - HEIGHT * (ms.log10() - y0) / (y1 - y0).max(0.1);
    let (width, height) = (LEFT + WIDTH + 20.0, bottom + FOOT);
    let told: Vec<String> =
        lines.iter().filter_map(|(name, points)| Some(format!("{name}: slope {:.2}", slope(points)?))).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">Time against the size of a page</title>\n<desc id=\"d\">{}</desc>\n\
         <style>{STYLE}\n  .line {{ fill: none; stroke: #8a93a3; stroke-width: 2 }}\n  .own .line {{ stroke: #0e8f8f; stroke-width: 2.5 \
         }}\n</style>\n<rect class=\"card\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"14\"/>\n<text class=\"title\" \
         x=\"{LEFT}\" y=\"38\">How time grows with the page</text>\n<text x=\"{LEFT}\" y=\"59\">Both axes in logarithms: what is \
         linear rises as steeply as the lines of the grid do.</text>\n",
        escaped(&told.join("; ")),
        width - 1.0,
        height - 1.0,
    );
    for power in -1..6 {
        let tick = 10_f64.powi(power);
        if (y0..=y1).contains(&tick.log10()) {
            let at = y(tick);
            let _ = writeln!(
                out,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text class=\"tick\" x=\"{}\" \
                 y=\"{:.1}\" text-anchor=\"end\">{tick} ms</text>",
                LEFT - 8.0,
                at + 4.0
            );
        }
    }
    for row in rows {
        let at = x(row.nodes);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{bottom}\"/><text class=\"tick\" x=\"{at:.1}\" \
             y=\"{}\" text-anchor=\"middle\">{:.0}k</text>",
            bottom + 18.0,
            row.nodes / 1000.0
        );
    }
    let _ = writeln!(
        out,
        "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">nodes</text>",
        f64::midpoint(LEFT, right),
        bottom + 40.0
    );
    let mut taken: Vec<(f64, f64)> = Vec::new();
    // From the top down, so that names moved apart keep the order of their lines.
    lines.sort_by(|one, other| end(other).total_cmp(&end(one)));
    for (name, points) in &lines {
        let path: Vec<String> = points.iter().map(|&(nodes, ms)| format!("{:.1},{:.1}", x(nodes), y(ms))).collect();
        let Some(&(nodes, ms)) = points.last() else { continue };
        // Names at ends that lie close together are moved apart.
        let mut base = y(ms) + 4.0;
        while let Some((_, other)) =
            taken.iter().find(|(at, other)| (at - nodes).abs() < 1.0 && (base - other).abs() < 15.0)
        {
            base = other + 15.0;
        }
        taken.push((nodes, base));
        let class = if name.starts_with("Limpide") { "own" } else { "peer" };
        let _ = writeln!(
            out,
            "<g class=\"{class}\"><polyline class=\"line\" points=\"{}\"/><text class=\"name\" x=\"{:.1}\" \
             y=\"{base:.1}\">{}</text></g>",
            path.join(" "),
            x(nodes) + 8.0,
            escaped(name)
        );
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linear_has_the_slope_one() {
        let points = [(10_000.0, 20.0), (30_000.0, 60.0), (100_000.0, 200.0)];
        assert!((slope(&points).unwrap_or_default() - 1.0).abs() < 1e-9);
        let squared = points.map(|(nodes, ms)| (nodes, ms * ms));
        assert!((slope(&squared).unwrap_or_default() - 2.0).abs() < 1e-9);
        assert_eq!(slope(&points[..1]), None);
    }
}
