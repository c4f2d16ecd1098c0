"""The roles' share of translations, derivations, events, policies and messages."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    dependencies = [
        ("workflow", "0003_later_models"),
        ("claims", "0006_derivations"),
        ("policies", "0001_initial"),
        ("inbox", "0001_initial"),
    ]

    operations = [migrations.RunPython(roles.grant, roles.revoke_nothing)]
