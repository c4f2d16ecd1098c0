"""Archives of others, read: `Archive` and `read` are the way in."""

from factcheck.importing.reading.archives import Archive, read
from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.mapped.mapping import Mapping, MappingError, Meaning
from factcheck.importing.reading.sniffing import Format, Sniffed, sniff

__all__ = [
    "Archive",
    "Format",
    "Limits",
    "Mapping",
    "MappingError",
    "Meaning",
    "Sniffed",
    "UnreadableError",
    "read",
    "sniff",
]
