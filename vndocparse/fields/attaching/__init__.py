"""What the field of annexes is made of: how an annex names itself, and what document it is."""
