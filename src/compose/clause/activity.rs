//! What data is used for: one subsection an activity.

use crate::compose::clause::parts::{
    activity_section, activity_title, audience, capital, categories, complete, duties, in_system, push_list,
    push_sentences, section, strong, subsection, system, told,
};
use crate::compose::clause::{claims, grounds, laws};
use crate::compose::context::{Context, bullets, sentences};
use crate::document::walk::plain;
use crate::document::{BlockKind, Inline, Origin, Section};
use crate::model::activity::{Activity, Category, MarketingChannel, MarketingPermission};
use crate::model::audience::{Audience, Reader, Role, Subject};
use crate::model::claim::ClaimId;
use crate::model::fact::value;
use crate::model::ground::{Basis, Ground};
use crate::model::section::Generated;
use crate::model::text::Text;
use crate::text::Arg;

/// The section "what we use data for".
pub fn activities(ctx: &Context) -> Option<Section> {
    let mut blocks = Vec::new();
    let rests_on = |which: fn(Basis) -> bool| -> bool {
        let grounds = ctx.policy().activities.iter().filter_map(|activity| value(&activity.grounds)).flatten();
        grounds.filter_map(|ground| ground.basis.as_ref()).any(|basis| which(basis.value))
    };
    let mut intro = Vec::new();
    if rests_on(|_| true) {
        intro.push(ctx.say("activities-intro", &[("gdpr", laws::act(ctx, "gdpr").into())]));
    }
    // That the interest weighs more is an assessment, which is put into no firm's mouth.
    if complete(ctx) && rests_on(|basis| basis == Basis::LEGITIMATE_INTERESTS) {
        intro.push(ctx.say("activities-weighed", &[]));
    }
    push_sentences(&mut blocks, intro);
    let usual = usual_subjects(ctx);
    if let Some(usual) = &usual {
        blocks.push(ctx.para("activities-subjects", &[("subjects", usual.clone().into())]));
    }
    let usual = usual.map(|words| plain(&words));
    let shown = ctx.policy().activities.iter().filter(|activity| is_shown(ctx, activity));
    let subsections: Vec<Section> = shown.map(|activity| one(ctx, activity, usual.as_deref())).collect();
    let of_ours = |audience: &Audience| audience.our_role.value() != Some(&Role::Processor);
    push_list(&mut blocks, duties(ctx, of_ours));
    blocks.extend(claims::general(ctx, &[ClaimId::NoMarketing, ClaimId::NoSupplierData]));
    section(ctx, Generated::Activities, blocks, subsections)
}

/// Whether there is anything to say of an activity beyond its name.
pub fn is_shown(ctx: &Context, activity: &Activity) -> bool {
    let said = |fact: bool, withheld: bool| fact || withheld;
    let is_withheld = |withheld: Option<_>| withheld.is_some();
    !activity.audience.is_empty()
        || !activity.subjects.is_empty()
        || said(
            value(&activity.categories).is_some(),
            is_withheld(activity.categories.as_ref().and_then(|f| f.withheld())),
        )
        || said(value(&activity.purposes).is_some(), is_withheld(activity.purposes.as_ref().and_then(|f| f.withheld())))
        || said(value(&activity.grounds).is_some(), is_withheld(activity.grounds.as_ref().and_then(|f| f.withheld())))
        || !activity.systems.is_empty()
        || !activity.access.is_empty()
        || activity.remark.is_some()
        || activity.marketing.is_some()
        || claims::of_activity(ctx, activity).next().is_some()
}

