"""The roles' share of translations of claims."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    dependencies = [("workflow", "0003_later_models"), ("claims", "0005_translations")]

    operations = [migrations.RunPython(roles.grant, roles.revoke_nothing)]
