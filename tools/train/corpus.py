"""Corpora as arrays: the rows of all blocks of all pages, their labels, their texts, and the fold of each page by domain."""

import json
import subprocess
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from publicsuffixlist import PublicSuffixList

import label as labelling

SUFFIXES = PublicSuffixList()
FOLDS = 5


def domain(url):
    """The registrable domain of an address."""
    host = (urlsplit(url or "").hostname or "").lower()
    return SUFFIXES.privatesuffix(host) or host or url or ""


@dataclass
class Page:
    id: str
    corpus: str
    gold: dict
    domain: str
    fold: int
    start: int
    end: int
    texts: list
    words: list
    parents: list
    reference: list
    neutral: Counter


@dataclass
class Corpus:
    name: str
    pages: list
    lengths: np.ndarray
    out: np.ndarray
    rules: list
    labels: np.ndarray
    weights: np.ndarray
    path: Path

    def features(self, columns):
        return np.fromfile(self.path / "features.f32", np.float32).reshape(-1, columns)

    def lexical(self, number, columns):
        return np.fromfile(self.path / f"lexicon-{number}.f32", np.float32).reshape(-1, columns)


def write(binary, folder, out, lexicons=()):
    """Has the core write the matrix of a folder."""
    command = [binary, "matrix", folder, out]
    for lexicon in lexicons:
        command += ["--lexicon", lexicon]
    subprocess.run([str(part) for part in command], check=True)


def load(folder, out, seed):
    """Reads what the core wrote, and labels it."""
    gold = {g["id"]: g for g in map(json.loads, open(folder / "gold.jsonl", encoding="utf-8"))}
    pages, labels, weights, lengths, rules = [], [], [], [], []
    at = 0
    for row in map(json.loads, open(out / "blocks.jsonl", encoding="utf-8")):
        g = gold[row["id"]]
        texts = [block[0] for block in row["blocks"]]
        words = [labelling.words(text) for text in texts]
        length = np.array([block[1] for block in row["blocks"]], np.float32)
        reference = labelling.words(g.get("text") or "")
        captions = Counter()
        if "captions" in g:
            captions = Counter(labelling.words(" ".join([g.get("title") or "", *g["captions"]])))
        own = domain(g.get("url"))
        fold = zlib.crc32(f"{seed}/{own}".encode()) % FOLDS
        pages.append(Page(row["id"], folder.name, g, own, fold, at, at + len(texts), texts, words, [block[3] for block in row["blocks"]], reference, captions))
        at += len(texts)
        value, weight = labelled(folder.name, g, texts, words)
        labels.append(value)
        weights.append(weight)
        lengths.append(length)
        rules += [block[2] for block in row["blocks"]]
    flat = lambda parts: np.concatenate(parts) if parts else np.zeros(0, np.float32)
    outs = np.array([bool(rule) for rule in rules])
    return Corpus(folder.name, pages, flat(lengths), outs, rules, flat(labels), flat(weights), out)


def labelled(name, gold, texts, words):
    """Labels of a page's blocks, and how much each is worth."""
    if "with" in gold and not gold.get("text"):
        return by_snippets(gold, texts)
    value = labelling.label(texts, gold.get("text") or "")
    weight = np.ones(len(texts), np.float32)
    if not gold.get("text"):
        weight[:] = 0
    if "captions" in gold:
        # Captions and the title are neither asked for nor held against.
        neutral = labelling.label(texts, "\n".join([gold.get("title") or "", *gold["captions"]]))
        weight[(neutral >= 0.5) & (value < 0.5)] = 0
    return value, weight


def by_snippets(gold, texts):
    """Only blocks that hold a snippet say anything."""
    squeeze = lambda text: " ".join(text.split())
    value, weight = np.zeros(len(texts), np.float32), np.zeros(len(texts), np.float32)
    for at, text in enumerate(map(squeeze, texts)):
        if any(squeeze(snippet) in text for snippet in gold["without"] if snippet.strip()):
            weight[at] = 1
        elif any(squeeze(snippet) in text for snippet in gold["with"] if snippet.strip()):
            value[at], weight[at] = 1, 1
    return value, weight
