"""Writes the report of a training run: what cross-validation measured, at three places on the way to the reader."""

from collections import defaultdict
from pathlib import Path

import numpy as np

import label
import measure

NOTES = Path(__file__).with_name("notes.md")
PLACES = ["trees as trained", "as packed", "judged, with the rules", "text written"]


def written(table, probabilities, texts, booster, features, size, lexicon):
    """The report as Markdown."""
    lines = ["# The model", "", "Written by `tools/train/train.py`; do not edit. What was tried stands at the end, from `tools/train/notes.md`.", ""]
    lines += [f"{booster.num_trees()} trees, {len(features)} features, {size:,} bytes packed, of which the lexicon {lexicon:,}.", ""]
    lines += ["All figures are out of fold: five folds by registrable domain, lexicon and trees fitted without the fold.", ""]
    pairs, at = [], 0
    for corpus in table.corpora:
        own = probabilities[at:at + len(corpus.labels)]
        at += len(corpus.labels)
        lines += [f"## {corpus.name}", ""]
        if "with" in corpus.pages[0].gold and not corpus.pages[0].reference:
            lines += snippets(corpus, own, texts[corpus.name])
        else:
            lines += worded(corpus, own, texts[corpus.name], pairs)
    lines += rules(table)
    lines += calibration(pairs)
    lines += importance(booster, features)
    return "\n".join(lines) + "\n" + NOTES.read_text(encoding="utf-8")


def kept(corpus, page, probabilities):
    return measure.chosen(page, probabilities[page.start:page.end], corpus.lengths[page.start:page.end])[0]


def as_packed(corpus, page, probabilities, row):
    """The choice by the core's probabilities alone; where rules and repeats left none, those of the trees."""
    trees = probabilities[page.start:page.end]
    packed = np.array(row.get("probabilities") or trees)
    packed = np.where(packed > 0, packed, trees)
    return measure.chosen(page, packed, corpus.lengths[page.start:page.end])[0]


def worded(corpus, probabilities, texts, pairs):
    """Word F1 by type and language, shingles over all."""
    scores = defaultdict(list)
    shingle = []
    for page in corpus.pages:
        row = texts.get(page.id, {})
        read = [row.get("judged") or "", row.get("text") or ""]
        own = [measure.f1(page, kept(corpus, page, probabilities)), measure.f1(page, as_packed(corpus, page, probabilities, row))]
        own += [measure.of_words(label.words(text), page.reference, page.neutral) for text in read]
        kinds = ["all", page.gold.get("type") if corpus.name == "wcxb-dev" else None, (page.gold.get("lang") or "")[:2] or None]
        for kind in kinds:
            if kind:
                scores[kind].append(own)
        shingle.append(measure.shingles(read[1], page.gold.get("text") or ""))
        if "confidence" in row:
            pairs.append((corpus.name, row["confidence"], own[2][2]))
    lines = ["| pages | | " + " | ".join(f"{place}: F1" for place in PLACES) + " | precision | recall |", "|---|---|---|---|---|---|---|---|"]
    for kind, rows in sorted(scores.items(), key=lambda item: (item[0] != "all", -len(item[1]))):
        values = np.array(rows)
        f1 = [f"{values[:, place, 2].mean():.4f}" for place in range(4)]
        if kind == "all":
            f1[3] += f" ± {measure.interval(values[:, 3, 2]):.4f}"
        lines.append(f"| {kind} | {len(rows)} | " + " | ".join(f1) + f" | {values[:, 3, 0].mean():.4f} | {values[:, 3, 1].mean():.4f} |")
    p = np.mean([p for p, _ in shingle if p is not None])
    r = np.mean([r for _, r in shingle if r is not None])
    return [*lines, "", f"Shingles of four words, whole chain: precision {p:.4f}, recall {r:.4f}.", ""]


def snippets(corpus, probabilities, texts):
    """Snippets that must and must not appear."""
    squeeze = lambda text: " ".join(text.split())
    rows = [[], [], [], []]
    for page in corpus.pages:
        rows[0].append(measure.segments(page, kept(corpus, page, probabilities)))
        rows[1].append(measure.segments(page, as_packed(corpus, page, probabilities, texts.get(page.id, {}))))
        for place, field in ((2, "judged"), (3, "text")):
            text = squeeze(texts.get(page.id, {}).get(field) or "")
            tp = sum(squeeze(snippet) in text for snippet in page.gold["with"])
            fp = sum(squeeze(snippet) in text for snippet in page.gold["without"])
            rows[place].append((tp, fp, len(page.gold["with"]) - tp, len(page.gold["without"]) - fp))
    lines = ["| | F1 | precision | recall | kept noise |", "|---|---|---|---|---|"]
    for place, counts in zip(PLACES, rows):
        lines.append(f"| {place} | " + " | ".join(f"{value:.4f}" for value in measure.segments_summary(counts)) + " |")
    return [*lines, ""]


def rules(table):
    """What the rules and the metadata take from the pages with a gold text: words that are content, and words that are not."""
    lines = ["## Rules", "", "Words that rules or metadata take out before the judge is asked, and the best word F1 that is left to reach.", "", "| corpus | content | furniture | best F1 without rules | with |", "|---|---|---|---|---|"]
    for corpus in table.corpora:
        if not any(page.reference for page in corpus.pages):
            continue
        is_content = corpus.labels >= 0.5
        taken = lambda mask: int(corpus.lengths[corpus.out & mask].sum())
        best = [np.mean([measure.f1(page, (is_content & ~out)[page.start:page.end])[2] for page in corpus.pages]) for out in (np.zeros(len(corpus.out), bool), corpus.out)]
        lines.append(f"| {corpus.name} | {taken(is_content):,} | {taken(~is_content):,} | {best[0]:.4f} | {best[1]:.4f} |")
    return [*lines, ""]


def calibration(pairs):
    lines = ["## Confidence", "", "What the core says a choice is worth, and what it was worth.", "", "| said | pages | mean F1 | under 0.8 |", "|---|---|---|---|"]
    pairs = [(said, real) for name, said, real in pairs if name != "readability"]
    for low, high in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)]:
        own = np.array([real for said, real in pairs if low <= said < high])
        if len(own):
            lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(own)} | {own.mean():.3f} | {(own < 0.8).mean():.0%} |")
    return [*lines, ""]


def importance(booster, features):
    gain = booster.feature_importance("gain")
    order = np.argsort(-gain)[:30]
    lines = ["## What it looks at", "", "The thirty features with the most gain.", "", "| feature | share | meaning |", "|---|---|---|"]
    lines += [f"| {features[at][0]} | {gain[at] / gain.sum():.1%} | {features[at][2]} |" for at in order]
    return [*lines, ""]
