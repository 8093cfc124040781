//! Why a use of data is lawful, one sentence a ground.

use crate::compose::clause::laws;
use crate::compose::context::{Context, sentences};
use crate::document::Inline;
use crate::model::act::LawRef;
use crate::model::activity::{Activity, ActivityKind, Disclosure};
use crate::model::controller::ControllerKind;
use crate::model::fact::value;
use crate::model::ground::{Basis, Ground};
use crate::model::section::Generated;
use crate::model::text::Text;
use crate::text::Arg;

/// "Det er nødvendigt for den aftale, du har med os (artikel 6, stk. 1, litra b)."
pub fn sentence(ctx: &Context, activity: &Activity, ground: &Ground) -> Vec<Inline> {
    let laws: Vec<LawRef> = ground.law.iter().map(|law| law.value.clone()).collect();
    let Some(basis) = ground.basis.as_ref().map(|basis| basis.value) else {
        return national(ctx, &laws);
    };
    match basis {
        Basis::CONSENT => consent(ctx, &laws),
        Basis::LEGITIMATE_INTERESTS => interest(ctx, activity, ground, &laws),
        basis => of_law(ctx, activity.kind, basis, &laws),
    }
}

/// The sentence of a disclosure, which has no consent of its own. `path` is the disclosure's.
pub fn of_disclosure(ctx: &Context, disclosure: &Disclosure, path: &str) -> Vec<Inline> {
    let laws: Vec<LawRef> = disclosure.law.as_ref().map(|law| law.value.clone()).into_iter().collect();
    match disclosure.basis.as_ref().map(|basis| basis.value) {
        None => national(ctx, &laws),
        Some(Basis::CONSENT) => consent(ctx, &laws),
        Some(Basis::LEGITIMATE_INTERESTS) => pursued(ctx, disclosure.interest.as_ref(), path, &laws),
        Some(basis) => of_law(ctx, None, basis, &laws),
    }
}

fn national(ctx: &Context, laws: &[LawRef]) -> Vec<Inline> {
    match laws.is_empty() {
        true => Vec::new(),
        false => ctx.say("basis-national", &[("law", laws::acts(ctx, laws))]),
    }
}

/// What the consent is to is said where it can be taken back.
fn consent(ctx: &Context, laws: &[LawRef]) -> Vec<Inline> {
    let law = laws::article_with(ctx, Basis::CONSENT, laws);
    let word = ctx.say("basis-link-consent", &[]);
    let link = ctx.section_link(Generated::WithdrawConsent.id(), word);
    ctx.say("basis-consent", &[("link", link.into()), ("law", law.into())])
}

fn interest(ctx: &Context, activity: &Activity, ground: &Ground, laws: &[LawRef]) -> Vec<Inline> {
    pursued(ctx, ground.interest.as_ref(), &format!("activity.{}.grounds", activity.id), laws)
}

fn pursued(ctx: &Context, interest: Option<&Text>, path: &str, laws: &[LawRef]) -> Vec<Inline> {
    let law = laws::article_with(ctx, Basis::LEGITIMATE_INTERESTS, laws);
    match interest {
        Some(interest) => {
            ctx.say("basis-interest", &[("interest", ctx.text(interest, path).into()), ("law", law.into())])
        }
        None => ctx.say("basis-interest-unnamed", &[("law", law.into())]),
    }
}

fn of_law(ctx: &Context, kind: Option<ActivityKind>, basis: Basis, laws: &[LawRef]) -> Vec<Inline> {
    let with_acts = || ("law", Arg::from(laws::article_with(ctx, basis, laws)));
    match basis {
        Basis::CONTRACT => {
            let id = match kind {
                Some(ActivityKind::Recruitment) => "basis-contract-before",
                Some(ActivityKind::Employment) => "basis-contract-employment",
                _ => "basis-contract",
            };
            ctx.say(id, &[with_acts()])
        }
        Basis::LEGAL_OBLIGATION if laws.is_empty() => ctx.say("basis-law-unnamed", &[with_acts()]),
        Basis::LEGAL_OBLIGATION => {
            ctx.say("basis-law", &[("acts", laws::acts(ctx, laws)), ("law", laws::article(ctx, basis).into())])
        }
        Basis::VITAL_INTERESTS => ctx.say("basis-vital", &[with_acts()]),
        Basis::PUBLIC_TASK => {
            let authority = value(&ctx.policy().firm.controller.kind) == Some(&ControllerKind::PublicAuthority);
            let id = if authority { "basis-public-authority" } else { "basis-public" };
            let said = ctx.say(id, &[("law", laws::article(ctx, basis).into())]);
            let acts = match laws.is_empty() {
                true => Vec::new(),
                false => ctx.say("basis-public-acts", &[("acts", laws::acts(ctx, laws))]),
            };
            sentences(vec![said, acts])
        }
        Basis::Art9(letter) => ctx.say("basis-special", &[("letter", Arg::key(letter.to_string())), with_acts()]),
        Basis::Art10 => ctx.say("basis-criminal", &[with_acts()]),
        Basis::Art6(_) => ctx.say("basis-national", &[with_acts()]),
    }
}
