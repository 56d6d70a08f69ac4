"""A document as HTML: its text with the fields marked, the pages' pictures with boxes, and the list of the fields."""
