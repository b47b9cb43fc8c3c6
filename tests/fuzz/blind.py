"""Changes made without any knowledge of what they change: bytes, lines, cells, structure, files, links, encodings, sizes."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

NASTY = (
    "",
    " ",
    "\x00",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u200b",
    "\u202etxet",
    "é" * 3,
    "=1+1",
    "@SUM(A1)",
    "-",
    "NaN",
    "1e400",
    "-0",
    "99999999999999999999999",
    "0.000000000000000000001",
    "1,5",
    "1.234.567",
    "٣",
    "0000",
    "9999-12-31",
    "0001-01-01",
    "2024-02-30",
    "2018-12/2018-01",
    "../..",
    "null",
    "~",
    "true",
    "[]",
    "{}",
    "{a: [b, {c: d}]}",
    "&a",
    "*a",
    "!!python/object:os.system x",
    "<<: *a",
    "|",
    "'",
    '"',
    "http://[",
    "https://user:pw@host/",
    "javascript:alert(1)",
    "x" * 5_000,
    "{" * 200,
    "[" * 40_000,
    "a: " * 300,
)
Change = Callable[[Path, Random], None]
"""A change of a folder."""
Rewrite = Callable[[bytes, Random], bytes]
"""A change of what a file holds."""


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in (*folder.glob("*.yaml"), *folder.glob("observations/*"))
        if path.is_file() and not path.is_symlink()
    )


def _any(folder: Path, random: Random) -> Path:
    return random.choice(_files(folder))


def _in_a_file(change: Rewrite) -> Change:
    def apply(folder: Path, random: Random) -> None:
        path = _any(folder, random)
        path.write_bytes(change(path.read_bytes(), random))

    return apply


def _span(content: bytes, random: Random, longest: int = 200) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.randrange(1, longest))


def flip(content: bytes, random: Random) -> bytes:
    at = random.randrange(max(len(content), 1))
    return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]


def cut(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def cut_off(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def repeat(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:end] + content[start:end] * random.randrange(1, 4) + content[end:]


def noise(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.randbytes(random.randrange(1, 50)) + content[at:]


def _in_lines(change: Callable[[list[bytes], int, Random], None]) -> Rewrite:
    def apply(content: bytes, random: Random) -> bytes:
        lines = content.split(b"\n")
        change(lines, random.randrange(len(lines)), random)
        return b"\n".join(lines)

    return apply


def drop_line(lines: list[bytes], at: int, random: Random) -> None:
    del lines[at]


def double_line(lines: list[bytes], at: int, random: Random) -> None:
    lines.insert(at, lines[at])


def swap_lines(lines: list[bytes], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def indent(lines: list[bytes], at: int, random: Random) -> None:
    lines[at] = random.choice((b" ", b"  ", b"\t", b"- ", b"# ")) + lines[at]


def dedent(lines: list[bytes], at: int, random: Random) -> None:
    lines[at] = lines[at].lstrip()


def nasty_cell(lines: list[bytes], at: int, random: Random) -> None:
    cells = lines[at].split(b",")
    cells[random.randrange(len(cells))] = random.choice(NASTY).encode("utf-8", "surrogatepass")
    lines[at] = b",".join(cells)


def swap_cells(lines: list[bytes], at: int, random: Random) -> None:
    cells = lines[at].split(b",")
    one, other = random.randrange(len(cells)), random.randrange(len(cells))
    cells[one], cells[other] = cells[other], cells[one]
    lines[at] = b",".join(cells)


def more_cells(lines: list[bytes], at: int, random: Random) -> None:
    lines[at] += b"," * random.randrange(1, 200)


def nasty_value(lines: list[bytes], at: int, random: Random) -> None:
    name, colon, _ = lines[at].partition(b": ")
    lines[at] = name + colon + random.choice(NASTY).encode("utf-8", "surrogatepass")


def nasty_key(lines: list[bytes], at: int, random: Random) -> None:
    _, colon, value = lines[at].partition(b": ")
    lines[at] = random.choice(NASTY).encode("utf-8", "surrogatepass") + colon + value


def windows(content: bytes, random: Random) -> bytes:
    return content.replace(b"\n", b"\r\n", random.choice((-1, 1)))


def marked(content: bytes, random: Random) -> bytes:
    return b"\xef\xbb\xbf" + content


def encoded(content: bytes, random: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(
        random.choice(("utf-16", "utf-32", "cp1250", "utf-7", "utf-16-le")), "replace"
    )


def empty(content: bytes, random: Random) -> bytes:
    return random.choice(
        (
            b"",
            b"\n",
            b"# only a comment\n",
            b"---\n",
            b"{}\n",
            b"[]\n",
            b"null\n",
            b"id\n",
            b"\x00" * 1000,
        )
    )


def large(content: bytes, random: Random) -> bytes:
    return content + content.partition(b"\n")[2] * random.randrange(
        1, max(2, 3_000_000 // (len(content) + 1))
    )


def long_line(content: bytes, random: Random) -> bytes:
    return content + b"x" * random.randrange(1, 3_000_000)


def renumbered(content: bytes, random: Random) -> bytes:
    return re.sub(
        rb"\d",
        lambda digit: str(random.randrange(10)).encode() if random.random() < 0.05 else digit[0],
        content,
    )


def remove(folder: Path, random: Random) -> None:
    _any(folder, random).unlink()


def rename(folder: Path, random: Random) -> None:
    path = _any(folder, random)
    path.rename(
        path.with_name(
            random.choice(
                (f"{path.name}~", f"{path.stem}.yml", path.name.upper(), f"{path.name}x", "a b.csv")
            )
        )
    )


def exchange(folder: Path, random: Random) -> None:
    one, other = _any(folder, random), _any(folder, random)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def link(folder: Path, random: Random) -> None:
    path = _any(folder, random)
    path.unlink()
    path.symlink_to(
        random.choice(
            (
                path,
                folder,
                Path("/dev/zero"),
                Path("/etc/passwd"),
                folder / "nowhere",
                _any(folder, random),
            )
        )
    )


def no_file(folder: Path, random: Random) -> None:
    path = _any(folder, random)
    path.unlink()
    random.choice((path.mkdir, lambda: os.mkfifo(path)))()


def stray(folder: Path, random: Random) -> None:
    name = random.choice(
        (
            b"notes.txt",
            b"\xff.yaml",
            b"a\nb.csv",
            b".hidden",
            b"x" * 250,
            "железара.csv".encode(),
            b"-rf",
            b"<b>.csv",
        )
    )
    home = os.fsencode(random.choice((folder, folder / "observations")))
    Path(os.fsdecode(home + b"/" + name)).write_bytes(random.choice((b"", b"id\n", b"x")))


BYTES = (
    flip,
    cut,
    cut_off,
    repeat,
    noise,
    windows,
    marked,
    encoded,
    empty,
    large,
    long_line,
    renumbered,
)
LINES = (
    drop_line,
    double_line,
    swap_lines,
    indent,
    dedent,
    nasty_cell,
    swap_cells,
    more_cells,
    nasty_value,
    nasty_key,
)
FOLDER = (remove, rename, exchange, link, no_file, stray)
REWRITES: dict[str, Rewrite] = {
    **{change.__name__: change for change in BYTES},
    **{change.__name__: _in_lines(change) for change in LINES},
}
CHANGES: dict[str, Change] = {
    **{name: _in_a_file(change) for name, change in REWRITES.items()},
    **{change.__name__: change for change in FOLDER},
}
