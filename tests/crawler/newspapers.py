"""Invented newspapers for tests that need no registry on disk."""

from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.newspaper import Newspaper
from crawler.registry import load_registry

_FILE = """\
name = "Báo Núi Xanh"
province = "Núi Xanh"
domain = "baonuixanh.vn"
formerly = ["baosuoibac.com.vn"]
timezone = "Asia/Ho_Chi_Minh"
enabled = true
verified = false
{head}
[discovery]
sections = ["/kinh-te"]
{discovery}
[expect]
min = 0
max = 9
dated = 1
"""

SLUG_AND_NUMBER = r"article = '/[^/]+-(?P<id>\d+)\.html'"
MONTH_IN_PATH = r"article = '/[^/]+/(?P<year>\d{4})(?P<month>\d{2})/[^/]+-(?P<id>[0-9a-f]{7})/'"


def newspaper(discovery: str = SLUG_AND_NUMBER, head: str = "") -> Newspaper:
    """Báo Núi Xanh, https://baonuixanh.vn, with these lines in its file."""
    with TemporaryDirectory() as directory:
        Path(directory, "baonuixanh.toml").write_text(_FILE.format(head=head, discovery=discovery), encoding="utf-8")
        return load_registry(Path(directory))["baonuixanh"]
