# The words around the text: head, edition, contents, lists and foot. They are not part of the policy.

language-name = English
languages-title = Language
read-page-here = Read this page in English
read-section-here = Read this section in English

skip-to-text = Skip to the text
contents-title = Contents
pdf-link = Download as PDF
pdf-about = for print, archives and screen readers
pdf-about-file = the file as it was published

edition-title = About this edition
edition-state-label = Status
edition-state-draft = Draft, not yet in force
edition-hash-label = Checksum

banner-draft-title = Draft:
banner-draft = This text has not taken effect.
banner-notice-title = Please note:

note-list = Notes
note-mention = Note { $number }
note-back = Back to note { $number } in the text

print-page-of = Page { $page } of { $pages }
print-draft = Draft
print-attachment = The facts of this policy in machine-readable form

list-intro = Read here what we use your data for.
list-intro-firms = Read here what these businesses use your data for.
list-empty = There is no policy here yet.
list-draft = Draft
all-policies = All policies

missing-page-title = Page not found
missing-page = There is no page at this address. It may be misspelt, or the page may have moved.
missing-page-link = See what you can read here

credit = Made with ikraft
