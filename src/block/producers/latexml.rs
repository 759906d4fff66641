//! `LaTeXML`: a listing of LaTeX's `listings` package, a `div` a line, with a copy to be downloaded.

use crate::block::producer::{Form, LabelPlace, LabelSource, Producer, ShownIn};

/// Markup of `LaTeXML`, which makes the HTML pages of arXiv.
pub(super) static PRODUCER: Producer = Producer {
    name: "latexml",
    block: "div.ltx_lstlisting",
    shown_in: ShownIn::Element,
    labels: &[LabelSource { place: LabelPlace::Block, form: Form::Prefix("ltx_lst_language_") }],
    strip: ".ltx_listing_data, .ltx_listingline > .ltx_tag_listingline",
    // LaTeX shows a space as a sign where it is told to.
    spaces: ".ltx_lst_space",
    ..Producer::PLAIN
};
