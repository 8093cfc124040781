//! NUMBER, DATE, LIST and DURATION inside messages.
//!
//! A Fluent function can neither see the call it is part of nor report a mistake: one that returns an error prints
//! its own name into the sentence and says nothing. So what it needs and what it finds lies beside, per thread.

use std::cell::RefCell;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::date::Day;
use crate::model::period::Period;
use crate::text::Arg;
use crate::text::formats::Formats;
use crate::text::sentinel;

/// One formatting of one message, while it runs.
pub struct Call {
    pub formats: Arc<Formats>,
    /// The values that sentinels stand for.
    pub values: Vec<Arg>,
    /// What is wrong in the message, as phrases.
    pub mistakes: Vec<String>,
}

thread_local! {
    static CALL: RefCell<Option<Call>> = const { RefCell::new(None) };
}

/// Runs `format` with `call` in reach of the functions, and hands `call` back.
pub fn during<T>(call: Call, format: impl FnOnce() -> T) -> (T, Call) {
    let formats = call.formats.clone();
    let outer = CALL.with(|cell| cell.replace(Some(call)));
    let result = format();
    let call = CALL.with(|cell| cell.replace(outer));
    (result, call.unwrap_or(Call { formats, values: Vec::new(), mistakes: Vec::new() }))
}

fn with_call<T>(then: impl FnOnce(&mut Call) -> T) -> Option<T> {
    CALL.with(|cell| cell.borrow_mut().as_mut().map(then))
}

/// The names of the functions.
pub const NAMES: [&str; 4] = ["DATE", "DURATION", "LIST", "NUMBER"];

/// Makes the functions known to the bundle, and gives numbers the language's form wherever they are shown.
pub fn add(bundle: &mut FluentBundle<FluentResource>) {
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => with_call(|call| call.formats.number(&number.as_string())).flatten(),
        _ => None,
    }));
    let functions: [(&str, Function); 4] = [("DATE", date), ("DURATION", duration), ("LIST", list), ("NUMBER", number)];
    for (name, function) in functions {
        let added = bundle.add_function(name, move |positional, named| {
            function(positional, named).unwrap_or_else(|mistake| {
                with_call(|call| call.mistakes.push(format!("{name}: {mistake}")));
                FluentValue::Error
            })
        });
        debug_assert!(added.is_ok(), "each function is added once");
    }
}

type Function = for<'a> fn(&[FluentValue<'a>], &FluentArgs) -> Result<FluentValue<'a>, String>;

/// The number itself, so that it can also be selected on; the bundle's formatter gives it its form.
fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> Result<FluentValue<'a>, String> {
    option(named, "", &[])?;
    match positional {
        [FluentValue::Number(number)] => Ok(FluentValue::Number(number.clone())),
        _ => Err("wants one number".to_owned()),
    }
}

/// A day of the facts, or one written in the message: `DATE("2018-05-25")`.
fn date<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> Result<FluentValue<'a>, String> {
    option(named, "", &[])?;
    let wants = "wants one day";
    match single(positional, wants)? {
        Given::Value(value) if matches!(value.bare(), Arg::Day(_)) => Ok(put(value)),
        Given::Written(written) => match written.parse::<Day>() {
            Ok(day) => Ok(put(Arg::Day(day))),
            Err(_) => Err(format!("`{written}` is no day such as 2018-05-25")),
        },
        Given::Value(_) => Err(wants.to_owned()),
    }
}

/// A period, in prose or, with `style: "figures"`, as in tables.
fn duration<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> Result<FluentValue<'a>, String> {
    let style = option(named, "style", &["prose", "figures"])?;
    let wants = "wants one period";
    let given = match single(positional, wants)? {
        Given::Value(given) => given,
        Given::Written(written) => match written.parse::<Period>() {
            Ok(period) => Arg::Period(period),
            Err(_) => return Err(format!("`{written}` is no period such as P60D")),
        },
    };
    let (period, figures) = match given.bare() {
        Arg::Period(period) => (*period, false),
        Arg::Figures(period) => (*period, true),
        _ => return Err(wants.to_owned()),
    };
    let figures = style.map_or(figures, |style| style == "figures");
    Ok(put(given.with(if figures { Arg::Figures(period) } else { Arg::Period(period) })))
}

/// A list, joined as the caller says or, with `type`, as the message says.
fn list<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> Result<FluentValue<'a>, String> {
    let join = option(named, "type", &["and", "or"])?;
    let wants = "wants one list";
    match (single(positional, wants)?, join.as_deref()) {
        (Given::Value(Arg::And(items) | Arg::Or(items)), Some("and")) => Ok(put(Arg::And(items))),
        (Given::Value(Arg::And(items) | Arg::Or(items)), Some("or")) => Ok(put(Arg::Or(items))),
        (Given::Value(items @ (Arg::And(_) | Arg::Or(_))), _) => Ok(put(items)),
        _ => Err(wants.to_owned()),
    }
}

/// What a function was called with.
enum Given {
    Value(Arg),
    /// Words of the message itself, or a key.
    Written(String),
}

fn single(positional: &[FluentValue], wants: &str) -> Result<Given, String> {
    match positional {
        [FluentValue::String(text)] => match sentinel::only(text) {
            Some(index) => with_call(|call| call.values.get(index).cloned())
                .flatten()
                .map(Given::Value)
                .ok_or_else(|| wants.to_owned()),
            None => Ok(Given::Written(text.to_string())),
        },
        _ => Err(wants.to_owned()),
    }
}

/// Lets a new value stand in the sentence.
fn put<'a>(value: Arg) -> FluentValue<'a> {
    let sign = with_call(|call| {
        call.values.push(value);
        sentinel::of(call.values.len() - 1)
    });
    sign.map_or(FluentValue::Error, |sign| FluentValue::String(sign.to_string().into()))
}

/// The one named argument that the function knows, if it is given.
fn option(named: &FluentArgs, name: &str, values: &[&str]) -> Result<Option<String>, String> {
    let mut found = None;
    for (given, value) in named.iter() {
        match value {
            _ if given != name => return Err(format!("has no option `{given}`")),
            FluentValue::String(value) if values.contains(&value.as_ref()) => found = Some(value.to_string()),
            _ => return Err(format!("`{name}` is one of {}", values.join(", "))),
        }
    }
    Ok(found)
}
