"""Addresses on the web as people pass them on, and the one key by which records of the same page are found.

Readers paste addresses with the tracking of whoever sent them, from a phone's version of the page or out of an archive.
All these lead to one key; the address itself is shown as its record has it.
"""

import hashlib
import re
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

MAX_LINK: Final = 2000
FACET: Final = "link"
"""The facet whose values are keys of addresses."""
_LINK: Final = re.compile(
    r"""(?:https?://|www\.)[^\s<>"]+|(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>"]*""", re.IGNORECASE
)
_AFTER: Final = ".,;:!?'*_~|»”\N{RIGHT SINGLE QUOTATION MARK})]}"
"""What ends the sentence or the brackets around an address rather than the address."""
_ARCHIVED: Final = re.compile(r"/web/\d{4,14}[a-z_]*/(https?:/{1,2})?(.+)", re.IGNORECASE)
_OTHER_VERSION: Final = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
TRACKING: Final = re.compile(
    r"utm_.*|mtm_.*|matomo_.*|pk_.*|piwik_.*|at_(?:medium|campaign|link_.*|ptr_name|bbc_.*|format)|[fgym]clid|ysclid|twclid|"
    r"ttclid|li_fat_id|rdt_cid|sccid|epik|msclkid|gclsrc|dclid|fbclid|gbraid|wbraid|srsltid|_g[al]|igsh(?:id)?|mibextid|"
    r"mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsctatracking|__hs(?:tc|sc|fp)|vero_(?:id|conv)|oly_(?:enc|anon)_id|_openstat|wickedid|"
    r"ref_(?:src|url)|__twitter_impression|s_cid|xtor|fb_(?:action_ids|action_types|source|ref|comment_id)|sfnsn|"
    r"__tn__|__cft__\[\d+\]|guccounter|guce_referrer(?:_sig)?|soc_(?:src|trk)|rb_clickid|dm_i|trk(?:campaign)?|spm|scm|"
    r"share_(?:source|medium|plat|tag|session_id|from)|vd_source|cmpid|ncid|ns_(?:source|mchannel|campaign|linkname|fee)|"
    r"gad_(?:source|campaignid)|at_custom\d|smid|smtyp|cmp|ocid|wt\.?_?mc(?:_id|_o)?|icid|ito|tpcc|taid|__s|ck_subscriber_id|"
    r"ml_subscriber(?:_hash)?|_branch_(?:match_id|referrer)|ir(?:clickid|gwc)|wprov|rdid|share_id|s_kwcid|ef_id|tblci|dicbo|"
    r"zanpid|awc|hss_channel|lipi|licu|sc_(?:campaign|channel|content|medium|outcome|country|geo)|echobox|socialreferer|xmt|"
    r"link_source|erid|roistat\w*|etext|srnd|embedded-checkout|unlocked_article_code|shem|s_campaign|syn-[\da-f]{8}|"
    r"hsa_[a-z]{2,4}|traffic_source|referringsource|reflink|ab_channel|is_from_webapp|sender_device|usqp|amp_(?:js_v|gsa)",
    re.IGNORECASE,
)
"""The names of parameters that say who passed an address on, and nothing of the page."""
# Parameters that many pages have for themselves too: their values tell.
_SHARED: Final = re.compile(
    r"feature=(?:shared?|youtu\.be)|si=[\w-]{16,24}|(?:ref|from|source|partner|share)="
    r"(?:rss|twitter|tw|x|facebook|fb|telegram|whatsapp|wa|e?mail|newsletter|share|social|copy_?link|linkedin|reddit)",
    re.IGNORECASE,
)
# What some sites call what others mean otherwise: only of these is it known to say nothing of the page.
_OF_SITES: Final = {
    "x.com": re.compile(r"[st]|cxt"),
    "twitter.com": re.compile(r"[st]|cxt"),
    "youtube.com": re.compile(r"si|pp|feature"),
    "youtu.be": re.compile(r"si|pp|feature"),
    "facebook.com": re.compile(r"paipv|eav|_rdr|rdc"),
    "instagram.com": re.compile(r"hl"),
    "tiktok.com": re.compile(r"_[rt]|web_id"),
    "linkedin.com": re.compile(r"rcm"),
    "reddit.com": re.compile(r"rdt"),
    "wsj.com": re.compile(r"mod|st"),
    "bloomberg.com": re.compile(r"sref"),
}
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def is_tracking(parameter: str, host: str) -> bool:
    """Whether a parameter, `name=value`, says who passed an address on, and nothing of the page on that host."""
    name = parameter.partition("=")[0]
    if TRACKING.fullmatch(name) or _SHARED.fullmatch(parameter):
        return True
    known = _OF_SITES.get(".".join(host.lower().rsplit(".", 2)[-2:]))
    return known is not None and known.fullmatch(name.lower()) is not None


def find_links(text: str) -> list[tuple[int, int]]:
    """The places of all addresses in a text, with or without their scheme."""
    return [(found.start(), found.start() + len(_trimmed(found.group()))) for found in _LINK.finditer(text)]


def link_key(address: str) -> str:
    """The key of an address: 32 hexadecimal digits, which say nothing of it; "" for what leads to no page.

    Scheme, "www." and the like, port, fragment, tracking, the order of parameters and a slash at the end make no other
    key, nor does a copy in the Internet Archive.
    """
    parts = _split(_original(address.strip()))
    if parts is None or not parts.hostname or "." not in parts.hostname:
        return ""
    host = _OTHER_VERSION.sub("", parts.hostname.lower().rstrip("."), count=1)
    path = quote(unquote(parts.path), safe=_SAFE).rstrip("/")
    place = f"{host}{path}?{_query(parts.query, host)}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@lru_cache(maxsize=1024)
def link_facet(address: str) -> tuple[str, str]:
    """The facet by which a record of this address is found. Of what documents hold alone, since it is kept for a while.

    A claim, its reviews and its sources say the same addresses.
    """
    return FACET, link_key(address)


def site_of(address: str) -> str:
    """The site that an address is of, such as `news.example`, whichever version of it; "" for what leads to no page."""
    parts = _split(address.strip())
    host = (parts.hostname or "").lower().rstrip(".") if parts else ""
    return _OTHER_VERSION.sub("", host, count=1)


def words_of_link(address: str) -> str:
    """The words that the path of an address spells: those of a headline, where its publisher makes addresses so."""
    parts = _split(address)
    spelled = unquote(parts.path).rpartition(".")[0] or unquote(parts.path) if parts else ""
    return " ".join(word for word in re.split(r"[\W_]+", spelled) if word.isalpha())


def _trimmed(found: str) -> str:
    """Without the punctuation after it; a bracket that the address itself opens stays."""
    while found and found[-1] in _AFTER and not (found[-1] == ")" and found.count("(") >= found.count(")")):
        found = found[:-1]
    return found


def _original(address: str) -> str:
    parts = _split(address)
    if parts is None or (parts.hostname or "") not in {"web.archive.org", "archive.org"}:
        return address
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    archived = _ARCHIVED.fullmatch(rest)
    return f"https://{archived[2]}" if archived else address


def _split(address: str) -> SplitResult | None:
    """The parts of an address of a page; None for anything else."""
    if len(address) > MAX_LINK:
        return None
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        return (
            parts if parts.scheme.lower() in {"http", "https"} and parts.hostname and "@" not in parts.netloc else None
        )
    except ValueError:
        return None


def _query(query: str, host: str) -> str:
    given = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    return urlencode(sorted((name, value) for name, value in given if not is_tracking(f"{name}={value}", host)))
