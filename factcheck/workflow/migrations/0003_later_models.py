"""The roles' share of the models that came after them."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    dependencies = [
        ("workflow", "0002_roles"),
        ("sources", "0005_merging"),
        ("claims", "0004_merging"),
        ("merging", "0001_merges"),
    ]

    operations = [migrations.RunPython(roles.grant, roles.revoke_nothing)]
