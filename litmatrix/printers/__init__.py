"""Diagnostics as text: a printer per output, all pure.

A new one is a file here with a function `print_`, and a line in the table.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from litmatrix.printers import concise, full, github, json, junit, sarif
from litmatrix.printers.problems import Problems

__all__ = ["EXPLAINING", "PRINTERS", "Printer", "Problems"]

Printer = Callable[[Problems], str]
"""Problems in, finished text out. `full` takes `colour` and `limit` besides."""

PRINTERS: Mapping[str, Printer] = MappingProxyType(
    {
        "full": full.print_,
        "concise": concise.print_,
        "json": json.print_,
        "github": github.print_,
        "sarif": sarif.print_,
        "junit": junit.print_,
    }
)
EXPLAINING = frozenset({"sarif"})
"""Formats that explain the rules. Only for these need all rules be known, which takes time to import."""
