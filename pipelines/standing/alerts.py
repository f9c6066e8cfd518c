"""Alerts on their way: to apprise services, each told once, and into an Atom feed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lxml import etree

from pipelines.database.store import Store, now
from pipelines.standing.watches import Watch, WatchError
from pipelines.standing.watching import Alert, check_names, look

_ATOM = "http://www.w3.org/2005/Atom"
_FEED_LENGTH = 200
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tell_all(store: Store, watches: Sequence[Watch], feed: Path, *, moment: datetime) -> tuple[list[Alert], list[str]]:
    """One round: what is new for each watch is kept, told to its services and written to the feed.

    Returns the new alerts, and what went wrong with services. Raises WatchError before anything is kept.
    """
    check_services(watches)
    for watch in watches:
        check_names(store, watch)
    alerts = [alert for watch in watches for alert in look(store, watch, now=moment)]
    failures = deliver(store, watches)
    write_feed(store, feed)
    return alerts, failures


def feed_beside(db: Path) -> Path:
    """Where the Atom feed of a database is written unless somebody says otherwise."""
    return db.parent / "alerts.atom"


def deliver(store: Store, watches: Sequence[Watch]) -> list[str]:
    """Tells every service of a watch what it has not been told, one message a watch and service. Returns what went wrong.

    A service that fails is asked again next time; those that were told are not. Raises WatchError for an address that apprise
    cannot read.
    """
    failures = []
    for watch in watches:
        for place, address in enumerate(watch.notify, 1):
            waiting = _waiting(store, watch, address)
            if waiting and not _send(watch, place, address, waiting):
                said = f"notify[{place}] did not take {len(waiting)} alerts; they are told next time"
                failures.append(f"watch {watch.name!r}: {said}")
            elif waiting:
                _note(store, address, waiting)
    return failures


def check_services(watches: Sequence[Watch]) -> None:
    """Raises WatchError for an address that apprise cannot read; its text may hold a password and is not shown."""
    for watch in watches:
        for place, address in enumerate(watch.notify, 1):
            _service(watch, place, address)


def _service(watch: Watch, place: int, address: str) -> Any:
    import apprise

    service = apprise.Apprise()
    if not service.add(address):
        raise WatchError(f"watch {watch.name!r}: notify[{place}] is no address of an apprise service")
    return service


def _waiting(store: Store, watch: Watch, address: str) -> list[dict[str, Any]]:
    return store.rows(
        "SELECT * FROM alert AS a WHERE watch = ?"
        " AND NOT EXISTS (SELECT 1 FROM delivery AS d WHERE d.alert = a.id AND d.service = ?) ORDER BY id",
        (watch.name, _digest(address)),
    )


def _send(watch: Watch, place: int, address: str, alerts: Sequence[Mapping[str, Any]]) -> bool:
    body = "\n\n".join(as_text(alert) for alert in alerts)
    return bool(_service(watch, place, address).notify(title=f"{watch.name}: {len(alerts)} tin mới", body=body))


def _note(store: Store, address: str, alerts: Sequence[Mapping[str, Any]]) -> None:
    moment = now()
    with store.transaction() as conn:
        conn.executemany(
            "INSERT OR IGNORE INTO delivery (alert, service, sent) VALUES (?, ?, ?)",
            [(alert["id"], _digest(address), moment) for alert in alerts],
        )
        conn.executemany("UPDATE alert SET sent = ? WHERE id = ? AND sent IS NULL", [(moment, alert["id"]) for alert in alerts])


def as_text(alert: Mapping[str, Any]) -> str:
    """A row of `alert` for people: what, the value before, the sentence, the source with its day."""
    about = json.loads(alert["details"])
    before = f"trước đó: {about['before']}" if about.get("before") else ""
    sentence = f"“{' '.join(about['sentence'].split())}”" if about.get("sentence") else ""
    source = ", ".join(str(about[name]) for name in ("newspaper", "published", "url") if about.get(name))
    return "\n".join(line for line in (alert["message"], before, sentence, source) if line)


def write_feed(store: Store, path: Path) -> None:
    """The newest alerts as an Atom feed; the file is replaced whole."""
    alerts = store.rows("SELECT * FROM alert ORDER BY id DESC LIMIT ?", (_FEED_LENGTH,))
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    updated = alerts[0]["created"] if alerts else datetime.fromtimestamp(0, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, value in (("id", "urn:baotinh:alerts"), ("title", "Báo tỉnh: tin theo dõi"), ("updated", updated)):
        _add(feed, name, value)
    _add(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Báo tỉnh")
    for alert in alerts:
        _entry(feed, alert)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True))
    half.replace(path)


def _entry(feed: etree._Element, alert: Mapping[str, Any]) -> None:
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    url = json.loads(alert["details"]).get("url")
    _add(entry, "id", f"urn:baotinh:alert:{_digest(alert['watch'] + alert['key'])}")
    _add(entry, "title", f"{alert['watch']}: {alert['message']}")
    _add(entry, "updated", alert["created"])
    if url:
        etree.SubElement(entry, f"{{{_ATOM}}}link", href=_NO_XML.sub("", url))
    _add(entry, "content", as_text(alert), type="text")


def _add(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = _NO_XML.sub("", text)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()
