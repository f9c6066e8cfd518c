from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.crawler.running import Desk
from tests.crawler.site import Site


def certificate(directory: Path) -> ssl.SSLContext:
    """A certificate for 127.0.0.1 that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = directory / "certificate.pem"
    file.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


class SafeSite(Site):
    @property
    def url(self) -> str:
        return super().url.replace("http:", "https:")


@pytest.fixture
def https_site(desk: Desk, tmp_path: Path) -> Iterator[SafeSite]:
    with SafeSite() as site:
        site.socket = certificate(tmp_path).wrap_socket(site.socket, server_side=True)
        site.publish(range(1, 4))
        yield site
        site.shutdown()


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(desk: Desk, https_site: SafeSite) -> None:
    https_site.register(desk.registry)
    crawl = desk.crawl(https_site)
    assert crawl.returncode == 1
    assert "no newspaper could be crawled" in crawl.stderr
    assert https_site.asked == []


def test_a_newspapers_file_can_waive_it_which_is_reported(desk: Desk, https_site: SafeSite) -> None:
    https_site.register(desk.registry, more="verify_tls = false")
    assert desk.crawl(https_site).returncode == 0
    assert desk.rows("SELECT fetched FROM health") == [3]
    assert "its certificate is not verified" in desk.run("check").stdout
