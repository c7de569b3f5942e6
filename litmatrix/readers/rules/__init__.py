"""The faults that reading finds, for `litmatrix explain` and the documentation."""

from litmatrix.readers.rules import (
    approvals,
    bibtex,
    comments,
    files,
    format,  # noqa: A004 - the module says what it is about
    fulltext,
    history,
    style,
    templates,
    thesis,
    workbook,
    yaml,
)

READING_RULES = (
    *files.RULES,
    *yaml.RULES,
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
