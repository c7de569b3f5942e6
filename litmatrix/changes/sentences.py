"""What a change in the evidence is called, for every kind, and what the words in it are."""

from collections.abc import Mapping
from types import MappingProxyType

from litmatrix.changes.change import Change
from litmatrix.languages import Language, language
from litmatrix.message import LANGUAGE_CODES, Message
from litmatrix.model import gap_in

SENTENCES: Mapping[str, Message] = MappingProxyType(
    {
        "protocol-changed": Message(
            nb="{field}: fra «{before}» til «{after}»",
            nn="{field}: frå «{before}» til «{after}»",
            en="{field}: from “{before}” to “{after}”",
        ),
        "study-changed": Message(
            nb="{field}: fra «{before}» til «{after}»",
            nn="{field}: frå «{before}» til «{after}»",
            en="{field}: from “{before}” to “{after}”",
        ),
        "reference-changed": Message(
            nb="referansen, {field}: fra «{before}» til «{after}»",
            nn="referansen, {field}: frå «{before}» til «{after}»",
            en="the reference, {field}: from “{before}” to “{after}”",
        ),
        "search-changed": Message(
            nb="{field}: fra «{before}» til «{after}»",
            nn="{field}: frå «{before}» til «{after}»",
            en="{field}: from “{before}” to “{after}”",
        ),
        "study-added": Message(nb="tatt med", nn="teken med", en="included"),
        "study-removed": Message(nb="tatt ut", nn="teken ut", en="taken out"),
        "study-renamed": Message(nb="het før {before}", nn="heitte før {before}", en="was called {before}"),
        "rating-raised": Message(
            nb="{question}: opp fra {before} til {after}",
            nn="{question}: opp frå {before} til {after}",
            en="{question}: up from {before} to {after}",
        ),
        "rating-lowered": Message(
            nb="{question}: ned fra {before} til {after}",
            nn="{question}: ned frå {before} til {after}",
            en="{question}: down from {before} to {after}",
        ),
        "rating-changed": Message(
            nb="{question}: fra {before} til {after}",
            nn="{question}: frå {before} til {after}",
            en="{question}: from {before} to {after}",
        ),
        "rating-added": Message(
            nb="{question}: vurdert til {after}",
            nn="{question}: vurdert til {after}",
            en="{question}: rated {after}",
        ),
        "rating-removed": Message(
            nb="{question}: vurderingen {before} er borte",
            nn="{question}: vurderinga {before} er borte",
            en="{question}: the rating {before} is gone",
        ),
        "reason-changed": Message(
            nb="{question}: ny begrunnelse: {after}",
            nn="{question}: ny grunngjeving: {after}",
            en="{question}: new reason: {after}",
        ),
        "direction-changed": Message(
            nb="{question}: retning fra {before} til {after}",
            nn="{question}: retning frå {before} til {after}",
            en="{question}: direction from {before} to {after}",
        ),
        "rating-evidence-changed": Message(
            nb="{question}: viser til {after}, før til {before}",
            nn="{question}: viser til {after}, før til {before}",
            en="{question}: points to {after}, before to {before}",
        ),
        "rater-changed": Message(
            nb="{question}: vurdert av {after}, før av {before}",
            nn="{question}: vurdert av {after}, før av {before}",
            en="{question}: rated by {after}, before by {before}",
        ),
        "second-rating-added": Message(
            nb="{question}: {rater} har vurdert til {after}",
            nn="{question}: {rater} har vurdert til {after}",
            en="{question}: {rater} rated {after}",
        ),
        "second-rating-removed": Message(
            nb="{question}: vurderingen {before} fra {rater} er borte",
            nn="{question}: vurderinga {before} frå {rater} er borte",
            en="{question}: the rating {before} by {rater} is gone",
        ),
        "second-rating-changed": Message(
            nb="{question}: {rater} fra {before} til {after}",
            nn="{question}: {rater} frå {before} til {after}",
            en="{question}: {rater} from {before} to {after}",
        ),
        "quote-lost": Message(
            nb="sitatet i {evidence} er ikke lenger bekreftet i fullteksten",
            nn="sitatet i {evidence} er ikkje lenger stadfesta i fullteksten",
            en="the quote in {evidence} is no longer verified in the full text",
        ),
        "quote-found": Message(
            nb="sitatet i {evidence} er nå bekreftet i fullteksten",
            nn="sitatet i {evidence} er no stadfesta i fullteksten",
            en="the quote in {evidence} is now verified in the full text",
        ),
        "evidence-added": Message(nb="nytt belegg {after}", nn="nytt belegg {after}", en="new evidence {after}"),
        "evidence-removed": Message(
            nb="belegg tatt ut {before}", nn="belegg teke ut {before}", en="evidence dropped {before}"
        ),
        "evidence-changed": Message(
            nb="belegg endret fra {before} til {after}",
            nn="belegg endra frå {before} til {after}",
            en="evidence changed from {before} to {after}",
        ),
        "appraisal-changed": Message(
            nb="kritisk vurdering endret fra «{before}» til «{after}»",
            nn="kritisk vurdering endra frå «{before}» til «{after}»",
            en="appraisal changed from “{before}” to “{after}”",
        ),
        "finding-added": Message(nb="nytt funn", nn="nytt funn", en="new finding"),
        "finding-removed": Message(nb="funnet er tatt ut", nn="funnet er teke ut", en="the finding is gone"),
        "finding-changed": Message(nb="teksten er endret", nn="teksten er endra", en="the text has changed"),
        "finding-stale": Message(
            nb="bygger på noe som er endret siden forfatteren sist så det over",
            nn="byggjer på noko som er endra sidan forfattaren sist såg det over",
            en="rests on something that has changed since its author last looked",
        ),
        "finding-sealed": Message(nb="er sett over på nytt", nn="er sett over på nytt", en="was looked at again"),
        "answers-changed": Message(
            nb="svarer på {after}, før på {before}",
            nn="svarer på {after}, før på {before}",
            en="answers {after}, before {before}",
        ),
        "support-added": Message(
            nb="støttes nå av {study}", nn="blir no støtta av {study}", en="now supported by {study}"
        ),
        "support-removed": Message(
            nb="støttes ikke lenger av {study}",
            nn="blir ikkje lenger støtta av {study}",
            en="no longer supported by {study}",
        ),
        "contradiction-added": Message(
            nb="motsies nå av {study}", nn="blir no motsagt av {study}", en="now contradicted by {study}"
        ),
        "contradiction-removed": Message(
            nb="motsies ikke lenger av {study}",
            nn="blir ikkje lenger motsagt av {study}",
            en="no longer contradicted by {study}",
        ),
        "confidence-changed": Message(
            nb="fra {before} til {after}", nn="frå {before} til {after}", en="from {before} to {after}"
        ),
        "confidence-reason-changed": Message(
            nb="tilliten er begrunnet på nytt: {after}",
            nn="tilliten er grunngjeven på nytt: {after}",
            en="new reasons for the confidence: {after}",
        ),
        "comment-opened": Message(
            nb="ny kommentar: «{after}»", nn="ny kommentar: «{after}»", en="new comment: “{after}”"
        ),
        "comment-resolved": Message(
            nb="kommentaren «{before}» er ferdig{answer}",
            nn="kommentaren «{before}» er ferdig{answer}",
            en="the comment “{before}” is resolved{answer}",
        ),
        "comment-reopened": Message(
            nb="kommentaren «{before}» er åpnet igjen",
            nn="kommentaren «{before}» er opna igjen",
            en="the comment “{before}” was opened again",
        ),
        "comment-answered": Message(
            nb="kommentaren «{before}» er besvart{answer}",
            nn="kommentaren «{before}» er svart på{answer}",
            en="the comment “{before}” was answered{answer}",
        ),
    }
)

