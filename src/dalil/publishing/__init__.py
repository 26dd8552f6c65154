"""Stage 6: from decisions to what people and programs read. Everything here is a function of its input: no clock."""
