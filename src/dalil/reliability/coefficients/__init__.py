"""Coefficients for units and coders: alphas, kappas, and their kin."""
