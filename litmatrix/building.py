"""From a review to its documents in every format, all in memory: nothing is written before all is made."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from litmatrix import __version__
from litmatrix.aside import aside
from litmatrix.citations.author_year import cite_author_year, cited_keys
from litmatrix.citations.engine import cite_document
from litmatrix.citations.pandoc import Cache
from litmatrix.citations.reference_list import with_reference_list
from litmatrix.diagnostic import Diagnostic, Fault, Severity, by_place, diagnose
from litmatrix.document import Document
from litmatrix.findings import build_findings
from litmatrix.load import Loaded
from litmatrix.matrix import build_matrix
from litmatrix.model import CitationStyle, Review
from litmatrix.proving import Proved
from litmatrix.readers.rules.templates import BROKEN_TEMPLATE
from litmatrix.readers.shipped import shipped_templates
from litmatrix.readers.templates import read_templates
from litmatrix.word_building import WordWishes, filled_thesis, word_setting
from litmatrix.writers import WRITERS, Setting
from litmatrix.writers.beside import files_beside
from litmatrix.writers.latex.bib import bib_file
from litmatrix.writers.latex.biblatex import with_locators
from litmatrix.writers.setting import Biblatex
from litmatrix.writers.templates import TemplateFault, Templates

MANIFEST = "manifest.json"
BIBLIOGRAPHY = "references.bib"
"""The cited works, for LaTeX files whose citations biber makes."""
NO_WISHES = WordWishes()
NOTHING_PROVED = Proved()
PAGE = "page"
"""The format of the supervisor's page, which tells of the whole review and is no document."""
PDF = "pdf"
FORMATS = (*WRITERS, PAGE)
"""Everything that can be built."""
Chapter = Callable[[Review], Document]
"""How the findings chapter of a review is made."""

LARGEST_LIST = 1000
"""Works up to which a chapter gets citations and a reference list by citeproc. It takes a millisecond or more a
work; a chapter that cites more than a thousand is a register, and gets author and year."""


