from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enforcement", "0002_initial")]

    operations = [
        migrations.AddField(
            model_name="compulsorymeasure",
            name="disapproved_on",
            field=models.DateField(blank=True, null=True, verbose_name="负责人不同意日期"),
        ),
    ]
