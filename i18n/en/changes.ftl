### What changed in the facts between two editions, one or two sentences a change. Old and new value are both there.
### The part of the policy that a change is in stands in quotation marks: ‘Repair’.

## Small forms

change-value = { $value }
change-quoted = ‘{ $words }’
change-words-elsewhere = ‘{ $words }’ (only given in another language)
change-words-none = something that is not put into words
change-everything = everything in the policy
change-everybody = everybody
change-somebody = a person whom the policy does not name
change-nowhere = not stated
change-to = to { $items }
change-perhaps = perhaps { $item }
change-all-data = all the data
change-these-data = this data ({ $items })
change-source-self = you
change-no-time = a time that we do not state
change-for-visit = one visit (until you close the browser)
change-language = { $language ->
    [da] Danish
    [en] English
   *[other] another language ({ $language })
}
change-role = { $role ->
    [controller] a controller
    [independent-controller] an independent controller
    [joint-controller] a joint controller
    [processor] a processor
    [sub-processor] a sub-processor
    [authority] a public authority
   *[other] { $role }
}
change-category-class = { $class ->
    [ordinary] ordinary data
    [special] sensitive data
    [criminal] data on criminal offences
    [cpr] a CPR number
   *[other] { $class }
}
change-bound = { $bound ->
    [exactly] a fixed period
    [at-most] an upper limit
    [at-least] a lower limit
   *[other] { $bound }
}
change-detail = { $how ->
    [added] We now state { $detail }: { $new }.
    [removed] We no longer state { $detail }. It used to be { $old }.
   *[other] We have changed { $detail } from { $old } to { $new }.
}
change-detail-of = { $whose ->
    [controller] { $detail ->
        [name] the name of the controller
        [role] our role
        [cvr] our CVR number
        [address] our address
        [email] our email address
        [phone] our phone number
       *[other] our website
    }
    [contact] { $detail ->
        [name] the name of our contact
        [role] the title of our contact
        [cvr] the CVR number of our contact
        [address] the address of our contact
        [email] the email address of our contact
        [phone] the phone number of our contact
       *[other] the website of our contact
    }
    [dpo] { $detail ->
        [name] the name of our data protection officer
        [role] the title of our data protection officer
        [cvr] the CVR number of our data protection officer
        [address] the address of our data protection officer
        [email] the email address of our data protection officer
        [phone] the phone number of our data protection officer
       *[other] the website of our data protection officer
    }
    [representative] { $detail ->
        [name] the name of our representative in the EU
        [role] the title of our representative in the EU
        [cvr] the CVR number of our representative in the EU
        [address] the address of our representative in the EU
        [email] the email address of our representative in the EU
        [phone] the phone number of our representative in the EU
       *[other] the website of our representative in the EU
    }
   *[other] { $detail ->
        [name] the name of { $who }
        [role] the role of { $who }
        [cvr] the CVR number of { $who }
        [address] the address of { $who }
        [email] the email address of { $who }
        [phone] the phone number of { $who }
       *[other] the website of { $who }
    }
}

## Words that changed while the thing is the same

change-wording = We say the same in other words. The text is now: ‘{ $new }’ It used to be: ‘{ $old }’
change-wording-elsewhere = We have only changed the words in another language. Here the text is still: ‘{ $new }’

## Facts that are told, or known and not told

change-withheld = { $how ->
    [nothing] We do not state { $what }. { $reason }
    [sentences] We no longer state { $what }. { $reason } The text used to be: ‘{ $old }’
   *[other] We no longer state { $what }. { $reason } The text used to be: { $old }.
}
change-withheld-reason = We still do not state { $what }. The text is now: ‘{ $new }’ It used to be: ‘{ $old }’
change-told = { $how ->
    [nothing] We no longer mention { $what }. We used to say that we do not state it.
    [sentences] We now state { $what }. We did not do so before. { $new }
   *[other] We now state { $what }: { $new }. We did not do so before.
}
change-empty = { $how ->
    [added] We now say that there is nothing to state about { $what }.
   *[other] We no longer say anything about { $what }.
}
change-what-of-activity = { $fact ->
    [role] our role under ‘{ $activity }’
    [categories] the kinds of data that we use under ‘{ $activity }’
    [purposes] the purposes under ‘{ $activity }’
    [grounds] the legal basis under ‘{ $activity }’
    [sources] the sources under ‘{ $activity }’
    [obligation] the duty to give us the data under ‘{ $activity }’
    [retention] how long we keep the data under ‘{ $activity }’
    [automated] the use of automated decisions under ‘{ $activity }’
    [subject-matter] the task under ‘{ $activity }’
    [nature] the nature of the work under ‘{ $activity }’
    [purpose] the purpose under ‘{ $activity }’
    [duration] the duration of ‘{ $activity }’
    [notice] the notice of a new sub-processor under ‘{ $activity }’
    [object-within] the time to object to a sub-processor under ‘{ $activity }’
    [at-end] what happens when the agreement on ‘{ $activity }’ ends
   *[other] everything about ‘{ $activity }’
}
change-what-of-audience = our role towards { $audience }
change-what-of-recipient = { $fact ->
    [name] the name of { $who }
    [country] the country of { $who }
    [agreement] the data processing agreement with { $who }
    [role] the role of { $who }
    [mechanism] the basis of the transfer to { $who }
   *[other] everything about { $who }
}
change-what-of-consent = how you withdraw the consent (permission to { $to })
change-what-of-cookie = { $fact ->
    [class] the kind of the cookie { $name }
    [by] who sets the cookie { $name }
    [duration] how long the cookie { $name } lasts
   *[other] what the cookie { $name } is for
}
change-what-cookies = whether our website uses cookies
change-what-dpo = whether we have a data protection officer (DPO)
change-what-arrangement = the arrangement with { $who } on shared responsibility
change-what-signature = { $fact ->
    [name] the name under the signature
   *[other] the date of the signature
}

## The policy as a whole

change-title = { $how ->
    [added] The policy is now called ‘{ $new }’.
    [removed] The policy is no longer called ‘{ $old }’.
   *[other] The policy is now called ‘{ $new }’. It used to be called ‘{ $old }’.
}
change-description = { $how ->
    [added] The policy now has a description: ‘{ $new }’
    [removed] The policy no longer has a description. It was: ‘{ $old }’
   *[other] The description of the policy is now: ‘{ $new }’ It used to be: ‘{ $old }’
}
change-governing-language = { $how ->
    [added] If the languages differ, the { $new } text now applies. We did not say before which one does.
    [removed] We no longer say which language applies if they differ. It used to be { $old }.
   *[other] If the languages differ, the { $new } text now applies. It used to be { $old }.
}

