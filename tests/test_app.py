"""The application starts from the repository alone, as hosts start it that install the requirements only."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_main_file_finds_the_package_without_an_installation(tmp_path: Path) -> None:
    script = f"""
import runpy, sys
sys.path = [path for path in sys.path if path not in ("", {str(ROOT)!r})]
assert runpy.run_path({str(ROOT / "dashboard" / "app.py")!r})["app"]
# Only who asks for tables of them waits for them.
assert sys.modules.keys() & {{"streamlit", "plotly", "pandas", "pyarrow"}} == {{"streamlit", "plotly"}}
"""
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, timeout=120)
