"""The project's settings as the tests run them."""

import os

os.environ.setdefault("FACTCHECK_ENV", "test")

from factcheck.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
FACTCHECK_FOUR_EYES = False
