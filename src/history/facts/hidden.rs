//! Facts that are told, or known and not told.

use crate::model::public_facts::{Term, Told};

use super::Class;
use super::argument::Argument;
use super::differ::Differ;

/// A fact that may be withheld.
#[derive(Debug)]
pub struct Hidden {
    pub path: String,
    /// What it weighs that the reader no longer learns it, or now learns it for the first time.
    pub class: Class,
    /// A noun phrase: "navnet på vores leverandør af webhotel".
    pub what: Argument,
}

/// Both values, where neither is withheld.
pub type Values<'x, T> = (Option<&'x T>, Option<&'x T>);

impl Differ<'_> {
    /// Tells what is now withheld and what is so no more, and else hands over the values. `said` is what a value is
    /// told as: whole sentences, or a phrase behind a colon.
    pub fn open<'x, T>(
        &mut self,
        fact: &Hidden,
        old: &'x Option<Told<T>>,
        new: &'x Option<Told<T>>,
        said: &dyn Fn(&T) -> Argument,
    ) -> Option<Values<'x, T>> {
        let value = |told: &Told<T>| match told {
            Told::Value(value) => Some(said(value)),
            Told::Withheld { .. } => None,
        };
        let mut arguments = vec![("what", fact.what.clone())];
        match (old, new) {
            (Some(Told::Withheld { reason, ask }), Some(Told::Withheld { reason: new_reason, ask: new_ask })) => {
                let (old, new) = (because(reason, *ask), because(new_reason, *new_ask));
                if !old.is_like(&new) {
                    arguments.extend([("old", old), ("new", new)]);
                    self.tell("withheld-reason", &fact.path, Class::Minor, arguments);
                }
            }
            (old, Some(Told::Withheld { reason, ask })) => {
                let before = old.as_ref().and_then(value);
                arguments.push(("how", form(before.as_ref())));
                arguments.extend(before.map(|before| ("old", before)));
                arguments.push(("reason", because(reason, *ask)));
                self.tell("withheld", &fact.path, fact.class, arguments);
            }
            (Some(Told::Withheld { .. }), new) => {
                let now = new.as_ref().and_then(value);
                arguments.push(("how", form(now.as_ref())));
                arguments.extend(now.map(|now| ("new", now)));
                self.tell("told", &fact.path, if new.is_some() { fact.class } else { Class::Minor }, arguments);
            }
            (old, new) => return Some((given(old), given(new))),
        }
        None
    }
}

fn given<T>(told: &Option<Told<T>>) -> Option<&T> {
    match told {
        Some(Told::Value(value)) => Some(value),
        Some(Told::Withheld { .. }) | None => None,
    }
}

/// The reason, and that it can be asked for.
fn because(reason: &Term, ask: bool) -> Argument {
    Argument::said(if ask { "withheld" } else { "withheld-no-ask" }, vec![("reason", Argument::words(reason))])
}

/// In which form the message has the value.
fn form(value: Option<&Argument>) -> Argument {
    Argument::key(match value {
        None => "nothing",
        Some(Argument::Sentences(_)) => "sentences",
        Some(_) => "phrase",
    })
}
