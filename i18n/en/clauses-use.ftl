### The clause library in British English: what is used and why, whether it must be given, where it comes from, who receives it.

## What we use your data for

activities-intro = The articles we mention are in { $gdpr }.
activities-weighed = Where we have a legitimate interest, it outweighs the inconvenience to you in our assessment.
activities-subjects = The data is about { $subjects } unless we say otherwise.
activity-subjects = The data is about { $subjects }.
activity-subjects-under = { $subjects } under { $age }
activity-reader-guardian = If you are a parent or guardian, you are reading this on behalf of the child.
activity-role-processor = Here we are the processor.
activity-role-joint = Here we are joint controllers with { $names }.
activity-role-joint-unnamed = Here we are joint controllers with others.
activity-categories = We use this data: { $categories }.
activity-may-include = There may also be { $categories } among it.
activity-purpose = We use the data to { $purposes }.
activity-purposes = What we use the data for:
activity-purpose-item = To { $purposes }.
activity-systems = The data is kept here: { $systems }.
activity-in-systems = The data is kept { $systems }.
activity-access = { $access } can see the data.
activity-marketing-consent = { $channel ->
    [email] We only send advertising by email if you have said yes to it. See { $law }.
    [sms] We only send advertising by text message if you have said yes to it. See { $law }.
    [phone] We only call you with offers if you have said yes to it. See { $law }.
    [post] We only send advertising by post if you have said yes to it. See { $law }.
   *[other] We only send advertising if you have said yes to it. See { $law }.
}
activity-marketing-customer = { $channel ->
    [email] If you have bought from us and given us your email address, we may email you about our own similar goods and services. See { $law }.
    [sms] If you have bought from us, we may advertise similar goods and services to you by text message. See { $law }.
    [phone] If you have bought from us, we may call you with offers of similar goods and services. See { $law }.
    [post] If you have bought from us, we may advertise similar goods and services to you by post. See { $law }.
   *[other] If you have bought from us, we may advertise similar goods and services to you. See { $law }.
}
activity-marketing-refuse = You can say no at any time. It is free of charge.

## Grounds

basis-consent = We only do so if you have given { $link } ({ $law }).
basis-link-consent = your consent
basis-contract = It is necessary to make or perform a contract with you ({ $law }).
basis-contract-before = It is necessary before we can make a contract with you ({ $law }).
basis-contract-employment = It is necessary for your employment ({ $law }).
basis-law = We are obliged to do so under { $acts }. See { $law }.
basis-law-unnamed = We are obliged to do so by law ({ $law }).
basis-vital = It is necessary to protect people’s life or health ({ $law }).
basis-public = It is a task in the public interest ({ $law }).
basis-public-authority = It is part of our task as a public authority ({ $law }).
basis-public-acts = The task is set out in { $acts }.
basis-interest = We have a legitimate interest in { $interest } ({ $law }).
basis-interest-unnamed = We have a legitimate interest in it ({ $law }).
basis-special = { $letter ->
    [a] The data is sensitive. We only use it if you have given your explicit consent ({ $law }).
    [b] The data is sensitive. The rules on work or social benefits make it necessary to use it ({ $law }).
    [c] The data is sensitive. We may use it to protect life or health when you cannot say yes yourself ({ $law }).
    [d] The data is sensitive. As an association we may use it about our own members ({ $law }).
    [e] The data is sensitive. We may use it because you have made it public yourself ({ $law }).
    [f] The data is sensitive. We may use it when a legal claim makes it necessary ({ $law }).
    [g] The data is sensitive. We may use it because the public interest strongly requires it ({ $law }).
    [h] The data is sensitive. It is necessary to use it when you get help with your health ({ $law }).
    [i] The data is sensitive. We may use it for the sake of public health ({ $law }).
    [j] The data is sensitive. We may use it for archives, research or statistics ({ $law }).
   *[other] The data is sensitive. We may use it under { $law }.
}
basis-criminal = We use data on criminal offences only under { $law }.
basis-national = We may do so under { $law }.
ground-for = { $categories }: { $ground }
ground-provision = { $categories }: We may use it under { $law }.
ground-criminal = { $categories }: We use it only under { $law }.

## Whether data must be given

obligation-statutory = You have to give us the data because the law requires it.
obligation-statutory-law = You have to give us the data because it is required by { $acts }.
obligation-contractual = You have to give us the data so that we can perform the contract with you.
obligation-to-enter-contract = We need the data before we can make a contract with you.
obligation-voluntary = It is up to you whether you give us the data.
obligation-unavoidable = The data arises by itself, without your giving it to us.
obligation-please-do-not-send = Please do not send us { $what }.

