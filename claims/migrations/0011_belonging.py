
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0010_quote_translations'),
    ]

    operations = [
        migrations.AddField(
            model_name='affiliation',
            name='belonging',
            field=models.CharField(choices=[('role', 'has a role in'), ('party', 'is a member of the party'), ('part', 'is part of'), ('owned', 'is owned by'), ('published', 'is published by')], default='role', help_text='A person has a role in a body, or is in a party. A ministry or an office is part of a government; a company is owned, an outlet published, by another.', max_length=9, verbose_name='how it belongs'),
        ),
        migrations.AddConstraint(
            model_name='affiliation',
            constraint=models.CheckConstraint(condition=models.Q(('belonging__in', ['role', 'party', 'part', 'owned', 'published'])), name='claims_affiliation_belonging_known', violation_error_message='Choose one of the listed values for “belonging”.'),
        ),
    ]
