//! Promises that the firm makes, each in the section it belongs to.

use crate::compose::clause::parts::activity_list;
use crate::compose::context::{Context, paragraph};
use crate::document::{BlockKind, Inline};
use crate::model::activity::Activity;
use crate::model::claim::{Claim, ClaimId};

/// The claims of these kinds that hold for everything, one paragraph each.
pub fn general(ctx: &Context, ids: &[ClaimId]) -> Vec<BlockKind> {
    let claims = ctx.policy().claims.iter().filter(|claim| claim.scope.is_empty() && ids.contains(&claim.id));
    claims.map(|claim| paragraph(sentence(ctx, claim))).collect()
}

/// The claims of these kinds, those of some activities with the activities before them.
pub fn with_scope(ctx: &Context, ids: &[ClaimId]) -> Vec<BlockKind> {
    let claims = ctx.policy().claims.iter().filter(|claim| ids.contains(&claim.id));
    claims
        .map(|claim| {
            let said = sentence(ctx, claim);
            let scope: Vec<&Activity> = claim.scope.iter().filter_map(|id| ctx.policy().activity(&id.value)).collect();
            if scope.is_empty() {
                return paragraph(said);
            }
            let args = [("activities", activity_list(ctx, &scope)), ("claim", said.into())];
            paragraph(ctx.say("claim-scope", &args))
        })
        .collect()
}

/// The claims about uses of data that are made of this activity alone.
pub fn of_activity<'a>(ctx: &Context<'a>, activity: &Activity) -> impl Iterator<Item = &'a Claim> {
    ctx.policy().claims.iter().filter(move |claim| {
        matches!(claim.id, ClaimId::NoMarketing | ClaimId::NoSupplierData)
            && claim.scope.iter().any(|id| id.value == activity.id)
    })
}

/// The firm's own words, or the vocabulary's.
pub fn sentence(ctx: &Context, claim: &Claim) -> Vec<Inline> {
    ctx.text(&claim.sentence(), &format!("claim.{}", claim.id.key()))
}