## Where the data comes from

source-self = We get the data from you.
source-self-else = We get the data from you unless we say otherwise here.
source-other = We get data from { $source }.
source-also = We also get data from { $source }.
source-other-categories = We get { $categories } from { $source }.
source-also-categories = We also get { $categories } from { $source }.
source-public = It is a source that is open to everyone.
source-not-public = The source is not open to the public.
source-told-within = We tell you within { $period } of receiving it.
source-told-first-contact = We tell you the first time we write to you.
source-told-first-disclosure = We tell you before anyone else gets it from us.

## Who receives the data

recipients-processors = { $count ->
    [one] This supplier works for us as a processor.
   *[other] These suppliers work for us as processors.
}
recipients-processors-instruct = { $count ->
    [one] The supplier may only use the data for the task we have given it.
   *[other] They may only use the data for the task we have given them.
}
recipients-independent = { $count ->
    [one] We pass data on to a recipient that is itself responsible for guarding it:
   *[other] We pass data on to recipients that are themselves responsible for guarding it:
}
recipients-joint = { $count ->
    [one] We share data with a party that is a joint controller with us:
   *[other] We share data with parties that are joint controllers with us:
}
recipients-authorities = { $count ->
    [one] This authority gets data from us:
   *[other] These authorities get data from us:
}
recipients-sub-processors = { $count ->
    [one] This supplier works as a sub-processor:
   *[other] These suppliers work as sub-processors:
}
recipients-unstated-also = { $count ->
    [one] This recipient also gets data:
   *[other] These recipients also get data:
}
recipients-unstated = { $count ->
    [one] This recipient gets data:
   *[other] These recipients get data:
}
recipients-head-who = Who
recipients-head-for = Used for
recipients-head-country = Country
recipients-country-unstated = Not stated
recipient-named = { $name } ({ $kind })
recipient-in = { $who }, { $country }
recipient-item = { $who }.
recipient-for = Part of: { $activities }.
recipient-gets = The recipient gets { $categories }.
recipient-when = We send the data { $when }.
recipient-agreements-all = We have a written data processing agreement with each of them. It says how the data must be guarded.
recipient-agreements = We have a written data processing agreement with { $names }. It says how the data must be guarded.
recipient-no-agreement = We do not yet have a data processing agreement with { $names }.
recipient-sub = { $name } itself uses { $subs } as { $count ->
    [one] a sub-processor.
   *[other] sub-processors.
}
recipient-from = From { $date } we start using { $name }.

## Transfers outside the EU/EEA

transfers-intro = We transfer data to countries outside the EU/EEA. Here you can see where, and what protects it.
transfers-none = Your data stays in the EU and EEA.
transfer-lead = { $name } ({ $country })
transfer-no-adequacy = The European Commission has not approved the transfer in an adequacy decision.
transfer-dpf = The recipient is certified under the EU-U.S. Data Privacy Framework. The European Commission has approved it in an adequacy decision ({ $law }).
transfer-adequacy = The European Commission has found that the country protects data well enough. That is called an adequacy decision ({ $law }).
transfer-scc = The agreement rests on the EU’s standard contractual clauses ({ $law }).
transfer-bcr = The recipient follows binding corporate rules that are approved in the EU ({ $law }).
transfer-explicit-consent = The transfer only happens if you have given your explicit consent ({ $law }).
transfer-contract = The transfer is necessary for a contract with you ({ $law }).
transfer-legal-claim = The transfer is necessary for a legal claim ({ $law }).
transfer-fallback-scc = If that basis falls away, the EU’s standard contractual clauses apply instead ({ $law }).
transfer-fallback-bcr = If that basis falls away, binding corporate rules apply instead ({ $law }).
transfer-fallback-adequacy = If that basis falls away, the European Commission’s adequacy decision applies instead ({ $law }).
transfer-fallback-dpf = If that basis falls away, the EU-U.S. Data Privacy Framework applies instead ({ $law }).
transfer-fallback-explicit-consent = If that basis falls away, we send nothing unless you have given your explicit consent ({ $law }).
transfer-fallback-contract = If that basis falls away, we only send what a contract with you makes necessary ({ $law }).
transfer-fallback-legal-claim = If that basis falls away, we only send what a legal claim makes necessary ({ $law }).
transfer-copy-request = You can get a copy from us.
transfer-copy-url = You can read a copy at { $url }.
