### Version 1 of the clause library, where it says something else than version 2: for policies that are pinned to it.

breach-authority-duty = We notify the Danish Data Protection Agency (Datatilsynet) within { $hours } hours of finding out, unless a risk to you is unlikely.
objection-reason = Tell us what is special about your situation. Then we stop, unless we have weighty reasons that come first or need the data in a legal dispute.
withdraw-past = It does not undo what we were allowed to do until you said no.
changes-intro = When we change something, we publish the policy anew with a new date.
