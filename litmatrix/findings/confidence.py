"""How far a finding can be trusted, in the terms of GRADE-CERQual."""

from litmatrix.document import Block, Inlines, ItemList, Paragraph, Strong, Text
from litmatrix.matrix.frame import Frame
from litmatrix.model import Component, Confidence, Finding

_SIGNS = {"high": "⊕⊕⊕⊕", "moderate": "⊕⊕⊕◯", "low": "⊕⊕◯◯", "very-low": "⊕◯◯◯"}
_COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def confidence(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """The overall judgement and a list of the components that are judged; nothing where none is."""
    judged, words = finding.header.confidence, frame.language
    if judged is None:
        return ()
    head = Strong((Text(words.label("confidence.title") + "."),))
    overall = ""
    if judged.overall:
        said = f"{_SIGNS[judged.overall]}\u00a0{words.label(f'confidence.{judged.overall}')}"
        overall = f" {_reasoned(said, judged.because)}"
    components = tuple((Paragraph(line),) for name in _COMPONENTS if (line := _component(name, judged, frame)))
    if not overall and not components:
        return ()
    return (Paragraph((head, Text(overall))), *((ItemList(components),) if components else ()))


def _component(name: str, judged: Confidence, frame: Frame) -> Inlines:
    component: Component | None = getattr(judged, name)
    if component is None:
        return ()
    words = frame.language
    concern = words.label(f"concern.{component.concern}")
    return (Text(_reasoned(f"{words.label(f'confidence.{name}')}: {concern}", component.because)),)


def _reasoned(judgement: str, because: str | None) -> str:
    return f"{judgement}. {because.rstrip().removesuffix('.')}." if because else f"{judgement}."
