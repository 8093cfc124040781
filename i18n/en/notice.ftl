# A message to those who are to know of a new edition. The business sends it itself, by e-mail for example.

notice-subject = New edition of ‘{ $policy }’ from { DATE($day) }
notice-greeting = Hello
notice-opening = We have made a new edition of ‘{ $policy }’. It applies from { DATE($day) }.

notice-summary-title = In short
notice-material-title = Important changes
notice-minor-title = Minor changes
notice-more = { $count ->
    [one] There is also one minor change. You can find it on the page of changes.
   *[other] There are also { NUMBER($count) } minor changes. You can find them on the page of changes.
}

notice-do-title = What you can do
notice-rights = You have the right to { LIST($rights, type: "and") }. The policy says when that applies.
notice-right = { $right ->
    [access] see your data
    [rectification] have it corrected
    [erasure] have it deleted
    [restriction] have us limit how we use it
    [portability] get it in a common file format
    [object] object
    [no-automated-decision] have a person look at an automated decision
   *[withdraw-consent] withdraw consent
}
notice-ask-email = If you have questions, or want to use your rights, write to { $email }.
notice-ask-phone = If you have questions, or want to use your rights, call { $phone }.

notice-read-title = Read more
notice-read-edition = The new edition
notice-read-changes = The changes, word for word
notice-read-pdf = The new edition as a PDF
notice-read-history = All editions
notice-closing = Kind regards,
