"""The review's own words in place of what the tool writes: every sentence may be put otherwise or left unsaid.

Sentences have names, the keys of `languages/`. A review's `texts` says another wording by name, with the same
`{places}` to be filled in, or the empty text for nothing. What heads a table or a section, and the words for
values, cannot be empty.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from litmatrix.document import Inlines, Strong, Text, plain
from litmatrix.languages import Language

_OPEN = (
    *("appraisal", "bars", "certainty", "concern", "confidence", "direction", "findings", "flow", "grid"),
    *("harvest", "lights", "limitations", "map"),
    *("matrix", "methods", "note", "overview", "proofs", "summary", "synthesis"),
)
"""The families of texts that stand in the documents."""
_SENTENCES = (
    *("findings.problem", "findings.questions", "findings.evidence", "findings.gaps", "findings.basis"),
    *("findings.scope", "findings.see", "findings.unanswered", "findings.answers_to", "findings.no_question"),
    *("findings.supporting", "findings.contradicting", "findings.not_mentioned", "findings.gap"),
    *("appraisal.meaning", "appraisal.with", "appraisal.rated_by", "appraisal.note", "appraisal.outside"),
    *("appraisal.open", "appraisal.source", "flow.source"),
    *("methods", "note", "overview.remark", "overview.gap", "summary.means", "summary.source"),
    *("proofs.title", "proofs.compared", "proofs.signs", "proofs.unmarked"),
    *(
        "synthesis.answered",
        "synthesis.supports",
        "synthesis.contradicts",
        "synthesis.mixed",
        "synthesis.undirected",
    ),
    *("synthesis.not-addressed", "synthesis.not-applicable", "synthesis.not-reported", "synthesis.open"),
    *("synthesis.findings", "synthesis.grouped", "limitations", "map.note", "harvest.note", "harvest.studies"),
)
"""What may be left unsaid: these, and all that stand below them."""
_WORDS = ("methods.unreported.", "limitations.title")
_PLACE = re.compile(r"\{([^{}]*)\}|[{}]")


def replaceable(words: Language) -> tuple[str, ...]:
    """The names of all texts that a review may put in its own words."""
    return tuple(name for name in words.labels if name.partition(".")[0] in _OPEN)


def may_be_empty(name: str) -> bool:
    """Whether a text may be left unsaid."""
    return any(f"{name}.".startswith(f"{stem}.") or name.startswith(f"{stem}_") for stem in _SENTENCES) and not (
        name.startswith(_WORDS)
    )


def places_in(text: str) -> tuple[str, ...]:
    """The names of what is filled in, each once."""
    return tuple(dict.fromkeys(match[1] for match in _PLACE.finditer(text) if match[1]))


def foreign_places(name: str, text: str, words: Language) -> tuple[str, ...]:
    """What stands in braces and is not one of the `{places}` of the tool's own wording."""
    known = {match[0] for match in _PLACE.finditer(words.labels[name])}
    return tuple(match[0] for match in _PLACE.finditer(text) if match[0] not in known)


def in_own_words(words: Language, own: Mapping[str, str]) -> Language:
    """The language with a review's own wordings. One that cannot be used is left out (a check reports it)."""
    if not own:
        return words
    open_ = frozenset(replaceable(words))
    usable = {
        name: text
        for name, text in own.items()
        if name in open_ and (text or may_be_empty(name)) and not foreign_places(name, text, words)
    }
    return replace(words, labels={**words.labels, **usable})


def run_in(heading: str) -> Inlines:
    """A heading at the head of its paragraph; nothing for an empty one."""
    return (Strong((Text(f"{heading}."),)),) if heading else ()


def spaced(pieces: Iterable[Inlines]) -> Inlines:
    """The pieces that are not empty, with spaces between them."""
    said = [piece for piece in pieces if piece]
    return tuple(inline for at, piece in enumerate(said) for inline in ((Text(" "),) if at else ()) + piece)


def said(notes: Iterable[Inlines]) -> tuple[Inlines, ...]:
    """The notes that say anything."""
    return tuple(note for note in notes if plain(note))


def sentences(texts: Iterable[str]) -> str:
    """The texts that are not empty, with spaces between them."""
    return " ".join(filter(None, texts))
