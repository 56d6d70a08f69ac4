"""Typed objects from Vietnamese official documents (văn bản hành chính, pháp luật, Đảng, đoàn thể)."""
