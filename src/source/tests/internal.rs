//! A canary in what is for the record only is in nothing that is published.

use crate::model::published::Published;
use crate::source::tests::Fixture;

#[test]
fn nothing_internal_is_in_what_is_published() {
    let canary = "CANARY";
    let fixture = Fixture::new()
        .file(
            "content/firm/firm.toml",
            "note = \"CANARY\"\n[controller]\nname = \"Firma\"\nnote = \"CANARY\"\nphone = { value = \"+45 12\", publish = false, note = \"CANARY\" }\n\
             email = { value = \"CANARY@x.example\", publish = false }\naddress = { street = \"CANARY\", postcode = \"1\", city = \"x\", publish = false }\n\
             [[controller.unit]]\nname = \"CANARY\"\npublish = false\n[contact]\nname = \"CANARY\"\npublish = false\n\
             [dpo]\nappointed = true\nname = { withheld = { reason = { da = \"CANARY\", en = \"CANARY\" } }, publish = false }\n\
             [[complaint]]\nto = \"CANARY\"\npublish = false\n"
                .replace("\"+45 12\"", "\"+45 12 34\""),
        )
        .facts(
            "[review]\ninterval = \"P7777D\"\nlast = 2017-07-07\n\
             [[audience]]\nid = \"inside-canary\"\nlabel = { da = \"CANARY\", en = \"CANARY\" }\nour-role = \"controller\"\npublish = false\n\
             [[recipient]]\nid = \"gone-canary\"\nkind = { da = \"CANARY\", en = \"CANARY\" }\npublish = false\n\
             [[recipient]]\nid = \"kept\"\nkind = { da = \"x\", en = \"y\" }\nname = { value = \"CANARY\", publish = false }\n\
             sub-processors = [\"gone-canary\"]\ntransfer = [{ country = \"US\", mechanism = \"scc\", checked = 2017-07-07 }]\n\
             [[system]]\nid = \"disk-canary\"\nkind = { da = \"CANARY\", en = \"CANARY\" }\npublish = false\n\
             [[system]]\nid = \"nas\"\nkind = { da = \"x\", en = \"y\" }\nrecipient = \"gone-canary\"\nbackup = \"disk-canary\"\n\
             [[activity]]\nid = \"repair\"\ntitle = { da = \"x\", en = \"y\" }\nsystems = [\"nas\", \"disk-canary\"]\n\
             categories = { value = [{ da = \"CANARY\", en = \"CANARY\" }, { key = \"key-canary\", is = { da = \"x\", en = \"y\" } }], publish = false }\n\
             grounds = [{ basis = \"6-1-b\", for = [\"key-canary\"] }, { basis = \"6-1-c\" }]\n\
             disclosure = [{ to = \"gone-canary\", as = \"processor\" }, { to = \"kept\", as = { value = \"authority\", publish = false }, categories = [\"key-canary\"] }]\n\
             [[activity.retention]]\nchain = [{ in = \"nas\", after = { da = \"x\", en = \"y\" }, keep = \"P60D\" }, { in = \"disk-canary\", after = { deleted-from = \"nas\" }, keep = \"P30D\" }]\n\
             [[activity.retention]]\ncriterion = { da = \"CANARY\", en = \"CANARY\" }\npublish = false\n\
             [[activity]]\nid = \"gone-repair-canary\"\ntitle = { da = \"x\", en = \"y\" }\naudience = [\"inside-canary\"]\n\
             [[claim]]\nid = \"no-marketing\"\nscope = [\"gone-repair-canary\"]\nwords = { da = \"CANARY\", en = \"CANARY\" }\n\
             [[cookie]]\nname = \"c\"\nclass = \"statistics\"\nby = \"gone-canary\"\nduration = \"session\"\npurpose = { da = \"x\", en = \"y\" }\nreviewed = 2017-07-07\n\
             [[section]]\nid = \"about\"\naudience = [\"inside-canary\"]\n\
             [security]\nmeasures = [{ da = \"CANARY\", en = \"CANARY\" }]\npublish = false\n",
        )
        .file("content/firm/p/da/about.md", "Ord\n")
        .file("content/firm/p/en/about.md", "Words\n");
    let loaded = fixture.load();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let site = loaded.site.unwrap();
    let policy = &site.policies[0].policy;
    assert!(format!("{policy:?}").contains(canary));
    let published = Published::of(policy);
    let dump = format!("{:?}", published.policy());
    for word in ["CANARY", "canary", "7777", "2017"] {
        assert!(!dump.contains(word), "{word}: {}", &dump[dump.find(word).unwrap().saturating_sub(300)..]);
    }
    let policy = published.policy();
    let activity = &policy.activities[0];
    assert_eq!((policy.activities.len(), activity.disclosure.len(), policy.claims.len()), (1, 1, 0));
    assert!(activity.disclosure[0].role.is_unknown() && activity.disclosure[0].categories.is_empty());
    assert_eq!(activity.grounds.as_ref().unwrap().value().unwrap().len(), 1, "the ground of untold categories is gone");
    let retention = activity.retention.as_ref().unwrap().value().unwrap();
    let crate::model::retention::Rule::Keep { period, from, .. } = &retention[0].rule else { panic!("one period") };
    assert_eq!((retention.len(), period.value.to_string().as_str(), from.is_some()), (1, "P90D", true));
    assert!(!policy.sections[0].publish && policy.cookies[0].by.is_unknown());
    assert!(policy.firm.contact.is_none() && policy.firm.controller.address.is_none());
}
