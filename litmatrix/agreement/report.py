"""Agreement between raters as a quiet document: one table of coefficients, one worklist. No adjectives."""

from collections.abc import Iterable, Iterator

from litmatrix.agreement import Coefficient
from litmatrix.agreement.of_review import Agreement, Difference, OfPairs
from litmatrix.document import Block, Cell, Column, Document, Inlines, Paragraph, Row, Strong, Table, Text
from litmatrix.languages import Language
from litmatrix.location import Place
from litmatrix.matrix.frame import Frame, frame_of
from litmatrix.model import Review
from litmatrix.rating_tables import UNNAMED, Own

_UNKNOWN = "–"


def agreement_document(
    review: Review, agreement: Agreement, *, per_question: bool, by_pairs: tuple[OfPairs, ...] = ()
) -> Document:
    """The coefficients as a table, with `per_question` one for each question too, and one of the raters' pairs."""
    frame = frame_of(review)
    words = frame.language
    names = words.join([rater_name(rater, frame) for rater in agreement.raters]) or _UNKNOWN
    raters = Paragraph((Text(words.label("agree.raters", names=names)),))
    questions = dict.fromkeys(question for question, _ in agreement.coefficients)
    shown = [question for question in questions if question is None or per_question]
    tables = (_coefficients(question, agreement, frame) for question in shown)
    of_pairs = (_pairs(by_pairs, frame),) if by_pairs else ()
    title = words.label("agree.title")
    return Document("findings", title, review.protocol.language, (raters, *tables, *of_pairs))


def _pairs(by_pairs: tuple[OfPairs, ...], frame: Frame) -> Table:
    """A row per pair of raters, a column per kind of weights, and the means in the last row."""
    words = frame.language
    columns = (
        Column("pair", words.label("agree.pair")),
        *(Column(one.weights, words.label(f"agree.weights.{one.weights}")) for one in by_pairs),
        Column("n", words.label("agree.n")),
    )
    found = zip(*(one.pairs for one in by_pairs), strict=True)
    rows = [
        _numbers(
            words.join([rater_name(first, frame), rater_name(second, frame)]),
            [*(written(one, words) for _, _, one in same), words.number(n)],
        )
        for same in found
        for first, second, n in [(same[0][0], same[0][1], same[0][2].n)]
    ]
    means = [_UNKNOWN if one.mean is None else words.number(one.mean, 2) for one in by_pairs]
    every = [one for of_weights in by_pairs for _, _, one in of_weights.pairs]
    reasons = dict.fromkeys(one.reason.render(words.code) for one in every if one.reason)
    return Table(
        "agreement-pairs",
        words.label("agree.pairs"),
        columns,
        (*rows, _numbers(words.label("agree.mean"), [*means, ""])),
        tuple((Text(reason),) for reason in reasons),
    )


def _numbers(head: str, texts: list[str]) -> Row:
    numbers = tuple(Cell(((Text(text),),), text, "number") for text in texts)
    return Row(head, (Cell(((Text(head),),), head, "head"), *numbers))


def worklist_document(review: Review, differences: Iterable[Difference]) -> Document:
    """The items that raters differ on and have not agreed on, with everybody's reason side by side."""
    frame = frame_of(review)
    words = frame.language
    left = [one for one in differences if one.agreed is None]
    block: Block = Paragraph((Text(words.label("agree.worklist.empty")),))
    if left:
        known = [*frame.raters, *(rater for one in left for rater, _ in one.ratings)]
        rated = {rater for one in left for rater, _ in one.ratings}
        raters = [rater for rater in dict.fromkeys(known) if rater in rated]
        columns = (
            Column("item", words.label("agree.item")),
            *(Column(rater, rater_name(rater, frame)) for rater in raters),
        )
        rows = tuple(_difference(one, raters, frame) for one in left)
        block = Table("worklist", words.label("agree.worklist"), columns, rows)
    return Document("findings", words.label("agree.worklist"), review.protocol.language, (block,))


def written(coefficient: Coefficient, words: Language) -> str:
    """A value as it is printed: two decimals, or whole per cent for the share of agreement."""
    if coefficient.value is None:
        return _UNKNOWN
    return _number(coefficient.value, coefficient.name == "percent", words)


def written_interval(coefficient: Coefficient, words: Language) -> str:
    """The interval as it is printed: "0,12 til 0,80"."""
    if coefficient.ci is None:
        return _UNKNOWN
    low, high = (_number(value, coefficient.name == "percent", words) for value in coefficient.ci)
    return words.label("agree.interval.value", low=low, high=high)


def _number(value: float, share: bool, words: Language) -> str:
    return words.percent(value) if share else words.number(value, 2)


def _coefficients(question: str | None, agreement: Agreement, frame: Frame) -> Table:
    words = frame.language
    columns = tuple(Column(name, words.label(f"agree.{name}")) for name in ("measure", "value", "interval", "n"))
    found = [coefficient for name, coefficient in agreement.coefficients if name == question]
    rows = tuple(_coefficient(one, words) for one in found)
    labels = {one.id: f"{one.id} {one.label}" for one in frame.review.protocol.research_questions}
    caption = labels[question] if question else words.label("agree.overall")
    return Table(f"agreement-{question or 'all'}", caption, columns, rows, tuple(_reasons(found, words)))


def _coefficient(one: Coefficient, words: Language) -> Row:
    name = measure(one, words)
    cells = (written(one, words), written_interval(one, words), words.number(one.n))
    numbers = tuple(Cell(((Text(text),),), text, "number") for text in cells)
    return Row(f"{one.name}-{one.weights}", (Cell(((Text(name),),), name, "head"), *numbers))


def measure(one: Coefficient, words: Language) -> str:
    """The name of a coefficient with its weights: "Krippendorffs alfa, ordinal"."""
    name = words.label(f"agree.{one.name}")
    if one.name in {"percent", "fleiss-kappa"}:
        return name
    return f"{name}, {words.label(f'agree.weights.{one.weights}')}"


def _reasons(found: list[Coefficient], words: Language) -> Iterator[Inlines]:
    """Why values or intervals are missing, each reason once."""
    reasons: dict[str, list[str]] = {}
    for one in found:
        if one.reason:
            reasons.setdefault(one.reason.render(words.code), []).append(measure(one, words))
    for reason, names in reasons.items():
        yield (Text(reason if len(names) == len(found) else f"{'; '.join(names)}: {reason}"),)


def _difference(one: Difference, raters: list[str], frame: Frame) -> Row:
    words, (study, question) = frame.language, one.item
    if one.distance is None:
        distance = words.label("agree.unplaced")
    else:
        distance = words.count(one.distance, "agree.distance")
    name = frame.name(frame.review.studies[study])
    head = ((Strong((Text(name),)),), (Text(question),), (Text(distance),))
    given = dict(one.ratings)
    cells = (_rating(given.get(rater), question, frame) for rater in raters)
    return Row(f"{study}/{question}", (Cell(head, f"{study} {question}", "head"), *cells))


def _rating(own: Own | None, question: str, frame: Frame) -> Cell:
    if own is None:
        return Cell(((Text(_UNKNOWN),),), None, "gap")
    reason: tuple[Inlines, ...] = ((Text(own.rating.because),),) if own.rating.because else ()
    place: Place = own.place.at("rating")
    return Cell(((frame.mark(question, own.rating),), *reason), own.rating.rating, "text", place)


def rater_name(rater: str, frame: Frame) -> str:
    """The printed name of a rater, or the id of one that the protocol does not know."""
    if rater == UNNAMED:
        return frame.language.label("agree.author")
    return next((one.name for one in frame.review.protocol.raters if one.id == rater), rater)
