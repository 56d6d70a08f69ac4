"""The grammar engine: loads, validates, compiles and runs rules. Knows nothing of documents, PDFs or fields."""

from vndocparse.grammar.loader import Grammar
from vndocparse.grammar.rules import Match, Rule, Table

__all__ = ["Grammar", "Match", "Rule", "Table"]
