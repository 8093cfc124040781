//! Decisions that a program takes alone (GDPR Art. 13(2)(f), 22), and that there are none.

use crate::compose::clause::laws;
use crate::compose::clause::parts::{activity_link, activity_list, complete, section, strong, told};
use crate::compose::context::Context;
use crate::document::{Inline, Section};
use crate::model::activity::{Activity, Automated, AutomatedDecision};
use crate::model::fact::value;
use crate::model::section::Generated;

/// The section "automated decisions".
pub fn automated(ctx: &Context) -> Option<Section> {
    let activities = &ctx.policy().activities;
    let none: Vec<&Activity> =
        activities.iter().filter(|activity| value(&activity.automated) == Some(&Automated::None)).collect();
    let used = activities.iter().filter(|one| matches!(value(&one.automated), Some(Automated::Used(_)))).count();
    let mut blocks = Vec::new();
    for activity in activities {
        let path = format!("activity.{}.automated", activity.id);
        let said = told(ctx, &activity.automated, &path, |automated, _| match automated {
            Automated::None => Vec::new(),
            Automated::Used(decision) => decides(ctx, decision, &path),
        });
        if !said.is_empty() {
            let label = strong(activity_link(ctx, activity));
            blocks.push(ctx.para("list-item", &[("what", label.into()), ("said", said.into())]));
        }
    }
    if !none.is_empty() && none.len() == activities.len() {
        blocks.push(ctx.para("automated-none", &[]));
    } else if !none.is_empty() && none.len() + used == activities.len() {
        blocks.push(ctx.para("automated-none-else", &[]));
    } else if !none.is_empty() {
        blocks.push(ctx.para("automated-none-here", &[("activities", activity_list(ctx, &none))]));
    }
    section(ctx, Generated::AutomatedDecisions, blocks, Vec::new())
}

fn decides(ctx: &Context, decision: &AutomatedDecision, path: &str) -> Vec<Inline> {
    let mut parts = vec![
        ctx.say("automated-decides", &[("decides", ctx.text(&decision.decides, path).into())]),
        ctx.text(&decision.logic, path),
        ctx.text(&decision.consequence, path),
    ];
    let exception = decision.exception.as_ref().and_then(|letter| match letter.value {
        'a' => Some(("automated-exception-a", "22-2-a")),
        'b' => Some(("automated-exception-b", "22-2-b")),
        'c' => Some(("automated-exception-c", "22-2-c")),
        _ => None,
    });
    if let Some((id, article)) = exception {
        parts.push(ctx.say(id, &[("law", laws::gdpr(ctx, article).into())]));
    }
    match &decision.human_review {
        Some(review) => parts.push(ctx.text(review, path)),
        None if complete(ctx) => parts.push(ctx.say("automated-ask", &[])),
        None => {}
    }
    crate::compose::context::sentences(parts)
}
