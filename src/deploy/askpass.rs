//! Hands ssh the password. ssh asks a program for it, and that program is ikraft itself, told by its environment where
//! the password is: so it stands in no argument and passes through no log.

use std::path::Path;

/// The variable by which this program knows that it is asked: `env:NAME` or `file:PATH`.
pub const ASKED: &str = "IKRAFT_ASKPASS";

/// What to answer to what ssh asks, or nothing. Only a password is told, and only to who asks for one: not to a
/// question whether an unknown key is fine, and not for the passphrase of a key.
pub fn answer(
    place: &str,
    question: &str,
    variable: impl Fn(&str) -> Option<String>,
    file: impl Fn(&Path) -> Option<String>,
) -> Option<String> {
    let question = question.trim().to_ascii_lowercase();
    if !question.ends_with("password:") || question.contains("yes/no") || question.contains("passphrase") {
        return None;
    }
    match place.split_once(':')? {
        ("env", name) => variable(name),
        ("file", path) => {
            let text = file(Path::new(path))?;
            let first = text.lines().next().unwrap_or_default();
            (!first.is_empty()).then(|| first.to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_told_only_to_who_asks_for_it() {
        let told = |place: &str, question: &str| {
            answer(
                place,
                question,
                |name| (name == "SECRET").then(|| "x y".to_owned()),
                |_| Some("from file\n2".into()),
            )
        };
        assert_eq!(told("env:SECRET", "firm@ssh.example's password: ").as_deref(), Some("x y"));
        assert_eq!(told("env:SECRET", "(firm@ssh.example) Password:").as_deref(), Some("x y"));
        assert_eq!(told("file:/x", "firm@ssh.example's password: ").as_deref(), Some("from file"));
        for other in ["Enter passphrase for key '/x': ", "Are you sure (yes/no/[fingerprint])? ", "Code:", ""] {
            assert_eq!(told("env:SECRET", other), None, "{other}");
        }
        assert_eq!(told("env:OTHER", "password:"), None);
        assert_eq!(told("SECRET", "password:"), None);
    }
}
