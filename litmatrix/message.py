"""One sentence in the three languages people read."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from litmatrix.location import Place

LanguageCode = Literal["nb", "nn", "en"]
LANGUAGE_CODES: tuple[LanguageCode, ...] = ("nb", "nn", "en")


class Message(NamedTuple):
    """The same sentence in bokmål, nynorsk and English, with `{names}` for what varies."""

    nb: str
    nn: str
    en: str

    def render(self, language: LanguageCode, parameters: "Mapping[str, Parameter] | None" = None) -> str:
        """The sentence in `language` with its parameters filled in. Raises `KeyError` for a missing one."""
        template: str = getattr(self, language)
        spelt = {name: _spell(value, language) for name, value in (parameters or {}).items()}
        return template.format_map(spelt)


Parameter = str | int | Message | tuple[str | Message, ...] | Place | None
"""What may stand in a message: a tuple is listed with commas, a place becomes path:line, a message speaks."""


def _spell(value: Parameter, language: LanguageCode) -> str:
    if value is None:
        return ""
    if isinstance(value, Message):
        text: str = getattr(value, language)
        return text
    if isinstance(value, Place):
        return value.path
    if isinstance(value, int | str):
        return str(value)
    return ", ".join(_spell(item, language) for item in value)


def placeholders_as_dots(message: Message, language: LanguageCode) -> str:
    """The sentence with `…` where something varies, for the description of a rule."""
    return re.sub(r"\{\w+\}", "…", getattr(message, language)).replace("{{", "{").replace("}}", "}")
