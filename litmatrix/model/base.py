"""The building blocks of the model: the frozen base class, typed texts, and the words for a gap.

Every scalar arrives from the readers as the text the user wrote; the field's type decides what it is.
So `NO` is a country, `1_000` is not a number, and `03742` is not a year.
"""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError, PydanticUndefined

_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\Z")
_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\Z")


class Model(BaseModel):
    """A value of the review: never changed after reading, and no key that the format does not know."""

    # Built when first needed: most runs need few of the models, and building is a tenth of a small run.
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


class Gap(StrEnum):
    """Why a field holds no value. None of these is a low rating, and no two of them mean the same."""

    NOT_REPORTED = "not-reported"
    """The report was read and does not say."""
    NOT_APPLICABLE = "not-applicable"
    """The question makes no sense for this study."""
    NOT_ADDRESSED = "not-addressed"
    """The study does not touch the research question (ratings only)."""
    TODO = "todo"
    """The author has not filled it in yet."""
    MISSING = "missing"
    """Nothing stands there. Never written by a user."""


_WRITTEN_GAPS = {gap.value: gap for gap in Gap if gap is not Gap.MISSING}


def gap_in(text: str | None) -> Gap | None:
    """The gap that `text` states, `Gap.MISSING` for no text at all, or None when it is a real value."""
    return _WRITTEN_GAPS.get(text) if text else Gap.MISSING


def _whole_number(raw: Any) -> int:
    """A whole number as people write it: no leading zero, no `1_000`, no decimals."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and _WHOLE_NUMBER.match(raw):
        return int(raw)
    raise PydanticCustomError("whole_number", "not a whole number")


def _iso_date(raw: Any) -> str:
    if isinstance(raw, str) and (raw in _WRITTEN_GAPS or _DATE.match(raw)):
        return raw
    raise PydanticCustomError("iso_date", "not a date")


Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that is not empty, kept as written."""
WholeNumber = Annotated[int, BeforeValidator(_whole_number, json_schema_input_type=int)]
IsoDate = Annotated[str, BeforeValidator(_iso_date, json_schema_input_type=str)]
"""`2024-05-17`, or the word for a gap."""


def described(en: str, nb: str, default: Any = PydanticUndefined, **more: Any) -> Any:
    """A pydantic field with its description in English and in Norwegian (editors show it on hover).

    A default that is a model goes in as its `default_factory`: an instance would have its model built at once.
    """
    return Field(default, description=en, json_schema_extra={"description_nb": nb}, **more)
