"""Units: how the labelled units of a body are found (labels, paragraphs, quotations, tree)."""