## Who we are

change-controller-name = { change-detail }
change-controller-role = { change-detail }
change-controller-cvr = { change-detail }
change-controller-address = { change-detail }
change-controller-email = { change-detail }
change-controller-phone = { change-detail }
change-controller-website = { change-detail }
change-contact-name = { change-detail }
change-contact-role = { change-detail }
change-contact-cvr = { change-detail }
change-contact-address = { change-detail }
change-contact-email = { change-detail }
change-contact-phone = { change-detail }
change-contact-website = { change-detail }
change-dpo-name = { change-detail }
change-dpo-role = { change-detail }
change-dpo-cvr = { change-detail }
change-dpo-address = { change-detail }
change-dpo-email = { change-detail }
change-dpo-phone = { change-detail }
change-dpo-website = { change-detail }
change-representative-name = { change-detail }
change-representative-role = { change-detail }
change-representative-cvr = { change-detail }
change-representative-address = { change-detail }
change-representative-email = { change-detail }
change-representative-phone = { change-detail }
change-representative-website = { change-detail }
change-joint-controller-name = { change-detail }
change-joint-controller-role = { change-detail }
change-joint-controller-cvr = { change-detail }
change-joint-controller-address = { change-detail }
change-joint-controller-email = { change-detail }
change-joint-controller-phone = { change-detail }
change-joint-controller-website = { change-detail }
change-unit-name = { change-detail }
change-unit-role = { change-detail }
change-unit-cvr = { change-detail }
change-unit-address = { change-detail }
change-unit-email = { change-detail }
change-unit-phone = { change-detail }
change-unit-website = { change-detail }

