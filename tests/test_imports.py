"""No file of the product imports another that leads back to it."""

from collections.abc import Mapping, Set
from graphlib import CycleError, TopologicalSorter

import grimp

from tests.together import each_of

PACKAGES = ("factcheck", "sources", "claims")
Graph = Mapping[str, Set[str]]


def test_imports_of_files_make_no_circle() -> None:
    # Grimp sees imports inside functions and those for type checkers too.
    found = grimp.build_graph(*PACKAGES, cache_dir=None)
    graph = {module: found.find_modules_directly_imported_by(module) for module in found.modules}

    circle = circle_in(with_packages(graph))

    assert circle == [], " is imported by ".join(circle)


@each_of(
    ("graph", "circle"),
    [
        ({"a.x": {"a.y"}, "a.y": {"b"}, "b": set()}, []),
        ({"a.x": {"a.y"}, "a.y": {"a.x"}}, ["a.x", "a.y"]),
        ({"a": {"b.x"}, "b": {"a"}, "b.x": set()}, ["a", "b"]),
        ({"a": {"a.x"}, "a.x": {"a.y"}, "a.y": set()}, []),
    ],
)
def test_circle_of_imports_is_found(graph: dict[str, set[str]], circle: list[str]) -> None:
    assert sorted(set(circle_in(with_packages(graph)))) == circle


def with_packages(graph: Graph) -> Graph:
    """The graph with what importing a module runs besides it: the packages that it lies in."""
    return {
        module: {each for other in imported for each in _lineage(other) if each not in _lineage(module)}
        for module, imported in graph.items()
    }


def _lineage(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def circle_in(graph: Graph) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
