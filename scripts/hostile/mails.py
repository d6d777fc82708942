"""Mails and saved pages: parts in parts, headers without end, things outside, attachments that are bombs."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from hostile.building import PAGE, SAID, File, Marks, bomb, packed, zip_of

_HEAD = "From: Rescue desk <desk@rescue.example>\r\nTo: a@b.example\r\nSubject: Market\r\nDate: Sat, 03 Mar 2018 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
_PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SAID}\r\n"


def mail(rest: str, head: str = _HEAD) -> bytes:
    return (head + rest).encode("utf-8", "surrogateescape")


def mixed(*parts: str, boundary: str = "b") -> str:
    return (
        f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'
        + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
        + f"--{boundary}--\r\n"
    )


def attachment(name: str, data: bytes) -> str:
    return f'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(data).decode()}'


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    yield from _nested()
    yield from _headers()
    yield from _parts(marks)
    yield from _saved(marks)


def _nested() -> Iterator[tuple[str, File]]:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(4_000)
    )
    yield "thousands-of-parts-deep.eml", mail(opened + _PLAIN)
    yield (
        "mails-in-mails.eml",
        mail(
            "Content-Type: message/rfc822\r\n\r\n"
            + (_HEAD + "Content-Type: message/rfc822\r\n\r\n") * 900
            + _HEAD
            + _PLAIN
        ),
    )
    yield "attached-mails.eml", _mails_deep(12)
    yield (
        "same-boundary.eml",
        mail(
            'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
            + '--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' * 2_000
            + _PLAIN
        ),
    )
    yield "hundred-thousand-parts.eml", mail(mixed(*["\r\nx"] * 15_000, _PLAIN))
    yield (
        "boundary-never-met.eml",
        mail('Content-Type: multipart/mixed; boundary="never"\r\n\r\n' + "--nevermore\r\n" * 10_000),
    )


def _mails_deep(depth: int) -> bytes:
    inner = _HEAD + _PLAIN
    for n in range(depth):
        inner = _HEAD + mixed(
            _PLAIN,
            f'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="m{n}.eml"\r\n\r\n{inner}',
            boundary=f"d{n}",
        )
    return inner.encode()


def _headers() -> Iterator[tuple[str, File]]:
    yield "endless-headers.eml", mail("X-A: b\r\n" * 40_000 + _PLAIN)
    yield "folded-header.eml", mail("X-Long: a\r\n" + " folded\r\n" * 15_000 + _PLAIN)
    yield "long-subject.eml", mail("Subject: " + "=?utf-8?B?2YLYqtmE?= " * 10_000 + "\r\n" + _PLAIN)
    yield (
        "broken-words.eml",
        mail(
            "Subject: =?utf-8?Q?=ED=A0=80=FF?= =?nonsense?B?////?= =?utf-8?B?x\r\n" + _PLAIN,
            head=_HEAD.replace("Subject: Market\r\n", ""),
        ),
    )
    yield "many-addresses.eml", mail("Cc: " + "a <a@b.example>, " * 15_000 + "\r\n" + _PLAIN)
    yield (
        "brackets-in-address.eml",
        mail(
            "From: " + "(" * 10_000 + "<" * 10_000 + "\r\n" + _PLAIN,
            head="Subject: x\r\nMIME-Version: 1.0\r\n",
        ),
    )
    yield (
        "absurd-day.eml",
        mail(
            "Date: Sun, 99 Foo 99999 99:99:99 +99999999\r\n" + _PLAIN,
            head=_HEAD.replace("Date: Sat, 03 Mar 2018 10:00:00 +0200\r\n", ""),
        ),
    )
    yield (
        "continued-parameters.eml",
        mail(
            "Content-Type: text/plain; "
            + "; ".join(f"name*{n}*=utf-8''a" for n in range(5_000))
            + f"\r\n\r\n{SAID}"
        ),
    )
    yield "nul-in-headers.eml", mail("X-\0: \0\r\nSubject: a\0b\r\n" + _PLAIN)
    yield "no-body.eml", mail("")


def _parts(marks: Marks) -> Iterator[tuple[str, File]]:
    outside = (
        "Content-Type: message/external-body; access-type={}; {}\r\n\r\nContent-Type: text/plain\r\n\r\n"
    )
    yield "outside-file.eml", mail(mixed(_PLAIN, outside.format("local-file", f'name="{marks.secret}"')))
    yield "outside-address.eml", mail(mixed(_PLAIN, outside.format("URL", f'URL="{marks.url}"')))
    yield (
        "tracked.eml",
        mail(
            f"Content-Type: text/html\r\n\r\n<html><body><p>{SAID}</p><img src='{marks.url}'><link rel=stylesheet href='{marks.url}'></body></html>"
        ),
    )
    yield "unknown-charset.eml", mail(_PLAIN.replace("utf-8", "x-nonsense-9000"))
    yield "codec-as-charset.eml", mail(_PLAIN.replace("utf-8", "zlib_codec"))
    yield (
        "broken-base64.eml",
        mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "====A" * 10_000),
    )
    yield (
        "broken-quoted.eml",
        mail(
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "=ED=A0=80=Z=\r\n" * 10_000
            + SAID
        ),
    )
    yield (
        "uuencoded.eml",
        mail(
            f"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 ../../x\r\n{'M' * 5000}\r\nend\r\n"
        ),
    )
    yield "attached-bomb.eml", mail(mixed(_PLAIN, attachment("b.zip", zip_of([bomb("z.jsonl", 200 << 20)]))))
    yield "attached-path.eml", mail(mixed(_PLAIN, attachment("../../../etc/cron.d/x.txt", SAID.encode())))
    yield (
        "attached-program.eml",
        mail(mixed(_PLAIN, attachment("invoice.pdf.exe", b"MZ\x90\0"), attachment("a.js", b"WScript.Shell"))),
    )
    again = zip_of(
        [packed("m.eml", mail(mixed(_PLAIN, attachment("n.zip", zip_of([packed("o.eml", mail(_PLAIN))])))))]
    )
    yield "mail-in-archive-in-mail.eml", mail(mixed(_PLAIN, attachment("m.zip", again)))
    yield "endless-quotes.eml", mail("Content-Type: text/plain\r\n\r\n" + ("> " * 500 + "\r\n") * 500 + SAID)


def _saved(marks: Marks) -> Iterator[tuple[str, File]]:
    def related(*parts: str, more: str = "") -> bytes:
        start = f'From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"{more}\r\n\r\n'
        return (start + "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n").encode()

    def html(at: str, body: str = PAGE) -> str:
        return f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {at}\r\n\r\n{body}"

    yield (
        "loop.mht",
        related(
            html("http://a.example/1", f'<iframe src="http://a.example/2"></iframe>{PAGE}'),
            html("http://a.example/2", '<iframe src="http://a.example/1"></iframe>'),
        ),
    )
    yield "start-not-there.mhtml", related(html("http://a.example/"), more='; start="<nobody@nowhere>"')
    yield "no-page.mhtml", related("Content-Type: image/png\r\n\r\nx")
    yield (
        "file-address.mhtml",
        related(html(marks.file_url, f'<iframe src="{marks.file_url}"></iframe>{PAGE}')),
    )
    yield (
        "fetches.mht",
        related(html(marks.url, f'<img src="{marks.url}"><link rel=stylesheet href="{marks.url}">{PAGE}')),
    )
    yield "endless-tags.mht", related(html("http://a.example/", "<b>" * 100_000))
    yield (
        "laughs.mht",
        related(
            html(
                "http://a.example/",
                PAGE.replace("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'),
            )
        ),
    )