_ADDED = Message(nb="{field}, nytt: «{after}»", nn="{field}, nytt: «{after}»", en="{field}, new: “{after}”")
_TAKEN_OUT = Message(
    nb="{field}, tatt ut: «{before}»", nn="{field}, teke ut: «{before}»", en="{field}, taken out: “{before}”"
)
_OF_A_FIELD = frozenset(
    {"protocol-changed", "study-changed", "reference-changed", "search-changed", "appraisal-changed"}
)
_APPRAISAL = Message(nb="kritisk vurdering", nn="kritisk vurdering", en="appraisal")
_NONE = Message(nb="ingen", nn="ingen", en="none")
_WHY = Message(nb="fordi", nn="fordi", en="because")
_FIELDS: Mapping[str, Message] = MappingProxyType(
    {
        "title": Message(nb="tittelen", nn="tittelen", en="the title"),
        "question": Message(nb="problemstillingen", nn="problemstillinga", en="the problem statement"),
        "research_questions": Message(nb="spørsmålet", nn="spørsmålet", en="the question"),
        "scale": Message(nb="skalaen", nn="skalaen", en="the scale"),
        "scales": Message(nb="skalaen", nn="skalaen", en="the scale"),
        "eligibility": Message(nb="kriteriet", nn="kriteriet", en="the criterion"),
        "fields": Message(nb="feltet", nn="feltet", en="the field"),
        "raters": Message(nb="vurdereren", nn="vurderaren", en="the rater"),
        "matrix": Message(nb="matrisen", nn="matrisa", en="the matrix"),
        "searches": Message(nb="søket", nn="søket", en="the search"),
        "screening": Message(nb="utvelgelsen", nn="utveljinga", en="the screening"),
    }
)

