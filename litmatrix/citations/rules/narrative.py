"""Authors in a sentence: "og" for `&`, and laws with a small letter.

`Furseth og Everett (1997)`, but `Søk & Skriv (2023)`; `folketrygdloven (1997, § 14-4)` inside a sentence.
Sources: https://i.ntnu.no/oppgaveskriving/apa-7, https://sokogskriv.no/referansestiler/apa-7th.html#lover
"""

import re

from litmatrix.citations.inlines import edit
from litmatrix.citations.marks import SMALL_IN_SENTENCE
from litmatrix.document import Cite, Inlines
from litmatrix.languages import Language

_PARENTHESES = re.compile(r"(\([^()]*(?:\([^()]*\)[^()]*)*\))")
_LAW = re.compile(f"\\A([^{SMALL_IN_SENTENCE}()]+){SMALL_IN_SENTENCE}")


def mend(citation: Inlines, cite: Cite, words: Language) -> Inlines:
    """A narrative citation as its sentence wants it."""
    if not cite.narrative:
        return citation
    conjunction = words.labels["list.last"]
    return edit(citation, lambda text: _outside(_small(text, cite.begins_sentence), " & ", conjunction))


def _outside(text: str, sign: str, word: str) -> str:
    """`text` with `sign` replaced where it stands in no parentheses."""
    return "".join(part if part.startswith("(") else part.replace(sign, word) for part in _PARENTHESES.split(text))


def _small(text: str, begins_sentence: bool) -> str:
    if begins_sentence:
        return text
    return _LAW.sub(lambda match: match[0][:1].lower() + match[0][1:], text)
