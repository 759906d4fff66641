//! From where directives stand to what each is about: the next block, those up to `snipcheck: on`, or the whole file.

use super::places::{About, PlacedDirective};
use super::words::{Directive, DirectiveAction, DirectiveScope, DirectiveWord};
use crate::block::published::Block;
use crate::text::Span;

/// The directives of an article, each with what it is about among its `blocks`, in the order of the source.
pub(in crate::block) fn scoped(mut placed: Vec<PlacedDirective>, blocks: &[Block]) -> Vec<Directive> {
    placed.sort_by_key(|placed| placed.directive.span);
    let mut directives: Vec<Directive> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for PlacedDirective { mut directive, next, about } in placed {
        let own = match about {
            About::Next | About::Inside => next..next + 1,
            About::Blocks(count) => next..next + count,
            About::Nothing(_) => next..next,
        };
        let mention = if let About::Nothing(mention) = about { mention } else { None };
        directive.scope = DirectiveScope { blocks: own, mention, ..DirectiveScope::default() };
        match directive.action {
            Some(DirectiveAction::Off) if about == About::Next => {
                directive.scope.blocks = next..blocks.len();
                open.push(directives.len());
            }
            Some(DirectiveAction::Off) if about == About::Inside => {
                let end = blocks.get(next).map_or(directive.span.end, |block| block.text.origin(0..block.text.len()).end);
                directive.scope.within = Some(Span::new(directive.span.start, end));
                open.push(directives.len());
            }
            Some(DirectiveAction::On) => {
                directive.scope.blocks = next..next;
                directive.scope.within = close(&mut directives, &mut open, &directive, next, about);
            }
            _ => {}
        }
        directives.push(directive);
    }
    directives
}

/// Rules that are lifted one by one: there are fewer.
const MAX_LIFTED: usize = 100;

/// Whether `off` names rules, and all of them are among those that `on` names.
fn is_all(off: &[DirectiveWord], on: &[DirectiveWord]) -> bool {
    !off.is_empty() && on.len() < MAX_LIFTED && off.iter().all(|rule| on.iter().any(|other| other.value == rule.value))
}

/// Has what is `open` end where `on` stands; says where the last of them began.
fn close(directives: &mut [Directive], open: &mut Vec<usize>, on: &Directive, next: usize, about: About) -> Option<Span> {
    let is_here = |directive: &Directive| match directive.scope.within {
        Some(_) => about == About::Inside && directive.scope.blocks.start == next,
        None => about != About::Inside,
    };
    let mut closed = None;
    open.retain(|index| {
        let Some(off) = directives.get_mut(*index).filter(|off| is_here(off)) else { return true };
        closed = Some(off.span);
        if !on.rules.is_empty() && off.scope.within.is_none() && !is_all(&off.rules, &on.rules) {
            for rule in &on.rules {
                let is_new = off.scope.lifted.len() < MAX_LIFTED && off.scope.lifted.iter().all(|(known, _)| *known != rule.value);
                off.scope.lifted.extend(is_new.then(|| (rule.value.clone(), next)));
            }
            return true;
        }
        match &mut off.scope.within {
            Some(within) => within.end = on.span.start.max(within.start),
            None => off.scope.blocks.end = next.max(off.scope.blocks.start),
        }
        false
    });
    closed
}