change-contact-added = You can now ask { $who } about your data. Contact: { $ways }.
change-contact-removed = We no longer name { $who } as our contact. The contact details were: { $ways }.
change-dpo-appointed = We now have a data protection officer (DPO): { $who }. Contact: { $ways }.
change-dpo-gone = We no longer have a data protection officer (DPO). It used to be { $who }. The contact details were: { $ways }.
change-dpo-has = { $has ->
    [yes] we have one
   *[other] we do not have one
}
change-dpo-none = { $how ->
    [added] We now say that we do not have a data protection officer (DPO).
   *[other] We no longer say whether we have a data protection officer (DPO). We used to say that we do not have one.
}
change-dpo-unnamed = { $how ->
    [added] We now mention a data protection officer (DPO) without saying who it is.
   *[other] We no longer mention a data protection officer (DPO).
}
change-representative-added = We now have a representative in the EU: { $who }. Contact: { $ways }.
change-representative-removed = We no longer have a representative in the EU. It used to be { $who }. The contact details were: { $ways }.
change-unit-added = You can now also contact us here: { $who }. Contact: { $ways }.
change-unit-removed = You can no longer contact us here: { $who }. The contact details were: { $ways }.
change-channel-added = { $form ->
    [url] There is a new way to reach us: { $channel } ({ $url }).
   *[other] There is a new way to reach us: { $channel }.
}
change-channel-removed = { $form ->
    [url] You can no longer reach us this way: { $channel } ({ $url }).
   *[other] You can no longer reach us this way: { $channel }.
}
change-channel-address = { $how ->
    [added] This is where you now find ‘{ $channel }’: { $new }. We did not state the address before.
    [removed] We no longer state the address of ‘{ $channel }’. It used to be { $old }.
   *[other] This is where you now find ‘{ $channel }’: { $new }. It used to be { $old }.
}
change-joint-controller-added = We now share the responsibility for your data with { $who }. Contact: { $ways }.
change-joint-controller-removed = We no longer share the responsibility for your data with { $who }. The contact details were: { $ways }.
change-joint-controller-arrangement = { $how ->
    [added] This is how we now share the responsibility with { $who }: ‘{ $new }’ We did not say so before.
    [removed] We no longer say how we share the responsibility with { $who }. The text used to be: ‘{ $old }’
   *[other] This is how we now share the responsibility with { $who }: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-joint-controller-activity-added = The shared responsibility with { $who } now also applies here: { $items }.
change-joint-controller-activity-removed = The shared responsibility with { $who } no longer applies here: { $items }.

## Whom the policy speaks to

change-audience-added = The policy now also applies to { $audience }.
change-audience-removed = The policy no longer applies to { $audience }.
change-audience-label = { $how ->
    [added] We now call one group of readers ‘{ $new }’.
    [removed] We no longer call one group of readers ‘{ $old }’.
   *[other] A part of the policy now applies to ‘{ $new }’. The text used to be ‘{ $old }’.
}
change-audience-role = { $how ->
    [added] Towards { $audience } we are { $new }. We did not say so before.
    [removed] We no longer say what we are towards { $audience }. We used to be { $old }.
   *[other] Towards { $audience } we are now { $new }. We used to be { $old }.
}
change-audience-duty = { $how ->
    [added] Something new for { $audience } to do: ‘{ $new }’
    [removed] This is no longer for { $audience } to do: ‘{ $old }’
   *[other] This is now for { $audience } to do: ‘{ $new }’ It used to be: ‘{ $old }’
}

## What data is used for

change-activity-added = { $form ->
    [purposes] We now use data for something new: ‘{ $activity }’. We do so to { $purposes }.
   *[other] We now use data for something new: ‘{ $activity }’.
}
change-activity-removed = { $form ->
    [purposes] We no longer use data for this: ‘{ $activity }’. We did so to { $purposes }.
   *[other] We no longer use data for this: ‘{ $activity }’.
}
change-activity-title = { $how ->
    [added] One part is now called ‘{ $new }’.
    [removed] One part is no longer called ‘{ $old }’.
   *[other] The part ‘{ $old }’ is now called ‘{ $new }’.
}
change-activity-audience = The part ‘{ $activity }’ is now for { $new }. It used to be for { $old }.
change-activity-role = { $how ->
    [added] Under ‘{ $activity }’ we are { $new }. We did not say so before.
    [removed] We no longer say what we are under ‘{ $activity }’. We used to be { $old }.
   *[other] Under ‘{ $activity }’ we are now { $new }. We used to be { $old }.
}
change-activity-remark = { $how ->
    [added] New under ‘{ $activity }’: ‘{ $new }’
    [removed] This is no longer said under ‘{ $activity }’: ‘{ $old }’
   *[other] Under ‘{ $activity }’ we now say: ‘{ $new }’ We used to say: ‘{ $old }’
}
change-purpose-added = Under ‘{ $activity }’ we now also use the data to { $items }.
change-purpose-removed = Under ‘{ $activity }’ we no longer use the data to { $items }.
change-subject-added = Under ‘{ $activity }’ the data is now also about { $items }.
change-subject-removed = Under ‘{ $activity }’ the data is no longer about { $items }.
change-subject-age = { $how ->
    [added] Under ‘{ $activity }’ this now only concerns { $who } under { $new }. We did not state an age before.
    [removed] Under ‘{ $activity }’ this now concerns { $who } of all ages. It used to be only those under { $old }.
   *[other] Under ‘{ $activity }’ this now concerns { $who } under { $new }. It used to be those under { $old }.
}
change-subject-guardian = { $reads ->
    [yes] Under ‘{ $activity }’ we now address parents and guardians when the data is about { $who }.
   *[other] Under ‘{ $activity }’ we no longer address parents and guardians when the data is about { $who }.
}
change-category-added = Under ‘{ $activity }’ we now also use this data: { $items }.
change-category-special-added = Under ‘{ $activity }’ we now also use sensitive data: { $items }.
change-category-criminal-added = Under ‘{ $activity }’ we now also use data about breaking the law: { $items }.
change-category-protected-added = Under ‘{ $activity }’ we now also use data that the law gives special protection: { $items }.
change-category-removed = Under ‘{ $activity }’ we no longer use this data: { $items }.
change-category-is = { $how ->
    [added] Under ‘{ $activity }’ we now count this as { $new }: { $item }.
    [removed] Under ‘{ $activity }’ we no longer count this as { $old }: { $item }.
   *[other] Under ‘{ $activity }’ we now count this as { $new }: { $item }. We used to count it as { $old }.
}
change-category-perhaps = { $perhaps ->
    [yes] Under ‘{ $activity }’ the data now includes this only in some cases: { $item }. We used to use it always.
   *[other] Under ‘{ $activity }’ we now always use this: { $item }. We used to use it only in some cases.
}

## Automated decisions and marketing

change-automated-none = { $how ->
    [added] Under ‘{ $activity }’ we now say that no machine takes decisions about you.
   *[other] Under ‘{ $activity }’ we no longer say that no machine takes decisions about you.
}
change-automated-added = Under ‘{ $activity }’ a program now decides alone whether { $decides }. This is how: ‘{ $logic }’ What it means for you: ‘{ $consequence }’
change-automated-removed = Under ‘{ $activity }’ a program no longer decides alone whether { $decides }.
change-automated-decides = { $how ->
    [added] Under ‘{ $activity }’ a program now decides whether { $new }.
    [removed] Under ‘{ $activity }’ a program no longer decides whether { $old }.
   *[other] Under ‘{ $activity }’ a program now decides whether { $new }. It used to decide whether { $old }.
}
change-automated-logic = { $how ->
    [added] This is how the program decides under ‘{ $activity }’: ‘{ $new }’
    [removed] We no longer say how the program decides under ‘{ $activity }’. The text used to be: ‘{ $old }’
   *[other] This is how the program now decides under ‘{ $activity }’: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-automated-consequence = { $how ->
    [added] What the program’s decision under ‘{ $activity }’ means for you: ‘{ $new }’
    [removed] We no longer say what the program’s decision under ‘{ $activity }’ means for you. The text used to be: ‘{ $old }’
   *[other] What the program’s decision under ‘{ $activity }’ now means for you: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-automated-exception = { $how ->
    [added] The program may decide under ‘{ $activity }’ on the basis of { $new }. We did not say so before.
    [removed] We no longer say why the program may decide under ‘{ $activity }’. It used to be on the basis of { $old }.
   *[other] The program may now decide under ‘{ $activity }’ on the basis of { $new }. It used to be on the basis of { $old }.
}
change-automated-review = { $how ->
    [added] This is how you can now have a person look at the decision under ‘{ $activity }’: ‘{ $new }’
    [removed] We no longer say how you can have a person look at the decision under ‘{ $activity }’. The text used to be: ‘{ $old }’
   *[other] This is how you can now have a person look at the decision under ‘{ $activity }’: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-marketing-by = { $channel ->
    [email] advertising by email ({ $law })
    [sms] advertising by text message ({ $law })
    [phone] offers by phone ({ $law })
    [post] advertising by post ({ $law })
   *[other] advertising ({ $law })
}
change-marketing = { $how ->
    [added] Under ‘{ $activity }’ we now use { $new }. You can say no at any time.
    [removed] Under ‘{ $activity }’ we no longer use { $old }.
   *[other] Under ‘{ $activity }’ we now use { $new }. It used to be { $old }.
}
change-marketing-permission = Under ‘{ $activity }’ we have another basis for advertising. It is now { $new }. It used to be { $old }.

## Legal grounds

change-ground = { $form ->
    [consent] your consent for us to { $to } ({ $law })
    [interest] our legitimate interest in { $interest } ({ $law })
   *[other] { $basis ->
        [art-6-1-a] your consent ({ $law })
        [art-6-1-b] a contract with you ({ $law })
        [art-6-1-c] our duty under the law ({ $law })
        [art-6-1-d] the protection of life and health ({ $law })
        [art-6-1-e] a task in the public interest ({ $law })
        [art-6-1-f] our legitimate interest ({ $law })
        [art-9-2-a] your explicit consent ({ $law })
       *[other] { $law }
    }
}
change-ground-none = not stated
change-ground-of = { $form ->
    [purposes] the legal basis on which we { $purposes }
    [categories] the legal basis for using this data ({ $categories })
    [both] the legal basis for using this data ({ $categories }) to { $purposes }
   *[other] the legal basis
}
change-ground-is = Under ‘{ $activity }’ { $ground } is now { $new }. It used to be { $old }.
change-ground-law = Under ‘{ $activity }’ { $ground } is now { $new }. We used to put it like this: { $old }.
change-ground-added = Under ‘{ $activity }’ { $ground } is now also { $new }.
change-ground-removed = Under ‘{ $activity }’ { $ground } is no longer { $old }.
change-ground-scope = Under ‘{ $activity }’ { $ground } now applies as { $new }. It used to be { $old }.

## Where data comes from, and whether it must be given

change-source-added = { $form ->
    [categories] Under ‘{ $activity }’ we now also get this data from { $from }: { $categories }.
   *[other] Under ‘{ $activity }’ we now also get data from { $from }.
}
change-source-removed = { $form ->
    [categories] Under ‘{ $activity }’ we no longer get this data from { $from }: { $categories }.
   *[other] Under ‘{ $activity }’ we no longer get data from { $from }.
}
change-source-categories = Under ‘{ $activity }’ we now get this from { $from }: { $new }. It used to be { $old }.
change-source-public = Under ‘{ $activity }’ we get data from { $from }. { $how ->
    [removed] We no longer say whether that source is open to everyone.
   *[other] { $new ->
        [yes] We now say that the source is open to everyone.
       *[other] We now say that the source is not open to the public.
    }
}
change-source-told = { $how ->
    [added] About data from { $from } under ‘{ $activity }’ we now say: ‘{ $new }’
    [removed] About data from { $from } under ‘{ $activity }’ we no longer say: ‘{ $old }’
   *[other] About data from { $from } under ‘{ $activity }’ we now say: ‘{ $new }’ We used to say: ‘{ $old }’
}
change-source-exception = { $how ->
    [added] We now say that we do not tell you about data from { $from } under ‘{ $activity }’. The reason is: ‘{ $new }’
    [removed] We no longer give this reason for not telling you about data from { $from } under ‘{ $activity }’: ‘{ $old }’
   *[other] We do not tell you about data from { $from } under ‘{ $activity }’. The reason is now: ‘{ $new }’ It used to be: ‘{ $old }’
}
change-obligation-kind = { $kind ->
    [statutory] the law requires it
    [contractual] we need it to perform the contract with you
    [to-enter-contract] we need it before we can make a contract with you
    [voluntary] it is up to you whether you give it
    [unavoidable] it arises by itself
   *[other] { $kind }
}
change-obligation-said = About giving us the data: { $kind }.
change-obligation = { $how ->
    [added] About giving us the data under ‘{ $activity }’: { $new }. We did not say so before.
    [removed] We no longer say whether you have to give us the data under ‘{ $activity }’. It used to be: { $old }.
   *[other] About giving us the data under ‘{ $activity }’ we now say: { $new }. We used to say: { $old }.
}
change-obligation-consequence = { $how ->
    [added] If you do not give us the data under ‘{ $activity }’, this now applies: ‘{ $new }’
    [removed] We no longer say what happens without the data under ‘{ $activity }’. The text used to be: ‘{ $old }’
   *[other] If you do not give us the data under ‘{ $activity }’, this now applies: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-obligation-do-not-send = { $how ->
    [added] Under ‘{ $activity }’ we now ask you not to send us { $new }.
    [removed] Under ‘{ $activity }’ we no longer ask you not to send us { $old }.
   *[other] Under ‘{ $activity }’ we now ask you not to send us { $new }. It used to be { $old }.
}
change-obligation-law = { $how ->
    [added] The duty to give us the data under ‘{ $activity }’ is in { $new }. We did not say so before.
    [removed] We no longer say where the duty to give us the data under ‘{ $activity }’ is set out. It used to be { $old }.
   *[other] The duty to give us the data under ‘{ $activity }’ is now in { $new }. It used to be in { $old }.
}

## Who receives data

change-recipient-new = { $role ->
    [processor] We use a new processor: { $who }{ change-in-country }
    [sub-processor] We use a new sub-processor: { $who }{ change-in-country }
    [independent-controller] We now pass data on to { $who }{ change-in-country } The recipient is itself responsible for it.
    [joint-controller] We now share data with { $who }{ change-in-country } We are joint controllers.
    [authority] A public authority now gets data from us: { $who }{ change-in-country }
   *[other] A new recipient gets data from us: { $who }{ change-in-country }
}
change-in-country = { $form ->
    [country] {""}. Country: { $country }.
   *[other] {""}.
}
change-leaves-eea = This means that data leaves the EU/EEA.
change-leaves-eea-for = This means that data leaves the EU/EEA: { $countries }.
change-transfer-rests = The transfer rests on { $mechanisms }.
change-transfer-reserve = If that ground falls away, it rests on { $mechanisms }.
change-used-from = We start on { $date }.
change-mechanism = { $mechanism ->
    [adequacy] an adequacy decision of the European Commission
    [dpf] the EU-U.S. Data Privacy Framework
    [scc] the EU’s standard contractual clauses
    [bcr] binding corporate rules
    [explicit-consent] your explicit consent
    [contract] a contract with you
    [legal-claim] the need to settle a legal claim
    [withheld] a basis that we do not state
    [unstated] a basis that is not mentioned
   *[other] { $mechanism }
}
change-agreement = { $made ->
    [yes] it is in place
   *[other] it is not in place
}
change-recipient-added = { $said }
change-recipient-added-outside-eea = { $said }
change-recipient-removed = We no longer give data to { $who }.
change-recipient-name = { $how ->
    [added] We now give the name of { $kind }: { $new }. We did not do so before.
    [removed] We no longer give the name of { $kind }. It used to be { $old }.
   *[other] Now { $new } is { $kind }. It used to be { $old }.
}
change-recipient-kind = { $how ->
    [added] About { $who } we now say: { $new }.
    [removed] About { $who } we no longer say: { $old }.
   *[other] About { $who } we now say: { $new }. We used to say: { $old }.
}
change-recipient-country = { $how ->
    [added] Country of { $who }: { $new }. We did not say so before.
    [removed] We no longer say which country { $who } is in. Before: { $old }.
   *[other] New country of { $who }: { $new }. Before: { $old }.
}
change-recipient-country-outside-eea = { $how ->
    [changed] New country of { $who }: { $new }. Before: { $old }. This means that the data is outside the EU/EEA.
   *[other] Country of { $who }: { $new }. We did not say so before. This means that the data is outside the EU/EEA.
}
change-recipient-agreement = { $how ->
    [removed] We no longer say whether we have a data processing agreement with { $who }. { $old ->
        [yes] We used to say that we have one.
       *[other] We used to say that we do not have one.
    }
    [added] { $new ->
        [yes] We have a data processing agreement with { $who }. We did not say so before.
       *[other] We do not have a data processing agreement with { $who }. We did not say so before.
    }
   *[other] { $new ->
        [yes] We now have a data processing agreement with { $who }. We did not have one before.
       *[other] We no longer have a data processing agreement with { $who }.
    }
}
change-recipient-website = { $how ->
    [added] The website of { $who } is { $new }. We did not state it before.
    [removed] We no longer state the website of { $who }. It used to be { $old }.
   *[other] The website of { $who } is now { $new }. It used to be { $old }.
}
change-recipient-from = { $how ->
    [added] We start using { $who } on { $new }. We did not give the date before.
    [removed] We no longer say when we start using { $who }. The date used to be { $old }.
   *[other] We now start using { $who } on { $new }. The date used to be { $old }.
}
change-recipient-sub-added = The sub-processors of { $who } now also include { $items }.
change-recipient-sub-removed = The sub-processors of { $who } no longer include { $items }.
change-transfer-added = { $form ->
    [country] Data at { $who } can now reach this country: { $country }. { $fallback ->
        [yes] If the first basis falls away, the transfer rests on { $mechanism }.
       *[other] The transfer rests on { $mechanism }.
    }
   *[other] { $fallback ->
        [yes] The transfer to { $who } now has a basis in reserve: { $mechanism }.
       *[other] The transfer to { $who } now also rests on { $mechanism }.
    }
}
change-transfer-removed = { $form ->
    [country] The transfer to { $who } ({ $country }) no longer rests on { $mechanism }.
   *[other] The transfer to { $who } no longer rests on { $mechanism }.
}
change-transfer-country = { $how ->
    [added] Data at { $who } now reaches this country: { $new }. We did not say so before.
    [removed] We no longer say which country data at { $who } reaches. Before: { $old }.
   *[other] Data at { $who } now reaches this country: { $new }. Before: { $old }.
}
change-transfer-mechanism = The transfer to { $who } now rests on { $new }. It used to rest on { $old }.
change-transfer-framework = { $how ->
    [added] The transfer to { $who } now follows this framework: { $new }.
    [removed] The transfer to { $who } no longer follows this framework: { $old }.
   *[other] The transfer to { $who } now follows this framework: { $new }. It used to be { $old }.
}
change-transfer-fallback = { $fallback ->
    [yes] In the transfer to { $who }, { $mechanism } is now only a basis in reserve. The transfer used to rest on it directly.
   *[other] The transfer to { $who } now rests directly on { $mechanism }. It used to be only in reserve.
}
change-transfer-copy = { $how ->
    [added] About the basis of the transfer to { $who } we now say: ‘{ $new }’
    [removed] About the basis of the transfer to { $who } we no longer say: ‘{ $old }’
   *[other] About the basis of the transfer to { $who } we now say: ‘{ $new }’ We used to say: ‘{ $old }’
}
change-disclosure-new = { $role ->
    [processor] Under ‘{ $activity }’ we now also use { $who } as a processor.
    [sub-processor] Under ‘{ $activity }’ we now also use { $who } as a sub-processor.
    [independent-controller] Under ‘{ $activity }’ we now also pass data on to { $who }. The recipient is itself responsible for it.
    [joint-controller] Under ‘{ $activity }’ we now also share data with { $who }. We are joint controllers.
   *[other] Under ‘{ $activity }’ we now also give data to { $who }.
}
change-disclosure-added = { $said }
change-disclosure-added-outside-eea = { $said }
change-disclosure-removed = Under ‘{ $activity }’ we no longer give data to { $who }.
change-disclosure-role = { $how ->
    [added] Under ‘{ $activity }’ the role of { $who } is that of { $new }. We did not say so before.
    [removed] We no longer state the role of { $who } under ‘{ $activity }’. It used to be { $old }.
   *[other] Under ‘{ $activity }’ the role of { $who } is now that of { $new }. It used to be that of { $old }.
}
change-disclosure-categories = Under ‘{ $activity }’ we now give this to { $who }: { $new }. It used to be { $old }.
change-disclosure-when = { $how ->
    [added] Under ‘{ $activity }’ we now only give data to { $who } { $new }. There used to be no condition.
    [removed] Under ‘{ $activity }’ we can now always give data to { $who }. It used to be only { $old }.
   *[other] Under ‘{ $activity }’ we now give data to { $who } { $new }. It used to be { $old }.
}
change-disclosure-basis = { $how ->
    [added] Under ‘{ $activity }’ we give data to { $who } under { $new }. We did not say so before.
    [removed] We no longer say under which rule we give data to { $who } under ‘{ $activity }’. It used to be { $old }.
   *[other] Under ‘{ $activity }’ we now give data to { $who } under { $new }. It used to be under { $old }.
}
change-disclosure-law = { $how ->
    [added] Under ‘{ $activity }’ we give data to { $who } under { $new }. We did not say so before.
    [removed] We no longer say under which act we give data to { $who } under ‘{ $activity }’. It used to be { $old }.
   *[other] Under ‘{ $activity }’ we now give data to { $who } under { $new }. It used to be under { $old }.
}
change-disclosure-interest = { $how ->
    [added] Our interest in giving data to { $who } under ‘{ $activity }’ is ‘{ $new }’. We did not say so before.
    [removed] We no longer say what interest we have in giving data to { $who } under ‘{ $activity }’. It used to be ‘{ $old }’.
   *[other] Our interest in giving data to { $who } under ‘{ $activity }’ is now ‘{ $new }’. It used to be ‘{ $old }’.
}

## Where data lies

change-activity-system-added = Under ‘{ $activity }’ the data is now also kept here: { $items }.
change-activity-system-removed = Under ‘{ $activity }’ the data is no longer kept here: { $items }.
change-access-added = Under ‘{ $activity }’ more people can now see the data: { $items }.
change-access-removed = Under ‘{ $activity }’ these people can no longer see the data: { $items }.
change-system-added = { $form ->
    [activities] We now also use { $system }. This applies here: { $activities }.
   *[other] We now also use { $system }.
}
change-system-removed = { $form ->
    [activities] We no longer use { $system }. This applies here: { $activities }.
   *[other] We no longer use { $system }.
}
change-system-kind = About one of our systems we now say: { $new }. We used to say: { $old }.
change-system-name = { $how ->
    [added] We now give the name of { $kind }: { $new }.
    [removed] We no longer give the name of { $kind }. It used to be { $old }.
   *[other] The name of { $kind } is now { $new }. It used to be { $old }.
}
change-system-location = { $how ->
    [added] We now say where { $system } is: { $new }.
    [removed] We no longer say where { $system } is. It used to be { $old }.
   *[other] Now { $system } is { $new }. It used to be { $old }.
}
change-system-recipient = { $how ->
    [added] Now { $new } runs { $system }.
    [removed] It is no longer { $old } that runs { $system }.
   *[other] Now { $new } runs { $system }. It used to be { $old }.
}
change-system-measure-added = We now also protect { $system } with { $items }.
change-system-measure-removed = We no longer protect { $system } with { $items }.
change-system-backup = { $how ->
    [added] A backup of { $system } is now kept here: { $new }.
    [removed] A backup of { $system } is no longer kept here: { $old }.
   *[other] A backup of { $system } is now kept here: { $new }. It used to be here: { $old }.
}
change-system-mirror = { $how ->
    [added] A mirror of { $system } is now kept here: { $new }.
    [removed] A mirror of { $system } is no longer kept here: { $old }.
   *[other] A mirror of { $system } is now kept here: { $new }. It used to be here: { $old }.
}
change-measure-added = We now also guard the data with { $items }.
change-measure-removed = We no longer say that we guard the data with { $items }.

## What we do for customers

change-processing-added = We now also process data for our customers here: ‘{ $activity }’.
change-processing-removed = We no longer process data for our customers here: ‘{ $activity }’.
change-processing-subject-matter = { $how ->
    [added] The task under ‘{ $activity }’ is: ‘{ $new }’ We did not say so before.
    [removed] We no longer say what the task is under ‘{ $activity }’. The text used to be: ‘{ $old }’
   *[other] The task under ‘{ $activity }’ is now: ‘{ $new }’ It used to be: ‘{ $old }’
}
change-processing-nature = { $how ->
    [added] What we do under ‘{ $activity }’: ‘{ $new }’ We did not say so before.
    [removed] We no longer say what we do under ‘{ $activity }’. The text used to be: ‘{ $old }’
   *[other] What we now do under ‘{ $activity }’: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-processing-purpose = { $how ->
    [added] Under ‘{ $activity }’ we use the data to { $new }. We did not say so before.
    [removed] We no longer state the purpose under ‘{ $activity }’. It used to be to { $old }.
   *[other] Under ‘{ $activity }’ we now use the data to { $new }. It used to be to { $old }.
}
change-processing-duration = { $how ->
    [added] The agreement under ‘{ $activity }’ lasts: ‘{ $new }’ We did not say so before.
    [removed] We no longer say how long the agreement under ‘{ $activity }’ lasts. The text used to be: ‘{ $old }’
   *[other] The agreement under ‘{ $activity }’ now lasts: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-processing-at-end = { $how ->
    [added] When the agreement on ‘{ $activity }’ ends, this now applies: ‘{ $new }’
    [removed] We no longer say what happens when the agreement on ‘{ $activity }’ ends. The text used to be: ‘{ $old }’
   *[other] When the agreement on ‘{ $activity }’ ends, this now applies: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-processing-sub-added = Under ‘{ $activity }’ our sub-processors now also include { $items }.
change-processing-sub-removed = Under ‘{ $activity }’ our sub-processors no longer include { $items }.
change-processing-notice = { $how ->
    [added] Under ‘{ $activity }’ the customer is now told { $new } before we use a new sub-processor.
    [removed] Under ‘{ $activity }’ we no longer promise the customer notice of a new sub-processor. It used to be { $old } in advance.
   *[other] Under ‘{ $activity }’ the customer is now told { $new } before we use a new sub-processor. It used to be { $old }.
}
change-processing-object = { $how ->
    [added] Under ‘{ $activity }’ the customer now has { $new } to say no to a new sub-processor.
    [removed] Under ‘{ $activity }’ we no longer say how long the customer has to say no to a new sub-processor. It used to be { $old }.
   *[other] Under ‘{ $activity }’ the customer now has { $new } to say no to a new sub-processor. It used to be { $old }.
}

## How long data is kept

change-step = { $system }: { $said }.
change-retention-when = { $when }:
change-retention-chain = We keep { $what } for { $period } in all.
change-retention-by-law = This follows from { $law }.
change-retention-of-when = the data ({ $when })
change-then-archive = Then it goes to an archive.
change-retention-added = Under ‘{ $activity }’ this rule now applies too: ‘{ $said }’
change-retention-removed = Under ‘{ $activity }’ this rule no longer applies: ‘{ $said }’
change-retention-rule = Under ‘{ $activity }’ we have changed how long we keep the data. Now: ‘{ $new }’ Before: ‘{ $old }’
change-retention-period = { $how ->
    [added] Under ‘{ $activity }’ we now keep { $data } for { $new }. We did not state a period before.
    [removed] Under ‘{ $activity }’ we no longer say how long we keep { $data }. It used to be { $old }.
   *[other] { $bound ->
        [at-most] Under ‘{ $activity }’ we now keep { $data } for no more than { $new }. It used to be { $old }.
        [at-least] Under ‘{ $activity }’ we now keep { $data } for at least { $new }. It used to be { $old }.
       *[other] Under ‘{ $activity }’ we now keep { $data } for { $new }. It used to be { $old }.
    }
}
change-retention-steps = { $form ->
    [new] Under ‘{ $activity }’ we now keep { $data } for { $new } in all. It used to be { $old }. This is how we do it now: ‘{ $new-steps }’ This is how we did it: ‘{ $old-steps }’
   *[other] Under ‘{ $activity }’ we delete { $data } step by step in a new way. Now: ‘{ $new-steps }’ Before: ‘{ $old-steps }’ In all it is still { $new }.
}
change-retention-bound = { $how ->
    [added] Under ‘{ $activity }’ the period for { $data } is now { $new }. We did not say so before.
    [removed] Under ‘{ $activity }’ the period for { $data } is no longer { $old }.
   *[other] Under ‘{ $activity }’ the period for { $data } is now { $new }. It used to be { $old }.
}
change-retention-start = { $how ->
    [added] Under ‘{ $activity }’ we now say when the period for { $data } begins: { $new }.
    [removed] Under ‘{ $activity }’ we no longer say when the period for { $data } begins. Before: { $old }.
   *[other] Under ‘{ $activity }’ the period for { $data } now has another start: { $new }. Before: { $old }.
}
change-retention-criterion = { $how ->
    [added] Under ‘{ $activity }’ we now keep { $data } by this rule: ‘{ $new }’
    [removed] Under ‘{ $activity }’ this rule no longer applies to { $data }: ‘{ $old }’
   *[other] Under ‘{ $activity }’ we now keep { $data } by this rule: ‘{ $new }’ The rule used to be: ‘{ $old }’
}
change-retention-reason = { $how ->
    [added] Under ‘{ $activity }’ we now say why we do not delete { $data }: ‘{ $new }’
    [removed] Under ‘{ $activity }’ we no longer say why we do not delete { $data }. The text used to be: ‘{ $old }’
   *[other] Under ‘{ $activity }’ the reason why we do not delete { $data } is now: ‘{ $new }’ It used to be: ‘{ $old }’
}
change-retention-law = { $how ->
    [added] Under ‘{ $activity }’ the period for { $data } now follows from { $new }. We did not say so before.
    [removed] Under ‘{ $activity }’ we no longer name the act behind the period for { $data }. It used to be { $old }.
   *[other] Under ‘{ $activity }’ the period for { $data } now follows from { $new }. It used to follow from { $old }.
}
change-retention-then = Under ‘{ $activity }’ we have changed what happens to { $data } when the time is up. Now: ‘{ $new }’ Before: ‘{ $old }’
change-retention-automatic = { $holds ->
    [yes] Under ‘{ $activity }’ { $data } is now deleted automatically. It did not happen automatically before.
   *[other] Under ‘{ $activity }’ { $data } is no longer deleted automatically.
}
change-retention-hold = { $holds ->
    [yes] Under ‘{ $activity }’ we now keep { $data } for longer if a case is pending. We did not do so before.
   *[other] Under ‘{ $activity }’ we no longer keep { $data } for longer because a case is pending.
}
change-retention-review = { $how ->
    [added] Under ‘{ $activity }’ we now go through { $data } with no more than { $new } in between.
    [removed] Under ‘{ $activity }’ we no longer say how often we go through { $data }. There used to be no more than { $old } in between.
   *[other] Under ‘{ $activity }’ we now go through { $data } with no more than { $new } in between. It used to be { $old }.
}

## Cookies

change-cookie-class-name = { $class ->
    [necessary] strictly necessary
    [preferences] for preferences
    [statistics] for statistics
    [marketing] for marketing
    [unstated] of a kind that is not stated
   *[other] { $class }
}
change-storage = { $storage ->
    [cookie] a cookie
    [local-storage] local storage
    [session-storage] session storage
    [indexed-db] a browser database
    [pixel] a pixel
    [device-read] reading from your device
   *[other] { $storage }
}
change-cookie-new = Our website now also uses the cookie { $name }. It is { $kind }.
change-cookie-for = We use it to { $purpose }.
change-cookie-by = It comes from { $by }.
change-cookie-lasts = It lasts for { $duration }.
change-cookie-added = { $said }
change-cookie-removed = Our website no longer uses the cookie { $name }.
change-cookie-storage = The website now stores { $name } in another way: { $new }. It used to be { $old }.
change-cookie-class = { $how ->
    [added] The cookie { $name } is { $new }. We did not say so before.
    [removed] We no longer say what kind of cookie { $name } is. It used to be { $old }.
   *[other] The cookie { $name } is now { $new }. It used to be { $old }.
}
change-cookie-by-whom = { $how ->
    [added] The cookie { $name } comes from { $new }. We did not say so before.
    [removed] We no longer say who the cookie { $name } comes from. It used to be { $old }.
   *[other] The cookie { $name } now comes from { $new }. It used to come from { $old }.
}
change-cookie-duration = { $how ->
    [added] The cookie { $name } lasts for { $new }. We did not say so before.
    [removed] We no longer say how long the cookie { $name } lasts. It used to be { $old }.
   *[other] The cookie { $name } now lasts for { $new }. It used to be { $old }.
}
change-cookie-purpose = { $how ->
    [added] We use the cookie { $name } to { $new }. We did not say so before.
    [removed] We no longer say what we use the cookie { $name } for. It used to be to { $old }.
   *[other] We now use the cookie { $name } to { $new }. It used to be to { $old }.
}
change-cookie-country = { $how ->
    [added] Country of the cookie { $name }: { $new }. We did not say so before.
    [removed] We no longer state the country of the cookie { $name }. Before: { $old }.
   *[other] New country of the cookie { $name }: { $new }. Before: { $old }.
}
change-cookies-are-used = { $used ->
    [yes] Our website uses cookies.
   *[other] Our website does not use cookies.
}
change-cookies-used = { $how ->
    [removed] { $old ->
        [yes] We no longer say that our website uses cookies.
       *[other] We no longer say that our website does not use cookies.
    }
    [added] { $new ->
        [yes] We now say that our website uses cookies.
       *[other] We now say that our website does not use cookies.
    }
   *[other] { $new ->
        [yes] Our website now uses cookies. It did not before.
       *[other] Our website no longer uses cookies.
    }
}
change-cookies-use-added = We now also use cookies to { $items }.
change-cookies-use-removed = We no longer use cookies to { $items }.
change-cookies-refusing = { $how ->
    [added] If you say no to cookies, this now applies: ‘{ $new }’
    [removed] We no longer say what happens if you say no to cookies. The text used to be: ‘{ $old }’
   *[other] If you say no to cookies, this now applies: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-cookies-statement-added = About cookies we now also say: ‘{ $items }’
change-cookies-statement-removed = About cookies we no longer say: ‘{ $items }’
change-cookie-consent-added = We now ask for your consent to cookies.
change-cookie-consent-removed = We no longer say that we ask for your consent to cookies.
change-cookie-consent-tool = { $how ->
    [added] We now ask you about cookies in the tool { $new }.
    [removed] We no longer ask you about cookies in the tool { $old }.
   *[other] We now ask you about cookies in the tool { $new }. It used to be { $old }.
}
change-cookie-consent-reject = { $holds ->
    [yes] It is now as easy to say no to cookies as to say yes.
   *[other] We no longer say that it is as easy to say no to cookies as to say yes.
}
change-cookie-consent-granular = { $holds ->
    [yes] You can now choose cookies for each purpose.
   *[other] We no longer say that you can choose cookies for each purpose.
}
change-cookie-consent-withdraw = { $how ->
    [added] You can now withdraw your consent to cookies by { $new }.
    [removed] We no longer say that you can withdraw your consent to cookies by { $old }.
   *[other] You now withdraw your consent to cookies by { $new }. It used to be by { $old }.
}
change-cookie-consent-withdraw-url = { $how ->
    [added] You can now withdraw your consent to cookies at { $new }.
    [removed] You can no longer withdraw your consent to cookies at { $old }.
   *[other] You now withdraw your consent to cookies at { $new }. It used to be at { $old }.
}

## Rights, consent and complaints

change-right-added = We now also tell you about this right: { $right }.
change-right-removed = We no longer tell you about this right: { $right }.
change-right-scope = Your rights ({ $right }): this one now applies to { $new }. It used to apply to { $old }.
change-right-activity-added = Your rights now also include { $right } here: { $items }.
change-right-activity-removed = Your rights no longer include { $right } here: { $items }.
change-right-limited = { $form ->
    [law] Under ‘{ $activity }’ there is now a limit to this right: { $right }. The limit is in { $law }.
   *[other] Under ‘{ $activity }’ there is now a limit to this right: { $right }.
}
change-right-limit-added = { $said }
change-right-limit-removed = Under ‘{ $activity }’ there is no longer a special limit to this right: { $right }.
change-right-limit-law = { $how ->
    [added] Under ‘{ $activity }’ the limit to your rights ({ $right }) is in { $new }. We did not say so before.
    [removed] We no longer say where the limit to your rights ({ $right }) under ‘{ $activity }’ is set out. It used to be { $old }.
   *[other] Under ‘{ $activity }’ the limit to your rights ({ $right }) is now in { $new }. It used to be in { $old }.
}
change-right-limit-instead = { $how ->
    [added] Under ‘{ $activity }’ this now applies in place of { $right }: ‘{ $new }’
    [removed] Under ‘{ $activity }’ this no longer applies in place of { $right }: ‘{ $old }’
   *[other] Under ‘{ $activity }’ this now applies in place of { $right }: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-rights-how = { $how ->
    [added] This is how you now use your rights: ‘{ $new }’
    [removed] This is no longer how you use your rights: ‘{ $old }’
   *[other] This is how you now use your rights: ‘{ $new }’ The text used to be: ‘{ $old }’
}
change-rights-fee = { $how ->
    [added] It can now cost something to use your rights: ‘{ $new }’
    [removed] This no longer applies to paying for the use of your rights: ‘{ $old }’
   *[other] About paying for the use of your rights we now say: ‘{ $new }’ We used to say: ‘{ $old }’
}
change-consent-added = We now ask for your permission to { $to }.
change-consent-removed = We no longer ask for your permission to { $to }.
change-consent-to = We now ask for your permission to { $new }. We used to ask for your permission to { $old }.
change-consent-age = { $how ->
    [added] Permission to { $to }: if you are under { $new }, someone with parental authority now has to say yes. There used to be no age limit.
    [removed] Permission to { $to }: there is no longer an age limit for saying yes. It used to be { $old }.
   *[other] Permission to { $to }: if you are under { $new }, someone with parental authority now has to say yes. The limit used to be { $old }.
}
change-consent-withdraw = { $how ->
    [added] Permission to { $to }: you can now withdraw your consent by { $new }.
    [removed] Permission to { $to }: we no longer say how you withdraw your consent. It used to be by { $old }.
   *[other] Permission to { $to }: you now withdraw your consent by { $new }. It used to be by { $old }.
}
change-consent-law = { $how ->
    [added] Permission to { $to }: the consent is given under { $new }. We did not say so before.
    [removed] Permission to { $to }: we no longer say under which act you give the consent. It used to be { $old }.
   *[other] Permission to { $to }: the consent is now given under { $new }. It used to be under { $old }.
}
change-complaint-added = { $form ->
    [about] You can now also complain to { $body } about { $about }.
   *[other] You can now also complain to { $body }.
}
change-complaint-removed = { $form ->
    [about] We no longer say that you can complain to { $body } about { $about }.
   *[other] We no longer say that you can complain to { $body }.
}
change-complaint-about = { $how ->
    [added] You can now complain to { $body } about { $new }. We did not say about what before.
    [removed] You can now complain to { $body } without it being about { $old }.
   *[other] You can now complain to { $body } about { $new }. It used to be about { $old }.
}
change-complaint-contact = { $how ->
    [added] You can reach { $body } here: { $new }. We did not say so before.
    [removed] We no longer say where you can reach { $body }. It used to be here: { $old }.
   *[other] You can now reach { $body } here: { $new }. It used to be here: { $old }.
}

## Promises

change-claim-added = We now promise: ‘{ $claim }’
change-claim-withdrawn = We no longer promise: ‘{ $claim }’
change-claim-wording = We now promise: ‘{ $new }’ We used to promise: ‘{ $old }’
change-claim-scope = We still promise: ‘{ $claim }’ It now holds for { $new }. It used to hold for { $old }.
change-breach = { $how ->
    [added] We now write about personal data breaches.
   *[other] We no longer write about personal data breaches.
}
change-breach-hours = { $how ->
    [added] If there is a personal data breach, we now report it within { $new } hours of finding out.
    [removed] We no longer say how soon we report a personal data breach. It used to be within { $old } hours.
   *[other] If there is a personal data breach, we now report it within { $new } hours of finding out. It used to be { $old } hours.
}
change-breach-informs-added = If there is a personal data breach, we now also tell { $items }.
change-breach-informs-removed = We no longer say that we tell these people of a personal data breach: { $items }.
change-breach-when = { $how ->
    [added] We now give notice of a personal data breach { $new }.
    [removed] We no longer say when we give notice of a personal data breach. The text used to be: { $old }.
   *[other] We now give notice of a personal data breach { $new }. It used to be { $old }.
}
change-breach-trigger = { $how ->
    [added] We now only give notice of a personal data breach if { $new }.
    [removed] We no longer give notice of a personal data breach only if { $old }.
   *[other] We now give notice of a personal data breach if { $new }. It used to be if { $old }.
}

## The end of the policy

change-reuse-allowed = { $how ->
    [removed] We no longer say whether you may use the text of the policy.
   *[other] { $new ->
        [yes] You may now use the text of the policy.
       *[other] We now say that you may not copy the text of the policy.
    }
}
change-reuse-terms = { $how ->
    [added] About using the text of the policy we now say: ‘{ $new }’
    [removed] About using the text of the policy we no longer say: ‘{ $old }’
   *[other] About using the text of the policy we now say: ‘{ $new }’ We used to say: ‘{ $old }’
}
change-changes = { $how ->
    [added] We now say what happens when we change the policy.
   *[other] We no longer say what happens when we change the policy.
}
change-changes-address = { $how ->
    [added] You now find the edition in force at { $new }. We did not say so before.
    [removed] We no longer say where you find the edition in force. It used to be { $old }.
   *[other] You now find the edition in force at { $new }. It used to be at { $old }.
}
change-changes-from = { $how ->
    [added] The policy is at its address from { $new }. We did not give the date before.
    [removed] We no longer say when the policy came to its address. The date used to be { $old }.
   *[other] The policy is at its address from { $new }. The date used to be { $old }.
}
change-changes-notice = { $how ->
    [added] We now tell you of major changes { $new } before they apply.
    [removed] We no longer promise notice of major changes a certain time ahead. It used to be { $old }.
   *[other] We now tell you of major changes { $new } before they apply. It used to be { $old }.
}
change-changes-channel = { $how ->
    [added] We now tell you of major changes { $new }.
    [removed] We no longer say how we tell you of major changes. It used to be { $old }.
   *[other] We now tell you of major changes { $new }. It used to be { $old }.
}
change-signature-added = The policy now has a signature: { $who }.
change-signature-removed = The policy no longer has this signature: { $who }.
change-signature-name = { $how ->
    [added] The name under the policy is { $new }. It was not there before.
    [removed] The name { $old } is no longer under the policy.
   *[other] The name under the policy is now { $new }. It used to be { $old }.
}
change-signature-title = { $how ->
    [added] The title under the policy is { $new }. It was not there before.
    [removed] The title { $old } is no longer under the policy.
   *[other] The title under the policy is now { $new }. It used to be { $old }.
}
change-signature-place = { $how ->
    [added] The place under the policy is { $new }. It was not there before.
    [removed] The place { $old } is no longer under the policy.
   *[other] The place under the policy is now { $new }. It used to be { $old }.
}
change-signature-date = { $how ->
    [added] The date under the policy is { $new }. It was not there before.
    [removed] There is no longer a date under the policy. It used to be { $old }.
   *[other] The date under the policy is now { $new }. It used to be { $old }.
}
