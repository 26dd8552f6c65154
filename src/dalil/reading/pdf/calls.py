"""The calls into PDFium that are made for every character or piece of text.

They are declared with plain addresses and pass no objects, because what ctypes wraps and unwraps takes longer than the
calls themselves; they keep the interpreter's lock, each being over in a moment.
"""

from __future__ import annotations

from ctypes import PYFUNCTYPE, c_double, c_int, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium


def address_of(pointer: Any) -> int:
    """The address that a pointer, or a function, of PDFium holds."""
    return cast(pointer, c_void_p).value or 0


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    return PYFUNCTYPE(result, *arguments)(address_of(function))


# Of a text page and the index of a character.
text_object = _call(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
unicode_of = _call(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
origin = _call(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
char_box = _call(pdfium.FPDFText_GetCharBox, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
loose_box = _call(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
matrix_of = _call(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
font_size = _call(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
fill_colour = _call(pdfium.FPDFText_GetFillColor, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)

# Of a page, or of an object on it.
page_object = _call(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_kind = _call(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
object_bounds = _call(pdfium.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_matrix = _call(pdfium.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
count_marks = _call(pdfium.FPDFPageObj_CountMarks, c_int, c_void_p)
mark_at = _call(pdfium.FPDFPageObj_GetMark, c_void_p, c_void_p, c_ulong)
render_mode = _call(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
font_of = _call(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
