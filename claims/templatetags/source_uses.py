"""Filters that show what claims take from sources."""

from django import template

from claims.pages import uses

register = template.Library()

register.filter("uses_of", uses.uses_of)
