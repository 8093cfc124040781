//! `.htaccess`: what Apache is told about the files of an outlet.
//!
//! Only directives that shared hosts allow (`AllowOverride FileInfo AuthConfig Limit Indexes`, and no `Options`): one
//! that is refused makes every page an error. What a module brings stands inside of `<IfModule>`, so that the site is
//! served, with less, where it is absent. docs/HOSTING.md says why each line is there.

use url::Url;

/// The file's name, in the folder of an outlet.
pub const HTACCESS: &str = ".htaccess";

/// What differs from outlet to outlet.
pub struct Input<'a> {
    /// The path of the outlet's root on its host, with a `/` at both ends.
    pub root: &'a str,
    /// Ends in `/`.
    pub base_url: Option<&'a str>,
    /// Addresses that lead on, below the outlet's root, with a `/` at their ends: from, to.
    pub leads: &'a [(String, String)],
    /// The content security policy of the pages, as they say it themselves.
    pub policy: Option<String>,
}

/// A week would be too long for a font that a theme replaces, and a page asks for several.
const FONTS: u32 = 24 * 60 * 60;

/// The whole file.
pub fn htaccess(input: &Input<'_>) -> String {
    let root = input.root;
    let mut lines: Vec<String> = vec![
        "# ikraft makes this file anew with each deploy. / ikraft laver denne fil på ny hver gang.".to_owned(),
        String::new(),
    ];
    let mut line = |text: &str| lines.push(text.to_owned());
    if is_plain(root) {
        line(&format!("ErrorDocument 404 {root}404.html"));
    }
    line("AddDefaultCharset utf-8");
    line("<IfModule mod_mime.c>");
    for (kind, ends) in [
        ("application/atom+xml", ".atom"),
        ("application/json", ".json"),
        ("application/link-format", ".link"),
        ("application/pdf", ".pdf"),
        ("application/xml", ".xml"),
        ("font/woff2", ".woff2"),
        ("image/svg+xml", ".svg"),
        ("text/calendar", ".ics"),
        ("text/css", ".css"),
    ] {
        line(&format!("    AddType {kind} {ends}"));
    }
    line("    AddCharset utf-8 .css .ics .txt");
    line("</IfModule>");
    line("<FilesMatch \"^feed\\.xml$\">");
    line("    ForceType application/atom+xml");
    line("</FilesMatch>");
    line("");
    line("<IfModule mod_alias.c>");
    line("    RedirectMatch 404 \"(^|/)\\.(?!well-known(/|$))\"");
    for (from, to) in input.leads {
        let target = match input.base_url {
            // A proxy may speak http to this host, and readers https to the proxy.
            Some(base) => format!("{base}{to}"),
            None => format!("{root}{to}"),
        };
        if is_plain(root) && is_plain(from) && is_target(&target) {
            let from = format!("{root}{from}").replace('.', "\\.");
            line(&format!(
                "    RedirectMatch 302 \"^{}(/(index\\.html)?)?$\" \"{target}\"",
                from.trim_end_matches('/')
            ));
        }
    }
    line("</IfModule>");
    if let Some(host) = https_host(input.base_url) {
        line("");
        over_https(&host).iter().for_each(|text| line(text));
    }
    line("");
    line("<IfModule mod_headers.c>");
    line("    Header always set X-Content-Type-Options \"nosniff\"");
    line("    Header always set Referrer-Policy \"no-referrer\"");
    // What the server says of its own stands in another table, which would be added to this one.
    line("    Header unset Cache-Control");
    line("    Header unset Expires");
    line("    Header always set Cache-Control \"no-cache\"");
    let fonts = format!("public, max-age={FONTS}");
    let hashed = ("(^|\\.)[0-9a-f]{16}\\.[a-z0-9]+$", "public, max-age=31536000, immutable");
    for (names, how) in [hashed, ("\\.woff2$", fonts.as_str())] {
        line(&format!("    <FilesMatch \"{names}\">"));
        // Not where it is missing: an error is nothing to keep.
        line("        Header always unset Cache-Control");
        line(&format!("        Header set Cache-Control \"{how}\""));
        line("    </FilesMatch>");
    }
    let policy = input.policy.as_deref().filter(|policy| is_policy(policy));
    let policy = policy.map(|policy| format!("{policy}; ")).unwrap_or_default();
    let below = if is_plain(root) { root.replace('.', "\\.") } else { "/(.*/)?".to_owned() };
    let embedded = format!("m#^{below}[a-z]{{2,3}}/([^/]+/)?[^/]+/embed/(index\\.html)?$#");
    line("    <FilesMatch \"\\.html?$\">");
    for (ancestors, when) in [("'self'", "!~"), ("*", "=~")] {
        line(&format!(
            "        Header always set Content-Security-Policy \"{policy}frame-ancestors {ancestors}\" \
             \"expr=%{{REQUEST_URI}} {when} {embedded}\""
        ));
    }
    line("    </FilesMatch>");
    line("</IfModule>");
    lines.join("\n") + "\n"
}

