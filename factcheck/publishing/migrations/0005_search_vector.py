from django.db import migrations

from factcheck.publishing.database.search_index import search_vector


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_past_states")]

    operations = [search_vector()]
