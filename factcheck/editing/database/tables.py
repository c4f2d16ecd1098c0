"""A tracked table as it is in the database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The facts about a table from which the triggers of its history are written."""

    name: str
    label: str
    # The column of its primary key.
    key: str
    # Those that the history holds, and those that it leaves out.
    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    has_version: bool
    # The column that points to the record that a row is a part of; empty where there is none, like the next ones.
    parent_column: str
    parent: str
    parent_has_version: bool
    # The column of the parent's table that points on.
    grandparent_column: str
    # Whether the change that adds a row says what it held; elsewhere the row and its later changes tell it.
    says_added: bool
