import django.db.models.deletion
import factcheck.fields
import factcheck.languages
from django.db import migrations, models


class Migration(migrations.Migration):
    """The text of claims in other languages."""

    dependencies = [
        ('claims', '0004_merging'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClaimTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', factcheck.languages.LanguageField(default='', help_text='The language as a tag: en, hy, az, ru, or with a script, az-Latn.', max_length=35)),
                ('text', factcheck.fields.LineField(help_text='The claim in that language: as neutral, and no more and no less.', max_length=1000, verbose_name='translation')),
                ('translator', factcheck.fields.LineField(help_text='Who translated it: a name, “the desk”, or the name and version of a program.', max_length=200)),
                ('translated_on', models.DateField(help_text='When it was translated.', verbose_name='translated')),
                ('translated_on_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5)),
                ('machine_made', models.BooleanField(default=False, help_text='Tick it unless a person translated it or read it against the text.', verbose_name='made by a machine')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='claims.claim')),
            ],
            options={
                'verbose_name': 'translation',
                'ordering': ['language', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('translated_on_precision__in', ['day', 'month', 'year'])), name='claims_claimtranslation_translated_on_precision_known', violation_error_message='Choose one of the listed values for “translated on precision”.'), models.UniqueConstraint(fields=('claim', 'language'), name='claims_claimtranslation_once', violation_error_message='The claim has a translation into this language already: change that one.')],
            },
        ),
    ]
