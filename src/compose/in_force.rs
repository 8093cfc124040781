//! Whether the acts that the facts name are in force on the day that the Document is composed for.

use crate::compose::context::Context;
use crate::finding::Finding;
use crate::model::act::{LawRef, Tables};
use crate::model::date::Day;
use crate::model::fact::Located;

/// Reports every act that does not apply on that day.
pub fn check(ctx: &Context) {
    for law in ctx.policy().laws() {
        if let Some(finding) = not_in_force(law, ctx.day()) {
            ctx.report(finding);
        }
    }
}

fn not_in_force(law: &Located<LawRef>, day: Day) -> Option<Finding> {
    let act = Tables::built_in().act(&law.act)?;
    let message = match (act.from, act.to) {
        (_, Some(last)) if last < day => format!("the act `{}` was in force until {last}", act.id),
        (Some(first), _) if day < first => format!("the act `{}` is not in force before {first}", act.id),
        _ => return None,
    };
    let finding = Finding::warning("act-not-in-force", message)
        .at(&law.place)
        .why("a reader who looks the act up finds that it does not apply");
    let other = match act.to.filter(|last| *last < day) {
        Some(_) => act.replaced_by.as_ref(),
        None => Tables::built_in()
            .act
            .iter()
            .find(|other| other.replaced_by.as_ref() == Some(&act.id))
            .map(|other| &other.id),
    };
    Some(match other {
        Some(other) if act.to.is_some_and(|last| last < day) => finding.hint(format!("`{other}` took its place")),
        Some(other) => finding.hint(format!("until then it is `{other}`")),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::not_in_force;
    use crate::finding::{Place, Severity};
    use crate::model::act::LawRef;
    use crate::model::fact::Located;

    fn told(act: &str, day: &str) -> Option<(String, Vec<String>)> {
        let law = LawRef { act: act.to_owned(), provision: None };
        let law = Located::new(law, Place::new("content/firma/kunder/policy.toml", 3, 9));
        let finding = not_in_force(&law, day.parse().expect("a real day"))?;
        assert_eq!((finding.code, finding.severity), ("act-not-in-force", Severity::Warning));
        assert_eq!(finding.place.as_ref(), Some(&law.place));
        Some((finding.message, finding.hints))
    }

    #[test]
    fn an_act_is_judged_by_the_day() {
        assert_eq!(told("bookkeeping-2006", "2022-06-30"), None);
        let (message, hints) = told("bookkeeping-2006", "2022-07-01").expect("it has ended");
        assert_eq!(message, "the act `bookkeeping-2006` was in force until 2022-06-30");
        assert_eq!(hints, ["`bookkeeping` took its place"]);
        assert_eq!(told("bookkeeping", "2022-07-01"), None);
        let (message, hints) = told("bookkeeping", "2022-06-30").expect("it has not begun");
        assert_eq!(message, "the act `bookkeeping` is not in force before 2022-07-01");
        assert_eq!(hints, ["until then it is `bookkeeping-2006`"]);
    }
}
