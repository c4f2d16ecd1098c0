"""Whose password lets in."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser


class StaffBackend(ModelBackend):
    """Lets in staff alone, asked again at every request."""

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        """Whether the account is active and of the staff; its sessions end when it no longer is."""
        return super().user_can_authenticate(user) and bool(getattr(user, "is_staff", False))
