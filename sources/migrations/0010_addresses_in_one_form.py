from django.db import migrations

from sources.addresses import in_one_form


class Migration(migrations.Migration):
    # Backwards nothing is to be done: which spelling an address had once is not known, and every one leads to its page.

    dependencies = [
        ('sources', '0009_beginnings_of_texts'),
    ]

    operations = [
        migrations.RunPython(in_one_form('sources', Publisher='homepage'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('sources', Source='url'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('sources', Source='retraction_url'), migrations.RunPython.noop),
    ]
