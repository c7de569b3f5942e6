"""The sheets of the author: every field of the study files, for those who would rather type in Excel."""

from collections.abc import Iterable, Iterator

from litmatrix.matrix.frame import Frame, frame_of, in_row_order
from litmatrix.model import Evidence, FieldDeclaration, Review, Study
from litmatrix.model.tool import ITEM_GAPS
from litmatrix.rating_tables import UNNAMED, Item
from litmatrix.sheets.book import Blank, Book, Choice, Column, Content, Explanation, Field, Key, Row, Sheet
from litmatrix.sheets.shared import (
    Only,
    chosen_items,
    direction_column,
    field,
    level_choices,
    level_shown,
    questions_explained,
    rated,
    row_id,
    studies_explained,
)
from litmatrix.sheets.texts import gap_choices, shown
from litmatrix.writers.excel.cells import fitted

_DESIGNS = ("qualitative", "quantitative", "mixed", "register", "review", "document", "other")
_BLANK_ROWS = 60


def build_author_book(review: Review, *, only: Only | None = None) -> Book:
    """The workbook of the study files."""
    frame = frame_of(review)
    say = frame.language
    given = ((Item(study.id, name), one) for study in review.included for name, one in study.ratings.items())
    first = next((rater.id for rater in review.protocol.raters), UNNAMED)
    items = chosen_items(review, rated(given), only, first)
    sheets = (_studies(frame), _ratings(frame, items), _evidence(frame), _appraisal(frame))
    studies = in_row_order(review, frame)
    explained = (*_explained(frame), *questions_explained(frame), *studies_explained(frame, studies))
    title = say.label("form.title.author", title=review.protocol.title)
    return Book("author", review.name, "", say.code, title, explained, sheets)


def _studies(frame: Frame) -> Sheet:
    say = frame.language
    columns = tuple(_told_apart(_study_columns(frame)))
    rows = tuple(_study(frame, study, columns) for study in in_row_order(frame.review, frame))
    told = ((say.label("column.citation"), 22),)
    return Sheet("studies", say.label("sheet.studies"), (say.label("grid.study"),), told, columns, rows)


def _study_columns(frame: Frame) -> Iterator[Column]:
    say = frame.language
    gaps = gap_choices(say)
    designs = tuple(Choice(one, say.label(f"design.{one}")) for one in _DESIGNS)
    open_ = (gaps[0], gaps[2])
    yield Column("reports", say.label("form.reports"), 18, Content.NAMES)
    yield Column("title", say.label("column.title"), 24)
    for name, width in (("aim", 34), ("method", 28), ("sample", 28), ("result", 34)):
        yield Column(name, say.label(f"column.{name}"), width, choices=gaps)
        if name == "aim":
            yield Column("design", say.label("column.design"), 16, Content.CHOICE, (*designs, *open_))
    truths = (Choice("yes", say.label("yes")), Choice("no", say.label("no")))
    yield Column("peer_reviewed", say.label("column.peer_reviewed"), 14, Content.CHOICE, (*truths, *open_))
    yield Column("age", say.label("column.age"), 8, Content.NAMES)
    yield Column("found_in", say.label("column.found_in"), 16, Content.LINES, gaps)
    yield Column("themes", say.label("column.themes"), 28, Content.LINES, gaps)
    for name, declared in frame.review.protocol.fields.items():
        yield _own_column(name, declared, frame)
    names = dict.fromkeys(
        (*frame.review.protocol.appraisal.tools, *frame.review.tools, *frame.review.shipped_tools)
    )
    tools = (*(Choice(name, name) for name in names), gaps[1], gaps[2])
    yield Column("appraisal.tool", say.label("form.tool"), 18, Content.CHOICE, tools)
    yield Column("appraisal.because", say.label("form.tool.because"), 28)
    yield Column("appraisal.rater", say.label("form.tool.rater"), 16)
    yield Column("todo", say.label("form.todo"), 28, Content.LINES)


def _told_apart(columns: Iterable[Column]) -> Iterator[Column]:
    """No two columns with the same head: one of the user's own may be called as one of ours."""
    taken: set[str] = set()
    for column in columns:
        label = " ".join(column.label.split())
        while label.casefold() in taken:
            label += f" ({column.name.rpartition('.')[2]})"
        taken.add(label.casefold())
        yield column._replace(label=label)


