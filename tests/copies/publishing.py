"""Publishes claims of these texts on the site of DATABASE_URL, and says when: `python -m tests.copies.publishing …`."""

import sys
import time


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415

    from factcheck.publishing.writing.actions import publish  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    by, _ = User.objects.get_or_create(username="somebody")
    for text in sys.argv[1:]:
        publish(factories.PublishableClaimFactory.create(text=text, slug=text.replace(" ", "-")), by=by)
    print(time.time())


if __name__ == "__main__":
    main()