fn one(ctx: &Context, activity: &Activity, usual: Option<&str>) -> Section {
    let mut blocks = Vec::new();
    let about = match subjects(ctx, activity) {
        Some(words) if usual != Some(plain(&words).as_str()) => {
            ctx.say("activity-subjects", &[("subjects", words.into())])
        }
        _ => Vec::new(),
    };
    push_sentences(
        &mut blocks,
        vec![audience(ctx, &activity.audience), role(ctx, activity), about, reader(ctx, activity)],
    );
    let path = format!("activity.{}.categories", activity.id);
    let data = told(ctx, &activity.categories, &path, |listed, _| categories_sentences(ctx, listed, &path));
    push_sentences(&mut blocks, vec![data]);
    purposes(ctx, activity, &mut blocks);
    category_grounds(ctx, activity, &mut blocks);
    push_sentences(&mut blocks, marketing(ctx, activity));
    push_sentences(&mut blocks, vec![systems(ctx, activity), access(ctx, activity)]);
    if let Some(remark) = &activity.remark {
        push_sentences(&mut blocks, vec![ctx.text(remark, &format!("activity.{}.remark", activity.id))]);
    }
    for claim in claims::of_activity(ctx, activity) {
        push_sentences(&mut blocks, vec![claims::sentence(ctx, claim)]);
    }
    subsection(activity_section(activity), activity_title(ctx, activity), blocks)
}

fn role(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    match value(&activity.role) {
        Some(Role::Processor) => ctx.say("activity-role-processor", &[]),
        Some(Role::JointController) => {
            let names: Vec<Vec<Inline>> = ctx
                .policy()
                .firm
                .joint_controllers
                .iter()
                .filter(|joint| joint.activities.is_empty() || joint.activities.contains(&activity.id))
                .filter_map(|joint| {
                    let name = joint.name.value()?;
                    Some(ctx.value(name, &format!("joint-controller.{}.name", joint.id), &joint.name.place))
                })
                .collect();
            match names.is_empty() {
                true => ctx.say("activity-role-joint-unnamed", &[]),
                false => ctx.say("activity-role-joint", &[("names", Arg::And(names))]),
            }
        }
        _ => Vec::new(),
    }
}

/// "kunder" or "medlemmer under 15 år".
pub fn subject(ctx: &Context, subject: &Subject, path: &str) -> Vec<Inline> {
    let is = ctx.text(&subject.is, path);
    match subject.under {
        Some(age) => {
            let age = Arg::words(age.to_string(), Origin::fact(path, &subject.place));
            ctx.say("activity-subjects-under", &[("subjects", is.into()), ("age", age)])
        }
        None => is,
    }
}

/// Whom the data of an activity is about; nothing where the part has just said that it speaks to them.
fn subjects(ctx: &Context, activity: &Activity) -> Option<Vec<Inline>> {
    if activity.subjects.is_empty() {
        return None;
    }
    let path = format!("activity.{}.subjects", activity.id);
    let all: Vec<Vec<Inline>> = activity.subjects.iter().map(|one| subject(ctx, one, &path)).collect();
    let audiences: Vec<&Audience> =
        activity.audience.iter().filter_map(|id| ctx.policy().audience(&id.value)).collect();
    let speaks_to = |audience: &Audience, one: &Subject, words: &[Inline]| {
        (one.under.is_none() && one.is.as_key() == Some(&audience.id))
            || plain(words) == plain(&ctx.text(&audience.label, &path))
    };
    let same = audiences.len() == all.len()
        && audiences.iter().zip(&activity.subjects).zip(&all).all(|((a, one), words)| speaks_to(a, one, words));
    (!same).then(|| ctx.say("and-list", &[("items", Arg::And(all))]))
}

/// Whom most activities are about, if that is worth saying once for them all.
fn usual_subjects(ctx: &Context) -> Option<Vec<Inline>> {
    let mut groups: Vec<(Vec<Inline>, usize)> = Vec::new();
    let shown = ctx.policy().activities.iter().filter(|activity| is_shown(ctx, activity));
    for words in shown.filter_map(|activity| subjects(ctx, activity)) {
        match groups.iter_mut().find(|(known, _)| plain(known) == plain(&words)) {
            Some((_, count)) => *count += 1,
            None => groups.push((words, 1)),
        }
    }
    // Of two groups of the same size, the first.
    let most = groups.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (most.1 >= WORTH_SAYING_ONCE).then_some(most.0)
}

/// So many activities must be about the same people before it is said for them all.
const WORTH_SAYING_ONCE: usize = 3;