def _own_column(name: str, declared: FieldDeclaration, frame: Frame) -> Column:
    gaps = gap_choices(frame.language)
    column = Column(f"fields.{name}", declared.label, 16, choices=gaps)
    match declared.type:
        case "choice" if declared.choices:
            choices = (*(Choice(one, one) for one in declared.choices), *gaps)
            return column._replace(content=Content.CHOICE, choices=choices)
        case "multichoice":
            return column._replace(content=Content.LINES)
        case "boolean":
            say = frame.language
            truths = (Choice("true", say.label("yes")), Choice("false", say.label("no")))
            spelt = (Choice("yes", say.label("yes")), Choice("no", say.label("no")))
            return column._replace(content=Content.CHOICE, choices=(*truths, *spelt, *gaps))
        case "date":
            return column._replace(content=Content.DATE)
        case _:
            return column


def _study(frame: Frame, study: Study, columns: tuple[Column, ...]) -> Row:
    fields = {}
    value: str | tuple[str, ...] | None
    for column in columns:
        keys: tuple[str, ...] = tuple(column.name.split(".", 1))
        if keys[0] == "appraisal":
            value = getattr(study.appraisal, keys[1]) if study.appraisal else None
        elif keys[0] == "fields":
            value = study.fields.get(keys[1])
        else:
            value = getattr(study, column.name)
        value = tuple(map(str, value)) if isinstance(value, tuple) else value
        fields[column.name] = field(value or None, column, study.path, keys, frame)
    if not study.title:
        fields["title"] = _borrowed_title(study, fields["title"], frame)
    return Row((study.id,), fields, (frame.name(study),))


def _borrowed_title(study: Study, own: Field, frame: Frame) -> Field:
    """The titles of the reports, one a line: what the documents print for a study without a title of its own."""
    reports = (frame.review.references.get(key) for key in study.reports)
    titles = "\n".join(dict.fromkeys(one.title for one in reports if one and one.title))
    kept = fitted(titles, frame.language)
    return own._replace(shown=kept, cut=kept != titles, borrowed=bool(kept))


def _ratings(frame: Frame, items: set[Item]) -> Sheet:
    say, protocol = frame.language, frame.review.protocol
    raters = tuple(Choice(rater.id, rater.name) for rater in protocol.raters)
    columns = (
        Column("rating", say.label("proof.level"), 13, Content.CHOICE, rows_choose=True),
        Column("because", say.label("proof.because"), 60),
        Column("evidence", say.label("form.evidence"), 20, Content.NAMES),
        direction_column(frame),
        Column("rater", say.label("form.rater"), 20, Content.CHOICE if raters else Content.TEXT, raters),
    )
    rows = tuple(
        _rating(frame, study, question.id, f"{question.id} {question.label}", columns)
        for study in in_row_order(frame.review, frame)
        for question in protocol.research_questions
        if Item(study.id, question.id) in items
    )
    told = ((say.label("grid.study"), 24), (say.label("proof.question"), 26))
    return Sheet("ratings", say.label("sheet.grid"), (say.label("form.row"),), told, columns, rows)


def _rating(frame: Frame, study: Study, question: str, label: str, columns: tuple[Column, ...]) -> Row:
    own = study.ratings.get(question)
    choices = level_choices(frame.review.protocol.scale_for(question), frame)
    fields = {
        one.name: field(
            (getattr(own, one.name) or None) if own else None,
            one,
            study.path,
            ("ratings", question, one.name),
            frame,
        )
        for one in columns
    }
    fields["rating"] = fields["rating"]._replace(shown=level_shown(own, columns[0], choices))
    return Row((row_id(study.id, question),), fields, (frame.name(study), label), choices)