def build(
    loaded: Loaded,
    review: Review,
    root: Path,
    formats: Collection[str],
    cache: Cache | None = None,
    word: WordWishes = NO_WISHES,
    *,
    biblatex: bool | None = None,
    proved: Proved = NOTHING_PROVED,
    final: bool = False,
    blind: bool = False,
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The outputs of a review by file name, the manifest last, or what is wrong with its templates or style.

    `formats` are of `FORMATS`; `word` is what is asked of the Word files beside. `biblatex` says whether biber
    makes the citations of the LaTeX files; by default the review says so. `cache` remembers citations and figures
    by their content, `proved` is what the full texts say of the quotes; `final` is as in `build_findings`, and the
    supervisor's page is never final. `blind` leaves out what further raters gave, for a reader who is to rate as
    well; so does `blind: true` in review.yaml. The same texts give the same bytes, whatever the day, folder or
    locale, with or without a cache.
    """
    blind = blind or review.protocol.blind == "true"
    loaded, review = _for_reader(loaded, review, blind)
    own, faults = read_templates(root)
    if faults or loaded.style is None:
        broken = () if loaded.style else tuple(one for one in loaded.diagnostics if one.severity is Severity.ERROR)
        return {}, (*broken, *diagnose(faults, loaded.locate, loaded.language))
    style = loaded.style
    chapter = partial(build_findings, proofs=proved.marks, final=final)
    asked, faults = word_setting(word, review, style, cache, chapter)
    if faults:
        return {}, diagnose(faults, loaded.locate, loaded.language)
    for_biber = Biblatex()
    if "tex" in formats and (review.protocol.latex.citations == "biblatex" if biblatex is None else biblatex):
        bib = bib_file(review.references, cited_keys(review))
        for_biber = Biblatex({"findings": with_locators(chapter(review), review)}, bib)
    templates = _templates(frozenset(own.items()))
    setting = Setting(templates, review, loaded.locate, asked, for_biber, proved.marks)
    needed = {kind for name in formats for kind in _kinds(name)} | (
        {"matrix", "findings"} if word.thesis else set()
    )
    alike = needed == {"matrix", "findings"} and not (word.thesis or for_biber.documents or PAGE in formats)
    try:
        if alike and _is_register(review):
            return _side_by_side(loaded, review, formats, setting, own, proved, chapter), ()
        documents, faults = _documents(review, needed, style, cache, chapter)
        outputs = _written(documents, setting, formats, cache)
        if PAGE in formats and not faults:
            draft = partial(build_findings, proofs=proved.marks)
            shown = _documents(review, {"findings"}, style, cache, draft)[0] if final else documents
            outputs["review.html"] = _page(loaded, shown["findings"], setting, root, proved, blind).encode()
        if for_biber.documents:
            outputs[BIBLIOGRAPHY] = for_biber.bib.encode()
        if word.thesis and not faults:
            copy, faults = filled_thesis(word.thesis, documents, asked, review)
            outputs |= copy
    except TemplateFault as fault:
        faults = [Fault(BROKEN_TEMPLATE, fault.location, {"reason": fault.reason})]
    if faults:
        return {}, diagnose(faults, loaded.locate, loaded.language)
    given = {one.name: one.data for one in word.files}
    outputs[MANIFEST] = _manifest(review, outputs, {**_texts(loaded, own), **given}, proved.fulltexts)
    return outputs, ()


def _for_reader(loaded: Loaded, review: Review, blind: bool) -> tuple[Loaded, Review]:
    """The review, for a blind reader without the ratings of further raters."""
    shown = replace(review, sheets={}) if blind else review
    return replace(loaded, review=shown), shown


def _page(loaded: Loaded, findings: Document, setting: Setting, root: Path, proved: Proved, blind: bool) -> str:
    """The supervisor's page; a blind reader is not told either what further raters changed.

    Like every document it is in the review's language, whatever language the program was asked to speak.
    """
    from litmatrix.approving import since_approval
    from litmatrix.checking import check
    from litmatrix.writers.page import write_page

    loaded = loaded.said_in(setting.review.protocol.language)
    problems = sorted({*check(loaded), *proved.problems}, key=by_place)
    since = since_approval(loaded, setting.review, root)
    if blind:
        since = since._replace(changes=tuple(one for one in since.changes if one.rater is None))
    return write_page(setting.review, findings, problems, setting, since)


def _texts(loaded: Loaded, own: Mapping[str, str]) -> dict[str, bytes]:
    """Every file that was read, by path."""
    return {path: text.encode() for path, text in {**loaded.texts, **own}.items()}


@lru_cache(maxsize=4)
def _templates(own: frozenset[tuple[str, str]]) -> Templates:
    """The templates with a user's own. Compiling takes a third of a small build, and `watch` builds often."""
    return Templates(dict(own), shipped_templates())


def _documents(
    review: Review, kinds: Collection[str], style: CitationStyle, cache: Cache | None, chapter: Chapter
) -> tuple[dict[str, Document], list[Fault]]:
    """The documents of these kinds, with their citations written out."""
    documents: dict[str, Document] = {}
    if "matrix" in kinds:
        documents["matrix"] = cite_author_year(build_matrix(review), review)
    if "findings" not in kinds:
        return documents, []
    findings = chapter(review)
    if _is_register(review):
        return {**documents, "findings": cite_author_year(findings, review)}, []
    where = review.protocol.place("reference_style")
    findings, cited = cite_document(findings, review.references, style, cache=cache, where=where)
    return {**documents, "findings": with_reference_list(findings, cited)}, list(cited.faults)


def _is_register(review: Review) -> bool:
    return len(cited_keys(review)) > LARGEST_LIST


def _side_by_side(
    loaded: Loaded,
    review: Review,
    formats: Collection[str],
    setting: Setting,
    own: Mapping[str, str],
    proved: Proved,
    chapter: Chapter,
) -> dict[str, bytes]:
    """The outputs of a very large review: its two documents share nothing, so they are made at the same time."""

    def made(kind: str, document: Callable[[Review], Document]) -> dict[str, bytes]:
        return _write({kind: cite_author_year(document(review), review)}, setting, formats)

    with aside(lambda: made("findings", chapter)) as findings:
        outputs = made("matrix", build_matrix) | findings()
    return outputs | {MANIFEST: _manifest(review, outputs, _texts(loaded, own), proved.fulltexts)}


def _kinds(format_: str) -> tuple[str, ...]:
    """The documents that a format needs."""
    return ("findings",) if format_ == PAGE else WRITERS[format_].kinds


def _written(
    documents: Mapping[str, Document], setting: Setting, formats: Collection[str], cache: Cache | None
) -> dict[str, bytes]:
    """The documents in every format. Setting the PDFs takes as long as all else, so it is done meanwhile."""
    if PDF not in formats or len(formats) == 1:
        return _write(documents, setting, formats, cache)
    outputs: dict[str, bytes] = {}
    with aside(lambda: _write(documents, setting, (PDF,))) as pdfs:
        for name in formats:
            outputs |= pdfs() if name == PDF else _write(documents, setting, (name,), cache)
    return outputs


def _write(
    documents: Mapping[str, Document], setting: Setting, formats: Collection[str], cache: Cache | None = None
) -> dict[str, bytes]:
    outputs: dict[str, bytes] = {}
    for name in formats:
        kinds = WRITERS[name].kinds if name != PAGE else ()
        for kind in (kind for kind in kinds if kind in documents):
            for ending, content in WRITERS[name].write(documents[kind], setting).items():
                outputs[f"{kind}.{ending}"] = content if isinstance(content, bytes) else content.encode()
            outputs |= files_beside(documents[kind], name, cache)
    return outputs


def _manifest(
    review: Review, outputs: Mapping[str, bytes], inputs: Mapping[str, bytes], fulltexts: Mapping[str, str]
) -> bytes:
    """What was made, and from what: every output and every input with its SHA-256. That of full texts is known."""
    made_from = {path: hashlib.sha256(data).hexdigest() for path, data in inputs.items()} | dict(fulltexts)
    signed: list[dict[str, object]] = []
    if review.approvals:
        from litmatrix.approvals import listed

        signed = listed(review)
    content = {
        "litmatrix": __version__,
        "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(outputs.items())},
        "made_from": dict(sorted(made_from.items())),
        "approvals": signed,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
