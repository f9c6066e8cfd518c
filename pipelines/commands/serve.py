"""`baotinh serve`: the database in the browser, on this machine only."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import click

from pipelines.options import db_option


@click.command()
@db_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--archive", type=click.Path(path_type=Path), help="Where the WARC files lie; archive/ beside the database.")
@click.option("--review", is_flag=True, help="Let people confirm, correct or reject figures; needs BAOTINH_PASSWORD.")
def serve(db: str, host: str, port: int, archive: Path | None, review: bool) -> None:
    """Show the database in the browser (Datasette), read-only."""
    from pipelines.database.errors import StoreError
    from pipelines.database.store import Store
    from pipelines.serve.app import Site

    password = os.environ.get("BAOTINH_PASSWORD") if review else None
    if review and not password:
        raise click.ClickException("--review needs a password in the environment variable BAOTINH_PASSWORD")
    try:
        Store.read(db).close()  # brings an older file up to date, and says what is wrong with a broken one
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    place = archive or Path(db).parent / "archive"
    _listen(Site(Path(db), archive=place, password=password).app(), host, port)


def _listen(application: Any, host: str, port: int) -> None:
    import uvicorn

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # so that whoever reads the address below can already connect
    except OSError as error:
        raise click.ClickException(f"cannot listen at {host}:{port}: {error.strerror}; --port names another") from error
    click.echo(f"Báo tỉnh: http://{host}:{listener.getsockname()[1]}/ (Ctrl+C để dừng)")
    config = uvicorn.Config(application, log_level="warning", lifespan="on", timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[listener])
