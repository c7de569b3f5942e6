"""A new review as texts by path: what `litmatrix init` writes. Nothing is written here."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from string import Template

from litmatrix.citations.author_year import author_year
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode
from litmatrix.model import Reference

_GITIGNORE = "/build/\n/.litmatrix/\n/sources/fulltext/\n.litmatrix-*.tmp\n~$*\n"
_README = {"nb": "LES-MEG.txt", "nn": "LES-MEG.txt", "en": "README.txt"}
_UNFIT = re.compile(r"[^\w.+-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)


def new_review(
    name: str, references: Mapping[str, Reference], language: LanguageCode, starters: Mapping[str, str]
) -> dict[str, str]:
    """The files of a new review called `name`, with a study file for each reference, by path from the root.

    `starters` are the texts that every review begins with, by name.
    """
    folder = f"matrices/{name}"
    first = next(iter(references), "")
    texts = {
        f"{folder}/review.yaml": _filled(starters["review.yaml"], title=_quoted(name)),
        f"{folder}/search.yaml": _filled(starters["search.yaml"]),
        f"{folder}/findings/{_README[language]}": _filled(
            starters["findings.txt"], key=first, study=_file_name(first, set())
        ),
        ".gitignore": _GITIGNORE,
    }
    return texts | new_studies(references, language, starters["study.yaml"], frozenset())


def new_studies(
    references: Mapping[str, Reference], language: LanguageCode, starter: str, names: Collection[str]
) -> dict[str, str]:
    """A study file for each reference, by path from the root. `names` are those of studies that are there."""
    taken = {name.casefold() for name in names}
    texts: dict[str, str] = {}
    for key, reference in references.items():
        heading = f"{author_year(reference, words(language)).short.rstrip('.')}. {reference.title}"
        path = f"sources/{_file_name(key, taken)}.yaml"
        texts[path] = _filled(starter, heading=heading, key=_quoted(key))
    return texts


def review_name(folder: str) -> str:
    """A folder's name as the name of a review: no spaces and nothing that a file system minds."""
    return _UNFIT.sub("-", unicodedata.normalize("NFC", folder)).strip("-.") or "review"


def _filled(starter: str, **values: str) -> str:
    return Template(starter).substitute(values)


def _quoted(text: str) -> str:
    """A text as a YAML scalar: plain where that is safe, else in quotation marks."""
    if re.fullmatch(r"[^\W\d_][\w .+/-]*(?<! )", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _file_name(key: str, taken: set[str]) -> str:
    base = _UNFIT.sub("-", unicodedata.normalize("NFC", key)).strip("-.") or "studie"
    if _RESERVED.match(base):
        base += "-1"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.casefold())
    return name
