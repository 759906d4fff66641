//! Code on a page that is not ended before the next tag opens code: `<?php echo 1;⏎<?php endif ?>`.

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::lexis::page;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let Some(page) = &scene.language.lexis.page else { return Vec::new() };
    let Some(again) = page::reopened(scene.language, scene.code) else { return Vec::new() };
    let end = scene.code.get(..again).map_or(again, |before| before.trim_end().len());
    let missing = Candidate::insert(end, format!(" {}", page.close), format!("missing `{}`", page.close));
    vec![missing.because(again..again + page.open.len(), "code is opened here again")]
}
