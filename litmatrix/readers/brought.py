"""What sheets have brought into the review from this machine, so that nobody who goes on working in a sheet meets
a conflict with themselves. An aid only; where it is lost, such a cell is named as changed in both.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from litmatrix.readers.files import TEXT_LIMIT, read_text

_MOST = 10
"""States of the review whose sheets may still be under way."""


def brought_path(review: str, rater: str) -> str:
    """Where it is kept; `rater` is "" for the author."""
    return f".litmatrix/cache/sheets/{review}/{rater or 'author'}.json"


def read_brought(root: Path, review: str, rater: str) -> dict[str, dict[str, str]]:
    """By state of the review that a sheet was made from: fingerprints of cells and ids of rows, by their names."""
    path = brought_path(review, rater)
    if not (root / path).is_file():
        return {}
    text, _ = read_text(root, path, 10 * TEXT_LIMIT)
    try:
        content = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    states = content.items() if isinstance(content, dict) else ()
    return {
        state: {name: one for name, one in cells.items() if isinstance(one, str)}
        for state, cells in states
        if isinstance(cells, dict)
    }


def brought_bytes(earlier: Mapping[str, Mapping[str, str]], state: str, cells: Mapping[str, str]) -> bytes:
    """The file with what a state's sheets have brought by now; the latest last."""
    kept = {name: dict(one) for name, one in earlier.items() if name != state}
    kept = dict(list(kept.items())[-_MOST + 1 :]) | {state: dict(sorted(cells.items()))}
    return (json.dumps(kept, ensure_ascii=False) + "\n").encode()
