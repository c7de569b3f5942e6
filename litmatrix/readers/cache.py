"""Citations and figures of earlier builds, by the hash of what was asked. A cache may be deleted at any time."""

import json
from collections.abc import MutableMapping
from pathlib import Path

from litmatrix.readers.files import BIBLIOGRAPHY_LIMIT, read_text

CACHE_PATH = ".litmatrix/cache/citations.json"


class Answers(dict[str, str]):
    """Old answers, and which of them (or new ones) this run has used: only those are kept."""

    def __init__(self, old: dict[str, str]) -> None:
        super().__init__()
        self.old = old

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The answer from this run or an earlier one."""
        return super().get(key) or self.old.get(key, default)


def read_cache(root: Path) -> Answers:
    """The answers of earlier builds; none where the file is missing or not ours."""
    text, faults = read_text(root, CACHE_PATH, BIBLIOGRAPHY_LIMIT)
    if text is None or faults:
        return Answers({})
    try:
        content = json.loads(text)
    except ValueError:
        return Answers({})
    known = content if isinstance(content, dict) else {}
    return Answers({key: value for key, value in known.items() if isinstance(value, str)})


def cache_bytes(answers: MutableMapping[str, str]) -> bytes:
    """The answers of this run as a file."""
    return (json.dumps(dict(sorted(answers.items())), ensure_ascii=False) + "\n").encode()
