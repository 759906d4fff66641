//! Requests to a server and what it answers: each body is read as what it is.

mod line;
mod messages;

use messages::{BodyKind, Message, messages};

use super::values;
use crate::language::named::{HTTP, XML};
use crate::language::{Elements, Kind};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Parser, Segment, Status, SyntaxError, Verdict, Why, blame};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "requests", summary: "requests to a server and what it answers: each body as what it is", speak: find };

/// Most errors that are reported of one code.
const MAX_ERRORS: usize = 5;

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    // Among prose and elements, such a line is text.
    if case.language.kind == Kind::Markup && case.language.elements != Elements::Strict {
        return None;
    }
    let messages = messages(case.language, case.code.as_str())?;
    let mut told = Told::default();
    for message in messages {
        told.hear(case, message, work);
    }
    Some(told.verdict())
}

/// What is told of the requests of one code.
#[derive(Default)]
struct Told {
    parser: Option<Parser>,
    excuse: Excuse,
    errors: Vec<SyntaxError>,
    segments: Vec<Segment>,
}

impl Told {
    fn hear(&mut self, case: &Case<'_>, message: Message, work: &mut Work) {
        let origin = |range| case.code.origin(range).range();
        self.segments.push(Segment { range: origin(message.head), language: Some(&HTTP), status: Status::Unchecked });
        if let Some(at) = message.torn {
            self.errors.push(SyntaxError::known(origin(at..at), "missing `:`"));
        }
        if message.body.is_empty() {
            return;
        }
        let body = case.code.slice(message.body.clone());
        match message.content {
            BodyKind::Json => {
                let read = values::read(&body, values::Comments::Dropped, work);
                self.parser = self.parser.or(read.parser);
                self.excuse.allowances.extend(read.allowances);
                self.errors.extend(read.errors);
                self.segments.extend(read.segments);
            }
            BodyKind::Xml => {
                let reading = fragment::read(&XML, &body, work);
                let status = match reading {
                    Reading::Parses(parser, excuse) => {
                        self.parser = self.parser.or(Some(parser));
                        let status = if excuse.is_none() { Status::Valid } else { Status::Fragment };
                        self.excuse.allowances.extend(excuse.allowances);
                        status
                    }
                    Reading::Fails(parser, errors) => {
                        self.parser = self.parser.or(Some(parser));
                        let proved = blame::proved(&XML, &body, &errors, work).map(|mended| mended.mistakes);
                        self.errors.extend(proved.unwrap_or_else(|| blame::sharpened(&XML, parser, &body, errors, work)));
                        Status::Invalid
                    }
                    Reading::Unknown(_) => Status::Unchecked,
                };
                self.segments.push(Segment { range: origin(message.body), language: Some(&XML), status });
            }
            BodyKind::Other => self.segments.push(Segment { range: origin(message.body), language: None, status: Status::Text }),
        }
    }

    fn verdict(mut self) -> Verdict {
        self.segments.sort_by_key(|segment| segment.range.start);
        if !self.errors.is_empty() {
            self.errors.sort_by_key(|error| error.range.start);
            self.errors.truncate(MAX_ERRORS);
            return Verdict { segments: self.segments, ..Verdict::invalid(self.parser, self.errors) };
        }
        // Without a body that was read, there is nothing but lines that no parser knows.
        if self.parser.is_none() {
            let why = Why::NoParser(&HTTP);
            return Verdict { segments: self.segments, ..Verdict::unchecked(why) };
        }
        Verdict::parsed(self.parser, self.excuse).among(self.segments)
    }
}
