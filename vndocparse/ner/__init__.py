"""The ner room: persons, organisations and places of a text, as a spaCy pipeline that works offline."""

from vndocparse.ner.load import load

__all__ = ["load"]
