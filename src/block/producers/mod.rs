//! Every producer whose markup is known: one file each, data alone.

mod asciidoctor;
mod brush;
mod chroma;
mod code_block_pro;
mod codemirror;
mod coderay;
mod confluence;
mod confluence_storage;
mod crayon;
mod docbook;
mod docusaurus;
mod docutils;
mod dokuwiki;
mod doxygen;
mod enlighter;
mod enlighter_rendered;
mod expressive_code;
mod forem;
mod fssnip;
mod gatsby;
mod geshi;
mod gist;
mod github;
mod google_prettify;
mod gutenberg;
mod hexo;
mod highlight_js;
mod hljs_line_numbers;
mod javadoc;
mod jekyll;
mod latexml;
mod live_writer;
mod mdbook;
mod mdn;
mod mediawiki;
mod medium;
mod mintlify;
mod nbconvert;
mod octopress;
mod org;
mod pandoc;
mod prism;
mod pygments;
mod qiita;
mod quarto_output;
mod react_syntax_highlighter;
mod rehype_pretty_code;
mod rouge;
mod rustdoc;
mod shiki;
mod sphinx;
mod stack_overflow;
mod syntaxhighlighter;
mod vitepress;
mod w3schools;
mod wp_syntax;

use super::producer::Producer;

/// Every producer. Where two claim a block, the first has it.
pub static PRODUCERS: &[&Producer] = &[
    &live_writer::PRODUCER,
    &crayon::PRODUCER,
    &syntaxhighlighter::PRODUCER,
    &mdn::PRODUCER,
    &brush::PRODUCER,
    &confluence::PRODUCER,
    &confluence_storage::PRODUCER,
    &enlighter::PRODUCER,
    &enlighter_rendered::PRODUCER,
    &expressive_code::PRODUCER,
    &vitepress::PRODUCER,
    &docusaurus::PRODUCER,
    &rehype_pretty_code::PRODUCER,
    &mintlify::PRODUCER,
    &shiki::PRODUCER,
    &gatsby::PRODUCER,
    &hexo::PRODUCER,
    &octopress::PRODUCER,
    &jekyll::PRODUCER,
    &latexml::PRODUCER,
    &rouge::PRODUCER,
    &chroma::PRODUCER,
    &gist::PRODUCER,
    &github::PRODUCER,
    &mediawiki::PRODUCER,
    &qiita::PRODUCER,
    &dokuwiki::PRODUCER,
    &sphinx::PRODUCER,
    &docutils::PRODUCER,
    &nbconvert::PRODUCER,
    &asciidoctor::PRODUCER,
    &coderay::PRODUCER,
    &pandoc::PRODUCER,
    &quarto_output::PRODUCER,
    &org::PRODUCER,
    &forem::PRODUCER,
    &stack_overflow::PRODUCER,
    &wp_syntax::PRODUCER,
    &geshi::PRODUCER,
    &gutenberg::PRODUCER,
    &code_block_pro::PRODUCER,
    &medium::PRODUCER,
    &rustdoc::PRODUCER,
    &mdbook::PRODUCER,
    &docbook::PRODUCER,
    &doxygen::PRODUCER,
    &javadoc::PRODUCER,
    &w3schools::PRODUCER,
    &codemirror::PRODUCER,
    &hljs_line_numbers::PRODUCER,
    &react_syntax_highlighter::PRODUCER,
    &fssnip::PRODUCER,
    &google_prettify::PRODUCER,
    &prism::PRODUCER,
    &highlight_js::PRODUCER,
    &pygments::PRODUCER,
];
