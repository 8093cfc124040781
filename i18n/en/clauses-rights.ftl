### The clause library in British English: rights, objection, consent, complaint, and what we do as processor.

## Your rights

rights-intro = You have rights when we use data about you. They are set out in { $gdpr }.
right-label = { $right ->
    [access] Access
    [rectification] Correction (rectification)
    [erasure] Erasure
    [restriction] Restriction of processing
    [portability] Data portability
    [object] Objection
    [no-automated-decision] A human instead of a machine
   *[other] Withdrawal of consent
}
right-short = { $right ->
    [access] access
    [rectification] correction
    [erasure] erasure
    [restriction] restriction
    [portability] data portability
    [object] objection
    [no-automated-decision] human review
   *[other] withdrawal of consent
}
right-means = { $right ->
    [access] You can find out whether we hold data about you and get a copy of it ({ $law }).
    [rectification] You can have wrong data corrected and incomplete data completed ({ $law }).
    [erasure] You can have data deleted early when one of the grounds in law applies ({ $law }).
    [restriction] You can have us only store the data, for example while we check whether it is right ({ $law }).
    [portability] You can get the data you gave us yourself in a common file format and have it sent on ({ $law }).
    [object] You can object to our use of your data ({ $law }).
    [no-automated-decision] You can require a human to look at a decision that a program has made alone ({ $law }).
   *[other] You can always change your mind when you have said yes ({ $law }).
}
right-portability-scope = This applies when we use it under a contract or with your consent.
right-erasure-law = We may not delete what the law requires us to keep.
right-more = Read more under { $link }.
right-limited = { $activity }: Here { $law } sets a limit.
rights-how-email = Write to { $email } if you want to use your rights.
rights-how-phone = Call { $phone } if you want to use your rights.
rights-how-contact = Contact us if you want to use your rights.
rights-reply = We reply as soon as we can, and within one month of your request.
rights-extension = If the case is difficult, we may take two more months. We will tell you so within the first month.
rights-free = It is free of charge.

## The right to object

objection-interest = You can object when we use your data on the basis of a legitimate interest ({ $law }).
objection-public = You can object when we use your data for a task in the public interest ({ $law }).
objection-both = You can object when we use your data on the basis of a legitimate interest or for a task in the public interest ({ $law }).
objection-reason = Tell us what is special about your situation. Then we stop, unless we have compelling reasons that outweigh yours, or need the data for a legal claim.
objection-marketing = You can always say no to direct marketing ({ $law }). Then we stop, and you need not give a reason.
objection-how-email = Write to { $email }.
objection-how-phone = Call { $phone }.

## Withdrawing consent

withdraw-intro = You can withdraw your consent at any time ({ $law }). It is as easy as giving it.
withdraw-past = Withdrawing your consent works from then on. It does not affect whether our use until then was lawful.
withdraw-consent-to = Permission to { $to }
withdraw-how = You withdraw it by { $ways }.
withdraw-way-email = writing to { $email }
withdraw-way-email-us = sending us an email
withdraw-way-phone = calling { $phone }
withdraw-way-phone-us = calling us
withdraw-way-url = going to { $url }
withdraw-law = The consent is given under { $law }.
withdraw-child = If you are under { $age }, your mother, father or another holder of parental authority must say yes. They can also withdraw it.

## Complaints

complaint-first = You are welcome to talk to us first, so that we can put it right.
complaint-authority = You can complain to { $authority } if you think we use your data wrongly.
complaint-authority-about = You can complain to { $authority } about { $about }.
complaint-other = You can also complain to { $body }.
complaint-other-only = You can complain to { $body }.
complaint-other-about = You can complain to { $body } about { $about }.
authority-name = the Danish Data Protection Agency (Datatilsynet)
authority-short = the Danish Data Protection Agency

## What we do for our customers

processor-intro = When our customers store data with us, the customer is the controller and we are the processor.
processor-instruction = We only use the data for what we have agreed with the customer.
processor-subject-matter = Task
processor-nature = What we do
processor-purpose = Purpose
processor-purpose-value = To { $purpose }
processor-duration = Duration
processor-categories = Data
processor-subjects = Whom it is about
processor-systems = Where it is kept
processor-sub-processors = Sub-processors
processor-notice = New sub-processor
processor-notice-value = The customer is told { $period } before we use a new one.
processor-object-value = The customer has { $period } to say no.
processor-at-end = When the agreement ends
processor-retention = How long
processor-agreements = We have a written data processing agreement with { $names }.
