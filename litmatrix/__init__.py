"""litmatrix: literature matrices and findings chapters that prove themselves.

The public verbs, typed and documented where they are defined:

`load(root)` reads a review; `check(loaded)` finds what is wrong with it; `verify(loaded, root)` holds its quotes
against the full texts; `audit(path)` finds what is wrong with the citations of a finished text;
`build_matrix(review)` and `build_findings(review)` make documents; `write(document, format)` spells one in a
format.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litmatrix.agreement.of_review import agree
    from litmatrix.auditing import audit
    from litmatrix.checking import check
    from litmatrix.diagnostic import Diagnostic, Severity
    from litmatrix.findings import build_findings
    from litmatrix.load import Loaded, load
    from litmatrix.location import Location
    from litmatrix.matrix import build_matrix
    from litmatrix.model import Review
    from litmatrix.verifying import verify
    from litmatrix.writers import write

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Loaded",
    "Location",
    "Review",
    "Severity",
    "agree",
    "audit",
    "build_findings",
    "build_matrix",
    "check",
    "load",
    "verify",
    "write",
]

_HOME = {
    "Diagnostic": "litmatrix.diagnostic",
    "Loaded": "litmatrix.load",
    "Location": "litmatrix.location",
    "Review": "litmatrix.model",
    "Severity": "litmatrix.diagnostic",
    "agree": "litmatrix.agreement.of_review",
    "audit": "litmatrix.auditing",
    "build_findings": "litmatrix.findings",
    "build_matrix": "litmatrix.matrix",
    "check": "litmatrix.checking",
    "load": "litmatrix.load",
    "verify": "litmatrix.verifying",
    "write": "litmatrix.writers",
}


class _Package(ModuleType):
    """This package. The module `litmatrix.load`, once imported, must not take the place of the function."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in _HOME or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `litmatrix --version` must not wait for pydantic."""
    if name not in _HOME:
        raise AttributeError(f"module 'litmatrix' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
