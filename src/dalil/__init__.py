"""dalil (دليل, evidence): codes political documents into citable claims on relations between political actors."""

from __future__ import annotations

__all__ = ["__version__"]
__version__ = "0.1.0"
