"""Canonical names and kinds of agencies and persons: one way of writing for what a document prints in many."""
