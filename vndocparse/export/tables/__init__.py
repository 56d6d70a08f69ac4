"""Parsed documents as tables: the columns, stated once, and the forms that share them (Arrow, pandas, polars, CSV)."""
