"""How far a finding can be trusted, in the terms of GRADE-CERQual, or of GRADE for quantitative studies."""

from litmatrix.document import Block, ItemList, Paragraph, Strong, Text
from litmatrix.languages import Language
from litmatrix.matrix.frame import Frame
from litmatrix.model import Component, Domain, Finding, Judged

_SIGNS = {"high": "⊕⊕⊕⊕", "moderate": "⊕⊕⊕◯", "low": "⊕⊕◯◯", "very-low": "⊕◯◯◯"}
LEVELS = tuple(_SIGNS)
"""The levels of confidence, the highest first."""


def confidence(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """The overall judgement and a list of the parts that are judged, for each approach; nothing where none is."""
    return tuple(block for judged in finding.header.judgements for block in _judged(judged, frame.language))


def level(name: str, words: Language) -> str:
    """A level as the field writes it: its signs and its words."""
    return f"{_SIGNS[name]}\u00a0{words.label(f'confidence.{name}')}"


def _judged(judged: Judged, words: Language) -> tuple[Block, ...]:
    head = Strong((Text(words.label(f"{judged.name}.title") + "."),))
    whole = judged.whole
    overall = f" {_reasoned(level(whole.overall, words), whole.because)}" if whole.overall else ""
    parts = tuple(
        (Paragraph((Text(_part(f"{judged.name}.{name}", part, words)),)),)
        for name, part in judged.parts.items()
        if part
    )
    if not overall and not parts:
        return ()
    return (Paragraph((head, Text(overall))), *((ItemList(parts),) if parts else ()))


def _part(key: str, part: Component | Domain, words: Language) -> str:
    return _reasoned(f"{words.label(key)}: {words.label(f'concern.{part.concern}')}", part.because)


def _reasoned(judgement: str, because: str | None) -> str:
    return f"{judgement}. {because.rstrip().removesuffix('.')}." if because else f"{judgement}."
