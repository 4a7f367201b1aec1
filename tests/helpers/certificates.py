"""Certificates made for one test: an authority, and servers it vouches for."""

import datetime
import ssl
from ipaddress import ip_address

import pytest


class Authority:
    """A certificate authority in a folder; `ca_file` is what a client is to trust."""

    def __init__(self, folder):
        x509 = pytest.importorskip("cryptography.x509", reason="cryptography makes the certificates")
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        self._x509, self._hashes, self._forms, self._ec = x509, hashes, serialization, ec
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Authority of a test")])
        now = datetime.datetime.now(datetime.UTC)
        self._certificate = self._build(
            self._name, self._key, now, now + datetime.timedelta(days=9), is_ca=True
        )
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def _build(self, name, key, start, end, *, is_ca=False, hosts=()):
        x509 = self._x509
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        )
        if hosts:
            names = [x509.IPAddress(ip_address(h)) if h[0].isdigit() else x509.DNSName(h) for h in hosts]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(self._key, self._hashes.SHA256())

    def server(self, *hosts, age_days=0, days=9):
        """An SSL context for a server of those names, with a certificate begun `age_days` ago."""
        key = self._ec.generate_private_key(self._ec.SECP256R1())
        start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=age_days, hours=1)
        x509 = self._x509
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Server of a test")])
        certificate = self._build(name, key, start, start + datetime.timedelta(days=days), hosts=hosts)
        forms = self._forms
        file = self._folder / f"server-{certificate.serial_number}.pem"
        secret = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
        file.write_bytes(secret + certificate.public_bytes(forms.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context
