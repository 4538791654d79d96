from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue


class StreamsAsKept:
    """Of a form: what counts as changed. Whoever approves would have changed everything otherwise, and could not
    approve it: of streams Wagtail compares what was typed, where a number is a text, with what is kept."""

    not_kept: tuple[str, ...] = ()
    """Fields that are stored nowhere."""

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.not_kept and not self._is_kept(name)]

    def _is_kept(self, name: str) -> bool:
        before, after = self.initial.get(name), getattr(self, "cleaned_data", {}).get(name)
        if not (isinstance(before, StreamValue) and isinstance(after, StreamValue)):
            return False
        return before.get_prep_value() == after.get_prep_value()

    def refuse_approval_of_changes(self) -> None:
        """Told before anything is saved, also to whose page has become older than what somebody else wrote."""
        if self.data.get("workflow-action-name") == "approve" and self.has_changed():
            self.add_error(
                None,
                _("Nội dung ở đây khác với bản đang chờ duyệt. Tải lại trang rồi duyệt; người đã sửa không tự duyệt."),
            )
