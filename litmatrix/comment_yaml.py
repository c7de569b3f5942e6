"""Comments as lines of `comments.yaml`: small, always the same, and every text safely quoted."""

import json
import re
from collections.abc import Iterable

from litmatrix.model import Answer, Comment

HEADER = "# yaml-language-server: $schema=../../.litmatrix/comments.schema.json\n"
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9][\w .()/-]*(?<! )\Z")
_LIST = re.compile(r"^comments:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*?(?P<indent> *)- ", re.MULTILINE)
_EMPTY = re.compile(r"^comments:[ \t]*(?:\[[ \t]*\])?[ \t]*\n?\Z", re.MULTILINE)
# A block may hold any line of text that YAML does not take for something else.
_BLOCK = re.compile(r"(?:\S[^\n]*)(?:\n(?:[^\n]*\S)?)*\Z")


def with_comments(text: str, comments: Iterable[Comment]) -> str | None:
    """The text of `comments.yaml` with these comments at its end, and all else as it was.

    None when the list in it is not written so that it can be continued.
    """
    if not text.strip():
        return f"{HEADER}comments:\n{_items(comments, '  ')}"
    if _EMPTY.search(text):
        return f"{_EMPTY.sub('comments:', text)}\n{_items(comments, '  ')}"
    written = _LIST.search(text)
    if written is None:
        return None
    return f"{text.rstrip()}\n{_items(comments, written['indent'])}"


def _items(comments: Iterable[Comment], indent: str) -> str:
    return "".join(
        f"{indent}- {line[2:]}" if not number else f"{indent}{line}"
        for comment in comments
        for number, line in enumerate(_lines(comment))
    )


def _lines(comment: Comment) -> list[str]:
    """The fields of a comment, each line with two spaces before it."""
    place = {name: value for name, value in comment.at if value is not None}
    inside = ", ".join(f"{name}: {_scalar(value)}" for name, value in place.items())
    lines = [f"  id: {_scalar(comment.id)}\n", f"  at: {{{inside}}}\n"]
    lines += [f"  words: {_scalar(comment.words)}\n"] if comment.words else []
    lines += [f"  by: {_scalar(comment.by)}\n"] if comment.by else []
    lines += [f"  date: {_scalar(comment.date)}\n"] if comment.date else []
    if "\n" in comment.text and _BLOCK.match(comment.text) and "\t" not in comment.text:
        lines += ["  text: |-\n", *(f"    {line}\n" if line else "\n" for line in comment.text.split("\n"))]
    else:
        lines.append(f"  text: {_scalar(comment.text)}\n")
    lines.append(f"  status: {comment.status}\n")
    answers = [f"    - {{{_answer(answer)}}}\n" for answer in comment.answers]
    return [*lines, "  answers:\n", *answers] if answers else lines


def _answer(answer: Answer) -> str:
    given = {"by": answer.by, "date": answer.date, "text": answer.text}
    return ", ".join(f"{name}: {_scalar(value)}" for name, value in given.items() if value)


def _scalar(text: str) -> str:
    """A text as it stands when that is safe, else in the quotation marks of JSON, which are YAML's too."""
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
