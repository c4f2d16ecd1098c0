
import claims.models.quantity
import django.db.models.deletion
import factcheck.fields
from django.db import migrations, models


def without_numbers_that_are_none(apps, schema_editor):
    """On the way back: an extreme of which no number is given has no place in the columns of before."""
    quantities = apps.get_model("claims", "Quantity").objects.using(schema_editor.connection.alias)
    quantities.filter(low=None, high=None).delete()
    # PostgreSQL alters no table of which deferred checks are still to come.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0008_replying'),
    ]

    operations = [
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low', models.DecimalField(blank=True, decimal_places=6, help_text='The number, or the lower end of a range: 100417. “More than 80 %” has 80 here and no high.', max_digits=30, null=True, validators=[claims.models.quantity.validate_significant_digits])),
                ('low_open', models.BooleanField(default=False, help_text='Tick it for “more than 80 %”; not for “80 % or more”.', verbose_name='more than low')),
                ('high', models.DecimalField(blank=True, decimal_places=6, help_text='The upper end of a range; the same as low for a single number. “At most 5” has no low.', max_digits=30, null=True, validators=[claims.models.quantity.validate_significant_digits])),
                ('high_open', models.BooleanField(default=False, help_text='Tick it for “less than 5”; not for “at most 5”.', verbose_name='less than high')),
                ('unit', factcheck.fields.LineField(help_text='The unit: “people”, “vehicles”, “%”, “USD”.', max_length=50)),
                ('approximate', models.BooleanField(default=False, help_text='Tick it if the speaker says so: “about”, “some”, “nearly”.')),
                ('as_of', models.DateField(blank=True, help_text='The date for which the number is given, not the date it was said. Or empty.', null=True)),
                ('as_of_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', help_text="How exactly the date is known. With “month” the day doesn't count; with “year” neither does the month.", max_length=5)),
                ('role', models.CharField(choices=[('from', 'from'), ('to', 'to'), ('part', 'the part'), ('whole', 'the whole'), ('compared', 'compared with'), ('period', 'for a period of')], help_text='What it is to the number of the claim.', max_length=8)),
            ],
            options={
                'verbose_name': 'further number',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='quantity',
            name='claims_quantity_not_empty',
        ),
        migrations.AddField(
            model_name='quantity',
            name='high_open',
            field=models.BooleanField(default=False, help_text='Tick it for “less than 5”; not for “at most 5”.', verbose_name='less than high'),
        ),
        migrations.AddField(
            model_name='quantity',
            name='low_open',
            field=models.BooleanField(default=False, help_text='Tick it for “more than 80 %”; not for “80 % or more”.', verbose_name='more than low'),
        ),
        migrations.AddField(
            model_name='quantity',
            name='relation',
            field=models.CharField(blank=True, choices=[('from_to', 'from one number to another'), ('change', 'change'), ('share', 'share of a whole'), ('comparison', 'comparison'), ('lowest', 'the lowest'), ('highest', 'the highest')], help_text='Where the claim has more numbers: how this one stands to them. “From 10 to 15”, “a rise of 5”, “48 of 100”, “twice as many as”, “the lowest for 50 years”. The others are rows below.', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('low_open', False), models.Q(('low__isnull', False), models.Q(('high__isnull', True), ('high__gt', models.F('low')), _connector='OR')), _connector='OR'), field='low_open', name='claims_quantity_more_than', violation_error_message='“More than” needs the low number, and one above it or none.'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('high_open', False), models.Q(('high__isnull', False), models.Q(('low__isnull', True), ('high__gt', models.F('low')), _connector='OR')), _connector='OR'), field='high_open', name='claims_quantity_less_than', violation_error_message='“Less than” needs the high number, and one below it or none.'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['', 'from_to', 'change', 'share', 'comparison', 'lowest', 'highest'])), name='claims_quantity_relation_known', violation_error_message='Choose one of the listed values for “relation”.'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('low__isnull', False), ('high__isnull', False), ('relation__in', ('lowest', 'highest')), _connector='OR'), field='low', name='claims_quantity_not_empty', violation_error_message='Give the number: low, high, or both.'),
        ),
        migrations.AddField(
            model_name='figure',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='claims.claim'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('as_of_precision__in', ['day', 'month', 'year'])), name='claims_figure_as_of_precision_known', violation_error_message='Choose one of the listed values for “as of precision”.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('low__isnull', True), ('high__isnull', True), ('high__gte', models.F('low')), _connector='OR'), field='high', name='claims_figure_in_order', violation_error_message='The high number is below the low one: swap them.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('low_open', False), models.Q(('low__isnull', False), models.Q(('high__isnull', True), ('high__gt', models.F('low')), _connector='OR')), _connector='OR'), field='low_open', name='claims_figure_more_than', violation_error_message='“More than” needs the low number, and one above it or none.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('high_open', False), models.Q(('high__isnull', False), models.Q(('low__isnull', True), ('high__gt', models.F('low')), _connector='OR')), _connector='OR'), field='high_open', name='claims_figure_less_than', violation_error_message='“Less than” needs the high number, and one below it or none.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['from', 'to', 'part', 'whole', 'compared', 'period'])), name='claims_figure_role_known', violation_error_message='Choose one of the listed values for “role”.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=factcheck.fields.FieldCheck(condition=models.Q(('low__isnull', False), ('high__isnull', False), _connector='OR'), field='low', name='claims_figure_not_empty', violation_error_message='Give the number: low, high, or both.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, without_numbers_that_are_none),
    ]
