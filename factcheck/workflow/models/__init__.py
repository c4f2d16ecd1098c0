"""Submissions, comments and assignments."""

from factcheck.workflow.models.assignment import Assignment, Priority
from factcheck.workflow.models.comment import Comment
from factcheck.workflow.models.submission import Outcome, Submission, SubmissionState

__all__ = ["Assignment", "Comment", "Outcome", "Priority", "Submission", "SubmissionState"]
