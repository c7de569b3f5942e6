"""How far a finding can be trusted, in the terms of GRADE-CERQual."""

from litmatrix.document import Block, Paragraph, Strong, Text
from litmatrix.matrix.frame import Frame
from litmatrix.model import Component, Finding

_SIGNS = {"high": "⊕⊕⊕⊕", "moderate": "⊕⊕⊕◯", "low": "⊕⊕◯◯", "very-low": "⊕◯◯◯"}
_COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def confidence(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """One paragraph with the overall judgement and the components that are judged; nothing where none is."""
    judged, words = finding.header.confidence, frame.language
    if judged is None:
        return ()
    sentences: list[str] = []
    if judged.overall:
        overall = words.label(f"confidence.{judged.overall}")
        sentences.append(_reasoned(f"{_SIGNS[judged.overall]}\u00a0{overall}", judged.because))
    for name in _COMPONENTS:
        component: Component | None = getattr(judged, name)
        if component:
            concern = words.label(f"concern.{component.concern}")
            sentences.append(_reasoned(f"{words.label(f'confidence.{name}')}: {concern}", component.because))
    head = Strong((Text(words.label("confidence.title") + "."),))
    return (Paragraph((head, Text(f" {' '.join(sentences)}"))),) if sentences else ()


def _reasoned(judgement: str, because: str | None) -> str:
    text = f"{judgement} ({because.rstrip().removesuffix('.')})" if because else judgement
    return f"{text}."
