"""What no XML may hold."""

from factcheck.public.xml import well_formed


def test_well_formed_replaces_only_what_xml_forbids() -> None:
    assert well_formed("a\x00b\x0b\x1f\ufffe\uffffc") == "a\ufffdb\ufffd\ufffd\ufffd\ufffdc"
    assert well_formed("\t\n\r Հայ 🌍\x85") == "\t\n\r Հայ 🌍\x85"
