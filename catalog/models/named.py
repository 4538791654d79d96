from django.db import models

from catalog.text import fold, nfc, sort_key


class Named(models.Model):
    """Something whose name people look up without tones and read in the order of the Vietnamese alphabet."""

    folded = models.CharField(max_length=255, editable=False, db_index=True)
    sort_key = models.CharField(max_length=255, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.derive()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded", "sort_key"}
        super().save(*args, **kwargs)

    def listed_name(self) -> str:
        """The name by which lists are ordered."""
        raise NotImplementedError

    def derive(self) -> None:
        """Fills what follows from the name; bulk loaders call it, `save` does it by itself."""
        self.folded = fold(self.listed_name())[:255]
        self.sort_key = sort_key(nfc(self.listed_name()))
