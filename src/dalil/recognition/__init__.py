"""Stage 3: what stands in a unit: actors, amounts, dates, attribution. Import from the modules themselves."""
