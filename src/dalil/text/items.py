"""The marks that items of lists begin with, as people type them."""

from __future__ import annotations

BULLETS = "-−–—*•▪◦●○■□►▶✓✔·§➢➤❖◆◇⁃‣∙"
NUMBERING = "أابجدهوزحطيكلمنسعفصقرشت"  # letters that number Arabic items
