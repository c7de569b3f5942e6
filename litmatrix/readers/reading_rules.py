"""Every fault that reading finds, for `litmatrix explain` and the documentation. Reading imports what it needs."""

from litmatrix.readers.rules import (
    approvals,
    bibtex,
    comments,
    files,
    format,  # noqa: A004 - the module says what it is about
    fulltext,
    history,
    quotation_marks,
    style,
    syntax,
    templates,
    thesis,
    workbook,
    yaml,
)

READING_RULES = (
    *files.RULES,
    *yaml.RULES,
    *syntax.RULES,
    *quotation_marks.RULES,
    *format.RULES,
    *bibtex.RULES,
    *style.RULES,
    *templates.RULES,
    *history.RULES,
    *approvals.RULES,
    *comments.RULES,
    *fulltext.RULES,
    *thesis.RULES,
    *workbook.RULES,
)
