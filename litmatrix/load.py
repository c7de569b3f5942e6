"""The whole reading, on one screen: a root in, a review and everything that is wrong with it out.

Reading never fails on bad input and never stops at the first fault.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from litmatrix.diagnostic import Diagnostic, Fault, Locate, diagnose
from litmatrix.location import Location, Place
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.model import (
    AppraisalTool,
    Approval,
    CitationStyle,
    Comments,
    Consensus,
    Finding,
    Model,
    Protocol,
    RatingSheet,
    Reference,
    Review,
    Seals,
    SearchLog,
    Study,
    Unread,
)
from litmatrix.readers.ahead import Ahead, Read, reading_ahead
from litmatrix.readers.bibtex import Bibliography, merge, read_bibliography
from litmatrix.readers.decode import decode
from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, PROSE_LIMIT, TEXT_LIMIT, is_inside, read_text
from litmatrix.readers.finding import read_finding
from litmatrix.readers.folder import list_files, review_names
from litmatrix.readers.rules import files as rules
from litmatrix.readers.rules.yaml import HARD_SPACE
from litmatrix.readers.shipped import shipped_tools
from litmatrix.readers.sources import Sources
from litmatrix.readers.style import read_style
from litmatrix.readers.templates import unused_templates
from litmatrix.readers.tools import read_shipped_tools
from litmatrix.readers.yaml import Tree, read_yaml

M = TypeVar("M", bound=Model)
_SOURCES, _YAML = "sources", (".yaml", ".yml")


@dataclass(frozen=True)
class Loaded:
    """What reading a review gave."""

    review: Review | None
    """None when there is no readable `review.yaml`."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything that is wrong with the files as files, sorted by place."""
    locate: Locate
    """Turns a place of the model into line and column."""
    texts: Mapping[str, str]
    """The text of every file that was read, by path relative to the root."""
    language: LanguageCode
    """Language of the review, in which its diagnostics speak."""
    style: CitationStyle | None = None
    """The citation style that `review.yaml` names; None, and a diagnostic, when there is none of that name."""
    faults: tuple[Fault, ...] = ()
    """What the diagnostics are made of, before language and line were known."""

    def said_in(self, language: LanguageCode) -> "Loaded":
        """The same, but that what is wrong is said in `language`."""
        if language == self.language:
            return self
        diagnostics = diagnose(self.faults, self.locate, language)
        return replace(self, diagnostics=diagnostics, language=language)


def load(root: Path, review: str | None = None, language: LanguageCode | None = None) -> Loaded:
    """Read the review `review` of the folder `root`.

    Parameters: `root` holds `sources/` and `matrices/`; `review` names a folder in `matrices/` (default: the
    only one, or the first); `language` overrides the review's own for the diagnostics.
    """
    reading = _Reading(root)
    name = reading.choose(review)

    protocol = reading.protocol(f"matrices/{name}/review.yaml") if name else None
    style = reading.style(protocol) if protocol else None
    with reading_ahead(root, _SOURCES, _YAML) as ahead:
        references = reading.references()
        findings = reading.findings(f"matrices/{name}/findings") if name else ()
        studies = reading.studies(ahead)
    search = reading.optional(SearchLog, f"matrices/{name}/search.yaml") if name else None
    sheets = reading.sheets(f"matrices/{name}/ratings") if name else {}
    consensus = reading.optional(Consensus, f"matrices/{name}/consensus.yaml") if name else None
    comments = reading.optional(Comments, f"matrices/{name}/comments.yaml") if name else None
    seals = reading.optional(Seals, f"matrices/{name}/seals.yaml") if name else None
    approvals = reading.approvals(f"matrices/{name}/approvals") if name else ()

    own_tools = reading.tools(f"matrices/{name}/appraisal") if name else {}
    tools = {**read_shipped_tools(_named_tools(protocol, studies)), **own_tools}
    reading.faults += unused_templates(root)

    spoken = language or reading.language
    sources, faults = reading.sources, reading.as_written()
    diagnostics = diagnose(faults, sources.locate, spoken)
    whole = (
        Review(
            name,
            protocol,
            studies,
            references,
            findings,
            search,
            sheets=sheets,
            consensus=consensus,
            comments=comments,
            seals=seals,
            approvals=approvals,
            tools=tools,
            shipped_tools=shipped_tools(),
            unread=reading.unread(),
        )
        if protocol
        else None
    )
    return Loaded(whole, diagnostics, sources.locate, sources.texts, spoken, style, tuple(faults))


