from django.db import migrations

from sources.addresses import in_one_form


class Migration(migrations.Migration):
    # Backwards nothing is to be done: which spelling an address had once is not known, and every one leads to its page.

    dependencies = [
        ('claims', '0011_belonging'),
    ]

    operations = [
        migrations.RunPython(in_one_form('claims', Review='url'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('claims', SameAs='url'), migrations.RunPython.noop),
    ]
