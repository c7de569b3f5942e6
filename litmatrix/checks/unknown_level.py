"""A rating names a level that the scale does not have.

Symbol, word and shade in the matrix come from the scale; a level outside it has none of them.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godtt}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    ratings:
      F1: {rating: godt}
"""

from collections.abc import Iterator

from litmatrix.checks._given import given
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review, Scale

RULE = Rule(
    "RAT002",
    "unknown-level",
    Severity.ERROR,
    message=Message(
        nb="«{level}» er ikke et nivå i skalaen {scale}.",
        nn="«{level}» er ikkje eit nivå i skalaen {scale}.",
        en="“{level}” is not a level of the scale {scale}.",
    ),
    hint=Message(
        nb="Nivåene er: {levels} ({place}).",
        nn="Nivåa er: {levels} ({place}).",
        en="The levels are: {levels} ({place}).",
    ),
    why=Message(
        nb="Symbolet, ordet og fargetonen i matrisen kommer fra skalaen. Et nivå utenfor den kan ikke vises.",
        nn="Symbolet, ordet og fargetonen i matrisa kjem frå skalaen. Eit nivå utanfor han kan ikkje visast.",
        en="Symbol, word and shade in the matrix come from the scale. A level outside it cannot be shown.",
    ),
)

GAPS = (Gap.NOT_ADDRESSED.value, Gap.NOT_APPLICABLE.value, Gap.TODO.value)
"""What a rating may say instead of a level."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per rating that is neither a level of its question's scale nor a gap."""
    protocol = review.protocol
    scales = {question.id: protocol.scale_for(question.id) for question in protocol.research_questions}
    known = {name: {level.id for level in scale.levels}.union(GAPS) for name, scale in scales.items()}
    suggestions = {name: Suggestions(words) for name, words in known.items()}
    for _, name, rating, place in given(review):
        if name in known and rating.rating not in known[name]:
            scale = scales[name]
            parameters = {
                "level": rating.rating,
                "scale": scale.name,
                "levels": tuple(level.id for level in scale.levels),
                "place": protocol.place(*_address(review, scale)).key(),
                "near": suggestions[name].near(rating.rating),
            }
            yield Fault(RULE, place.at("rating"), parameters)


def _address(review: Review, scale: Scale) -> tuple[str | int, ...]:
    others = review.protocol.scales
    return ("scales", others.index(scale), "levels") if scale in others else ("scale", "levels")
