// Two search forms of Wagtail's own have their word written into the template, where no translation reaches it.
for (const button of document.querySelectorAll('input[type="submit"][value="Search"]')) {
  button.value = window.gettext("Search");
}
