//! Links that open a file at its line in somebody's editor.

/// The address of such a link, with `{file}`, `{line}` and `{column}` in it; absent = none is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(pub Option<String>);

/// Editors that listen to an address of their own. A path starts with `/`.
const KNOWN: [(&str, &str); 6] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{file}&line={line}&column={column}"),
];

/// Schemes that run what stands behind them, or show a page of somebody's making.
const REFUSED: [&str; 3] = ["javascript", "data", "vbscript"];

/// Reads `--editor`: a name, or an address.
pub fn address(written: &str) -> Result<Editor, String> {
    if written == "none" {
        return Ok(Editor(None));
    }
    if let Some((_, address)) = KNOWN.iter().find(|(name, _)| *name == written) {
        return Ok(Editor(Some((*address).to_owned())));
    }
    let scheme = written.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    match scheme {
        Some(scheme) if is_scheme(&scheme) && written.contains("{file}") && !REFUSED.contains(&scheme.as_str()) => {
            Ok(Editor(Some(written.to_owned())))
        }
        _ => {
            let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
            Err(format!(
                "write one of {}, none, or an address with {{file}} in it, as in emacs://open?file={{file}}&line={{line}}",
                names.join(", ")
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_a_name_or_an_address_that_runs_nothing() {
        assert_eq!(address("none").unwrap(), Editor(None));
        assert_eq!(address("zed").unwrap().0.unwrap(), "zed://file{file}:{line}:{column}");
        assert!(address("emacs://open?file={file}&line={line}").is_ok());
        for bad in
            ["", "vim", "javascript:alert('{file}')", "JavaScript:{file}", "data:text/html,{file}", "x://y", ":{file}"]
        {
            assert!(address(bad).is_err(), "{bad}");
        }
    }
}
