"""How far codings agree with each other and with readings by people, and what a machine's error does to counts."""
