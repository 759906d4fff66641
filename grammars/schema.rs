//! What a folder's `language.toml` may say: every key once, with what it means.

// `build.rs` and `lib.rs` both take this file in, each with a `schema!` of its own: there it makes types that are read from TOML and
// written as Rust, here types that are looked at. A new fact is a field here, and nothing else.
//
// `= default`: it may be left out, and is then empty, `None`, `false`, or the first of an enum's.
// `= skip`: no key of the file; `build.rs` fills it in.
use super::{Automaton, Function, Id, List, Map, Pattern, Text};

schema! {
    /// One language, as its `language.toml` describes it.
    struct Language {
        /// Canonical id, which is the folder's name: lower case, stable, what a catalog says.
        id: Text = skip,
        /// The name as its community writes it.
        name: Text,
        /// What sort of text this is.
        kind: Kind,
        /// Id of the group whose members hold much of the same text (`javascript` for TSX), or the language's own id.
        family: Id = default,
        /// Labels that mean this language, lower case, without the id itself.
        aliases: List<Text> = default,
        /// File extensions without the dot; the first is the one that is written.
        extensions: List<Text> = default,
        /// Whole file names (`Dockerfile`).
        file_names: List<Text> = default,
        /// Programs named by a `#!` line (`python3`).
        interpreters: List<Text> = default,
        /// The tree-sitter grammar, where there is one.
        grammar: Option<Grammar> = default,
        /// Name of the reference parser that decides, where there is one.
        reference: Option<Text> = default,
        /// Mistakes that its grammar lets through and no compiler does, by the names that `syntax/parsing/laxity` gives them.
        laxities: List<Text> = default,
        /// Words that are never names, where its grammar takes them for such: `const` in Java.
        reserved: List<Text> = default,
        /// How its comments and strings are written.
        lexis: Lexis = default,
        /// The words that open, go on with and close its blocks, where words do.
        blocks: Option<Blocks> = default,
        /// How the heads of its declarations may be listed without their bodies, where they may.
        heads: Option<Heads> = default,
        /// What ends a statement, where something must: `;` in Java, nothing in Go.
        statement_end: Option<Text> = default,
        /// Words that only statements begin with: code that begins with one is no condition, no list and no part of a declaration.
        statement_words: List<Text> = default,
        /// Whether the last expression of a block goes without one, as its value: `{ 1 }` in Rust.
        tail_values: bool = default,
        /// Whether how deep a line stands says what it belongs to, as in Python.
        indented: bool = default,
        /// Whether a tab may not indent a line, as in YAML.
        spaces_only: bool = default,
        /// Whether each line is a piece by itself, as in INI.
        by_lines: bool = default,
        /// Whether a line of it is a command: the name of a program, and what it is given.
        shell: bool = default,
        /// Whether a `{` opens an object, so that code that ends with one lacks a value: `{"a": {` of JSON, where `a {` of CSS lacks a body.
        objects: bool = default,
        /// Whether it has elements, as XML has.
        elements: Elements = default,
        /// Whether a bracket without its counterpart is a mistake.
        brackets: Brackets = default,
        /// What a preprocessor does to its code.
        preprocessor: Preprocessor = default,
        /// Patterns whose presence speaks for this language, or against it.
        hints: List<Hint> = default,
        /// Surroundings in which a fragment may parse, the smallest first.
        contexts: List<Context> = default,
        /// What an ellipsis that the author left may stand for.
        elision: Elision = default,
        /// What the language has and its parser does not know, with what that may be read as.
        stand_ins: List<StandIn> = default,
        /// How an interactive session looks: of its commands' language where [`Kind::Session`], else its own.
        session: Option<Session> = default,
        /// Whether its parser takes nearly anything, so that a yes of it proves nothing: to that of YAML, `a sentence` is a value.
        permissive: bool = default,
        /// Whether its text may be a value within a program: `{"a": [1]}` is JSON and an expression of Python, so that a program's parser
        /// that takes it does not make it a program.
        literal: bool = default,
        /// What opens and closes strings that it has not, and that consoles of servers take and print in it: `"""` in JSON, where what
        /// stands between may hold quotes and go over lines.
        console_strings: Option<Text> = default,
        /// Larger languages under whose smaller name authors publish code, as SCSS under that of CSS; the first that takes it is it.
        supersets: List<Superset> = default,
        /// Languages with strict parsers that look like it: where nobody named one, what is wrong in one may be right in another.
        alike: List<Id> = default,
        /// Dialects and notations that are published under its name and have no parser here.
        unparsed: List<Unparsed> = default,
        /// Dialects that its reference knows by their marks.
        dialects: List<KnownDialect> = default,
        /// Names of the rungs of the ladder that are about this language and few others, and are asked for no other: `python-2` reads
        /// `print 1` as what Python was before.
        rungs: List<Text> = default,
        /// Languages whose consoles are published under a shell's name with no more than `> ` before a command.
        consoles: List<Id> = default,
        /// Languages of clients whose prompt may look like a shell's: `db$ SELECT 1;`.
        clients: List<Id> = default,
        /// The shell whose commands stand within its code, as behind `RUN` in a Dockerfile: what looks like them is its own.
        commands: Option<Id> = default,
        /// How the tags of templates start that are its own, as `<?=` is PHP's; others make a template over it of the code.
        own_tags: List<Text> = default,
        /// How elements, the tags of templates and code of other languages make it up, as in Vue and ERB: what the reference `markup` reads.
        markup: Option<Markup> = default,
        /// Whether its text holds code blocks in languages of their own, as Markdown's fences do.
        holds_blocks: bool = default,
        /// Language of the programs in it, where its text is none: JSX's in MDX.
        parts_in: Option<Id> = default,
        /// How what its code printed looks, where that is published right behind it.
        output: OutputStyle = default,
        /// Whether its code returns nothing, so that JSON behind it is no result: rules, settings, declarations.
        silent: bool = default,
        /// Whether a call needs no brackets, so that names alone do something: `lamp.light` of Ruby.
        bare_calls: bool = default,
        /// Whether its parser takes a value that stands by itself for code that means nothing: behind `f();`, `[1]` is JavaScript, and
        /// behind `curl a.example`, `{` is a word of Bash.
        takes_values: bool = default,
        /// The sign of a line that documentation hides from its readers: in Rust's, `# use a::b;` is `use a::b;`.
        hidden_lines: Option<Text> = default,
    }

    /// What sort of text a language is.
    enum Kind {
        /// A programming or query language.
        Code,
        /// Configuration or data.
        Data,
        /// Markup or a template.
        Markup,
        /// Prompts, commands and their output.
        Session,
        /// Not code: prose, logs, trees, tables.
        Text,
    }

    /// A tree-sitter grammar and how far its errors are to be believed.
    struct Grammar {
        /// The crate that it comes from, as crates.io names it.
        crate_name: Text = skip,
        /// The crate's version requirement, from the manifest.
        version: Text = skip,
        /// The grammar itself; in the file its path, as `tree_sitter_rust::LANGUAGE`.
        function: Function,
        /// How far its errors are to be believed.
        trust: Trust,
        /// What code the parser is not safe with, where that is less than what all of them are safe with.
        limits: Map<Measure, usize> = default,
        /// A sign behind which its scanner looks for white space, and never ends where the code ends before there is any.
        endless_behind: Option<char> = default,
    }

    /// What of a code may be too much for a parser.
    enum Measure {
        /// Its bytes.
        Bytes,
        /// Brackets that are open at once.
        Nesting,
        /// `<` that stand open, up to the next `;`, `{` or `}`.
        Angles,
        /// Tags that are open at once; those that need not be closed count too.
        Tags,
        /// Bytes of the longest run without white space.
        Word,
        /// Bytes of the names of a line's here-documents, with four more for each.
        HereDocument,
        /// Columns of the deepest indentation, the signs of lists and quotes among them (`- - - a` has 6), and two for each sign in the
        /// line that may open one (`a: b: c` has 4).
        Indentation,
        /// Lines that end with a backslash.
        Continuations,
        /// Carriage returns without a line feed.
        Returns,
        /// Signs of pipes in a line, the most.
        Pipes,
    }

    /// How far a grammar's errors are to be believed.
    enum Trust {
        /// An error in the tree is an error in the code.
        Verdict,
        /// The grammar is incomplete: an error counts only where one small change mends the code, a bracket, a quote or a mark. Where the
        /// language has a reference too, what both reject is wrong, and what one of them rejects is wrong if such a change mends it for both.
        Mended,
        /// The tree gives structure; its errors prove nothing, for the grammar is incomplete.
        Structure,
    }

    /// How comments and strings are written. A `"`, a `'` and a backtick open a string that the same sign closes, in every language: where
    /// one means something else, authors forget.
    struct Lexis {
        /// What opens a comment that ends with its line: `//`. One of words stands at the start of the line.
        line_comments: List<Text> = default,
        /// What begins like one and is none: `#[` of an attribute in PHP.
        no_comments: List<Text> = default,
        /// What opens and what closes a comment: `/*` and `*/`.
        block_comments: List<(Text, Text)> = default,
        /// How comments begin that tools read: `frozen_string_literal:` in Ruby. Without its sign, a line of one is nothing.
        directives: List<Text> = default,
        /// Whether such a comment may hold others of its kind, as in OCaml.
        nested_comments: bool = default,
        /// What opens and what closes strings that may go over lines, other than quotes of one sign: `"""` and `"""` in Python.
        long_strings: List<(Text, Text)> = default,
        /// What opens a here-document, before the word that ends it on a line of its own: `<<` of `cat <<END` in Bash.
        here_documents: List<Text> = default,
        /// Whether a string in quotes of one sign may go on in the next line, as in Ruby.
        multiline: bool = default,
        /// The quotes in which a backslash escapes nothing: `'` in Bash.
        raw_quotes: List<char> = default,
        /// What opens code within a string, which a `}` closes: `${` in HCL.
        interpolations: List<Text> = default,
        /// How many characters `'…'` holds at most, where it is no string: 1 in Java, 4 in C, whose `'RIFF'` is a number.
        character: Option<usize> = default,
        /// What may stand behind a backslash in its strings, beside digits and the quote, where anything else there is an error: `btnfr"'\su` in
        /// Java.
        escapes: Option<Text> = default,
        /// Whether `'` also stands alone: `'a` of Rust is a lifetime, `x'` of Haskell a name, `'(a b)` of Lisp a list.
        apostrophes: bool = default,
        /// Whether a backtick means something: a string in Go, an escape in PowerShell.
        backticks: bool = default,
        /// Lines behind which is no program any more, but its data: `__END__` in Perl.
        program_ends: List<Text> = default,
        /// How code stands among the text of a page, as in PHP.
        page: Option<Page> = default,
    }

    /// Code among the text of a page, which is printed as it is.
    struct Page {
        /// What every tag starts with that opens code: `<?`.
        open: Text,
        /// What follows in a tag that opens statements, in whatever case: `php`.
        code: Text,
        /// What follows in a tag that opens a value to be printed: `=`.
        value: Text,
        /// The statement that such a tag stands for, before its value: `echo `.
        print: Text,
        /// What ends the code: `?>`.
        close: Text,
    }

    /// Elements, the tags of templates, and code of other languages.
    struct Markup {
        /// The tags of its templates, longer ones before those that they start with.
        tags: List<TemplateTag> = default,
        /// Languages that all the code of its tags may be one program in, the likeliest first: Ruby in ERB.
        programs: List<Program> = default,
        /// Language of a single expression: `{{ a }}` of Vue, `{a}` of Svelte. Where there is none, tags have a syntax of their own, in which
        /// quotes and brackets come in pairs.
        expressions: Option<Id> = default,
        /// Whether `{` opens an expression in text and attributes.
        braces: Braces = default,
        /// How the names of attributes start whose values are expressions: `:` in Vue.
        code_attributes: List<Text> = default,
        /// What stands alone on the first line and on the line behind the script that a file may start with: `---` in Astro.
        fence: Option<Text> = default,
        /// Language of scripts that name none, where scripts are checked.
        script: Option<Id> = default,
        /// The same of styles.
        style: Option<Id> = default,
        /// How its blocks are opened and closed.
        blocks: Option<TagBlocks> = default,
    }

    /// A tag of a template.
    struct TemplateTag {
        /// What opens it: `{{`.
        open: Text,
        /// What closes it: `}}`.
        close: Text,
        /// What is between them.
        holds: TagContent,
    }

    /// What a tag of a template holds.
    enum TagContent {
        /// Something that is printed.
        Value,
        /// Something that is done.
        Code,
        /// Nothing that counts.
        Comment,
    }

    /// What `{` is in text and attributes.
    enum Braces {
        /// A sign as any other.
        Text,
        /// It opens an expression, or with a sign behind it a block: `{#if a}` of Svelte.
        Values,
        /// It opens an expression, in which elements may stand: `{a && <b/>}` of Astro.
        Elements,
    }

    /// How all the code of a template's tags is written as one program.
    struct Program {
        /// The language of it.
        language: Id,
        /// What stands before all of it, and behind.
        around: (Text, Text) = default,
        /// What stands around each value that is printed.
        value: (Text, Text) = default,
        /// What one of is in any program of it, where its parser takes much that is none.
        holds: List<Text> = default,
    }

    /// How a template's blocks are opened and closed.
    struct TagBlocks {
        /// How what closes one is written.
        closing: Closing,
        /// Names of blocks that must be closed.
        names: List<Text> = default,
        /// Names of tags that go on with a block: `else`.
        middles: List<Text> = default,
        /// Names of blocks that hold text in which no tag counts, `raw`, or members of a class: `@code { … }`.
        raw: List<Text> = default,
        /// Other words that close a block, and its name: `@stop` closes `@section`.
        closers: List<(Text, Text)> = default,
        /// What other template languages write, and no tag of this one starts with, and what is written here: `elseif` for `else if`.
        strange: List<(Text, Text)> = default,
        /// Names of blocks that hold markup, where others hold code: `@section a { … }`.
        pages: List<Text> = default,
        /// Words whose line is code to its end: `@model List<A>`.
        lines: List<Text> = default,
    }

    /// How what closes a block of a template is written.
    enum Closing {
        /// As in a program: `end`, `}`.
        Program,
        /// `end` before its name: `{% if a %}`, `{% endif %}`.
        Prefixed,
        /// With a slash before its name: `{{#if a}}`, `{{/if}}`.
        Signed,
        /// `end`, whatever it is: `{{ if .A }}`, `{{ end }}`.
        Word,
        /// As words of the text with an at sign: `@if (a)`, `@endif`.
        Directive,
        /// With a brace, behind a word with an at sign; elements may stand among the code between two: `@if (a) { <p>b</p> }`.
        Braced,
    }

    /// Blocks between words, as `do` … `end`.
    struct Blocks {
        /// Each kind of block: the first words of the line that opens it, such a line, and the word that closes it: `while`, `while a; do` and
        /// `done`. None where indentation alone says what is in a block.
        kinds: List<(Text, Text, Text)> = default,
        /// First words of the lines that go on with a block: `else`.
        middles: List<Text> = default,
        /// What may be missing at the end of a line that opens one: ` do`.
        openers: List<Text> = default,
        /// What may be missing at the start of such a line: `if `.
        starts: List<Text> = default,
        /// First words of blocks whose opening line may be shown alone, as an API is listed: `def`.
        declarations: List<Text> = default,
        /// What a block wants that is empty: `:` in Bash, `...` in Python; nothing where it may be empty.
        empty: Option<Text> = default,
    }

    /// What is put behind the head of a declaration that stands without its body: `int read(byte[] b)`.
    struct Heads {
        /// Behind a function's: `;` in C, ` { }` in Java.
        function: Text,
        /// Behind a type's.
        class: Text,
        /// Behind a field's or a value's.
        field: Text,
        /// What stands for the name in the signature of a function, where that may be listed without the word that declares one: `def __` for
        /// `get(url, *, timeout=None)` in Python.
        name: Option<Text> = default,
    }

    /// Whether a language has elements.
    enum Elements {
        /// It has none.
        None,
        /// It has none, but code that has some goes by its name: JSX by JavaScript's.
        Tolerated,
        /// They stand in its code: `const a = <b>c</b>` in JSX.
        InCode,
        /// It is made of them, and some need no end tag: HTML.
        Loose,
        /// It is made of them, and each is ended: XML.
        Strict,
    }

    /// Whether brackets and quotes come in pairs, outside of strings and comments.
    enum Brackets {
        /// They do: one without its counterpart is a mistake.
        Paired,
        /// They do, but signs that look like them need not: `case a)` in Bash, `'a` in Rust, `%q(` in Ruby.
        Uneven,
        /// Text may hold one, but those that are syntax come in pairs: `a)` between the tags of XML.
        InText,
        /// Any word may hold one: `it's` in YAML.
        InWords,
    }

    /// What a preprocessor does to code before it is compiled.
    enum Preprocessor {
        /// There is none.
        None,
        /// It leaves out what stands between `#if` and `#endif`.
        Conditionals,
        /// The same, and it puts what a macro stands for in the place of its name.
        Macros,
    }

    /// A pattern whose presence speaks for a language.
    struct Hint {
        /// What is looked for.
        pattern: Automaton,
        /// How much one or more matches weigh: 1 is a nudge, 5 nearly proves it; below 0 speaks against.
        weight: i8,
    }

    /// Syntax that is too new for the language's parser, or too seldom.
    struct StandIn {
        /// What is looked for.
        pattern: Pattern,
        /// What a match is read as, with `$1` for its first group.
        with: Text,
    }

    /// Balanced surroundings that turn a fragment into a whole.
    struct Context {
        /// What the fragment is, in words: `class members`.
        name: Text,
        /// What comes before it.
        before: Text,
        /// What comes after it.
        after: Text,
        /// Whether such fragments may stand one a line, as in a list of examples, with nothing between them.
        apart: bool = default,
        /// Whether it ends what the fragment does not, so that no line of that may end with a `;`: one who ends some means to end all.
        unended: bool = default,
        /// What the first line of code begins with, one of these; empty for anything.
        begins: List<Text> = default,
        /// What the fragment has in it, one of these; empty for anything.
        holds: List<Text> = default,
    }

    /// What an ellipsis that the author left may stand for, to be tried in this order.
    struct Elision {
        /// Alone on its line.
        line: List<Text> = default,
        /// Within a line.
        inline: List<Text> = default,
        /// Marks that stand for something in this language, and in the others of a family that goes by its name.
        marks: List<MarkPattern> = default,
        /// Whether a name in angle brackets stands for something right behind another as well: `https://<host>`, and no argument of a type.
        glued: bool = default,
    }

    /// How an interactive session looks.
    struct Session {
        /// Id of the language of its commands.
        language: Id,
        /// Prompts, anchored at the start of a line, with what follows them left out.
        prompts: List<Pattern> = default,
        /// The same of prompts that could be anything's: they count only where the language is known.
        bare: List<Pattern> = default,
        /// Prompts that continue the command above.
        continuations: List<Pattern> = default,
        /// Commands that the console takes for itself, and which are none of the language's.
        own: List<Pattern> = default,
        /// What the console puts behind a command that does without it; empty if nothing.
        end: Text = default,
        /// What ends a command, however many lines it takes: `SELECT 1`, `FROM a;` is one of SQL. Empty where the line does.
        until: Text = default,
        /// Whether the prompt of a command's first line may stand before its other lines as well: `>> if a`, `>>   b`, `>> end`.
        same_prompt: bool = default,
    }

    /// A mark that stands for something, as authors write it in one language.
    struct MarkPattern {
        /// What is looked for; its first group is the mark.
        pattern: Pattern,
        /// What it stands for.
        kind: MarkKind = default,
        /// Whether nothing need stand for it, as for a whole line: in `"a" | "b"`, `| "b"` is left out.
        line: bool = default,
        /// What looks like the mark, and is none.
        except: List<Text> = default,
    }

    /// What a mark is.
    enum MarkKind {
        /// Something that a reader puts in: `NAME`, `<id>`.
        Placeholder,
        /// Something that was left out: `...`.
        Ellipsis,
        /// A type in the place of a value: `"a": string`.
        Type,
        /// A value without its quotes.
        Value,
        /// An ellipsis in a comment.
        Comment,
        /// A tag of a template.
        Template,
    }

    /// A larger language, and which code may be in it.
    struct Superset {
        /// Its id.
        language: Id,
        /// What the code has in it; empty for anything.
        holds: Option<Pattern> = default,
        /// How often: a single one may be a slip.
        times: usize = default,
        /// What the code does not have in it.
        lacks: Option<Pattern> = default,
        /// The superset's contexts in which quoted names of members prove nothing: lines need nothing between them in a type, so that
        /// JSON in which a comma is missing is one.
        unproved_in: List<Text> = default,
    }

    /// What is published under a language's name and has no parser here, and how it is told.
    struct Unparsed {
        /// What it is: `Snakemake`.
        name: Text,
        /// What sort of thing it is, which is how it is said.
        kind: UnparsedKind = default,
        /// What only it has; one is enough.
        marks: List<Pattern> = default,
        /// What must be in the code as well, where a mark alone says too little.
        holds: Option<Pattern> = default,
        /// What each line but blank ones is like, with all brackets closed: instead of marks.
        lines: Option<Pattern> = default,
        /// Whether each bracket must have its counterpart for its marks to count, too.
        closed: bool = default,
    }

    /// What sort of thing has no parser.
    enum UnparsedKind {
        /// A dialect or a notation: `it is Snakemake, which has no parser here`.
        Dialect,
        /// What is newer or wider than the language's grammar, which takes much of it all the same, so that only its errors prove nothing:
        /// `the parser of C is incomplete, so that its errors prove nothing`.
        Beyond,
        /// A session: `it is a session of Redis, whose commands have no parser here`.
        Session,
        /// A prompt of commands that the language's parser takes as often as not, so that only its errors prove nothing: `its prompt is
        /// that of the fish shell, which has no parser here`.
        Prompt,
        /// Commands of another program, such as the mark's first group: `it holds commands that are no SQL and have no parser here`.
        Commands,
        /// What other code is made of, said by its name: `it is a template, and what it makes depends on its tags`.
        Template,
        /// What a program printed, said by its name, and no code at all: `it is what R printed`.
        Printed,
    }

    /// A dialect that the language's reference knows.
    struct KnownDialect {
        /// What it is: `SQL of Oracle`.
        name: Text,
        /// The name of its parser within the reference, where it has one.
        parser: Option<Text> = default,
        /// Whether code that its parser does not take is wrong.
        complete: bool = default,
        /// What only it has: code that parses in no way and has one of these is in it.
        marks: List<Pattern> = default,
        /// What it has and the language itself has not, so that its parser is asked.
        hints: List<Pattern> = default,
    }

    /// How what code printed looks, where it is published right behind it.
    enum OutputStyle {
        /// Behind an arrow: `=> 3`.
        Arrows,
        /// As a command's complaints and reports: `error: no rule`.
        Messages,
        /// As tables, and as what a database says: `(2 rows)`.
        Tables,
        /// Like nothing that is known: a line of code may start with an arrow.
        Unknown,
    }
}
