"""Makes the fonts of this folder from the woff2 files beside the pages: `python unpack.py ../static/fonts .`

Needs `pip install fonttools brotli`. The README says why the second subset gets a name of its own.
"""

import pathlib
import sys

from fontTools.ttLib import TTFont

STYLES = {"400-normal": "Regular", "400-italic": "Italic", "600-normal": "SemiBold"}


def unpack(source: pathlib.Path, target: pathlib.Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    face = source.stem[-10:]
    if "-latin-ext-" in source.name:
        family = "Ikraft Serif Ext" if "serif" in source.name else "Ikraft Sans Ext"
        rename(font, family, STYLES[face])
        font.save(target / f"{family.lower().replace(' ', '-')}-{face}.ttf")
    else:
        font.save(target / f"{source.stem}.ttf")


def rename(font: TTFont, family: str, style: str) -> None:
    """Keeps copyright and licence, and replaces every name that carries the reserved one."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    linked = style in ("Regular", "Italic")
    for ident, words in {
        1: family if linked else f"{family} {style}",
        2: style if linked else "Regular",
        3: f"{family} {style}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }.items():
        names.setName(words, ident, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]


if __name__ == "__main__":
    woff2, target = map(pathlib.Path, sys.argv[1:3])
    for source in sorted(woff2.glob("*.woff2")):
        unpack(source, target)
