"""A site on loopback that answers faster than any crawler asks: pages of 98 KB, and sitemaps of a thousand each.

`python -m tests.benchmarks.fast_site PAGES` prints its port, and for GET /times the seconds from the first page to the last.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time

SIZE = 98_000  # bytes of a page, about that of a newspaper's
A_SITEMAP = 1000  # pages
WORDS = (
    "xã",
    "huyện",
    "tỉnh",
    "đảng viên",
    "hợp tác",
    "nông thôn mới",
    "phát triển",
    "đồng bào",
    "lúa",
    "chè",
    "rừng",
    "nhà máy",
)


def body() -> bytes:
    """Text that packs about as well as a page does."""
    chance = random.Random(1)
    text = " ".join(
        f'<p class="c{chance.randrange(50)}">{chance.choice(WORDS)} {chance.randrange(10**4)}</p>' for _ in range(5000)
    )
    return text.encode()[:SIZE]


BODY = body()


class Answering(asyncio.Protocol):
    """One connection."""

    pages = 0
    times: tuple[float, float] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        *requests, self.waiting = (self.waiting + data).split(b"\r\n\r\n")
        for request in requests:
            kind, content = self.answer(request.split(b" ", 2)[1].decode(), request)
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
            self.transport.write(head.encode() + content)  # type: ignore[attr-defined]

    def answer(self, path: str, request: bytes) -> tuple[str, bytes]:
        if path.startswith("/tin-so-"):
            now = time.perf_counter()
            Answering.times = (Answering.times[0] if Answering.times else now, now)
            return "text/html; charset=utf-8", f"<html><title>{path}</title>".encode() + BODY
        if path == "/times":
            first, last = Answering.times or (0, 0)
            Answering.times = None
            return "text/plain", f"{last - first}".encode()
        if path == "/robots.txt":
            return "text/plain", b""
        host = next(line[6:].decode() for line in request.split(b"\r\n") if line.lower().startswith(b"host: "))
        return "text/xml", sitemap(path, host).encode()


def sitemap(path: str, host: str) -> str:
    """The index of sitemaps, or one of them."""
    if path == "/sitemap.xml":
        parts = range((Answering.pages + A_SITEMAP - 1) // A_SITEMAP)
        entries = "".join(f"<sitemap><loc>http://{host}/sitemap/{part}.xml</loc></sitemap>" for part in parts)
        return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
    first = int(path.rpartition("/")[2].partition(".")[0]) * A_SITEMAP
    numbers = range(first, min(first + A_SITEMAP, Answering.pages))
    entries = "".join(f"<url><loc>http://{host}/tin-so-{number}.html</loc></url>" for number in numbers)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


async def main() -> None:
    Answering.pages = int(sys.argv[1])
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
