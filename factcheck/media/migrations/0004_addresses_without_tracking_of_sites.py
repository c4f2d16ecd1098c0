from django.db import migrations

from sources.addresses import in_one_form


class Migration(migrations.Migration):
    # Backwards nothing is to be done: what an address had once is not known, and leads to the same page.

    dependencies = [
        ('media', '0003_stills'),
        ('sources', '0015_addresses_without_tracking_of_sites'),
    ]

    operations = [
        migrations.RunPython(in_one_form('media', MediaObject='url'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('media', Appearance='url'), migrations.RunPython.noop),
        migrations.RunPython(in_one_form('media', MediaReview='url'), migrations.RunPython.noop),
    ]
