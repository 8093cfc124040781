//! Which grounds bear which data: GDPR Art. 6, 9 and 10, and the provisions of databeskyttelsesloven.

use super::facts::items;
use crate::model::act::{LawRef, Tables};
use crate::model::activity::{Activity, Category, CategoryClass};
use crate::model::date::Day;
use crate::model::ground::Ground;

/// The act that gives grounds of its own beside the GDPR.
const NATIONAL: &str = "dbl";

/// The grounds of an activity, as far as they are known.
pub fn grounds(activity: &Activity) -> &[Ground] {
    items(&activity.grounds)
}

/// The categories of an activity that the law protects in such a way, also those that only may be there.
pub fn protected(activity: &Activity, class: CategoryClass) -> impl Iterator<Item = &Category> {
    items(&activity.categories).iter().filter(move |category| category.class == class)
}

/// Whether a ground is meant for a category: it names it, or it names none.
pub fn covers(ground: &Ground, category: &Category) -> bool {
    ground.for_categories.is_empty() || is_for(ground, category)
}

/// Whether a ground names a category.
pub fn is_for(ground: &Ground, category: &Category) -> bool {
    let key = category.is.as_key();
    key.is_some_and(|key| ground.for_categories.iter().any(|named| named.value == key))
}

/// Whether a ground rests on a provision of databeskyttelsesloven, named as in the table of acts: `cpr`.
pub fn rests_on_national(ground: &Ground, about: &str, day: Day) -> bool {
    ground.law.iter().any(|law| is_national(law, about, day))
}

/// Whether an act is databeskyttelsesloven at all.
pub fn is_of_national_act(law: &LawRef) -> bool {
    law.act == NATIONAL
}

/// Whether a reference is to the provision of databeskyttelsesloven that `about` names on `day`. A reference may be
/// wider (`dbl-11` for § 11, stk. 2) or narrower (`dbl-11-2-1`) than the table's.
pub fn is_national(law: &LawRef, about: &str, day: Day) -> bool {
    let table = Tables::built_in().act(NATIONAL).and_then(|act| act.provision_on(about, day));
    let (true, Some(table), Some(cited)) = (is_of_national_act(law), table, &law.provision) else { return false };
    let fits = |table: Option<u32>, cited: Option<u32>| table.is_none() || cited.is_none() || table == cited;
    table.section == cited.section && fits(table.paragraph, cited.paragraph)
}

#[cfg(test)]
mod tests {
    use super::is_national;
    use crate::model::act::Tables;

    #[test]
    fn a_provision_is_found_in_wider_and_narrower_references() {
        let day = "2026-11-20".parse().unwrap();
        let is = |written: &str, about: &str| is_national(&Tables::built_in().law_ref(written).unwrap(), about, day);
        assert!(is("dbl-11-2-1", "cpr-private") && is("dbl-11", "cpr-private") && is("dbl-11-1", "cpr-authority"));
        assert!(!is("dbl-11-1", "cpr-private") && !is("dbl-12-1", "cpr-private") && !is("dbl", "cpr-private"));
        assert!(is("dbl-12-2", "employment") && !is("mfl-12", "employment"));
    }
}
