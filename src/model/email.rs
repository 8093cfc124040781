//! E-mail addresses.

/// Whether `written` is one plain address: no name before it, no scheme, no query.
pub fn is_email(written: &str) -> bool {
    let is_name = |name: &str| {
        name.split('.').all(|part| {
            !part.is_empty() && part.chars().all(|sign| sign.is_alphanumeric() || "!#$%&'*+-/=^_`{|}~".contains(sign))
        })
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    written.len() <= 254
        && written
            .split_once('@')
            .is_some_and(|(name, host)| is_name(name) && host.contains('.') && host.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_are_plain() {
        for good in ["hej@proeve.example", "o'neill+x@a-b.example", "søren@øl.example", "a.b@c.d.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@b.example",
            "a@b..example",
            "a@.example",
            "a@b.example.",
            "a..b@c.example",
            "a@-b.example",
            "a@b.example>",
            "\"><x@b.example",
            "mailto:a@b.example",
            "a@b.example?subject=x",
            "a@b@c.example",
            "a b@c.example",
            "a@b.example,c@d.example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(!is_email(&format!("{}@b.example", "a".repeat(300))));
    }
}
