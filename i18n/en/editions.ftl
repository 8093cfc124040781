# The words about an edition: what it is, when it applies, and the way to the other editions.

edition-number-label = Edition
edition-from-label = Applies from
edition-began-label = Applied from
edition-to-label = Last day in force
edition-until-label = Last day in force
edition-recorded-label = Recorded
edition-current-label = The edition in force
edition-day = { DATE($day) }

banner-scheduled-title = New edition:
banner-scheduled = This edition takes effect on { DATE($day) }.
banner-next-title = Coming up:
banner-next = A new edition takes effect on { DATE($day) }.
banner-superseded-title = Earlier edition:
banner-superseded = The last day of this edition was { DATE($day) }.
banner-superseded-at-once = A new edition replaced this one on the day it took effect.
banner-ending-title = Ending:
banner-ending = The last day of this policy is { DATE($day) }. No new one follows it.
banner-ended-title = Ended:
banner-ended = This policy no longer applies. Its last day was { DATE($day) }.
banner-withdrawn-title = Withdrawn:
banner-withdrawn = This edition was to apply from { DATE($day) }. We withdrew it on { DATE($on) }, so it never took effect.
banner-imported-title = File only:
banner-imported = All we have of this edition is the file that was published at the time.
banner-redacted-title = Removed:
banner-redacted = On { DATE($day) } we took out details that were published by mistake.
banner-translated-title = Language added:
banner-translated = This edition came out in English on { DATE($day) }. Until then it was in other languages only.

read-current = Read the edition that applies now
read-shown = Read the latest edition
read-next = Read the new edition
read-next-changes = See what will change

way-history = All editions
way-changes = What has changed
way-signed = Download the signed copy
way-signed-about = PDF
way-calendar = Put the date in your calendar
way-permalink = Permanent link to this edition
way-feed = Follow changes
way-feed-about = Atom feed

file-imported-pdf = The text is available only as a PDF. You can download the file from this page.
file-imported-html = This is the text of the page as it was published. The look of the page has not been kept.
file-redacted = The text has been taken out because it held details that should not have been published.

list-in-force = In force from { DATE($day) }
list-scheduled = Takes effect on { DATE($day) }
list-ended = Ended on { DATE($day) }
list-other-language = Not available in English

moved-title = This page has moved
moved = This page has a new address.
moved-link = Go to the new address
moved-language = The edition in force is not available in English. You can read it in:
moved-language-title = No longer in English

print-edition = Edition { $number }, applies from { DATE($day) }
