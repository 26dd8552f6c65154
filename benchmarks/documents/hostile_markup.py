"""Web pages, saved pages and letters that nest, expand or break their own form."""

from __future__ import annotations

from collections.abc import Iterator

from documents.hostile_packages import LAUGHS, OUTSIDE
from documents.sound import mail, mhtml

File = tuple[str, str, bytes]
TEXT = "<p>قدمت الوزارة منحة بقيمة 1,250 ديناراً إلى بلدية رملان.</p>"
MANY = 1_000_000


def pages() -> Iterator[File]:
    """Web pages."""
    yield "deep", ".html", ("<div>" * MANY + TEXT).encode()
    yield "deep", ".html", ("<ul><li>" * 200_000 + TEXT).encode()
    yield "deep", ".html", ("<table><tr><td>" * 100_000 + TEXT).encode()
    yield "deep", ".html", ("<b><i>" * 300_000 + TEXT).encode()
    yield "deep", ".xhtml", ("<html><body>" + "<div>" * 5000 + TEXT + "</div>" * 5000 + "</body></html>").encode()
    yield "entities", ".xhtml", f"{LAUGHS}]><html><body><p>&m;</p></body></html>".encode()
    yield "entities", ".xhtml", f"{OUTSIDE}<html><body><p>&a;</p></body></html>".encode()
    yield "entities", ".html", f"<html><body>{TEXT}{'&#x110000;&#xD800;&#0;&nosuch;' * 9999}".encode()
    for body in (
        f"<p {' '.join(f'a{n}=x' for n in range(300_000))}>{TEXT}",
        f'<p title="{"x" * 10_000_000}">{TEXT}',
        f"<!-- {'-' * MANY}{TEXT}",
        f"<script>{'a' * MANY}{TEXT}",
        f"<title>{'t' * MANY}</title>{TEXT}",
        f'<base href="file:///etc/"><iframe src="passwd"></iframe><img src="http://127.0.0.1:9/x">{TEXT}',
        "<p>" + "<" * MANY,
        "<p>&" * 500_000,
        "<p>a" + "\u0301" * MANY,
        "<a><p>" * 100_000 + TEXT,
        "\0" * 50_000 + TEXT,
        "",
        "<html><head></head><body></body></html>",
    ):
        yield "markup", ".html", f"<!DOCTYPE html><html><body>{body}".encode() if body else b" \n\t "
    yield "markup", ".html", b'<meta charset="utf-16">' + TEXT.encode("windows-1256", "replace")
    yield "markup", ".html", b'<meta charset="nonsense-7">' + TEXT.encode()
    yield "markup", ".html", TEXT.encode("utf-16")


def mails() -> Iterator[File]:
    """Saved pages and letters."""
    letter, saved = mail(TEXT), mhtml(TEXT)
    yield "mail", ".eml", letter.replace(b'boundary="edge"', b'boundary="other"')
    yield "mail", ".eml", letter.replace(b'; boundary="edge"', b"")
    yield "mail", ".eml", letter.replace(b"--edge--", b"")
    yield "mail", ".eml", letter.replace(b"charset=utf-8", b"charset=nonsense-9")
    yield "mail", ".eml", letter.replace(b"8bit", b"base64")
    yield "mail", ".eml", letter.replace(b"8bit", b"quoted-printable")
    yield "mail", ".eml", b"Subject: " + b"x" * 5_000_000 + b"\r\n\r\nwords\r\n"
    yield "mail", ".eml", b"".join(b"X-%d: y\r\n" % n for n in range(200_000)) + b"\r\nwords\r\n"
    yield "mail", ".eml", b"Subject: =?utf-8?b?" + b"A" * 100_000 + b"?= =?x?q?=?=\r\n\r\n"
    yield "deep", ".eml", _nested(1_000)
    yield "deep", ".eml", _nested(20_000)
    yield "deep", ".eml", b"Content-Type: message/rfc822\r\n\r\n" * 5_000 + b"Subject: in\r\n\r\nwords\r\n"
    yield "mail", ".mhtml", saved.replace(b'boundary="----edge"', b'boundary="none"')
    yield "mail", ".mhtml", saved.replace(b"text/html", b"image/png")
    yield "mail", ".mhtml", saved.replace(b"8bit", b"base64")
    yield "mail", ".mhtml", saved.partition(b"\r\n\r\n")[0]


def _nested(depth: int) -> bytes:
    parts = [b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)]
    return b"MIME-Version: 1.0\r\n" + b"".join(parts) + b"Content-Type: text/plain\r\n\r\nwords\r\n"
