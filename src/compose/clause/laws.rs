//! References to the law, in running text: the one place that knows how an article or a section is written.

use crate::compose::context::Context;
use crate::document::Inline;
use crate::model::act::{LawRef, Provision};
use crate::model::ground::Basis;
use crate::text::{Arg, law};

/// "artikel 6, stk. 1, litra f"; that it is in the GDPR is said once, where the activities begin.
pub fn article(ctx: &Context, basis: Basis) -> Vec<Inline> {
    let (id, parts) = law::article(basis);
    ctx.say(id, &parts)
}

/// An article of the GDPR by number, written like a provision: `17`, `7-3`, `45-3`.
pub fn gdpr(ctx: &Context, written: &str) -> Vec<Inline> {
    match Provision::parse(written) {
        Some(provision) => gdpr_provision(ctx, &provision),
        None => Vec::new(),
    }
}

/// "databeskyttelsesforordningens artikel 21", where the reader may not have seen which regulation is meant.
pub fn gdpr_in_full(ctx: &Context, written: &str) -> Vec<Inline> {
    ctx.say("law-of-gdpr", &[("article", gdpr(ctx, written).into())])
}

/// The article, and behind it the acts that fill it in: "artikel 6, stk. 1, litra c, jf. bogføringslovens § 12".
pub fn article_with(ctx: &Context, basis: Basis, laws: &[LawRef]) -> Vec<Inline> {
    if laws.is_empty() {
        return article(ctx, basis);
    }
    // It stands between brackets, where the full name would bring brackets of its own.
    let acts = Arg::And(laws.iter().map(|law| named(ctx, law, false)).collect());
    ctx.say("law-with", &[("article", article(ctx, basis).into()), ("acts", acts)])
}

/// Several acts or provisions: "bogføringslovens § 12 og momsloven".
pub fn acts(ctx: &Context, laws: &[LawRef]) -> Arg {
    Arg::And(laws.iter().map(|law| law_ref(ctx, law)).collect())
}

/// An act by name, or a provision of it: "bogføringsloven", "databeskyttelseslovens § 11, stk. 2, nr. 1".
/// At its first mention the act has its full name.
pub fn law_ref(ctx: &Context, law: &LawRef) -> Vec<Inline> {
    named(ctx, law, ctx.first_mention(&format!("act-{}", law.act)))
}

fn named(ctx: &Context, law: &LawRef, first: bool) -> Vec<Inline> {
    let Some(provision) = &law.provision else {
        let name = if first { format!("act-{}.full", law.act) } else { format!("act-{}", law.act) };
        return ctx.say(&name, &[]);
    };
    if law.act == "gdpr" {
        return ctx.say("law-of-gdpr", &[("article", gdpr_provision(ctx, provision).into())]);
    }
    let genitive = if first { format!("act-{}.genitive-full", law.act) } else { format!("act-{}.genitive", law.act) };
    let args = [("genitive", ctx.say(&genitive, &[]).into()), ("provision", provision_of_act(ctx, provision).into())];
    ctx.say("law-provision", &args)
}

/// An act by its id in the table: `cookie`.
pub fn act(ctx: &Context, id: &str) -> Vec<Inline> {
    law_ref(ctx, &LawRef { act: id.to_owned(), provision: None })
}

/// A provision that the table of acts knows by what it is about, where it stands today: `mfl`, `consent`.
pub fn named_provision(ctx: &Context, act: &str, about: &str) -> Vec<Inline> {
    let tables = crate::model::act::Tables::built_in();
    let provision = tables.act(act).and_then(|act| act.provision_on(about, ctx.day()));
    law_ref(ctx, &LawRef { act: act.to_owned(), provision })
}

fn gdpr_provision(ctx: &Context, provision: &Provision) -> Vec<Inline> {
    let (id, parts) = law::gdpr_provision(provision);
    ctx.say(id, &parts)
}

fn provision_of_act(ctx: &Context, provision: &Provision) -> Vec<Inline> {
    let (id, parts) = law::act_provision(provision);
    ctx.say(id, &parts)
}
