"""Typed objects from Vietnamese official documents (văn bản hành chính, pháp luật, Đảng, đoàn thể)."""

try:
    from vndocparse.parse import parse, parse_text  # noqa: F401
except ImportError:
    pass
