"""Makes scans of test PDFs: their pages as images, clean and damaged as scanners, faxes and photocopies damage them.

usage: python -m documents.make_scans PDFS OUT [--seed N] [--papers FILE...]

PDFS is a folder that make_pdfs made; its one-page documents are taken. OUT gets, for each page and damage, a PNG
or TIFF, every second one also as a PDF that holds nothing but the image, and manifest.json with the truth. With
--papers PDFs of papers are scanned at 200 dpi as well, to see which of their claims come out marked to verify.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from documents.make_pdfs import MANIFEST

SCANNED = (
    "chromium_ar_prose",
    "libreoffice_ar_prose_indic",
    "typst_ar_prose",
    "chromium_ar_mixed",
    "chromium_ar_table_indic",
    "libreoffice_en_footnotes",
)
Damage = Callable[[Image.Image, np.random.Generator], Image.Image]


def clean(image: Image.Image, _rng: np.random.Generator) -> Image.Image:
    """As it is."""
    return image


def turned(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Two degrees askew, to either side."""
    return image.rotate(float(rng.choice((-2.0, 2.0))), resample=Image.Resampling.BICUBIC, fillcolor=255, expand=True)


def noisy(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Grey noise over the page, and black and white specks."""
    pixels = np.asarray(image, dtype=float) * 0.85 + 25 + rng.normal(0, 16, np.asarray(image).shape)
    specks = rng.random(pixels.shape)
    pixels[specks < 0.002] = 0
    pixels[specks > 0.998] = 255
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def copied(image: Image.Image, _rng: np.random.Generator) -> Image.Image:
    """Blurred, uneven in light and saved as a poor JPEG."""
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.9)), dtype=float)
    light = np.linspace(0.65, 1.0, pixels.shape[1])
    held = io.BytesIO()
    Image.fromarray(np.clip(pixels * light, 0, 255).astype(np.uint8)).save(held, "JPEG", quality=35)
    return Image.open(held).convert("L")


def faxed(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Black and white, half as fine from top to bottom as across, with lost lines and specks."""
    width, height = image.size
    flat = image.resize((width, height // 2), Image.Resampling.BILINEAR)
    pixels = np.asarray(flat).copy()
    pixels[rng.random(pixels.shape) < 0.0008] = 0
    pixels[rng.integers(0, pixels.shape[0], 3)] = 255
    black = Image.fromarray(np.where(pixels < 150, 0, 255).astype(np.uint8))
    return black.resize((width, height), Image.Resampling.NEAREST).convert("1")


# By name: dots an inch and what is done to the page.
DAMAGES: Mapping[str, tuple[int, Damage]] = {
    "clean_300": (300, clean),
    "clean_200": (200, clean),
    "clean_150": (150, clean),
    "turned_200": (200, turned),
    "noisy_200": (200, noisy),
    "copied_200": (200, copied),
    "faxed_200": (200, faxed),
}


def make(pdfs: Path, out: Path, seed: int) -> list[dict[str, Any]]:
    """Scan the documents in every way."""
    out.mkdir(parents=True, exist_ok=True)
    told = {t["file"].removesuffix(".pdf"): t for t in json.loads((pdfs / MANIFEST).read_text(encoding="utf-8"))}
    made = []
    for name in SCANNED:
        for number, (damage, (dpi, spoil)) in enumerate(DAMAGES.items()):
            rng = np.random.default_rng([seed, *f"{name} {damage}".encode()])
            image = spoil(_page(pdfs / f"{name}.pdf", dpi), rng)
            files = _saved(image, out / f"{name}.{damage}", dpi, number)
            facts = {"damage": damage, "language": told[name]["language"], "truths": told[name]["truths"]}
            made += [{"file": file.name, "image": files[0].name, **facts} for file in files]
    return made


def scan_papers(papers: Sequence[Path], out: Path) -> list[str]:
    """PDFs of papers as PDFs of images, a page each."""
    out.mkdir(parents=True, exist_ok=True)
    names = []
    for paper in papers:
        pdf = pypdfium2.PdfDocument(paper)
        pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in pdf]
        name = f"paper.{paper.stem}.pdf"
        pages[0].save(out / name, "PDF", resolution=200, save_all=True, append_images=pages[1:])
        names.append(name)
    return names


def _page(file: Path, dpi: int) -> Image.Image:
    return pypdfium2.PdfDocument(file)[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def _saved(image: Image.Image, stem: Path, dpi: int, number: int) -> list[Path]:
    """The image as PNG or TIFF in turn; every second one also in a PDF."""
    picture = stem.parent / f"{stem.name}.{'png' if number % 2 else 'tiff'}"
    image.save(picture, dpi=(dpi, dpi), **({} if number % 2 else {"compression": "tiff_lzw"}))
    if number % 2:
        return [picture]
    paper = stem.parent / f"{stem.name}.pdf"
    image.save(paper, "PDF", resolution=dpi)
    return [picture, paper]


def main() -> None:
    """Make the scans."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pdfs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--papers", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    made = make(given.pdfs, given.out, given.seed)
    papers = scan_papers(given.papers, given.out)
    told = json.dumps({"scans": made, "papers": papers}, ensure_ascii=False, indent=1)
    (given.out / MANIFEST).write_text(told, encoding="utf-8")
    print(f"{len(made)} scans and {len(papers)} papers in {given.out}")


if __name__ == "__main__":
    main()