fn reader(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    match activity.subjects.iter().any(|subject| subject.reader == Some(Reader::Guardian)) {
        true => ctx.say("activity-reader-guardian", &[]),
        false => Vec::new(),
    }
}

fn categories_sentences(ctx: &Context, listed: &[Category], path: &str) -> Vec<Inline> {
    let words = |may_include: bool| {
        let some = listed.iter().filter(move |category| category.may_include == may_include);
        ctx.texts(some.map(|category| &category.is), path)
    };
    let (used, perhaps) = (words(false), words(true));
    let mut said = Vec::new();
    if !used.is_empty() {
        said.push(ctx.say("activity-categories", &[("categories", Arg::And(used))]));
    }
    if !perhaps.is_empty() {
        said.push(ctx.say("activity-may-include", &[("categories", Arg::Or(perhaps))]));
    }
    sentences(said)
}

/// Purposes that rest on the same grounds are said together.
fn purposes(ctx: &Context, activity: &Activity, blocks: &mut Vec<BlockKind>) {
    let path = format!("activity.{}.purposes", activity.id);
    let withheld = told(ctx, &activity.purposes, &path, |_, _| Vec::new());
    push_sentences(blocks, vec![withheld]);
    let all = value(&activity.grounds).map(Vec::as_slice).unwrap_or_default();
    let general: Vec<&Ground> = all.iter().filter(|ground| !is_about_categories_alone(ground)).collect();
    let listed = value(&activity.purposes).map(Vec::as_slice).unwrap_or_default();
    let mut groups: Vec<(Vec<&Ground>, Vec<&Text>)> = Vec::new();
    for purpose in listed {
        let its: Vec<&Ground> = general.iter().copied().filter(|ground| carries(ground, purpose)).collect();
        match groups.iter_mut().find(|(grounds, _)| *grounds == its) {
            Some((_, purposes)) => purposes.push(purpose),
            None => groups.push((its, vec![purpose])),
        }
    }
    let said = |grounds: &[&Ground]| -> Vec<Vec<Inline>> {
        grounds.iter().map(|ground| with_categories(ctx, activity, ground, false)).collect()
    };
    match groups.as_slice() {
        [] => push_sentences(blocks, said(&general)),
        [(grounds, purposes)] if purposes.len() <= 2 => {
            let purposes = Arg::And(ctx.texts(purposes.iter().copied(), &path));
            let mut parts = vec![ctx.say("activity-purpose", &[("purposes", purposes)])];
            parts.extend(said(grounds));
            push_sentences(blocks, parts);
        }
        [(grounds, purposes)] => {
            blocks.push(ctx.para("activity-purposes", &[]));
            let item =
                |purpose: &&Text| ctx.say("activity-purpose-item", &[("purposes", ctx.text(purpose, &path).into())]);
            blocks.push(bullets(purposes.iter().map(item).collect()));
            push_sentences(blocks, said(grounds));
        }
        groups => {
            blocks.push(ctx.para("activity-purposes", &[]));
            let item = |(grounds, purposes): &(Vec<&Ground>, Vec<&Text>)| {
                let purposes = Arg::And(ctx.texts(purposes.iter().copied(), &path));
                let mut parts = vec![ctx.say("activity-purpose-item", &[("purposes", purposes)])];
                parts.extend(said(grounds));
                sentences(parts)
            };
            blocks.push(bullets(groups.iter().map(item).collect()));
        }
    }
    if let Some(why) = activity.grounds.as_ref().and_then(|grounds| grounds.withheld()) {
        let path = format!("activity.{}.grounds", activity.id);
        push_sentences(blocks, vec![crate::compose::clause::parts::withheld(ctx, why, &path)]);
    }
}

fn carries(ground: &Ground, purpose: &Text) -> bool {
    ground.purposes.is_empty() || ground.purposes.iter().any(|key| purpose.as_key() == Some(&key.value))
}

fn is_about_categories_alone(ground: &Ground) -> bool {
    ground.purposes.is_empty() && !ground.for_categories.is_empty()
}

