//! Members of interfaces and object types that stand on one line with nothing between them, which oxc lets through.

use oxc_ast::ast::{Program, TSInterfaceBody, TSSignature, TSTypeLiteral};
use oxc_ast_visit::{Visit, walk};
use oxc_span::GetSpan;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::oxc::place::place;

struct Members<'c> {
    code: &'c str,
    errors: Vec<SyntaxError>,
}

/// The members of `program` that nothing parts from the one before.
pub(super) fn joined(program: &Program<'_>, code: &str) -> Vec<SyntaxError> {
    let mut members = Members { code, errors: Vec::new() };
    members.visit_program(program);
    members.errors
}

impl<'a> Visit<'a> for Members<'_> {
    fn visit_ts_interface_body(&mut self, body: &TSInterfaceBody<'a>) {
        self.check(&body.body);
        walk::walk_ts_interface_body(self, body);
    }

    fn visit_ts_type_literal(&mut self, literal: &TSTypeLiteral<'a>) {
        self.check(&literal.members);
        walk::walk_ts_type_literal(self, literal);
    }
}

impl Members<'_> {
    fn check(&mut self, members: &[TSSignature<'_>]) {
        for (first, second) in members.iter().zip(members.iter().skip(1)) {
            let (end, next) = (place(first.span().end), place(second.span().start));
            let before = self.code.get(..end).unwrap_or_default();
            let between = self.code.get(end..next).unwrap_or_default();
            if !before.ends_with([';', ',']) && !between.contains([';', ',', '\n']) {
                let word: String =
                    self.code.get(next..).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let message = format!("expected `;` or `:` before `{word}`");
                self.errors.push(SyntaxError::told(end..next.max(end), message));
            }
        }
    }
}
