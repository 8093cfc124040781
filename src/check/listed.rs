//! Several things in one sentence of a report.

use super::Both;

/// Keys in backticks.
pub fn keys(keys: &[&str]) -> Vec<Both> {
    keys.iter().map(|key| Both::new(format!("`{key}`"), format!("`{key}`"))).collect()
}

/// "a, b og c", "a, b and c".
pub fn listed(items: &[Both]) -> Both {
    let side = |words: fn(&Both) -> &str, and: &str| match items {
        [] => String::new(),
        [one] => words(one).to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(words).collect();
            format!("{} {and} {}", first.join(", "), words(last))
        }
    };
    Both::new(side(|item| &item.da, "og"), side(|item| &item.en, "and"))
}

#[cfg(test)]
mod tests {
    use super::{keys, listed};

    #[test]
    fn the_last_of_several_has_its_conjunction() {
        let told = |items: &[&str]| listed(&keys(items)).da.into_owned();
        assert_eq!(told(&["a"]), "`a`");
        assert_eq!(told(&["a", "b"]), "`a` og `b`");
        assert_eq!(listed(&keys(&["a", "b", "c"])).en, "`a`, `b` and `c`");
    }
}
