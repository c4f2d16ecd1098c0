"""The desk's pages of media objects."""

from factcheck.desk.waiting import register
from factcheck.media.admin.media_object import MediaObjectAdmin
from factcheck.media.models import MediaObject
from factcheck.merging.admin.waiting import of_proposals
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from factcheck.workflow.admin.waiting import of_submissions, of_work

__all__ = ["MediaObjectAdmin"]

register(MyDrafts(MediaObject), SavedSince(MediaObject), *of_work(MediaObject))
register(*of_submissions(MediaObject), *of_proposals(MediaObject))
