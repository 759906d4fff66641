//! Bash and its like, by our own reader of the shell's grammar, for what is on crates.io is slow to build or slow to run.

mod command;
mod compound;
mod cursor;
mod lost;
mod word;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::bash::cursor::{Cursor, Stop};
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// Our own reader.
pub(super) static REFERENCE: Reference =
    Reference { name: "bash", crate_name: "", parse, doubted: None, limits: &[], swallows: Swallows::Characters, stack: USUAL, words: &[] };

fn parse(language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    match command::program(&mut Cursor::new(code)) {
        Ok(()) => Some(lost::errors(language, code)),
        Err(Stop::Wrong(error)) => Some(vec![*error]),
        Err(Stop::TooDeep) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn told(code: &str) -> Vec<String> {
        parse(by_id("bash").unwrap(), code).unwrap().into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn what_the_shell_takes_is_taken() {
        for code in [
            "if [ -f a ]; then b; elif c; then d; else e; fi > log 2>&1",
            "for ((i=0; i<3; i++)); do echo $i; done | sort &",
            "for f in *.txt \"a b\"; do\n  echo \"${f%.txt}\"  # it's fine\ndone",
            "case $1 in\n  (a|b) x ;;\n  *) y\nesac",
            "f() { echo \"$(cat <<'EOF'\nit's (\nEOF\n)\"; }\nfunction g {\n  f\n}",
            "a=(1 'b c' # d\n  [3]=x)\nb+=(4)\ndeclare -A m=([k]=v)\n",
            "[[ $a =~ ^(x|y)$ && ! -z $b ]] || exit 1",
            "cat <<-EOF | grep x >/dev/null\n\tx $y\n\tEOF\necho $((1 << 2)) $((2 * (3 + 4)))",
            "diff <(sort a) <(sort b) > >(tee c)\n((x++))\n( cd a && ls )",
            "echo `date +\\`x\\`` $'it\\'s' \"${x:-\"$(y \"z\")\"}\" ${x//\\}/a}",
            "while read -r l; do :; done < <(ls) &&\n  echo ok ||\n  ! false",
            "ls \\\n  -l; { echo a; } 2>&1; time -p ls; coproc { x; }",
            "shopt -s extglob; rm !(a|b) @(c) ; x[1 + 2]=3",
            "git log --format='%h' HEAD^..@{u} -- :/a {b,c}",
            "if x; then\n  # nothing yet\nfi",
        ] {
            assert_eq!(told(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn an_option_is_no_command() {
        for code in [
            "docker run \\\n  --name db\n  -p 5432:5432 \\\n  postgres",
            "docker run -it \\\n  --name x\n  -p 80:80 nginx",
            "curl a.example \\ \n  -d x=1",
        ] {
            assert_eq!(told(code).len(), 1, "{code}");
        }
        for code in [
            "docker run \\\n  --name db \\\n  -p 80:80\n",
            "a \\\n  b\n\n--help\n",
            "cat <<EOF\na \\\n  b\n  -c\nEOF",
            "echo 'a \\\n  b\n  -c'",
            "ls a\n-rw-r--r-- 1 b c\n",
            "a=(b \\\n  c\n  -d)\n",
        ] {
            assert_eq!(told(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn json_that_is_sent_is_json() {
        assert_eq!(told("curl -d '{\"a\": }' b.example").len(), 1);
        assert_eq!(told("curl b.example --data-raw '{\n  \"a\": 1\n  \"b\": 2\n}'").len(), 1);
        for code in [
            "curl -d '{\"a\": 1}' b.example",
            "curl -d '{\"a\": <id>}' b.example",
            "curl -d '{\"a\": '\"$b\"'}' c.example",
            "curl -d '{a}' b.example",
            "curl --data-binary '{\"a\": {}}\n{\"b\": 1}\n' c.example",
            "cut -d '{' a",
        ] {
            assert_eq!(told(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn what_the_shell_does_not_take_is_named() {
        for (code, message) in [
            ("if a; then b", "missing `fi`"),
            ("for a in b; do c; fi", "expected `done`, found `fi`"),
            ("echo \"a", "this `\"` is never closed"),
            ("echo 'a\nb", "this `'` is never closed"),
            ("echo $(ls", "this `$(` is never closed"),
            ("echo ${a", "this `${` is never closed"),
            ("a | | b", "expected a command, found `|`"),
            ("a &&", "expected a command after `&&`"),
            ("f()) { a; }", "expected the function's body in `{ }`, found `)`"),
            ("a )", "unexpected `)`"),
            ("[[ a == b", "this `[[` is never closed"),
            ("cat <<EOF\na\n  EOF\n", "this here-document is never ended by `EOF` at the start of a line"),
            ("done", "unexpected `done`"),
            ("if a; then fi", "expected a command, found `fi`"),
            ("f(x)", "unexpected `(`"),
            ("a >", "expected a file name after `>`"),
            ("case a in b) c ;; d", "missing `)` after the pattern"),
            ("(a; b", "this `(` is never closed"),
            ("for x in a b\necho\ndone", "expected `do`, found `echo`"),
        ] {
            assert_eq!(told(code), [message], "{code}");
        }
    }
}
