"""What may stand in rich text, whoever wrote it and by whichever way: an import no less than the editor."""

from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

PLAIN = ("h2", "h3", "p", "b", "strong", "i", "em", "ol", "ul", "li", "br", "[document]")


class Reading(Whitelister):
    element_rules = dict.fromkeys(PLAIN, allow_without_attributes) | {
        "a": attribute_rule({"href": check_url, "linktype": True, "id": True})
    }


clean = Reading().clean
