"""The app of checkpoints."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransparencyConfig(AppConfig):
    """The tree over the public log, its signed checkpoints, and what became of the last attempt to sign one."""

    name = "factcheck.transparency"
    label = "transparency"
    verbose_name = _("Checkpoints")

    def ready(self) -> None:
        """Have each publication ask for a checkpoint, and `verify_log` hold the log against the last that was kept."""
        from factcheck.database.remaking import register_derived
        from factcheck.publishing.verifying import checks
        from factcheck.publishing.writing import hooks
        from factcheck.transparency.models import Signing, Tile
        from factcheck.transparency.signing import asking, checking

        register_derived(Tile, Signing)
        hooks.register_append(asking.ask_after_commit)
        checks.register(checking.PLACE, checking.faults, checks.Sweep.ALWAYS)
