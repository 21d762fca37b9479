"""Labels blocks by aligning a page with its gold text: the longest common subsequence of words, then runs of three words
that it left over, then of repeated blocks the copy next to other content. A label is the share of a block's words that match."""

import re
from collections import Counter, defaultdict

import numpy as np

WORD = re.compile(r"\w+")
# Scripts without spaces are aligned by character.
ALIGNED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
RUN = 3
NEIGHBORS = 4
# Longer pages are cut for the alignment, words.
MAX_WORDS = 60_000


def words(text):
    """The words of a text, as tools that score count them."""
    return WORD.findall(text.lower())


def aligned(text):
    return ALIGNED.findall(text.lower())


def subsequence(page, gold):
    """For each word of the page the place of its match in the gold text, -1 for none (Hyyrö 2004, bit-parallel LCS)."""
    masks = defaultdict(int)
    for place, word in enumerate(gold):
        masks[word] |= 1 << place
    full = (1 << len(gold)) - 1
    state, states = full, []
    for word in page:
        common = state & masks.get(word, 0)
        if common:
            state = ((state + common) | (state - common)) & full
        states.append(state)
    match = np.full(len(page), -1, np.int64)
    row, column = len(page), len(gold)
    while row and column:
        if states[row - 1] >> (column - 1) & 1:
            column -= 1
            continue
        row -= 1
        if row == 0 or states[row - 1] >> (column - 1) & 1:
            column -= 1
            match[row] = column
    return match


def label(texts, gold_text):
    """The share of matching words of each block."""
    gold = aligned(gold_text)[:MAX_WORDS]
    blocks = [aligned(text) for text in texts]
    page = [word for block in blocks for word in block][:MAX_WORDS]
    starts = np.cumsum([0] + [len(block) for block in blocks])
    if not gold or not page:
        return np.zeros(len(texts), np.float32)
    match = subsequence(page, gold)
    # A match alone among misses is chance: keep runs, and blocks that match as a whole.
    follows = np.zeros(len(page), bool)
    follows[1:] = (match[1:] >= 0) & (match[1:] == match[:-1] + 1)
    in_run = follows.copy()
    in_run[:-1] |= follows[1:]
    labels = np.zeros(len(texts), np.float32)
    free = np.ones(len(gold), bool)
    for at, block in enumerate(blocks):
        own = match[starts[at]:starts[at + 1]]
        if not len(own):
            continue
        run = in_run[starts[at]:starts[at + 1]]
        hits = own >= 0 if (own >= 0).all() else (own >= 0) & run
        labels[at] = hits.sum() / len(block)
        if labels[at] >= 0.5:
            free[own[hits]] = False
    leftover(blocks, labels, gold, free)
    repeats(blocks, labels)
    return labels


def leftover(blocks, labels, gold, free):
    """Gives blocks out of order the runs of gold words that nothing matched yet."""
    runs = Counter(tuple(gold[i:i + RUN]) for i in range(len(gold) - RUN + 1) if free[i:i + RUN].all())
    if not runs:
        return
    for at, block in enumerate(blocks):
        if labels[at] >= 0.5 or len(block) < RUN:
            continue
        found, used = np.zeros(len(block), bool), Counter()
        for i in range(len(block) - RUN + 1):
            run = tuple(block[i:i + RUN])
            if runs[run] > used[run]:
                used[run] += 1
                found[i:i + RUN] = True
        if found.mean() >= 0.5:
            labels[at] = found.mean()
            runs -= used


def repeats(blocks, labels):
    """Moves the labels of repeated blocks to the copies with the most content around them."""
    places = defaultdict(list)
    for at, block in enumerate(blocks):
        if block:
            places[tuple(block)].append(at)
    weight = np.array([min(len(block), 50) for block in blocks], np.float32)
    content = np.concatenate([[0], np.cumsum(labels * weight)])
    whole = np.concatenate([[0], np.cumsum(weight)])
    for group in places.values():
        if len(group) < 2 or len(set(labels[group] >= 0.5)) < 2:
            continue
        def around(at):
            low, high = max(0, at - NEIGHBORS), min(len(blocks), at + NEIGHBORS + 1)
            return (content[high] - content[low] - labels[at] * weight[at]) / max(1, whole[high] - whole[low] - weight[at])
        values = sorted((labels[at] for at in group), reverse=True)
        for at, value in zip(sorted(group, key=around, reverse=True), values):
            labels[at] = value
