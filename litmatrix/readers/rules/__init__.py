"""The faults that reading finds, for `litmatrix explain` and the documentation."""

from litmatrix.readers.rules import bibtex, files, format, templates, yaml  # noqa: A004 - the module says what it is about

READING_RULES = (*files.RULES, *yaml.RULES, *format.RULES, *bibtex.RULES, *templates.RULES)
