"""The layout room: words and text to lines, lines to zones."""
