"""What every printer is given: the problems, and what is needed to show them."""

import posixpath
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.diagnostic import Diagnostic, Rule, Severity, by_place
from litmatrix.languages import Language
from litmatrix.location import Location

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Problems(NamedTuple):
    """All problems of a run, in any order."""

    diagnostics: tuple[Diagnostic, ...]
    language: Language
    sources: Mapping[str, str] = _NOTHING
    """Text of the files by path, for excerpts; lines end with a line feed."""
    rules: tuple[Rule, ...] = ()
    """The rules that may be broken, for formats that explain them."""
    folder: str = ""
    """Where the folder that paths begin at lies in its repository, as `oppgaver/min`; "" at the top."""

    @property
    def by_place(self) -> list[Diagnostic]:
        """In the order of the files, for machines."""
        return sorted(self.diagnostics, key=by_place)

    @property
    def from_the_top(self) -> list[Diagnostic]:
        """In the order of the files, with paths from the top of the repository: build servers know no others."""
        if not self.folder:
            return self.by_place
        return [one._replace(location=self._from_the_top(one.location)) for one in self.by_place]

    def _from_the_top(self, place: Location) -> Location:
        return place._replace(path=posixpath.normpath(posixpath.join(self.folder, place.path)))

    @property
    def by_importance(self) -> list[Diagnostic]:
        """Errors, then warnings, then the rest, each in the order of the files, for people."""
        return sorted(self.by_place, key=lambda diagnostic: diagnostic.severity.rank)

    @property
    def counts(self) -> dict[str, int]:
        """The number of problems of each severity, the gravest first."""
        found = Counter(diagnostic.severity for diagnostic in self.diagnostics)
        return {severity.value: found[severity] for severity in Severity}

    @property
    def summary(self) -> str:
        """All of them in a sentence: "3 feil, 4 advarsler i 2 filer. Det viktigste først."."""
        say = self.language
        if not self.diagnostics:
            return say.label("problems.none")
        found = ", ".join(say.count(n, severity) for severity, n in self.counts.items() if n)
        files = say.count(len({diagnostic.location.path for diagnostic in self.diagnostics}), "file")
        sentence = say.label("problems.in_files", problems=found, files=files)
        return sentence if len(self.diagnostics) == 1 else f"{sentence} {say.label('problems.sorted')}"
