"""Who is told by mail of what waits for approval: those who may see it."""

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from cms.models.areas import in_area

WAGTAILS = "group_approval_task_submitted_email_notification"
"""The name of its own receiver, which asks for the group alone."""


class InAreaNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    def get_recipient_users(self, task_state: TaskState, **kwargs) -> list:
        written = task_state.workflow_state.content_object
        return [person for person in super().get_recipient_users(task_state, **kwargs) if in_area(person, written)]


notify = InAreaNotifier()
# Of two receivers of one name the first stays, and this app is ready before Wagtail's.
task_submitted.connect(notify, sender=TaskState, dispatch_uid=WAGTAILS)