/// What a proxy that ends TLS may add to a request: where one of these is there, nobody knows how the reader came.
const SIGNS_OF_A_PROXY: [&str; 6] =
    ["Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Ssl", "X-Real-IP", "Front-End-Https"];

/// From http to https, only where the request surely came over http: a proxy says so, or there is none. `RewriteRule`
/// would do the same, and make every page an error on a host without `Options FollowSymLinks`.
fn over_https(host: &str) -> Vec<String> {
    let said = "%{HTTP:X-Forwarded-Proto}";
    let silent = SIGNS_OF_A_PROXY.map(|name| format!("-z req_novary('{name}')")).join(" && ");
    // Browsers send Sec-Fetch-Site over https alone, so that none ever goes in circles.
    let when = format!(
        "%{{HTTPS}} != 'on' && -z req_novary('Sec-Fetch-Site') && \
         ( {said} == 'http' || ( -z {said} && {silent} ) )"
    );
    vec![
        "<IfModule mod_alias.c>".to_owned(),
        format!("    <If \"{when}\">"),
        format!("        RedirectMatch 301 \"^(?!/\\.well-known/)(/.*)$\" \"https://{host}$1\""),
        "    </If>".to_owned(),
        "</IfModule>".to_owned(),
    ]
}

/// The policy that a page states of itself.
pub fn policy_of(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0.to_owned())
}

/// Whether a path holds nothing that Apache would read as more than a path.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~'))
}

/// Whether an address can stand between quotation marks: `$` and `%` mean something in it.
fn is_target(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\' | b'$' | b'%' | b'`'))
}

fn is_policy(policy: &str) -> bool {
    policy.bytes().all(|byte| (byte == b' ' || byte.is_ascii_graphic()) && !matches!(byte, b'"' | b'\\' | b'%' | b'$'))
}

/// The host that readers reach over https, with its port where that is another.
fn https_host(base_url: Option<&str>) -> Option<String> {
    let url = Url::parse(base_url?).ok().filter(|url| url.scheme() == "https")?;
    let host = url.host_str().filter(|host| is_plain(host))?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::*;

    fn made(root: &str, base_url: Option<&str>, leads: &[(&str, &str)], policy: Option<&str>) -> String {
        let leads: Vec<_> = leads.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        htaccess(&Input { root, base_url, leads: &leads, policy: policy.map(str::to_owned) })
    }

    #[test]
    fn a_site_below_a_path_says_so_everywhere() {
        let text = made(
            "/privatliv/",
            Some("https://firm.example/privatliv/"),
            &[("da/gammel/", "da/ny/")],
            Some("default-src 'none'"),
        );
        for words in [
            "ErrorDocument 404 /privatliv/404.html\n",
            "RedirectMatch 302 \"^/privatliv/da/gammel(/(index\\.html)?)?$\" \"https://firm.example/privatliv/da/ny/\"\n",
            "RedirectMatch 301 \"^(?!/\\.well-known/)(/.*)$\" \"https://firm.example$1\"\n",
            "\"default-src 'none'; frame-ancestors 'self'\"",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }

    #[test]
    fn without_https_nobody_is_sent_there() {
        for base in [None, Some("http://firm.example/")] {
            assert!(!made("/", base, &[], None).contains("https://"));
        }
    }

    #[test]
    fn the_policy_is_the_pages_own() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(policy_of(page).as_deref(), Some("default-src 'none'"));
        assert_eq!(policy_of("<p>Content-Security-Policy</p>"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_handed_over_becomes_a_directive(
            root in "\\PC*", from in "[\\PC\\n\"]*", to in "[\\PC\\n\"$%]*", policy in "[\\PC\\n\"]*",
        ) {
            let plain = made("/", Some("https://firm.example/"), &[], None);
            let text = made(&root, Some("https://firm.example/"), &[(&from, &to)], Some(&policy));
            let known = |line: &str| {
                plain.lines().any(|plain| plain == line)
                    || (line.starts_with("ErrorDocument 404 ") && line.split(' ').count() == 3)
                    || (line.starts_with("    RedirectMatch 302 \"^") && line.matches('"').count() == 4)
                    || (line.starts_with("        Header always set Content-Security-Policy \"")
                        && line.matches('"').count() == 4)
            };
            for line in text.split('\n').filter(|line| !line.is_empty()) {
                prop_assert!(known(line), "{line}");
            }
        }
    }
}
