//! The first files of a site, by what the firm does. They are embedded in the program.

use std::collections::BTreeMap;

use crate::model::email::is_email;

/// What a starter knows of the firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    name: String,
    email: String,
    slug: String,
}

/// The longest name of a firm that is taken, in characters.
const LONGEST_NAME: usize = 300;

/// The longest part of an address that is made of a name; whoever wants a longer one writes it.
const LONGEST_SLUG: usize = 60;

/// The kinds of firm that there is a starter for.
pub const KINDS: [&str; 1] = ["photographer"];

impl Firm {
    /// Checks what a starter needs to know.
    pub fn new(name: &str, email: &str) -> Result<Firm, String> {
        // A name that was copied out of a letter may have line ends in it.
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let email = email.trim();
        if name.is_empty() {
            return Err("the firm's name is empty".to_owned());
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(format!("the firm's name is longer than {LONGEST_NAME} characters"));
        }
        if let Some(sign) = name.chars().find(|sign| sign.is_control() || *sign == '\u{feff}') {
            return Err(format!("the firm's name has the sign U+{:04X}, which no page can show", u32::from(sign)));
        }
        if !is_email(email) {
            return Err(format!("`{}` is no e-mail address", email.escape_debug()));
        }
        Ok(Firm { slug: slug(&name), name, email: email.to_owned() })
    }
}

/// The files of a starter, by path below the site's folder; nothing for an unknown kind.
pub fn files(kind: &str, firm: &Firm) -> Option<BTreeMap<String, String>> {
    let [site, firm_toml, policy] = match kind {
        "photographer" => [
            include_str!("photographer/site.toml"),
            include_str!("photographer/firm.toml"),
            include_str!("photographer/policy.toml"),
        ],
        _ => return None,
    };
    let filled = |template: &str| {
        // The name last: whatever a firm is called, it is not looked into.
        let template = template.replace("@SLUG@", &firm.slug).replace("@EMAIL@", &escaped(&firm.email));
        template.replace("@NAME@", &escaped(&firm.name))
    };
    let folder = format!("content/{}", firm.slug);
    Some(BTreeMap::from([
        ("site.toml".to_owned(), filled(site)),
        (format!("{folder}/firm.toml"), filled(firm_toml)),
        (format!("{folder}/customers/policy.toml"), filled(policy)),
        (".gitignore".to_owned(), "/public/\n/.ikraft/\n".to_owned()),
        (".gitattributes".to_owned(), include_str!("gitattributes").to_owned()),
    ]))
}

/// The words as they stand between the quotes of a TOML string.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for character in words.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            control if control.is_control() => escaped.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The name as part of an address: small letters, digits and hyphens, starting with a letter.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.to_lowercase().chars() {
        let letters = match character {
            plain if plain.is_ascii_alphanumeric() => {
                slug.push(plain);
                continue;
            }
            'æ' | 'ä' => "ae",
            'ø' | 'ö' => "oe",
            'å' => "aa",
            'ü' => "ue",
            'ß' => "ss",
            'þ' => "th",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'á' | 'à' | 'â' | 'ã' => "a",
            'ó' | 'ò' | 'ô' | 'õ' => "o",
            'í' | 'ì' | 'î' | 'ï' => "i",
            'ú' | 'ù' | 'û' => "u",
            'ç' => "c",
            'ñ' => "n",
            'ý' | 'ÿ' => "y",
            'ð' => "d",
            'š' => "s",
            'ž' => "z",
            '\'' | '’' => "",
            _ if slug.ends_with('-') => "",
            _ => "-",
        };
        slug.push_str(letters);
    }
    // Only ASCII stands in it, so it can be cut anywhere; between words is best.
    if slug.len() > LONGEST_SLUG {
        let end = slug[..=LONGEST_SLUG].rfind('-').filter(|end| *end > LONGEST_SLUG / 2).unwrap_or(LONGEST_SLUG);
        slug.truncate(end);
    }
    let slug = slug.trim_matches('-');
    match slug.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => slug.to_owned(),
        Some(_) => format!("firma-{slug}"),
        None => "firma".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        for (name, expected) in [
            ("Prøve & Søn ApS", "proeve-soen-aps"),
            ("Ærø Ångstrøm", "aeroe-aangstroem"),
            ("  BüroJantzen  ", "buerojantzen"),
            ("Café Olé", "cafe-ole"),
            ("Jensen's Foto", "jensens-foto"),
            ("7-9-13 ApS", "firma-7-9-13-aps"),
            ("写真", "firma"),
            ("--a--b--", "a-b"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn a_long_name_makes_an_address_that_a_disk_can_hold() {
        assert_eq!(slug(&"a".repeat(300)).len(), LONGEST_SLUG);
        let words = slug(&"prøve ".repeat(50));
        assert!(words.len() <= LONGEST_SLUG && words.ends_with("-proeve"), "{words}");
    }

    #[test]
    fn no_name_breaks_the_files() {
        let names = [
            "Prøve \"&\" Søn",
            "a\\b",
            "line\nbreak\tand\r\nmore",
            "@SLUG@ @EMAIL@ @NAME@",
            "'''\"\"\"",
            "${x} {{ y }}",
        ];
        for name in names {
            let firm = Firm::new(name, "hej@proeve.example").unwrap();
            for kind in KINDS {
                for (path, text) in files(kind, &firm).unwrap().iter().filter(|(path, _)| path.ends_with(".toml")) {
                    let table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
                    if path.ends_with("firm.toml") {
                        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                        assert_eq!(table["controller"]["name"].as_str(), Some(name.as_str()));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_name_or_address_is_refused() {
        assert!(Firm::new(" ", "a@b.example").is_err());
        for bad in ["", "a", "a@b", "@b.example", "a@b.example c", "a@b@c.example", "a@.example", "a@example."] {
            assert!(Firm::new("A", bad).is_err(), "{bad}");
        }
        for bad in ["bell \u{7}", "\u{feff}mark", &"a".repeat(301)] {
            assert!(Firm::new(bad, "a@b.example").is_err(), "{bad:?}");
        }
        assert!(files("astronaut", &Firm::new("A", "a@b.example").unwrap()).is_none());
    }
}
