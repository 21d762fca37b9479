"""The cut and the scores, with the arithmetic of the core and of the corpora's own scorer."""

from collections import Counter

import numpy as np

from label import WORD

# Shorter blocks repeat in earnest, words.
MIN_REPEATED = 8


# What judge/mod.rs says of pages that are surely articles.
SURE, ARTICLE_BETA_SQUARED = 0.9, 0.55


def cut(probabilities, lengths, beta_squared=1.0):
    """The kept blocks and their expected F1: the prefix of the likeliest with the best F-beta (as judge/cut.rs does)."""
    weight = np.maximum(lengths, 1)
    order = np.argsort(-probabilities, kind="stable")
    p, w = probabilities[order], weight[order]
    hits, kept, whole = np.cumsum(p * w), np.cumsum(w), (p * w).sum()
    if not len(hits):
        return np.zeros(0, bool), 0.0
    best = int(np.argmax(hits / (kept + beta_squared * whole + 1e-9)))
    expected = 2 * hits[best] / (kept[best] + whole + 1e-9)
    return (probabilities >= p[best]) & (probabilities > 0), float(expected)


def once(texts, parents, probabilities):
    """Takes the probability from all but the likeliest of repeated blocks and its siblings (as judge/repeats.rs does)."""
    out, seen = probabilities.copy(), {}
    for at in np.argsort(-probabilities, kind="stable"):
        if len(texts[at]) >= MIN_REPEATED:
            if seen.setdefault(tuple(texts[at]), parents[at]) != parents[at]:
                out[at] = 0
    return out


def chosen(page, probabilities, lengths):
    """The kept blocks of a page and the expected F1 of the plain cut (as judge/mod.rs does)."""
    likely = once(page.words, page.parents, probabilities)
    kept, expected = cut(likely, lengths)
    if expected >= SURE:
        kept, _ = cut(likely, lengths, ARTICLE_BETA_SQUARED)
    return kept, expected


def f1(page, kept):
    """Word precision, recall and F1 of the kept blocks of a page."""
    words = [word for at in np.flatnonzero(kept) for word in page.words[at]]
    return of_words(words, page.reference, page.neutral)


def of_words(words, reference, neutral=None):
    found, asked = Counter(words), Counter(reference)
    if neutral:
        found -= (found - asked) & neutral
    if not reference:
        return (1.0, 1.0, 1.0) if not words else (0.0, 0.0, 0.0)
    hits, count = sum((found & asked).values()), sum(found.values())
    if not hits:
        return 0.0, 0.0, 0.0
    return hits / count, hits / len(reference), 2 * hits / (count + len(reference))


def segments(page, kept):
    """Found and wanted snippets, kept and unwanted ones."""
    squeeze = lambda text: " ".join(text.split())
    text = squeeze(" ".join(page.texts[at] for at in np.flatnonzero(kept)))
    tp = sum(squeeze(snippet) in text for snippet in page.gold["with"])
    fp = sum(squeeze(snippet) in text for snippet in page.gold["without"])
    return tp, fp, len(page.gold["with"]) - tp, len(page.gold["without"]) - fp


def segments_summary(rows):
    tp, fp, fn, tn = (sum(column) for column in zip(*rows))
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return 2 * p * r / max(1e-9, p + r), p, r, fp / max(1, fp + tn)


def interval(values, seed=1):
    """Half a 95 % bootstrap interval of the mean."""
    rng = np.random.default_rng(seed)
    values = np.asarray(values)
    means = rng.choice(values, (400, len(values))).mean(axis=1)
    return float(np.quantile(means, 0.975) - np.quantile(means, 0.025)) / 2


def shingles(text, gold, length=4):
    """Precision and recall over runs of four words; none where there is nothing to divide by."""
    def runs(text):
        words = WORD.findall(text)
        return Counter(tuple(words[at:at + length]) for at in range(max(1, len(words) - length + 1))) if words else Counter()

    a, b = runs(text), runs(gold)
    hits = sum((a & b).values())
    return (hits / sum(a.values()) if a else None, hits / sum(b.values()) if b else None)
