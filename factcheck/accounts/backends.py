"""Whose password lets in."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, User


class StaffBackend(ModelBackend):
    """Lets in staff alone, asked again at every request."""

    def get_user(self, user_id: int) -> User | None:
        """The account, with what it has chosen of the desk, in one query."""
        user = User.objects.select_related("preference").filter(pk=user_id).first()
        return user if self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        """Whether the account is active and of the staff; its sessions end when it no longer is."""
        return super().user_can_authenticate(user) and user is not None and user.is_staff
