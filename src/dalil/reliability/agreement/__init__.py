"""How far coders agree: from what they said of some units to the sections of a report."""
