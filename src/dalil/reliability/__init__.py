"""How well codings agree with readings by people: claims paired, figures with their uncertainty."""
