"""Where reading a finished text and auditing it meet: a file and bibliographies in, what was found out."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from litmatrix.audit import Audit, AuditFinding, manuscript
from litmatrix.audit import audit as audit_text
from litmatrix.audit.bibliography import started_bibliography
from litmatrix.diagnostic import Diagnostic, diagnose
from litmatrix.languages import language as words
from litmatrix.location import Location, Place
from litmatrix.message import LanguageCode
from litmatrix.model import Reference
from litmatrix.model.thesis import Thesis
from litmatrix.readers.thesis.files import open_bibliographies, open_thesis
from litmatrix.writers.word.annotated import Remark, annotated
from litmatrix.writers.word.package import NotWord

_LONGEST = 1_000_000
"""Beyond the end of any paragraph."""


class AuditedThesis(NamedTuple):
    """A finished text and what came of it."""

    thesis: Thesis | None
    """None where the file could not be read."""
    data: bytes
    """The file as it was read: what a copy with comments is made from."""
    audit: Audit | None
    faults: tuple[Diagnostic, ...]
    """What was wrong with the file itself."""


def audit(
    path: Path,
    references: Sequence[Reference] = (),
    language: LanguageCode = "nb",
    thesis_language: LanguageCode | None = None,
) -> AuditedThesis:
    """Read the text at `path` and audit it against `references`, in sentences of `language`.

    Raises nothing for bad files: then there is no audit, and `faults` says why. The language of the text is
    recognised where it is not given.
    """
    thesis, data, faults = open_thesis(path)
    result = audit_text(thesis, references, language, thesis_language) if thesis else None
    return AuditedThesis(thesis, data, result, diagnose(faults, _start, language))


def read_references(
    files: Sequence[Path], language: LanguageCode = "nb"
) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """The references of several `.bib` files, and what is wrong with them."""
    references, faults = open_bibliographies(files)
    return references, diagnose(faults, _start, language)


def annotated_copy(read: AuditedThesis, language: LanguageCode = "nb") -> bytes | None:
    """A copy of the Word file with a comment at each finding; None when the file is no Word file to write in."""
    findings = read.audit.findings if read.audit else ()
    try:
        return annotated(read.data, [_comment(one, language) for one in findings])
    except NotWord:
        return None


def _comment(finding: AuditFinding, language: LanguageCode) -> Remark:
    """The finding as a comment: grade, message, and what should stand there."""
    say, place = words(language), finding.diagnostic.location
    goes_on = place.end_line not in {None, place.line}
    end = _LONGEST if goes_on else (place.end_column or place.column + 1) - 1
    told = f"{say.label(f'grade.{finding.grade}').capitalize()}: {finding.diagnostic.message}"
    write = f"{say.label('audit.write')}: {finding.expected}" if finding.expected else finding.diagnostic.hint
    return Remark(place.line, place.column - 1, end, (told, write, finding.diagnostic.code))


def bibliography_of(thesis: Thesis) -> str:
    """A starting `.bib` from the thesis: its reference list, or its citations where it has none."""
    return started_bibliography(manuscript(thesis))


def _start(place: Place) -> Location:
    return Location(place.path)
