"""The roles, as groups."""

from django.db import migrations

from factcheck.workflow import roles


class Migration(migrations.Migration):

    # What comes later is shared out after all migrations.
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0001_initial"),
        ("sources", "0001_initial"),
        ("claims", "0001_initial"),
        ("workflow", "0001_initial"),
    ]

    operations = [migrations.RunPython(roles.grant, roles.revoke)]
