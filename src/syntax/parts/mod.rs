//! Code that is made of several parts: sessions, requests, runs of several languages, diffs, calls and what they returned.

pub(super) mod output;
pub(super) mod requests;
pub(super) mod returned;
pub(super) mod segment;
pub(super) mod session;
pub(super) mod sides;
pub(super) mod values;
