"""The text room: letters. Repairs of Unicode and legacy encodings, and the offset map back to the caller's text."""
