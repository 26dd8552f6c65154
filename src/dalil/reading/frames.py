"""Frames over the pipes between dalil and the process that runs its parsers: a kind, a length, and that many bytes.

The pipes are unbuffered: a buffered one could not be closed while a thread waits on it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import IO

HEADER = struct.Struct(">BBQQ")  # kind, whether its sender is worn out, token, length
PIECE = 1 << 20  # bytes read or written at once


class Kind(IntEnum):
    """What a frame carries."""

    READY = 1  # child: it has started
    WORK = 2  # parent: what to call, as JSON
    DATA = 3  # parent: the bytes of the file
    ALIVE = 4  # child: it is at work on a page more
    RECORD = 5  # child: the answer, as JSON
    BYTES = 6  # child: the answer, raw
    FAULT = 7  # child: why there is none, as JSON


class BrokenFrameError(Exception):
    """What came is no frame."""


class TooLongError(BrokenFrameError):
    """A frame over the limit."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    kind: Kind
    body: bytes = b""
    token: int = 0  # of the request that it belongs to: what a parser says behind its answer is nobody's
    worn: bool = False  # whether the sender asks to be replaced


def write_frame(pipe: IO[bytes], frame: Frame) -> None:
    """Send one frame."""
    body = frame.body
    head = HEADER.pack(frame.kind, frame.worn, frame.token, len(body))
    for part in (head + body,) if len(body) < PIECE else (head, body):
        left = memoryview(part)
        while left:
            left = left[pipe.write(left[:PIECE]) :]


def read_frame(pipe: IO[bytes], limit: int) -> Frame | None:
    """The next frame; None where the pipe was closed."""
    head = _exactly(pipe, HEADER.size)
    if head is None:
        return None
    number, worn, token, length = HEADER.unpack(head)
    if number not in tuple(Kind) or worn > 1:
        raise BrokenFrameError("no frame")
    if length > limit:
        raise TooLongError("frame too long")
    body = _exactly(pipe, length)
    return None if body is None else Frame(Kind(number), body, token, bool(worn))


def _exactly(pipe: IO[bytes], size: int) -> bytes | None:
    """That many bytes, or None where the pipe was closed before."""
    pieces = []
    while size:
        piece = pipe.read(min(size, PIECE))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
