import pytest

from dalil.errors import ReadingError
from pages import read

WORDS = "أعلنت الوزارة دعم المشروع بمبلغ ثلاثين ألف دينار وقالت إنها تراقب تنفيذه كل شهر"
PAGE = "<html><head><meta {}></head><body><p>" + WORDS + "</p></body></html>"


def page(charset: str) -> str:
    return PAGE.format(f'http-equiv="Content-Type" content="text/html; charset={charset}"')


@pytest.mark.parametrize(
    ("declared", "actual", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("windows-1256", "windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6", "iso8859-6"),
        ("windows-1256", "utf-8", "utf-8"),
        ("utf-8", "windows-1256", "windows-1256"),
        ("iso-8859-1", "windows-1256", "windows-1256"),
        ("no-such-thing", "windows-1256", "windows-1256"),
        ("rot13", "utf-8", "utf-8"),
        ("utf-16", "utf-8", "utf-8"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("utf-16", "utf-16-be", "utf-16-be"),
        ("utf-8", "utf-8-sig", "utf-8-bom"),
    ],
)
def test_bytes_decide_before_what_is_declared(declared: str, actual: str, found: str) -> None:
    extract = read(page(declared).encode(actual))
    assert extract.text == WORDS + "\n"
    assert extract.encoding == found


def test_a_few_damaged_bytes_are_replaced() -> None:
    data = page("utf-8").encode()
    assert "\ufffd" in read(data.replace("دعم".encode(), "دعم".encode()[:-1])).text
    assert read(data[: data.index(b"</p>") - 1]).text.startswith(WORDS[:40])


def test_bytes_of_no_text_are_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        read(bytes(range(256)) * 40)
    assert refused.value.code == "D106"


def test_nul_bytes_between_words_are_dropped() -> None:
    assert read(page("utf-8").encode().replace("دعم ".encode(), "دعم\0 ".encode())).text == WORDS + "\n"
