"""Addresses in feeds."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from story.plain import one_line

LONGEST = 4096  # characters; longer ones are no addresses
# What campaigns, newsletters and social networks add; none of it names another page.
_TRACKING = re.compile(
    r"utm_.*|pk_.*|mtm_.*|hsa_.*|ns_.*|mc_[ce]id|at_(?:medium|campaign|link_\w+|ptr_name|format|bbc\w*)"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|_hs(?:enc|mi)|ocid|cmpid"
    r"|cmp|smid|partner|ref_src|ftag|xtor|wt_mc|src_?|rss(?:id)?|feed(?:name|type)?|taid|traffic_source",
    re.IGNORECASE,
)


def absolute(link: object, base: str) -> str:
    """Return a link as an http address, empty if it is none."""
    if not isinstance(link, str) or not link.strip() or len(link) > LONGEST:
        return ""
    line = one_line(link).replace(" ", "%20")
    try:
        whole = urljoin(base, line) if base.startswith(("http://", "https://")) else line
        parts = urlsplit(whole)
        good = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return ""
    return whole if good else ""


def identity(link: str) -> str:
    """Return a link without what changes while the page stays: scheme, tracking, fragment."""
    try:
        parts = urlsplit(link)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return link
        query = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
        asked = parts.query if len(kept) == len(query) else urlencode(kept)
        host = parts.netloc.rpartition("@")[2].lower()
        # Some put the page's address behind the hash sign.
        place = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
        return urlunsplit(("https", host, parts.path or "/", asked, place))
    except ValueError:
        return link
