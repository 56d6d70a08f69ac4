"""Mending of damaged anchors: what a scanner misread in the fixed words of a document, put right on the shadow copy."""
