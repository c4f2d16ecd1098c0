"""Linked data inside pages."""

from django import template

from factcheck.linked.script import in_script

register = template.Library()

register.filter("in_script", in_script)
