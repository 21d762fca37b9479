"""Starts the server of the package libretranslate, its real code, with stand-ins for what is large or comes from elsewhere
than a package: the engines, their models, and the reader of PDF files. What stands in translates word by word by a table.
Its arguments are those of `libretranslate`; those that begin with `keys` are those of its `ltmanage`.
"""

import importlib
import re
import sys
import types

LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "it": "Italian", "nb": "Norwegian", "he": "Hebrew", "tl": "Filipino",
    "pt": "Portuguese", "pb": "Portuguese (Brazil)", "zh": "Chinese", "zt": "Chinese (traditional)",
}

ENGLISH = {
    "alors": "while", "ankara": "Ankara", "armée": "army", "au": "to the", "avec": "with", "calme": "calm", "ce": "this",
    "civils": "civilians", "combats": "fights", "d'une": "of a", "dans": "in", "de": "of", "des": "of the", "deux": "two",
    "dialogue": "dialogue", "difficile": "difficult", "du": "of the", "en": "in", "est": "is", "et": "and", "il": "it",
    "jeudi": "Thursday", "l'armée": "the army", "l'offensive": "the offensive", "la": "the", "le": "the", "les": "the",
    "lien": "link", "moscou": "Moscow", "nord": "north", "ou": "or", "par": "by", "phrase": "sentence", "pour": "for",
    "présidents": "presidents", "que": "that", "se": "themselves", "sur": "on", "syrie": "Syria", "texte": "text",
    "téléphone": "telephone", "un": "a", "une": "a", "vendredi": "Friday", "voici": "here is",
}


class StandIn(types.ModuleType):
    """A module whose every name is there, and does nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


for name in ("ctranslate2", "minisbd", "pymupdf", "pysrt", "sentencepiece"):
    sys.modules[name] = StandIn(name)

translate = importlib.import_module("argostranslate.translate")


def word(found):
    """A word by the table, in the letters it was written in."""
    made = ENGLISH.get(found[0].lower().replace("’", "'"), found[0])
    return made[0].upper() + made[1:] if found[0][0].isupper() else made


class ByTable(translate.ITranslation):
    def __init__(self, start, end):
        self.from_lang, self.to_lang = start, end

    def hypotheses(self, input_text, num_hypotheses=4):
        text = re.sub(r"\w+(?:['’]\w+)*", word, input_text)
        return [translate.Hypothesis(text, 0)] * num_hypotheses


def installed():
    languages = [translate.Language(code, name) for code, name in LANGUAGES.items()]
    for start in languages:
        for end in languages:
            translation = translate.IdentityTranslation(start) if start is end else ByTable(start, end)
            start.translations_from.append(translation)
            end.translations_to.append(translation)
    return languages


translate.get_installed_languages = installed
# Else it would fetch models.
importlib.import_module("libretranslate.init").boot = lambda *_: None

if __name__ == "__main__":
    part = "manage" if sys.argv[1:2] == ["keys"] else "main"
    getattr(importlib.import_module(f"libretranslate.{part}"), part)()
