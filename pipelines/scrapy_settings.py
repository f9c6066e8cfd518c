"""The settings module of `scrapy` and scrapyd: the crawl's add-on, and where database, archive and contact are.

Each can be set in the environment or with `-s`. One job at a time can use a database.
"""

from __future__ import annotations

import logging
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click
from scrapy import signals

from pipelines.config import CONFIG, load_config

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.session import Session
    from crawler.spider import NewspaperSpider

BOT_NAME = "baotinh"
ADDONS = {"crawler.settings.BaoTinh": 0}
SPIDER_LOADER_CLASS = "crawler.loader.NewspaperLoader"  # `scrapy list` asks for it without the add-on
LOG_LEVEL = "INFO"

BAOTINH_DB = os.environ.get("BAOTINH_DB", "output/baotinh.db")
BAOTINH_ARCHIVE = os.environ.get("BAOTINH_ARCHIVE")  # archive/ beside the database
BAOTINH_CONFIG = os.environ.get("BAOTINH_CONFIG", str(CONFIG))
BAOTINH_REGISTRY = os.environ.get("BAOTINH_REGISTRY")  # the package's own newspapers
BAOTINH_BASE_URLS = os.environ.get("BAOTINH_BASE_URLS", "{}")  # of fixture newspapers, as JSON
BAOTINH_SESSION = "pipelines.scrapy_settings.open_session"


def open_session(crawler: Crawler, spider: NewspaperSpider) -> Session:
    """Open database and archive for a spider that `scrapy crawl` or scrapyd runs, and close them when it has ended.

    Where that cannot be, the process ends, with one sentence in the log: Scrapy would write a traceback around it, and go on.
    """
    try:
        return _opened(crawler, spider)
    except click.ClickException as error:
        logging.getLogger("baotinh").error("%s", error.format_message())
        raise SystemExit(1) from None


def _opened(crawler: Crawler, spider: NewspaperSpider) -> Session:
    from pipelines.crawl import Crawl, check_contact, finish, opened
    from pipelines.limits import limits_of
    from pipelines.options import DAY

    settings = crawler.settings
    config = load_config(Path(settings["BAOTINH_CONFIG"]))
    check_contact([spider.newspaper], config)
    settings.set("BAOTINH_CONTACT", config.contact, priority="spider")  # the add-on comes after the spider
    settings.set("BAOTINH_TIMEOUT", config.timeout, priority="spider")
    db = Path(settings["BAOTINH_DB"])
    archive = Path(settings["BAOTINH_ARCHIVE"] or db.parent / "archive")
    since = DAY(spider.arguments.get("since"))
    crawl = Crawl([spider.newspaper], db, archive, limits_of(config, since=since), command="scrapy crawl")
    stack = ExitStack()
    store, session, run = stack.enter_context(opened(crawl))

    def close() -> None:
        with stack:
            finish(store, session, run)

    crawler.signals.connect(close, signal=signals.engine_stopped, weak=False)
    return session
