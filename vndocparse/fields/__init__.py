"""The fields room: one file a field. Each takes the zones it reads and returns model objects; none calls another."""
