from django.db import migrations

import factcheck.fields


class Migration(migrations.Migration):
    dependencies = [("following", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="subscription",
            name="path",
            field=factcheck.fields.LineField(editable=False, max_length=1500, verbose_name="what is followed"),
        ),
    ]
