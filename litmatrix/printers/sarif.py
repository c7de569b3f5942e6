"""SARIF 2.1.0, for code scanning and for editors that show its results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; paragraphs (§) below are its own.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from litmatrix.diagnostic import Diagnostic, Rule, Severity
from litmatrix.languages import Language
from litmatrix.location import Location
from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import json_text

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def print_(problems: Problems) -> str:
    """One run with every problem, explained by its rule; where that is not given, by its hint."""
    diagnostics = problems.from_the_top
    described = _rules(diagnostics, {rule.code: rule for rule in problems.rules}, problems.language)
    index = {rule["id"]: at for at, rule in enumerate(described)}
    run = {
        "tool": {"driver": {"name": "litmatrix", "rules": described}},
        "language": problems.language.locale,
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, index[diagnostic.code]) for diagnostic in diagnostics],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _rules(
    diagnostics: Sequence[Diagnostic], known: Mapping[str, Rule], language: Language
) -> list[dict[str, Any]]:
    """The rules that were broken, by code, each once."""
    first = {diagnostic.code: diagnostic for diagnostic in reversed(diagnostics)}
    return [_rule(first[code], known.get(code), language) for code in sorted(first)]


def _rule(diagnostic: Diagnostic, rule: Rule | None, language: Language) -> dict[str, Any]:
    why = rule.why.render(language.code) if rule else diagnostic.hint or diagnostic.message
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": diagnostic.name.replace("-", " ")},
        "fullDescription": {"text": why},
        "help": {"text": why},
        "defaultConfiguration": {"level": _LEVEL[rule.severity if rule else diagnostic.severity]},
    }


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    text = "\n".join(part for part in (diagnostic.message, diagnostic.hint) if part)
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVEL[diagnostic.severity],
        "message": {"text": _plain(text)},
        "locations": [{"physicalLocation": _physical(diagnostic.location)}],
    }


def _plain(text: str) -> str:
    """Text in which no words of the data can become a link (§3.11.6)."""
    return text.replace("](", "\\](")


def _physical(place: Location) -> dict[str, Any]:
    end = {"endLine": place.end_line, "endColumn": place.end_column}
    region = {"startLine": place.line, "startColumn": place.column}
    region |= {name: value for name, value in end.items() if value is not None}
    return {
        "artifactLocation": {"uri": quote(place.path, errors="surrogatepass"), "uriBaseId": "%SRCROOT%"},
        "region": region,
    }
