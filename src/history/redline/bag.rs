//! How alike two lines are: the words they share, however they stand.

use super::tokens::is_word;

/// The words of a text, sorted; a word that stands in it twice is in it twice.
#[derive(Clone, Debug, Default)]
pub struct Bag<T>(Vec<T>);

impl<'a> Bag<&'a str> {
    pub fn of(tokens: Vec<&'a str>) -> Bag<&'a str> {
        Bag::sorted(tokens.into_iter().filter(|token| is_word(token)).collect())
    }
}

impl<T: Ord> Bag<T> {
    pub fn sorted(mut words: Vec<T>) -> Bag<T> {
        words.sort_unstable();
        Bag(words)
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each word once, with how often it is there.
    pub fn counts(&self) -> impl Iterator<Item = (&T, usize)> {
        self.0.chunk_by(|one, other| one == other).map(|chunk| (&chunk[0], chunk.len()))
    }

    /// How many words both have.
    pub fn shared(&self, other: &Bag<T>) -> usize {
        let (mut at, mut with, mut shared) = (0, 0, 0);
        while let (Some(one), Some(another)) = (self.0.get(at), other.0.get(with)) {
            match one.cmp(another) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => with += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    at += 1;
                    with += 1;
                }
            }
        }
        shared
    }

    /// Dice's coefficient, from 0 to 1000.
    pub fn permille(&self, other: &Bag<T>) -> usize {
        dice(self.shared(other), self.len() + other.len())
    }
}

/// Dice's coefficient of two bags that share some words and have `words` words together, from 0 to 1000.
pub fn dice(shared: usize, words: usize) -> usize {
    (2000 * shared).checked_div(words).unwrap_or(0)
}