class _Reading:
    """The faults and texts that one reading gathers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.sources = Sources()
        self.language: LanguageCode = "nb"
        self.lost: list[str] = []
        """Paths of the files that could not be read."""

    def as_written(self) -> list[Fault]:
        """The faults, each by its cause; those that follow from another one in their file are left out."""
        if not self.faults:
            return []
        from litmatrix.readers.as_written import as_written

        return as_written(self.faults, self.sources.locate, self.sources.texts)

    def unread(self) -> Unread | None:
        """The files, entries and fields that gave nothing."""
        keys = {key for one in self.sources.bibliographies.values() for key in one.broken if key}
        faulty = [(fault.where, fault.parameters) for fault in self.faults if isinstance(fault.where, Place)]
        fields = {(place.path, place.keys) for place, _ in faulty if place.keys}
        if any(fault.rule is HARD_SPACE for fault in self.faults):
            from litmatrix.readers.as_written import around_hard_spaces

            fields |= set(around_hard_spaces(self.faults, self.sources.texts))
        # Under a misspelt name stands what was meant to be under another.
        meant = {(place.path, (*place.keys[:-1], str(near))) for place, of in faulty if (near := of.get("near"))}
        fields |= meant
        return (
            Unread(frozenset(self.lost), frozenset(keys), frozenset(fields))
            if self.lost or keys or fields
            else None
        )

    def choose(self, wanted: str | None) -> str:
        """The review to read: the wanted one, else the first; "" when it is not there."""
        names = review_names(self.root)
        name = wanted or next(iter(names), "…")
        if name not in names:
            file = f"matrices/{name}/review.yaml"
            self.faults.append(Fault(rules.MISSING, Location("matrices"), {"file": file}))
            return ""
        if not is_inside(self.root / "matrices" / name, self.root):
            self.faults.append(Fault(rules.NOT_A_FILE, Location(f"matrices/{name}")))
            return ""
        return name

    def protocol(self, path: str) -> Protocol | None:
        if not (self.root / path).is_symlink() and not (self.root / path).exists():
            self.faults.append(Fault(rules.MISSING, Location(path), {"file": path}))
            return None
        tree = self.tree(path)
        if tree is None:
            return None
        wanted = tree.get("language")
        self.language = next((code for code in LANGUAGE_CODES if code == wanted), "nb")
        protocol, faults = decode(Protocol, tree, path, {"path": path})
        self.faults.extend(faults)
        return protocol

    def style(self, protocol: Protocol) -> CitationStyle | None:
        style, faults = read_style(protocol.reference_style, self.root, protocol.place("reference_style"))
        self.faults.extend(faults)
        return style

    def references(self) -> dict[str, Reference]:
        found: list[Bibliography] = []
        for path in self.files(_SOURCES, ".bib"):
            text = self.text(path, BIBLIOGRAPHY_LIMIT)
            if text is not None:
                bibliography, faults = read_bibliography(text, path)
                self.sources.bibliographies[path] = bibliography
                self.faults.extend(faults)
                found.append(bibliography)
        references, faults = merge(found)
        self.faults.extend(faults)
        return references

    def studies(self, ahead: Ahead) -> dict[str, Study]:
        studies: dict[str, Study] = {}
        for path in self.files(_SOURCES, *_YAML):
            tree = self.tree(path, ahead(path))
            if tree is None:
                continue
            name = _name(path)
            study, faults = decode(Study, tree, path, {"id": name, "path": path})
            self.faults.extend(faults)
            if study is not None:
                studies[name] = study
            else:
                self.lost.append(path)
        return studies

    def findings(self, folder: str) -> tuple[Finding, ...]:
        findings: list[Finding] = []
        for path in self.files(folder, ".md"):
            text = self.text(path, PROSE_LIMIT)
            if text is not None:
                finding, faults = read_finding(text, path, _name(path))
                self.faults.extend(faults)
                findings.extend([finding] if finding else [])
                self.lost.extend([] if finding else [path])
        return tuple(findings)

    def sheets(self, folder: str) -> dict[str, RatingSheet]:
        return {sheet.id: sheet for sheet in self.each(RatingSheet, folder)}

    def tools(self, folder: str) -> dict[str, AppraisalTool]:
        return {tool.id: tool for tool in self.each(AppraisalTool, folder)}

    def approvals(self, folder: str) -> tuple[Approval, ...]:
        return tuple(sorted(self.each(Approval, folder), key=lambda one: (one.number, one.date, one.id)))

    def each(self, model: type[M], folder: str) -> Iterator[M]:
        """The files of a folder, each a value of its own that is called as the file is."""
        for path in self.files(folder, *_YAML):
            tree = self.tree(path)
            if tree is None:
                continue
            read, faults = decode(model, tree, path, {"id": _name(path), "path": path})
            self.faults.extend(faults)
            if read is not None:
                yield read

    def optional(self, model: type[M], path: str) -> M | None:
        """A file that need not be there: a check may ask for it; reading does not."""
        if not (self.root / path).is_symlink() and not (self.root / path).exists():
            return None
        tree = self.tree(path)
        read, faults = decode(model, tree, path, {"path": path}) if tree is not None else (None, [])
        self.faults.extend(faults)
        return read

    def files(self, folder: str, *endings: str) -> Iterator[str]:
        paths, faults = list_files(self.root, folder, endings)
        self.faults.extend(faults)
        return iter(paths)

    def text(self, path: str, limit: int = TEXT_LIMIT) -> str | None:
        text, faults = read_text(self.root, path, limit)
        self.faults.extend(faults)
        if text is not None:
            self.sources.texts[path] = text
            if _blank(text):
                self.faults.append(Fault(rules.EMPTY_FILE, Location(path)))
                text = None
        if text is None:
            self.lost.append(path)
        return text

    def tree(self, path: str, ready: Read | None = None) -> dict[str, Tree] | None:
        if ready and not _blank(ready[0]):
            self.sources.texts[path] = ready[0]
            return ready[1]
        text = self.text(path)
        if text is None:
            return None
        tree, faults = read_yaml(text, path)
        self.faults.extend(faults)
        if tree is None:
            self.lost.append(path)
        return tree


def _blank(text: str) -> bool:
    return not text or text.isspace()


def _named_tools(protocol: Protocol | None, studies: Mapping[str, Study]) -> set[str]:
    """The ids of the appraisal tools that anything names."""
    planned = protocol.appraisal.tools if protocol else ()
    return {*planned, *(study.appraisal.tool for study in studies.values() if study.appraisal)}


def _name(path: str) -> str:
    """What a file calls its study or finding: `å` as one character, as people type it (macOS stores two)."""
    return unicodedata.normalize("NFC", Path(path).stem)
