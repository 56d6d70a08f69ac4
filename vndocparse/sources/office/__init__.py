"""Office and web files: each reader makes blocks (paragraphs, tables), and one setter makes pages of words of them."""
