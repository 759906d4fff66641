//! What a folder's `language.toml` may say: every key once, with what it means.

// `build.rs` and `lib.rs` both take this file in, each with a `schema!` of its own: there it makes types that are read from TOML and
// written as Rust, here types that are looked at. A new fact is a field here, and nothing else.
//
// `= default`: it may be left out, and is then empty, `None`, `false`, or the first of an enum's.
// `= skip`: no key of the file; `build.rs` fills it in.
use super::{Function, Id, List, Map, Pattern, Text};

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
        /// What opens a comment that ends with its line.
        line_comments: List<Text> = default,
        /// What opens and what closes a comment.
        block_comments: List<(Text, Text)> = default,
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
        /// What the language has and the grammar does not know: the errors of code that matches one prove nothing.
        gaps: List<Pattern> = default,
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
    }

    /// How far a grammar's errors are to be believed.
    enum Trust {
        /// An error in the tree is an error in the code.
        Verdict,
        /// The tree gives structure; its errors prove nothing, for the grammar is incomplete.
        Structure,
    }

    /// A pattern whose presence speaks for a language.
    struct Hint {
        /// What is looked for.
        pattern: Pattern,
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
        /// What the first line of code begins with, one of these; empty for anything.
        begins: List<Text> = default,
        /// What the fragment has in it; empty for anything.
        holds: Text = default,
    }

    /// What an ellipsis that the author left may stand for, to be tried in this order.
    struct Elision {
        /// Alone on its line.
        line: List<Text> = default,
        /// Within a line.
        inline: List<Text> = default,
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
    }
}
