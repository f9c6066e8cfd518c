"""A newspaper's site on loopback, for tests: well-behaved unless a test puts something else at an address."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request to the site, and the means to answer it well or badly."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body leave together
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = self.server.pages.get(self.path)
        time.sleep(self.server.pause)
        try:
            if callable(answer):
                answer(self)
            elif answer is None:
                self.say(404, b"<html><title>404</title></html>")
            else:
                self.serve(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def serve(self, body: bytes, **headers: str) -> None:
        """Answer 200 with validators, or 304."""
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.say(304, b"", ETag=etag)
        else:
            self.say(200, body, ETag=etag, **headers)

    def say(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with this status, body and headers (an underscore is a hyphen)."""
        self.send_response(status)
        kind = "text/xml" if self.path.endswith((".rss", ".xml")) else "text/html; charset=utf-8"
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


class Site(ThreadingHTTPServer):
    """The site; `pages` maps a path to its body or to a function that answers, `asked` lists what was asked for."""

    pause = 0.0  # seconds before each answer
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, code: str = "baomau") -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.code = code
        self.pages: dict[str, bytes | Answer] = {"/robots.txt": b"User-agent: *\nAllow: /\n"}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None: ...

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def count(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(path for path, _ in self.asked)

    def publish(self, numbers: range, words: str = "Xã Bình An có 25 hợp tác xã.") -> None:
        """Put articles of these numbers on the site, and all of them into the feed."""
        for number in numbers:
            self.pages[f"/tin-so-{number}.html"] = article(number, words)
        self.pages["/tin.rss"] = feed(self.url, numbers)

    def register(self, directory: Path, *, lists: str = 'feeds = ["/tin.rss"]', more: str = "") -> None:
        """Write the newspaper's file into a registry."""
        directory.mkdir(exist_ok=True)
        (directory / f"{self.code}.toml").write_text(
            f"""name = "Báo {self.code}"
province = "Thái Nguyên"
old_provinces = ["Thái Nguyên"]
domain = "{self.code}.example"
formerly = []
timezone = "Asia/Ho_Chi_Minh"
enabled = true
verified = false
fixture = true
{more}
[discovery]
{lists}
article = '/tin-so-(?P<id>\\d+)\\.html'
[expect]
min = 1
max = 100
dated = 0.9
""",
            encoding="utf-8",
        )


def article(number: int, words: str, padding: int = 0) -> bytes:
    """An article's page."""
    return (
        f"<html><head><title>Tin số {number}</title>"
        '<meta property="article:published_time" content="2026-11-12T18:00:00+07:00"></head>'
        f"<body><h1>Tin số {number}</h1><p>{words}</p>"
        f"<p>{'Mùa này bà con phấn khởi. ' * padding}</p></body></html>"
    ).encode()


def feed(base: str, numbers: range) -> bytes:
    """An RSS feed of articles, all published now."""
    now = formatdate(usegmt=True)
    items = "".join(
        f"<item><title>Tin {number}</title><link>{base}/tin-so-{number}.html</link><pubDate>{now}</pubDate></item>"
        for number in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{items}</channel></rss>'.encode()
