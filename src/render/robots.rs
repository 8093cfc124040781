//! robots.txt of an outlet.

/// Everything may be read; the sitemap is named when there is one. What should stay out of search engines says so
/// itself.
pub fn robots(sitemap: Option<&str>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(address) = sitemap {
        text.push_str(&format!("\nSitemap: {address}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::robots;

    #[test]
    fn the_sitemap_is_named_when_there_is_one() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert!(robots(Some("https://a.example/sitemap.xml")).ends_with("\nSitemap: https://a.example/sitemap.xml\n"));
    }
}
