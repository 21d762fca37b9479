"""Packs trees and lexicon into the bytes that `src/judge/model.rs` reads, and says what rounding they mean."""

import struct

import numpy as np

MAGIC, VERSION, LEAF, KNOTS = b"LMPJ", 1, 255, 8


def fnv(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def model(booster, lexicon, knots, count, fingerprint):
    """The bytes of a model."""
    dump = booster.dump_model()
    trees = [tree["tree_structure"] for tree in dump["tree_info"]]
    cuts = [set() for _ in range(count)]
    for tree in trees:
        for node in nodes(tree):
            if "split_feature" in node:
                cuts[node["split_feature"]].add(np.float32(node["threshold"]))
    cuts = [sorted(values) for values in cuts]
    # LightGBM puts the mean into the first tree; here it is apart, so that it takes no room from the leaves.
    first = [node["leaf_value"] for node in nodes(trees[0]) if "leaf_value" in node]
    bias = float(np.mean(first))
    rest = [node["leaf_value"] for tree in trees[1:] for node in nodes(tree) if "leaf_value" in node]
    # A few leaves are far out; to hold them exactly would make all others coarse.
    unit = float(np.quantile(np.abs([*rest, *(value - bias for value in first)]), 0.995)) / 127
    packed = [packed_tree(tree, cuts, unit, bias if at == 0 else 0.0) for at, tree in enumerate(trees)]
    body = struct.pack("<ffHI", bias, unit, len(trees), len(lexicon))
    body += b"".join(struct.pack("<f", x) for x, _ in knots) + b"".join(struct.pack("<f", y) for _, y in knots)
    body += bytes(len(values) for values in cuts)
    body += b"".join(struct.pack("<f", cut) for values in cuts for cut in values)
    body += b"".join(struct.pack("<H", len(tree)) for tree in packed) + b"".join(packed) + lexicon
    return MAGIC + struct.pack("<HHII", VERSION, count, fingerprint, fnv(body)) + body


def nodes(tree):
    """All nodes of a tree."""
    open_ = [tree]
    while open_:
        node = open_.pop()
        yield node
        if "split_feature" in node:
            open_ += [node["right_child"], node["left_child"]]


def packed_tree(node, cuts, unit, bias):
    if "leaf_value" in node:
        return struct.pack("<Bb", LEAF, max(-127, min(127, round((node["leaf_value"] - bias) / unit))))
    left = packed_tree(node["left_child"], cuts, unit, bias)
    right = packed_tree(node["right_child"], cuts, unit, bias)
    feature = node["split_feature"]
    place = cuts[feature].index(np.float32(node["threshold"]))
    return struct.pack("<BBB", feature, place, len(left)) + left + right
