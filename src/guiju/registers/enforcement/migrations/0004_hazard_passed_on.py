from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enforcement", "0003_measure_disapproved_on")]

    operations = [
        migrations.AddField(
            model_name="hazard",
            name="passed",
            field=models.CharField(blank=True, max_length=300, verbose_name="移送的情况"),
        ),
        migrations.AddField(
            model_name="hazard",
            name="passed_on",
            field=models.DateField(blank=True, null=True, verbose_name="移送日期"),
        ),
    ]
