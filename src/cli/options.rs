//! Raw flags become values that are known to be right, before any work starts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use url::Url;

use super::Stop;
use crate::check::ReportLang;
use crate::model::date::Day;
use crate::model::language::Lang;

/// Reads `--date`.
pub fn day(written: &str) -> Result<Day, String> {
    let is_plain = written.len() == "2026-11-20".len();
    let day = is_plain.then(|| written.parse().ok()).flatten();
    day.ok_or_else(|| "a day is written year-month-day, as in 2026-11-20".to_owned())
}

/// Reads `--lang` of a report.
pub fn report_lang(written: &str) -> Result<ReportLang, String> {
    let found = ReportLang::ALL.into_iter().find(|lang| lang.code() == written);
    found.ok_or_else(|| "reports are written in Danish (da) and in English (en)".to_owned())
}

/// Reads `--docs-url`: the address of a page, without a fragment.
pub fn docs_url(written: &str) -> Result<String, String> {
    let url =
        Url::parse(written).map_err(|cause| format!("{cause}; write it as in https://firm.example/RULES.en.md"))?;
    match url.scheme() {
        "https" | "http" if url.fragment().is_none() => Ok(url.into()),
        _ => Err("it must start with https:// or http:// and have no `#`".to_owned()),
    }
}

/// Reads `--base-url`: absolute, http or https, without query and fragment, and with a `/` at its end.
pub fn base_url(written: &str) -> Result<String, String> {
    let mut url =
        Url::parse(written).map_err(|cause| format!("{cause}; write it as in https://firm.example/privacy/"))?;
    if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none_or(str::is_empty) {
        return Err("it must start with https:// or http:// and name a host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it may name no user and no password: it stands on every page".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it may have a path, and no `?` and no `#`".to_owned());
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url.into())
}

/// Reads words of a person that are not blank, and hold nothing that a page cannot show or that turns it around.
pub fn words(written: &str) -> Result<String, String> {
    let words = written.trim();
    let is_hidden = |sign: &char| {
        (sign.is_control() && *sign != '\n') || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(sign) = words.chars().find(is_hidden) {
        return Err(format!("it holds the sign U+{:04X}, which no page can show", u32::from(sign)));
    }
    if words.is_empty() { Err("it is blank".to_owned()) } else { Ok(words.to_owned()) }
}

/// Reads `LANG=TEXT`.
pub fn said(written: &str) -> Result<(Lang, String), String> {
    let (lang, text) = in_language(written)?;
    Ok((lang, words(text)?))
}

/// Reads `LANG=FILE`.
pub fn file_in(written: &str) -> Result<(Lang, PathBuf), String> {
    let (lang, path) = in_language(written)?;
    if path.is_empty() { Err("it names no file".to_owned()) } else { Ok((lang, PathBuf::from(path))) }
}

fn in_language(written: &str) -> Result<(Lang, &str), String> {
    let is_code = |code: &str| (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    match written.split_once('=') {
        Some((code, rest)) if is_code(code) => Ok((Lang::new(code), rest)),
        _ => Err("write the language's code, `=` and what belongs to it, as in da=…".to_owned()),
    }
}

/// What was given for each language; one given twice is none that anybody can know.
pub fn once_each<T>(option: &str, given: Vec<(Lang, T)>) -> Result<BTreeMap<Lang, T>, Stop> {
    let mut all = BTreeMap::new();
    for (lang, value) in given {
        if all.insert(lang.clone(), value).is_some() {
            return Err(Stop::usage(format!("`{option} {lang}=…` stands here twice")).hint("state it once"));
        }
    }
    Ok(all)
}

/// The site's folder, which must be there.
pub fn root(dir: Option<&PathBuf>) -> Result<PathBuf, Stop> {
    let root = dir.cloned().unwrap_or_else(|| PathBuf::from("."));
    if !root.is_dir() {
        return Err(Stop::usage(format!("there is no folder {}", root.display()))
            .hint("start a site with `ikraft init DIR --kind photographer --name … --email …`"));
    }
    Ok(root)
}

/// The output folder, seen from the site's folder. It may not lie where a site keeps its own files,
/// or the next run would read what this one wrote.
pub fn out(root: &Path, out: &Path) -> Result<PathBuf, Stop> {
    let folder = if root == Path::new(".") { out.to_owned() } else { root.join(out) };
    let resolved = resolve(&folder);
    for own in ["content", "i18n", "themes", "static", ".ikraft"] {
        if resolved.starts_with(resolve(&root.join(own))) {
            return Err(Stop::usage(format!(
                "the output folder {} lies inside the site's own {own}/",
                folder.display()
            ))
            .hint("choose a folder outside of it: --out public"));
        }
    }
    Ok(folder)
}

/// A file or folder for a person, which may not lie where a site keeps its own files.
pub fn report(root: &Path, path: &Path) -> Result<(), Stop> {
    let resolved = resolve(path);
    let is_in = |own: &str| resolved.starts_with(resolve(&root.join(own)));
    let message = match ["content", "i18n", "themes", "static", ".ikraft"].into_iter().find(|own| is_in(own)) {
        Some(own) => format!("{} lies inside the site's own {own}/", path.display()),
        None if is_in("site.toml") => format!("{} is the site's own", path.display()),
        None => return Ok(()),
    };
    Err(Stop::usage(message).hint("choose a place outside of it: the site's files are its source, and some are frozen"))
}

/// The path without symlinks and `..`, as far as its folders are there.
fn resolve(path: &Path) -> PathBuf {
    let mut behind = Vec::new();
    let mut there = path;
    loop {
        if let Ok(real) = there.canonicalize() {
            return behind.iter().rev().fold(real, |path, part| path.join(part));
        }
        match (there.parent(), there.file_name()) {
            (Some(parent), Some(name)) => {
                behind.push(name);
                there = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            }
            _ => return path.to_owned(),
        }
    }
}

/// `--jobs`, or as many as the machine runs at once.
pub fn jobs(given: Option<u16>) -> usize {
    given.map_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get), usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_ends_in_a_slash() {
        assert_eq!(base_url("https://firm.example/privatliv").unwrap(), "https://firm.example/privatliv/");
        assert_eq!(base_url("https://firm.example").unwrap(), "https://firm.example/");
        for bad in [
            "firm.example",
            "ftp://firm.example/",
            "https://a/?x",
            "https://a/#x",
            "mailto:a@b.example",
            "",
            "https://me:secret@a/",
        ] {
            assert!(base_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_are_iso() {
        assert!(day("2026-11-20").is_ok());
        assert!(day("20-11-2026").is_err() && day("2026-02-30").is_err() && day("2026-11-20T10:00").is_err());
    }

    #[test]
    fn the_output_stays_out_of_the_sites_own_folders() {
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(site.path().join("static/a")).unwrap();
        let root = site.path();
        for bad in ["static", "static/a/b/c", "content", "public/../static/x", ".ikraft", ".ikraft/cache/pdf"] {
            std::fs::create_dir_all(root.join("public")).unwrap();
            assert!(out(root, Path::new(bad)).is_err(), "{bad}");
        }
        assert_eq!(out(root, Path::new("public")).unwrap(), root.join("public"));
        assert!(out(root, Path::new("statics")).is_ok());
    }
}
