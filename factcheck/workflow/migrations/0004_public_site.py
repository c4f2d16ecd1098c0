"""The roles' share of translations, derivations and events."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    dependencies = [("workflow", "0003_later_models"), ("claims", "0006_derivations")]

    operations = [migrations.RunPython(roles.grant, roles.revoke_nothing)]
