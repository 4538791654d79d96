from django.db import models
from django.utils.translation import get_language

ALCOHOL = "n07"
"""Class of alcoholic drinks: online sale without cash and to adults only (Law 44/2019/QH14)."""
HEALTH_SUPPLEMENTS = "n09"
"""Class that includes health supplements, which carry the warning of Decree 15/2018/NĐ-CP, art. 27(3)."""
TOURISM = "n17"
"""Class of tourism services: enquired about, not put in a basket."""


class OcopGroup(models.Model):
    """The official classification: 6 groups (I), 17 classes (n05), 26 sets (n05-b11) of Decision 148/QĐ-TTg."""

    code = models.CharField(max_length=8, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def group_code(self) -> str:
        """Code of the group (I … VI) this belongs to."""
        return self.parent.group_code if self.parent else self.code

    @property
    def is_alcohol(self) -> bool:
        return self.code.startswith(ALCOHOL)

    @property
    def is_tourism(self) -> bool:
        return self.code.startswith(TOURISM)