def _evidence(frame: Frame) -> Sheet:
    say = frame.language
    places = ("page", "chapter", "section", "paragraph", "table", "figure")
    columns = (
        Column("report", say.label("proof.report"), 16),
        *(Column(name, say.label(f"form.{name}"), 9) for name in places),
        Column("quote", say.label("proof.quote"), 50),
        Column("paraphrase", say.label("proof.paraphrase"), 50),
        Column("note", say.label("form.note"), 30),
    )
    studies = in_row_order(frame.review, frame)
    rows = tuple(
        _item(study, name, item, columns, frame) for study in studies for name, item in study.evidence.items()
    )
    labels = (say.label("grid.study"), say.label("proof.evidence"))
    paths = {study.id: study.path for study in studies}

    def address(key: Key, name: str) -> tuple[str, Key]:
        return paths[key[0]], ("evidence", key[1], name)

    blank = Blank(_BLANK_ROWS, tuple(paths), address, rows, "e")
    return Sheet("evidence", say.label("sheet.evidence"), labels, (), columns, rows, blank)


def _item(study: Study, name: str, item: Evidence, columns: tuple[Column, ...], frame: Frame) -> Row:
    fields = {
        one.name: field(getattr(item, one.name), one, study.path, ("evidence", name, one.name), frame)
        for one in columns
    }
    return Row((study.id, name), fields)


def _appraisal(frame: Frame) -> Sheet:
    """A row for every item of the tool that a study is appraised with."""
    say = frame.language
    columns = (
        Column("answer", say.label("form.answer"), 16, Content.CHOICE, rows_choose=True),
        Column("because", say.label("proof.because"), 60),
        Column("evidence", say.label("form.evidence"), 20, Content.NAMES),
    )
    studies = in_row_order(frame.review, frame)
    rows = tuple(row for study in studies for row in _answers(study, columns, frame))
    labels = (say.label("grid.study"), say.label("form.item"))
    paths = {study.id: study.path for study in studies}

    def address(key: Key, name: str) -> tuple[str, Key]:
        return paths[key[0]], ("appraisal", "items", key[1], name)

    offered = {study.id: _choices(study, frame) for study in studies}
    blank = Blank(_BLANK_ROWS, tuple(paths), address, rows, choices=offered)
    told = ((say.label("form.item.label"), 34),)
    return Sheet("appraisal", say.label("sheet.appraisal"), labels, told, columns, rows, blank)


def _answers(study: Study, columns: tuple[Column, ...], frame: Frame) -> Iterator[Row]:
    """The items of a study's tool, and what else somebody has answered."""
    if study.appraisal is None:
        return
    tool, given = frame.review.tools.get(study.appraisal.tool), study.appraisal.items
    asked = {item.id: item for item in tool.items} if tool else {}
    language, choices = frame.language.code, _choices(study, frame)
    for name in dict.fromkeys((*asked, *given)):
        answer, keys = given.get(name), ("appraisal", "items", name)
        fields = {
            one.name: field(
                getattr(answer, one.name) or None if answer else None, one, study.path, (*keys, one.name), frame
            )
            for one in columns
        }
        word = shown(answer.answer if answer else None, columns[0], choices)
        fields["answer"] = fields["answer"]._replace(shown=word)
        words = asked[name].label or asked[name].question if name in asked else None
        yield Row((study.id, name), fields, (words.into(language) if words else "",), choices)


def _choices(study: Study, frame: Frame) -> tuple[Choice, ...]:
    """The answers of the tool that a study is appraised with."""
    tool = frame.review.tools.get(study.appraisal.tool) if study.appraisal else None
    if tool is None:
        return ()
    answers = (Choice(one.id, one.label.into(frame.language.code)) for one in tool.answers)
    return (*answers, *(Choice(gap, frame.language.gap(gap)) for gap in ITEM_GAPS))


def _explained(frame: Frame) -> Iterator[Explanation]:
    say = frame.language
    yield Explanation(say.label("form.title.author", title=frame.review.protocol.title), heading=True)
    yield Explanation(say.label("form.how"), say.label("form.how.author"))
    yield Explanation("", say.label("form.how.lines"))
    yield Explanation("", say.label("form.how.new", sheet=say.label("sheet.evidence")))
    yield Explanation("", say.label("form.how.gaps", gaps=", ".join(one.word for one in gap_choices(say))))
    yield Explanation("", say.label("form.back.author"))
