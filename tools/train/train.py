"""From labelled pages to the model that is compiled into the core, and the report on it.

    python3 train.py CORPORA [--work DIR] [--seed N] [--processes N]

CORPORA holds folders as README.md describes. Writes src/judge/model.bin and docs/model.md of this repository.
"""

import argparse
import json
import os
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import lightgbm
import numpy as np

import corpus as corpora
import fit
import lexicon as lexicons
import measure
import pack
import report

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["wcxb-dev", "news-dev", "segments-dev", "readability"]
# A fork holds the table; this names it there.
SHARED = {}


def built():
    """The Rust side, built."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "-p", "train"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "train"


def feature_table(binary):
    lines = subprocess.run([binary, "features"], check=True, capture_output=True, text=True).stdout.splitlines()
    fingerprint, first, last = map(int, lines[0].split("\t"))
    return fingerprint, (first, last), [line.split("\t") for line in lines[1:]]


def trained(fold):
    """Fits without a fold, in a process of its own; gives the model as text and the probabilities of the fold."""
    table, seed = SHARED["table"], SHARED["seed"]
    booster = table.train(without=fold, seed=seed)
    rows = np.flatnonzero(table.fold == fold)
    return fold, booster.model_to_string(), rows, table.predict(booster, rows, fold)


def cross_validated(table, seed, processes):
    SHARED.update(table=table, seed=seed)
    probabilities, boosters = np.zeros(len(table.y)), {}
    with get_context("fork").Pool(processes) as pool:
        for fold, text, rows, predicted in pool.imap_unordered(trained, range(corpora.FOLDS)):
            boosters[fold], probabilities[rows] = text, predicted
            print(f"fold {fold}: {len(rows)} blocks", file=sys.stderr)
    # Only now: a process that has used LightGBM's threads cannot be forked.
    return {fold: lightgbm.Booster(model_str=text) for fold, text in boosters.items()}, probabilities


def expected_and_real(table, probabilities):
    """For each page with a gold text the expected F1 of its cut and the real one."""
    pairs, at = [], 0
    for corpus in table.corpora:
        for page in corpus.pages:
            if page.reference and corpus.name != "readability":
                own = probabilities[at + page.start:at + page.end]
                kept, expected = measure.chosen(page, own, corpus.lengths[page.start:page.end])
                pairs.append((expected, measure.f1(page, kept)[2]))
        at += len(corpus.labels)
    return np.array(pairs)


def knots(pairs):
    """Where the expected F1 is mapped to the mean real one: a rising line through as many groups as there are knots."""
    pairs = pairs[np.argsort(pairs[:, 0])]
    groups = np.array_split(pairs, pack.KNOTS - 1)
    points = [(float(group[:, 0].mean()), float(group[:, 1].mean())) for group in groups]
    rising, top = [], 0.0
    for expected, real in points:
        top = max(top, real)
        rising.append((expected, top))
    return [*rising, (1.0, rising[-1][1])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "train")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    folders = {name: options.corpora / name for name in NAMES if (options.corpora / name / "gold.jsonl").exists()}
    options.work.mkdir(parents=True, exist_ok=True)

    binary = built()
    fingerprint, lexical, features = feature_table(binary)
    for name, folder in folders.items():
        corpora.write(binary, folder, options.work / name)
    loaded = [corpora.load(folder, options.work / name, options.seed) for name, folder in folders.items()]
    places, paths = fit.lexicons(loaded, options.work)
    for name, folder in folders.items():
        corpora.write(binary, folder, options.work / name, paths)
    table = fit.Table(loaded, [name for name, *_ in features], lexical, places)

    boosters, probabilities = cross_validated(table, options.seed, options.processes)
    line = knots(expected_and_real(table, probabilities))
    packed = lambda booster, place: pack.model(booster, paths[places[place]].read_bytes(), line, len(features), fingerprint)
    models = {}
    for fold, booster in boosters.items():
        models[fold] = options.work / f"model-{fold}.bin"
        models[fold].write_bytes(packed(booster, (fold, fold)))
    final = table.train(seed=options.seed)
    bytes_ = packed(final, None)
    (ROOT / "src" / "judge" / "model.bin").write_bytes(bytes_)

    texts = {}
    for corpus in loaded:
        named = options.work / corpus.name / "models.json"
        named.write_text(json.dumps({page.id: str(models[page.fold]) for page in corpus.pages}))
        out = options.work / corpus.name / "text.jsonl"
        subprocess.run([str(binary), "apply", str(folders[corpus.name]), str(named), str(out)], check=True)
        texts[corpus.name] = {row["id"]: row for row in map(json.loads, open(out, encoding="utf-8"))}
    text = report.written(table, probabilities, texts, final, features, len(bytes_), paths[places[None]].stat().st_size)
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "model.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