/// The ground's sentence, with the data it holds for before it where that is not all.
fn with_categories(ctx: &Context, activity: &Activity, ground: &Ground, emphasised: bool) -> Vec<Inline> {
    if ground.for_categories.is_empty() {
        return grounds::sentence(ctx, activity, ground);
    }
    let items = Arg::And(categories(ctx, activity, &ground.for_categories));
    let which = capital(ctx.say("and-list", &[("items", items)]));
    let which = Arg::from(if emphasised { strong(which) } else { which });
    if ground.basis.is_none() {
        let laws: Vec<_> = ground.law.iter().map(|law| law.value.clone()).collect();
        return ctx.say("ground-provision", &[("categories", which), ("law", laws::acts(ctx, &laws))]);
    }
    if ground.basis.as_ref().is_some_and(|basis| basis.value == Basis::Art10) {
        let laws: Vec<_> = ground.law.iter().map(|law| law.value.clone()).collect();
        let law = laws::article_with(ctx, Basis::Art10, &laws);
        return ctx.say("ground-criminal", &[("categories", which), ("law", law.into())]);
    }
    let said = grounds::sentence(ctx, activity, ground);
    ctx.say("ground-for", &[("categories", which), ("ground", said.into())])
}

/// Grounds that hold for some of the data only: the CPR number, sensitive data. Those of the same data are said
/// together.
fn category_grounds(ctx: &Context, activity: &Activity, blocks: &mut Vec<BlockKind>) {
    let all = value(&activity.grounds).map(Vec::as_slice).unwrap_or_default();
    let mut groups: Vec<(Vec<&str>, Vec<Vec<Inline>>)> = Vec::new();
    for ground in all.iter().filter(|ground| is_about_categories_alone(ground)) {
        let keys: Vec<&str> = ground.for_categories.iter().map(|key| key.value.as_str()).collect();
        match groups.iter_mut().find(|(known, _)| *known == keys) {
            Some((_, said)) => said.push(grounds::sentence(ctx, activity, ground)),
            None => groups.push((keys, vec![with_categories(ctx, activity, ground, true)])),
        }
    }
    push_list(blocks, groups.into_iter().map(|(_, said)| sentences(said)).collect());
}

fn marketing(ctx: &Context, activity: &Activity) -> Vec<Vec<Inline>> {
    let Some(marketing) = &activity.marketing else { return Vec::new() };
    let channel = Arg::key(match marketing.channel {
        MarketingChannel::Email => "email",
        MarketingChannel::Sms => "sms",
        MarketingChannel::Phone => "phone",
        MarketingChannel::Post => "post",
    });
    let (id, about) = match marketing.permission.value {
        MarketingPermission::Consent => ("activity-marketing-consent", "consent"),
        MarketingPermission::ExistingCustomer => ("activity-marketing-customer", "existing-customer"),
    };
    let said = ctx.say(id, &[("channel", channel), ("law", laws::named_provision(ctx, "mfl", about).into())]);
    vec![said, ctx.say("activity-marketing-refuse", &[])]
}

/// "Oplysningerne ligger på vores egen server og i vores regnskabssystem."
fn systems(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    let systems: Vec<_> = activity.systems.iter().filter_map(|id| ctx.policy().system(&id.value)).collect();
    if systems.is_empty() {
        return Vec::new();
    }
    match systems.iter().map(|system| in_system(ctx, system)).collect::<Option<Vec<_>>>() {
        Some(places) => ctx.say("activity-in-systems", &[("systems", Arg::And(places))]),
        None => {
            let names = systems.iter().map(|one| system(ctx, one)).collect();
            ctx.say("activity-systems", &[("systems", Arg::And(names))])
        }
    }
}

fn access(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    let path = format!("activity.{}.access", activity.id);
    match activity.access.is_empty() {
        true => Vec::new(),
        false => capital(ctx.say("activity-access", &[("access", Arg::And(ctx.texts(&activity.access, &path)))])),
    }
}
