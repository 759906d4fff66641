//! The argument that names an output format.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use snipcheck::report::Format;

/// Parses the name of one of `list`, and has the help say what each is.
pub(super) fn formats(
    list: &[&'static Format],
    by_name: fn(&str) -> Option<&'static Format>,
) -> impl TypedValueParser<Value = &'static Format> {
    let names = list.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(names).try_map(move |name| by_name(&name).ok_or("no such format"))
}
