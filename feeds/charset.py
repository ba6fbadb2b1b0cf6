"""Bytes to text, whatever the label says."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (re.compile(rb"[\t\n\r <{\[]\0[^\0]"), "utf-16-le"),
    (re.compile(rb"\0[\t\n\r <{\[]\0"), "utf-16-be"),
)
_XML_LABEL = re.compile(rb"""\s*<\?xml[^>]{0,99}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_HTTP_LABEL = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
# Labels that fit any bytes prove nothing; those of escapes are no charsets at all.
_PROVE_NOTHING = re.compile(
    r"utf-?_?8|ascii|latin|iso8859-1$|cp1252|charmap|unicode|punycode|idna"
)
_SHIFTING = ("iso2022", "hz")  # ASCII bytes that mean something else after an escape

# Characters that XML has no place for, and references to them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ILLEGAL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]"
    r"|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[efEF]));"
)
_MOST_DAMAGE = 0.01  # of UTF-8; with more broken bytes than that, and than good, it is none


def decoded(body: bytes, content_type: str | None) -> str:
    """Return the text of a feed without a byte order mark and without illegal characters.

    UTF-8 that is valid is UTF-8, whatever the labels say; other charsets are believed when they
    fit; what fits nothing is UTF-8 with its broken bytes, or all of it, read as Windows-1252.
    """
    text = _decoded(body, content_type)
    return _ILLEGAL_REFERENCE.sub("", _ILLEGAL.sub("", text.removeprefix("\ufeff")))


def _decoded(body: bytes, content_type: str | None) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "copydesk")
    for start, name in _WIDE:
        if start.match(body):
            return body.decode(name, "replace")
    labels = _labels(body, content_type)
    if not (b"\x1b" in body or b"~{" in body) or not _shifting(labels):
        try:
            return body.decode()
        except UnicodeDecodeError:
            pass
    return _by_label(body, labels) or _mended(body)


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """Return the charsets that were named, as Python calls them."""
    in_xml = _XML_LABEL.match(body)
    in_http = _HTTP_LABEL.search(content_type or "")
    named = [in_xml[1].decode("ascii", "ignore")] if in_xml else []
    named += [in_http[1]] if in_http else []
    return [known for name in named if (known := _known(name))]


def _known(label: str) -> str | None:
    """Return Python's name of a charset, `None` if it has none; the wider of two kin."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}.get(name, name)


def _shifting(labels: list[str]) -> bool:
    return any(label.startswith(_SHIFTING) for label in labels)


def _by_label(body: bytes, labels: list[str]) -> str | None:
    """Return the text as a charset reads it that was named and fits."""
    for label in labels:
        if _PROVE_NOTHING.match(label):
            continue
        try:
            return body.decode(label)
        except (LookupError, ValueError):  # no text charset, or not the right one
            continue
    return None


def _mended(body: bytes) -> str:
    """Return text that is valid in no charset that was named."""
    text = body.decode("utf-8", "ignore")
    good = len(text.encode())
    broken, continued = len(body) - good, good - len(text)
    if broken <= max(len(body) * _MOST_DAMAGE, continued):
        return body.decode("utf-8", "copydesk")
    return body.decode("cp1252", "replace")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Return the bytes that are no UTF-8 as Windows-1252, where they usually come from."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if not error.encoding.startswith("utf-8"):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("copydesk", _as_windows)
