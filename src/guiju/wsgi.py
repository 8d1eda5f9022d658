import os

from django.core.wsgi import get_wsgi_application

from guiju.web.legible import only_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
application = only_utf8(get_wsgi_application())
