//! sitemap.xml of an outlet: every page that search engines may show, with the same page in the other languages.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::view::SitemapPage;

/// Writes the sitemap; the order of pages is the caller's. No date of change is stated, as today's is never printed.
pub fn sitemap(pages: &[SitemapPage]) -> String {
    let mut bytes = Vec::new();
    write(&mut Writer::new_with_indent(&mut bytes, b' ', 2), pages).expect("writing to memory cannot fail");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("the writer was given nothing but text")
}

fn write(xml: &mut Writer<&mut Vec<u8>>, pages: &[SitemapPage]) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("urlset").with_attributes([
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ]);
    root.write_inner_content(|xml| {
        for page in pages {
            xml.create_element("url").write_inner_content(|xml| entry(xml, page))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn entry(xml: &mut Writer<&mut Vec<u8>>, page: &SitemapPage) -> std::io::Result<()> {
    xml.create_element("loc").write_text_content(BytesText::new(&page.address))?;
    for (language, address) in &page.alternates {
        xml.create_element("xhtml:link")
            .with_attributes([("rel", "alternate"), ("hreflang", language.as_str()), ("href", address.as_str())])
            .write_empty()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{SitemapPage, sitemap};

    #[test]
    fn addresses_are_escaped_and_alternates_follow() {
        let da = "https://a.example/da/p/?a=1&b=<2>".to_owned();
        let en = "https://a.example/en/p/".to_owned();
        let alternates = vec![("da".into(), da.clone()), ("en".into(), en.clone()), ("x-default".into(), da.clone())];
        let pages =
            [SitemapPage { address: da, alternates: alternates.clone() }, SitemapPage { address: en, alternates }];
        let xml = sitemap(&pages);
        assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "), "{xml}");
        assert_eq!(xml.matches("<url>").count(), 2);
        assert_eq!(xml.matches("<xhtml:link ").count(), 6);
        assert!(xml.contains("<loc>https://a.example/da/p/?a=1&amp;b=&lt;2&gt;</loc>"), "{xml}");
        assert!(xml.contains("hreflang=\"x-default\" href=\"https://a.example/da/p/?a=1&amp;b=&lt;2&gt;\"/>"), "{xml}");
        assert!(xml.ends_with("</urlset>\n"), "{xml}");
    }

    #[test]
    fn no_pages_is_still_a_sitemap() {
        assert!(sitemap(&[]).contains("<urlset"));
    }
}
