"""The whole review, read: everything the out-wing works on."""

from collections.abc import Mapping
from dataclasses import dataclass

from litmatrix.model.finding import Finding
from litmatrix.model.protocol import Protocol
from litmatrix.model.reference import Reference
from litmatrix.model.search import SearchLog
from litmatrix.model.study import Study


@dataclass(frozen=True, slots=True)
class Review:
    """A literature review: its protocol, studies, references, findings and search log."""

    name: str
    """Name of its folder in `matrices/`."""
    protocol: Protocol
    studies: Mapping[str, Study]
    """All studies in `sources/`, by id, sorted."""
    references: Mapping[str, Reference]
    """All works in `sources/*.bib`, by citation key, in file order."""
    findings: tuple[Finding, ...]
    """In the order of their file names."""
    search: SearchLog | None

    @property
    def included(self) -> tuple[Study, ...]:
        """The studies of the matrix, in row order: those the protocol lists, else all that it does not exclude."""
        layout = self.protocol.matrix
        if layout.studies:
            return tuple(self.studies[name] for name in dict.fromkeys(layout.studies) if name in self.studies)
        return tuple(study for name, study in self.studies.items() if name not in layout.excluded)
