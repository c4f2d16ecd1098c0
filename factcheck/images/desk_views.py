"""Images of drafts, for those who may see drafts."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from factcheck.images.models import ImageFile, Picture
from factcheck.images.vocabulary import ALONE, MEDIA_TYPE


def desk_image(request: HttpRequest, sha256: str) -> HttpResponse:
    """The file of this hash; like all of the desk, no cache keeps it.

    Raises:
        Http404: there is none.
        PermissionDenied: whoever asks may see no record that has an image.
    """
    if not any(request.user.has_perm(name) for name in _permissions()):
        raise PermissionDenied
    file = ImageFile.objects.filter(sha256=sha256).first()
    if file is None:
        raise Http404("There is no such image.")
    return HttpResponse(bytes(file.content), content_type=MEDIA_TYPE, headers={"Content-Security-Policy": ALONE})


def _permissions() -> list[str]:
    models = (model._meta for model in apps.get_models() if issubclass(model, Picture))
    return [f"{model.app_label}.view_{model.model_name}" for model in models]
