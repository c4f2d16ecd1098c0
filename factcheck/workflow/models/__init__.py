"""Submissions and comments."""

from factcheck.workflow.models.comment import Comment
from factcheck.workflow.models.submission import Outcome, Submission, SubmissionState

__all__ = ["Comment", "Outcome", "Submission", "SubmissionState"]
