# The page about what changed from one edition to another, the page of all editions, and what one can subscribe to.
# The words are not part of the policy.

comparison-title = What changed
comparison-from-edition = From edition { $number } of { DATE($day) }
comparison-to-edition = to edition { $number } of { DATE($day) }
comparison-from-working = From the working draft
comparison-to-working = to the working draft
comparison-summary-title = In short

comparison-material-title = Important changes
comparison-material-intro = These make a difference to what we do with your data, or to your rights.
comparison-minor-title = Minor changes
comparison-facts-same = Purposes, recipients, periods and other facts in the policy have not changed.
comparison-facts-file = At least one of the two editions exists only as a file, so we cannot compare them here.

comparison-text-title = Changes in the text
comparison-text-mixed = In the meantime our standard text was reworded as well. The two kinds of change are shown together here.
comparison-library-title = New wording in the standard text
comparison-library-intro = Some sections use a shared standard text, which has been reworded. The facts that it is built on are the same.
comparison-text-same = The text is the same, word for word.
comparison-text-absent = { $why ->
    [file] At least one of the two editions exists only as a file, so we cannot compare the texts here.
    [language] At least one of the two editions does not exist in English, so we cannot compare the texts here.
   *[redacted] At least one of the two texts has been taken down, so we cannot compare them here.
}

comparison-legend = What was added is underlined and has a plus in the margin. What was deleted is struck through and has a minus.
comparison-inserted = added:
comparison-inserted-end = end of addition
comparison-deleted = deleted:
comparison-deleted-end = end of deletion
comparison-line = { $change ->
    [inserted] added
    [deleted] deleted
   *[changed] changed
}
comparison-moved-away = Moved to the section ‘{ $section }’
comparison-moved-away-within = Moved to another place in this section
comparison-moved-here = Moved here from the section ‘{ $section }’
comparison-moved-here-within = Moved here from another place in this section
comparison-gap = { $count ->
    [one] One unchanged passage left out
   *[other] { NUMBER($count) } unchanged passages left out
}

comparison-ways-title = Read on
comparison-way-edition = Edition { $number }
comparison-way-before = What changed before that
comparison-way-after = What has changed since
comparison-way-history = All editions

history-title = All editions
history-intro = Here is every edition of the policy, the newest first.
history-head-edition = Edition
history-head-from = In force from
history-head-to = Up to and including
history-head-what = What is new
history-head-read = Read
history-edition = Edition { $number }
history-state = { $state ->
    [in-force] In force
    [scheduled] Scheduled
    [superseded] Superseded
    [ended] Ended
   *[withdrawn] Withdrawn
}
history-until-further = until further notice
history-same-day = superseded the same day
history-never = never took effect
history-kind = { $kind ->
    [material] Important change
   *[correction] Correction
}
history-first = First edition
history-imported = Exists only as a file
history-withdrawn = Withdrawn on { DATE($day) }
history-redacted = Personal data that was published by mistake was taken out on { DATE($day) }
history-translated = Translated into English on { DATE($day) }
history-reason = { $what }: { $reason }
history-ended = { $when ->
    [past] The policy ended on { DATE($day) }
   *[future] The policy ends on { DATE($day) }
}
history-read-page = Read the edition
history-read-changes = What changed
history-read-pdf = PDF
history-read-signed = Signed PDF
history-feed = Follow the policy in a feed reader (Atom)

feed-title = { $policy }: all editions
feed-outlet-title = { $outlet }: new editions
feed-entry = { $state ->
    [scheduled] { $policy }: edition { $number } takes effect on { DATE($day) }
    [withdrawn] { $policy }: edition { $number } was withdrawn
   *[other] { $policy }: edition { $number } took effect on { DATE($day) }
}
feed-link-changes = What changed
feed-link-pdf = PDF

calendar-summary = { $firm }: edition { $number } of ‘{ $policy }’ takes effect
