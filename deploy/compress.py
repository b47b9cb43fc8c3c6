"""Makes the files that every page asks for as small as they get, for browsers that read Brotli.

The server would take seconds for it at each start, so the set-up does it once.
"""

from dashboard import web
from dashboard.web import static


def main() -> None:
    """Put the compressed files where the server looks for them."""
    files = web.lasting_files()
    small = static.make_small(files)
    plain = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files of the pages are compressed: {plain:,} bytes to {small:,}")


if __name__ == "__main__":
    main()
