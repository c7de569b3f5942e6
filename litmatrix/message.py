"""One sentence in the three languages people read."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from litmatrix.location import Place

LanguageCode = Literal["nb", "nn", "en"]
LANGUAGE_CODES: tuple[LanguageCode, ...] = ("nb", "nn", "en")

Parameter = str | int | tuple[str, ...] | Place | None
"""What may stand in a message; a tuple is listed with commas, a place becomes path:line."""


class Message(NamedTuple):
    """The same sentence in bokmål, nynorsk and English, with `{names}` for what varies."""

    nb: str
    nn: str
    en: str

    def render(self, language: LanguageCode, parameters: Mapping[str, Parameter] | None = None) -> str:
        """The sentence in `language` with its parameters filled in. Raises `KeyError` for a missing one."""
        template: str = getattr(self, language)
        return template.format_map({name: _spell(value) for name, value in (parameters or {}).items()})


def _spell(value: Parameter) -> str:
    if value is None:
        return ""
    if isinstance(value, Place):
        return value.path
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def placeholders_as_dots(message: Message, language: LanguageCode) -> str:
    """The sentence with `…` where something varies, for the description of a rule."""
    return re.sub(r"\{\w+\}", "…", getattr(message, language)).replace("{{", "{").replace("}}", "}")
