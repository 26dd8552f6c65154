"""Text recognised in images: scans, photographs of pages, and pages of a PDF that hold no letters."""
