//! Whether a policy says something anywhere, in whatever words and languages.

use super::denial::denied;
use super::text::{Said, Topic};
use super::{Subject, Written};

impl<'a> Subject<'a> {
    /// The texts whose language has phrases: of the others nothing can be said.
    pub fn readable(&self) -> impl Iterator<Item = &Written<'a>> {
        self.texts.iter().filter(|text| text.reading.phrases().is_some())
    }

    /// Whether some text says it, and does not deny it. Where no text can be read, it may: a rule does
    /// not call missing what it cannot see.
    pub fn may_say(&self, topic: Topic, which: impl Fn(&Said) -> bool) -> bool {
        let mut texts = self.readable().peekable();
        texts.peek().is_none()
            || texts.any(|text| text.said(topic).iter().any(|said| which(said) && !is_denied(text, said)))
    }

    /// What the firm itself says on a topic, in the first language that can be read: the others say the same.
    pub fn own_words_on(&self, topic: Topic) -> Vec<(&Written<'a>, Said<'_>)> {
        let first = self.readable().next();
        let said = first.into_iter().flat_map(|text| text.said(topic).into_iter().map(move |said| (text, said)));
        said.filter(|(_, said)| said.is_own()).collect()
    }
}

/// Whether a negation reaches the phrase.
fn is_denied(text: &Written, said: &Said) -> bool {
    let start = said.range.start.saturating_sub(said.sentence.start);
    denied(text.lang, said.sentence()).iter().any(|denied| denied.contains(&start))
}
