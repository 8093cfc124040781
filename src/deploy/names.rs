//! The names of what only ikraft needs on a host.
//!
//! Apache as it is shipped refuses every file whose name begins with `.ht`, and looks at no other part of its path. So
//! each file of ours is called that, wherever it is; where it can, it stands outside of what is served at all.

/// How every name of ours begins.
pub const OURS: &str = ".ht-ikraft-";

/// The marker: whose site the folder holds, and where the rest is. It stands in the folder of the site itself.
pub const MARKER: &str = ".ht-ikraft-site";
pub const MANIFEST: &str = ".ht-ikraft-manifest";
pub const JOURNAL: &str = ".ht-ikraft-journal";
pub const LOCK: &str = ".ht-ikraft-lock";

/// Folders that hosts serve, by their usual names: what stands beside one of them is not served.
const SERVED: [&str; 8] = ["webroots", "public_html", "httpd.www", "www", "htdocs", "html", "web", "httpdocs"];

/// Where the files of ours are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folder of the site on the host; empty = where a login lands.
    pub root: String,
    /// The folder of what is ours.
    pub state: String,
}

impl Place {
    /// A file of the site.
    pub fn site(&self, path: &str) -> String {
        join(&self.root, path)
    }

    /// A file of ours.
    pub fn own(&self, name: &str) -> String {
        join(&self.state, name)
    }

    /// Content that is not in its place yet. `copy` tells apart what stands in several places.
    pub fn staged(&self, sha256: &str, copy: usize) -> String {
        let copy = if copy == 0 { String::new() } else { format!("-{copy}") };
        self.own(&format!("{OURS}new-{sha256}{copy}"))
    }

    /// Content that was replaced, kept for a way back.
    pub fn kept(&self, sha256: &str) -> String {
        self.own(&format!("{OURS}old-{sha256}"))
    }

    /// The manifest of an earlier generation.
    pub fn earlier(&self, generation: u64) -> String {
        self.own(&format!("{MANIFEST}-{generation}"))
    }
}

/// `folder/name`, where either may be empty.
pub fn join(folder: &str, name: &str) -> String {
    match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, name) if folder.ends_with('/') => format!("{folder}{name}"),
        (folder, name) => format!("{folder}/{name}"),
    }
}

/// A folder outside of what is served, where the way to the site shows that there is one: beside the folder that is
/// known to be served, and only where a login lands above it.
pub fn outside(root: &str) -> Option<String> {
    let parts: Vec<&str> = root.split('/').collect();
    let is_home = root.starts_with('/') && parts[1] == "home" && parts.len() > 3;
    let first = if is_home { 3 } else { 0 };
    if (root.starts_with('/') && !is_home) || !SERVED.contains(parts.get(first)?) {
        return None;
    }
    let above = parts[..first].join("/");
    Some(join(&above, &format!(".ikraft/{}", parts[first..].join("+"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ours_stands_outside_of_what_is_known_to_be_served() {
        assert_eq!(outside("webroots/1a2b3c4d").as_deref(), Some(".ikraft/webroots+1a2b3c4d"));
        assert_eq!(outside("public_html/privatliv").as_deref(), Some(".ikraft/public_html+privatliv"));
        let home = "/home";
        let state = format!("{home}/firm/.ikraft/public_html");
        assert_eq!(outside(&format!("{home}/firm/public_html")), Some(state));
        for inside in ["", "privatliv", "/", "/var/www/html", "/srv/x", &format!("{home}/public_html")] {
            assert_eq!(outside(inside), None, "{inside}");
        }
    }

    #[test]
    fn every_name_of_ours_is_one_that_apache_never_serves() {
        let place = Place { root: String::new(), state: String::new() };
        for name in [MARKER, MANIFEST, JOURNAL, LOCK, &place.staged("ab", 1), &place.kept("ab"), &place.earlier(3)] {
            assert!(name.starts_with(OURS), "{name}");
        }
    }
}
