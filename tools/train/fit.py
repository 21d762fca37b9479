"""Fits the trees: what is learned from which blocks, in cross-validation and for the model that ships."""

from itertools import combinations_with_replacement

import lightgbm
import numpy as np

import corpus as corpora
import lexicon

# How much labels are worth: news pages are few and what the product is for; Mozilla's output is another tool's answer.
WORTH = {"news-dev": 3.0, "readability": 0.1}
TREES = 300
# Of short blocks that are not content, the bulk of every page, one in this many is looked at, for as many.
THINNED = 5
SHORT = 6
PARAMETERS = {
    "objective": "cross_entropy",
    "num_leaves": 40,
    "extra_trees": True,
    "path_smooth": 20,
    "learning_rate": 0.08,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.3,
    "lambda_l2": 2.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def lexicons(corpora_, folder):
    """Fits a lexicon without each pair of folds, without each fold, and with all; gives their paths and their places."""
    pages = [page for corpus in corpora_ for page in corpus.pages]
    votes = [vote for corpus in corpora_ for vote in lexicon.votes(corpus)]
    places, paths = {}, []
    for pair in [*combinations_with_replacement(range(corpora.FOLDS), 2), None]:
        used = [at for at, page in enumerate(pages) if pair is None or page.fold not in pair]
        path = folder / f"lexicon-{len(paths)}.bin"
        path.write_bytes(lexicon.fit([pages[at] for at in used], [votes[at] for at in used]))
        places[pair] = len(paths)
        paths.append(path)
    return places, paths


def weights(corpus):
    """What each block is worth in training: the root of its words; and of a page with little content each more, because a
    page counts as a page. The mean stays what the corpus is worth."""
    words = np.maximum(corpus.lengths, 1)
    weight = np.minimum(words, 200) ** 0.5 * corpus.weights
    even = weight.copy()
    for page in corpus.pages:
        own = slice(page.start, page.end)
        content = (weight[own] * corpus.labels[own]).sum() + 0.1 * weight[own].sum()
        even[own] /= max(content, 5.0) ** 0.5
    scale = WORTH.get(corpus.name, 1.0) * weight.sum() / max(even.sum(), 1e-9)
    return (even * scale).astype(np.float32)


class Table:
    """All corpora as one matrix, whose columns that hang on the lexicon are filled in for each fit."""

    def __init__(self, all_corpora, names, lexical, places):
        self.corpora, self.names, self.lexical, self.places = all_corpora, names, lexical, places
        self.x = np.concatenate([corpus.features(len(names)) for corpus in all_corpora])
        self.y = np.concatenate([corpus.labels for corpus in all_corpora])
        self.length = np.concatenate([corpus.lengths for corpus in all_corpora])
        self.w = np.concatenate([weights(corpus) for corpus in all_corpora])
        spans = [np.full(page.end - page.start, page.fold) for corpus in all_corpora for page in corpus.pages]
        self.fold = np.concatenate(spans)
        self.corpus = np.concatenate([np.full(len(c.labels), at) for at, c in enumerate(all_corpora)])
        width = lexical[1] - lexical[0]
        self.words = {n: np.concatenate([c.lexical(n, width) for c in all_corpora]) for n in places.values()}

    def fill(self, rows, without):
        """The rows with the lexicon that has not seen their folds."""
        x = self.x[rows]
        for fold in range(corpora.FOLDS):
            own = self.fold[rows] == fold
            pair = (fold, fold) if without is None else (min(fold, without), max(fold, without))
            x[own, self.lexical[0]:self.lexical[1]] = self.words[self.places[pair]][rows][own]
        return x

    def train(self, without=None, seed=1, trees=TREES, parameters=None, leave_out=()):
        """Fits on all folds but one; on all with None."""
        use = self.w > 0
        if without is not None:
            use &= self.fold != without
        for name in leave_out:
            use &= self.corpus != [c.name for c in self.corpora].index(name)
        rng = np.random.default_rng(seed)
        is_dull = (self.y < 0.2) & (self.length < SHORT)
        use &= ~is_dull | (rng.random(len(use)) < 1 / THINNED)
        rows = np.flatnonzero(use)
        weight = self.w[rows] * np.where(is_dull[rows], THINNED, 1)
        data = lightgbm.Dataset(self.fill(rows, without), self.y[rows], weight=weight, free_raw_data=True)
        settings = {**PARAMETERS, **(parameters or {}), "seed": seed}
        return lightgbm.train(settings, data, num_boost_round=trees)

    def predict(self, booster, rows, fold):
        """Probabilities of rows of a fold, by a model that has not seen it."""
        x = self.x[rows]
        x[:, self.lexical[0]:self.lexical[1]] = self.words[self.places[(fold, fold)]][rows]
        return booster.predict(x)
