"""The batch room: many sources, in worker processes (PDFium and threads do not mix)."""
