//! Where a program ends before its text does: what follows the mark is data.

use crate::language::Language;
use crate::text::lines;

/// The part of `code` that is a program.
pub(in crate::syntax) fn program<'a>(language: &Language, code: &'a str) -> &'a str {
    let marks = language.lexis.program_ends;
    if marks.is_empty() {
        return code;
    }
    let end = lines(code).find(|(_, line)| marks.contains(&line.trim_end())).map(|(range, _)| range.start);
    end.filter(|end| *end > 0).and_then(|end| code.get(..end)).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn data_behind_the_mark_is_no_program() {
        assert_eq!(program(by_id("perl").unwrap(), "print 1;\n__DATA__\na — b\n"), "print 1;\n");
        assert_eq!(program(by_id("ruby").unwrap(), "x = '__END__'\n"), "x = '__END__'\n");
        assert_eq!(program(by_id("bash").unwrap(), "a\n__END__\n"), "a\n__END__\n");
    }
}
