"""The project's settings in a home of their own: tests never touch the developer's database, index or uploads."""

from __future__ import annotations

import os
import tempfile

os.environ["FINGERPOST_HOME"] = tempfile.mkdtemp(prefix="fingerpost-test-")

from fingerpost.settings import *  # noqa: F403

STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
