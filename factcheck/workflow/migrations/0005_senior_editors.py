"""Those who publish are senior editors: a publisher is an outlet."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    dependencies = [("workflow", "0004_public_site")]

    operations = [migrations.RunPython(roles.rename, roles.rename_back)]
