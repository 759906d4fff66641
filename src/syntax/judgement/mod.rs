//! The judgement: what is made of a snippet, first by itself and then among the others of its article.

mod article;
mod belief;
mod check;
mod continuation;
mod explained;
mod intent;
mod ladder;
mod misread;
mod remarks;
mod reviews;
mod rungs;
mod stopped;

pub use article::{ARTICLE, ArticleReview, among};
pub use check::{FAILED, LEFT_OUT, NO_LANGUAGE, check, check_noting, left_out};
pub use ladder::LADDER;
pub use reviews::{REVIEWS, Review};
