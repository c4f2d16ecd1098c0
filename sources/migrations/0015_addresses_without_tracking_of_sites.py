from django.db import migrations

from sources.addresses import in_one_form


class Migration(migrations.Migration):
    # Backwards nothing is to be done: what an address had once is not known, and leads to the same page.

    dependencies = [
        ('sources', '0014_titles_and_labels_in_languages'),
    ]

    operations = [
        migrations.RunPython(in_one_form('sources', Source='url'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('sources', Source='retraction_url'), migrations.RunPython.noop),
    ]
