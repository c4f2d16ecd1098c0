"""The desk's page of terms."""

from django.contrib import admin

from factcheck.workflow.admin import RecordAdmin
from tests.own_kind.glossary.models import Term

admin.site.register(Term, RecordAdmin)
