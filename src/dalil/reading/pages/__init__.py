"""Lines on pages become blocks of one outline, whether their letters come from a PDF or from OCR."""
