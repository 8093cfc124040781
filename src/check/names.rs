//! Names of firms and people.

/// What a company's name ends in, without full stops and in small letters. Short words that a person may be called
/// are left out.
const FORMS: [&str; 17] = [
    "aps", "a/s", "p/s", "k/s", "i/s", "ivs", "amba", "fmba", "smba", "gmbh", "ltd", "limited", "inc", "llc", "llp",
    "plc", "corp",
];

/// The word of a name that says what kind of company bears it: `ApS`, `A/S`.
pub fn company_form(name: &str) -> Option<&str> {
    let words = name.split_whitespace().map(|word| word.trim_matches([',', '(', ')']));
    let mut words = words.filter(|word| FORMS.contains(&word.replace('.', "").to_lowercase().as_str()));
    words.next_back()
}

/// Whether two names are the same but for capitals and spaces.
pub fn are_same(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}

#[cfg(test)]
mod tests {
    use super::{are_same, company_form};

    #[test]
    fn the_form_of_a_company_stands_in_its_name() {
        assert_eq!(company_form("BüroJantzen APS"), Some("APS"));
        assert_eq!(company_form("Albion Cycles Ltd."), Some("Ltd."));
        assert_eq!(company_form("Prøveby Varme a.m.b.a."), Some("a.m.b.a."));
        assert_eq!(company_form("Hansen & Søn A/S under likvidation"), Some("A/S"));
        assert_eq!(company_form("Ida Apsen"), None);
    }

    #[test]
    fn a_name_is_the_same_in_other_capitals() {
        assert!(are_same("Rene  Christensen", "rene christensen"));
        assert!(!are_same("Rene Christensen", "Rene Kristensen"));
    }
}
