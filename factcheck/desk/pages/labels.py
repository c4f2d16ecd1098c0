"""The labels of all that the pickers of one page have chosen: one query a kind of record, however many pickers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from factcheck.desk.formsets import picker_of
from factcheck.editing.names import Labels, labels_of
from factcheck.keys import is_key


class _Chosen:
    """What was chosen of one kind of record, asked for once a picker is drawn that has chosen any."""

    def __init__(self) -> None:
        self.keys: set[object] = set()
        self._labels: Labels | None = None

    def labels(self, admin: Any) -> Labels:
        if self._labels is None:
            self._labels = labels_of(admin, self.keys)
        return self._labels


def share_labels(forms: Iterable[Any]) -> None:
    """Let the pickers of these forms, which stand on one page, fetch their labels together."""
    chosen: defaultdict[Any, _Chosen] = defaultdict(_Chosen)
    for form in forms:
        for name, field in form.fields.items():
            if picker := picker_of(field):
                target = picker.target
                chosen[target].keys.update(_keys(form[name].value()))
                picker.shared_labels = partial(chosen[target].labels, target)


def _keys(value: Any) -> Iterator[object]:
    yield from filter(is_key, value if isinstance(value, list | tuple) else [value])
