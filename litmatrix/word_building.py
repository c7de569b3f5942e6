"""What a user asks of the Word files beyond the usual: a template, live citations, a thesis to be filled."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from litmatrix.citations.pandoc import Cache
from litmatrix.citations.reference_list import with_reference_list
from litmatrix.diagnostic import Fault
from litmatrix.document import Document
from litmatrix.findings import build_findings
from litmatrix.model import CitationStyle, Review
from litmatrix.writers.setting import WordSetting


class Given(NamedTuple):
    """A file that a user hands over: its name, and its bytes."""

    name: str
    data: bytes


class WordWishes(NamedTuple):
    """What is asked for; by default nothing."""

    template: Given | None = None
    thesis: Given | None = None
    live: bool = False

    @property
    def files(self) -> tuple[Given, ...]:
        """The files that are handed over."""
        return tuple(given for given in (self.template, self.thesis) if given)


def word_setting(
    wishes: WordWishes,
    review: Review,
    style: CitationStyle,
    cache: Cache | None,
    chapter: Callable[[Review], Document] = build_findings,
) -> tuple[WordSetting, list[Fault]]:
    """What the Word writer needs to know, or what is wrong with the template or the style. `chapter` makes the
    findings chapter."""
    setting, faults = WordSetting(), []
    if wishes.template:
        from litmatrix.writers.word.template import read_template

        template, found = read_template(wishes.template.data, wishes.template.name)
        setting, faults = setting._replace(template=template), list(found)
    if wishes.live:
        from litmatrix.writers.word.live import live_citations

        findings = chapter(review)
        live, cited = live_citations(findings, review.references, style, cache)
        setting = setting._replace(live={"findings": (with_reference_list(findings, cited), live)})
        faults += cited.faults
    return setting, faults


def filled_thesis(
    given: Given, documents: Mapping[str, Document], setting: WordSetting, review: Review
) -> tuple[dict[str, bytes], list[Fault]]:
    """A copy of a thesis with its marked places filled, by file name, or what is wrong with it.

    The copy has a name of its own, so that it never takes the place of the thesis.
    """
    from litmatrix.writers.word.into import PLACES, into

    findings, live = setting.live.get("findings", (documents["findings"], None))
    contents = dict(zip(PLACES, (documents["matrix"], findings, findings), strict=True))
    data, faults = into(given.data, contents, given.name, live, review)
    name = PurePath(given.name)
    return ({f"{name.stem}-litmatrix{name.suffix}": data} if data else {}), list(faults)
