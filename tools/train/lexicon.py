"""Fits the lexicon: how class and id words speak for or against content, one vote a domain."""

import json
import struct
from collections import defaultdict

import numpy as np

# How many elements above a block have a say.
LEVELS = 5
# A word speaks when this many domains use it; below that it names a site.
MIN_DOMAINS = 3
# Domains without an opinion that every word starts with.
PRIOR = 4.0
SIZE = 4000
UNIT = 100
# The longest block counts as this many words.
MAX_WORDS = 60


def votes(corpus):
    """Per page: {token: [content, all]} in words under elements with that token."""
    out = []
    for page, row in zip(corpus.pages, map(json.loads, open(corpus.path / "names.jsonl", encoding="utf-8"))):
        lines = row["lines"]
        weight = np.minimum(corpus.lengths[page.start:page.end], MAX_WORDS) ** 0.5 * (corpus.weights[page.start:page.end] > 0)
        value = corpus.labels[page.start:page.end]
        content, whole = np.zeros(len(lines)), np.zeros(len(lines))
        roots = [at for at, (parent, _) in enumerate(lines) if at < 2]
        for at, line in enumerate(row["blocks"]):
            if weight[at] == 0:
                continue
            for root in roots:
                content[root] += weight[at] * value[at]
                whole[root] += weight[at]
            for _ in range(LEVELS):
                if line < 2:
                    break
                content[line] += weight[at] * value[at]
                whole[line] += weight[at]
                line = lines[line][0]
        tokens = defaultdict(lambda: [0.0, 0.0])
        for (_, names), c, w in zip(lines, content, whole):
            if w:
                for token in set(names):
                    tokens[token][0] += c
                    tokens[token][1] += w
        out.append((tokens, (value * weight).sum(), weight.sum()))
    return out


def fit(pages, votes):
    """The table of these pages as bytes: sorted hashes and weights."""
    domains = defaultdict(lambda: (defaultdict(lambda: [0.0, 0.0]), [0.0, 0.0]))
    for page, (tokens, content, whole) in zip(pages, votes):
        of_domain, base = domains[page.domain]
        base[0] += content
        base[1] += whole
        for token, (c, w) in tokens.items():
            of_domain[token][0] += c
            of_domain[token][1] += w
    sums = defaultdict(lambda: [0.0, 0])
    for of_domain, (content, whole) in domains.values():
        if not whole:
            continue
        base = content / whole
        for token, (c, w) in of_domain.items():
            # Few words under a name say less than many.
            sums[token][0] += (c / w - base) * w / (w + 5)
            sums[token][1] += 1
    table = [(s / (n + PRIOR), n, token) for token, (s, n) in sums.items() if n >= MIN_DOMAINS]
    table.sort(key=lambda entry: (-abs(entry[0]) * entry[1] ** 0.5, entry[2]))
    rounded = sorted((token, round(max(-1, min(1, weight)) * UNIT)) for weight, _, token in table[:SIZE])
    return b"".join(struct.pack("<Ib", token, weight) for token, weight in rounded if weight)
