"""Pages as `litmatrix watch` serves them: the finished page, and with it a bar that tells of problems and a small
script that reloads. Neither is ever in a file on disk.

The page's own policy stays: script and style are let in by their hashes, and the script may ask this server only.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast
from urllib.parse import quote

from litmatrix.diagnostic import Diagnostic
from litmatrix.languages import Language
from litmatrix.writers.html import source_hash
from litmatrix.writers.html.escape import escape
from litmatrix.writers.page.problems import problems

EVENTS = "/events"
_TO_READ = (".html", ".docx", ".pdf", ".xlsx")
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_STRICTEST = "default-src 'none'; base-uri 'none'; form-action 'none'"
# A dialog that is open holds what somebody is writing: the new page waits until it is closed.
_SCRIPT = f"""
"use strict";
{{
  const bar = document.getElementById("litmatrix-watch");
  const source = new EventSource("{EVENTS}");
  const reload = () => {{
    const open = document.querySelector("dialog[open]");
    if (open) open.addEventListener("close", reload, {{ once: true }});
    else location.reload();
  }};
  source.onopen = () => {{ bar.querySelector(".ended").hidden = true; }};
  source.onerror = () => {{ bar.querySelector(".ended").hidden = false; }};
  source.onmessage = (event) => {{
    if (event.data === bar.dataset.state) return;
    source.close();
    reload();
  }};
}}
"""
_STYLE = """
#litmatrix-watch { position: sticky; bottom: 0; z-index: 9; margin: 2rem 0 0; padding: .4rem 1rem;
  max-height: 45vh; overflow: auto; font: .95rem/1.5 system-ui, sans-serif; color: #14202B; background: #EAF1F8;
  border-top: 1px solid #7A8894; }
#litmatrix-watch p, #litmatrix-watch li { margin: .2rem 0; max-width: none; }
#litmatrix-watch h2 { font-size: 1rem; margin: .4rem 0; color: #B3261E; }
#litmatrix-watch ul { margin: .2rem 0 .6rem; padding-left: 1.2rem; }
#litmatrix-watch a { color: #1B4B7A; margin-right: .6rem; display: inline-block; min-height: 24px; }
#litmatrix-watch .ended { color: #5C3A00; }
@media (prefers-color-scheme: dark) {
  #litmatrix-watch { color: #E6EDF3; background: #1D2C3B; }
  #litmatrix-watch a { color: #8CC0EE; }
  #litmatrix-watch h2 { color: #FFB4AB; }
  #litmatrix-watch .ended { color: #FFD9A0; }
}
@media print { #litmatrix-watch { display: none; } }
"""


class Served(NamedTuple):
    """A review as it is served."""

    name: str
    outputs: Mapping[str, bytes]
    """What was built last without errors, by file name."""
    errors: tuple[Diagnostic, ...]
    """What is in the way of building anew."""
    built: str
    """The time of day of the outputs."""


def pages(reviews: Sequence[Served], state: str, say: Language) -> dict[str, bytes]:
    """Everything there is to serve, by path. `state` is a word that differs when anything does."""
    found = {
        f"/{review.name}/{name}": _served(content.decode(), review, state, say).encode()
        if name.endswith(".html")
        else content
        for review in reviews
        for name, content in review.outputs.items()
    }
    for review in reviews:
        page = f"/{review.name}/review.html"
        if page not in found:
            found[page] = _served(
                _plain(review.name, [say.label("watch.nothing")], say), review, state, say
            ).encode()
    found["/"] = _served(_plain("litmatrix", _links(reviews), say), None, state, say).encode()
    return found


def page_address(review: str) -> str:
    """The path of a review's page, as an address spells it."""
    return quote(f"/{review}/review.html")


def _served(page: str, review: Served | None, state: str, say: Language) -> str:
    page = _POLICY.sub(lambda found: found[1] + _widened(found[2]) + found[3], page, count=1)
    bar = f"<style>{_STYLE}</style>{_bar(review, state, say)}<script>{_SCRIPT}</script>"
    before, end, after = page.rpartition("</body>")
    return f"{before}{bar}{end}{after}" if end else page + bar


def _widened(policy: str) -> str:
    """The policy, with our script and style and this server let in."""
    rules = {rule.split(" ")[0]: rule for rule in map(str.strip, policy.split(";")) if rule}
    for name, allowed in (
        ("script-src", f"'{source_hash(_SCRIPT)}'"),
        ("style-src", f"'{source_hash(_STYLE)}'"),
        ("connect-src", "'self'"),
    ):
        rules[name] = f"{rules.get(name, name)} {allowed}"
    return "; ".join(rules.values())


def _bar(review: Served | None, state: str, say: Language) -> str:
    parts: list[str] = []
    if review and review.errors:
        parts += [
            f"<h2>{heading}</h2><ul>{''.join(items)}</ul>" for heading, items in _problems(review.errors, say)
        ]
        parts += [f"<p>{escape(say.label('watch.old'))}</p>"] if review.outputs else []
    if review and review.outputs:
        links = "".join(
            f'<a href="{escape(quote(f"/{review.name}/{name}"))}">{escape(name)}</a>'
            for ending in _TO_READ
            for name in review.outputs
            if name.endswith(ending)
        )
        parts.append(f"<p>{escape(say.label('watch.built', time=review.built))} {links}</p>")
    parts.append(f'<p class="ended" role="status" hidden>{escape(say.label("watch.ended"))}</p>')
    about = f'aria-label="{escape(say.label("watch.region"))}" data-state="{state}"'
    return f'<aside id="litmatrix-watch" {about}>{"".join(parts)}</aside>'


def _problems(errors: Iterable[Diagnostic], say: Language) -> Iterable[tuple[str, tuple[str, ...]]]:
    for group in problems(errors, say):
        heading, _, items = cast("tuple[str, int, tuple[str, ...]]", group)
        yield heading, items


def _plain(title: str, lines: Iterable[str], say: Language) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<!DOCTYPE html>\n<html lang="{say.locale}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_STRICTEST}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )


def _links(reviews: Iterable[Served]) -> list[str]:
    return [f'<a href="{escape(page_address(one.name))}">{escape(one.name)}</a>' for one in reviews]