_WHOLE = Message(nb="Hele reviewet", nn="Heile reviewet", en="The whole review")
_PARTS: Mapping[str, Message] = MappingProxyType(
    {
        "protocol": Message(nb="Planen", nn="Planen", en="The plan"),
        "search": Message(nb="Søket", nn="Søket", en="The search"),
    }
)


def sentence(change: Change, say: Language) -> str:
    """A change in words, without whose it is; the words for levels, gaps and fields in the language `say`."""
    named = {
        "before": _value(change, change.before, say),
        "after": _value(change, change.after, say),
        "field": _field(change, say),
        "answer": f": {say.quote(change.after)}" if change.after else "",
        **{name: getattr(change, name) or "" for name in ("study", "question", "evidence", "rater")},
    }
    form = SENTENCES[change.kind]
    if change.kind in _OF_A_FIELD and change.before is None:
        form = _ADDED
    elif change.kind in _OF_A_FIELD and change.after is None:
        form = _TAKEN_OUT
    told = form.render(say.code, named)
    return f"{told}, {_WHY.render(say.code)}: {change.reason}" if change.reason else told


def owner(change: Change, say: Language, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Whose change it is: a finding, a study, or a part of the review; `names` are what readers call them."""
    whose = change.finding or change.study
    if whose:
        return names.get(whose, whose)
    part = _PARTS.get(change.kind.partition("-")[0], _WHOLE)
    return part.render(say.code)


def as_message(change: Change) -> Message:
    """The sentence in every language."""
    return Message(*(sentence(change, language(code)) for code in LANGUAGE_CODES))


def _value(change: Change, value: str | None, say: Language) -> str:
    if value is None:
        return _NONE.render(say.code)
    if change.kind == "evidence-changed" and value is change.after:
        return _only_the_place(change.before or "", value)
    if "rating" in change.kind and gap_in(value) is not None:
        return say.gap(value)
    start = {"confidence-changed": "confidence", "direction-changed": "direction"}
    return say.labels.get(f"{start.get(change.kind)}.{value}", value)


def _only_the_place(before: str, after: str) -> str:
    """An item of evidence, without its words where only the place in brackets after them has changed."""
    name, _, _ = after.partition(":")
    was, now = before.rpartition(" ("), after.rpartition(" (")
    return f"{name} ({now[2]}" if was[0] and was[0] == now[0] else after


def _field(change: Change, say: Language) -> str:
    """What a field is called: of a study the column's head, else the part of the file and the name in it."""
    field = change.field or ""
    if change.kind == "study-changed":
        return say.labels.get(f"column.{field}", field)
    if change.kind == "appraisal-changed":
        return _APPRAISAL.render(say.code)
    first, _, name = field.partition(".")
    part = _FIELDS.get(first)
    return " ".join([part.render(say.code), *([name] if name else [])]) if part else field
