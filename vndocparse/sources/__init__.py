"""The sources room: bytes in, `Pages` out. One reader a format; formats are sniffed from the bytes."""
