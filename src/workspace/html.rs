//! HTML put together with every word escaped: there is no way in for markup but by name.

use crate::render::html::escape;

/// A piece of a page.
#[derive(Debug, Default)]
pub struct Html {
    out: String,
}

impl Html {
    /// An attribute without a value is left out.
    pub fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            if matches!(*attribute, "href" | "src" | "action") {
                escape::address(&mut self.out, value);
            } else {
                escape::attribute(&mut self.out, value);
            }
            self.out.push('"');
        }
        self.out.push('>');
    }

    pub fn close(&mut self, name: &'static str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// The same at the end of a block, where white space means nothing.
    pub fn end(&mut self, name: &'static str) {
        self.close(name);
        self.out.push('\n');
    }

    pub fn words(&mut self, words: &str) {
        escape::text(&mut self.out, words);
    }

    /// Words in which keys, ids and files stand in backticks.
    pub fn said(&mut self, words: &str) {
        let mut parts = words.split('`');
        if words.matches('`').count() % 2 == 1 {
            return self.words(words);
        }
        self.words(parts.next().unwrap_or_default());
        for (at, part) in parts.enumerate() {
            if at % 2 == 0 {
                self.element("code", &[], part);
            } else {
                self.words(part);
            }
        }
    }

    /// An element that holds words alone.
    pub fn element(&mut self, name: &'static str, attributes: &[(&'static str, &str)], words: &str) {
        self.open(name, attributes);
        self.words(words);
        self.close(name);
    }

    /// The same as a block.
    pub fn block(&mut self, name: &'static str, attributes: &[(&'static str, &str)], words: &str) {
        self.element(name, attributes, words);
        self.out.push('\n');
    }

    /// The same with keys, ids and files in backticks.
    pub fn saying(&mut self, name: &'static str, attributes: &[(&'static str, &str)], words: &str) {
        self.open(name, attributes);
        self.said(words);
        self.end(name);
    }

    pub fn link(&mut self, href: &str, words: &str) {
        self.element("a", &[("href", href)], words);
    }

    /// What was put together before.
    pub fn add(&mut self, other: Html) {
        self.out.push_str(&other.out);
    }

    pub fn into_string(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn words_are_never_markup() {
        let mut html = Html::default();
        html.open("a", &[("href", "/x?a=1&b=\"><script>"), ("title", "\"<b>"), ("lang", "")]);
        html.said("`<i>` & more");
        html.close("a");
        html.said(" one ` alone");
        assert_eq!(
            html.into_string(),
            "<a href=\"/x?a=1&amp;b=%22%3E%3Cscript%3E\" title=\"&quot;&lt;b&gt;\"><code>&lt;i&gt;</code> &amp; more</a> \
             one ` alone"
        );
    }
}
