"""Runs trafilatura over pages: `python peer.py trafilatura|trafilatura-precision`. One line {"id", "path", "url"} in, one
line of what came out of it back, as tools/bench/README.md says. The first line tells the version."""

import codecs
import gzip
import json
import os
import re
import sys
import time

import trafilatura

# How early a meta element must name the encoding, in bytes: browsers look no further.
PRESCAN_BYTES = 1024
MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]

# What a library prints must not stand among the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")


def say(line):
    answers.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")
    answers.flush()


def read(path):
    """The text of a file, decoded as the command line of Limpide does it."""
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    named = re.search(rb"charset=[\"']?([\w.:-]+)", data[:PRESCAN_BYTES], re.IGNORECASE)
    if named:
        try:
            return data.decode(named[1].decode("ascii").lower(), "replace")
        except LookupError:
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def clean(page, options):
    start = time.process_time()
    tree = trafilatura.load_html(read(page["path"]))
    parsed = time.process_time()
    found = None
    if tree is not None:
        found = trafilatura.extract(
            tree, url=page.get("url"), output_format="json", with_metadata=True, include_comments=False, **options
        )
    end = time.process_time()
    answer = json.loads(found) if found else {}
    return {
        "id": page["id"],
        "text": answer.get("text") or "",
        "title": answer.get("title"),
        "byline": answer.get("author"),
        "date": answer.get("date"),
        "ms": (end - start) * 1000,
        "parse_ms": (parsed - start) * 1000,
    }


def main():
    options = {"trafilatura": {}, "trafilatura-precision": {"favor_precision": True}}[sys.argv[1]]
    say({"version": trafilatura.__version__})
    for line in sys.stdin:
        page = json.loads(line)
        try:
            say(clean(page, options))
        except Exception as error:
            say({"id": page["id"], "text": "", "error": f"failed: {str(error)[:80]}"})


main()
