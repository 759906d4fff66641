//! The dates of articles in one form, whatever form they are published in.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat};

/// How dates with a time and without an offset are written.
const LOCAL: [&str; 4] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];

/// How dates with a time and an offset are written that RFC 3339 does not know.
const WITH_OFFSET: [&str; 3] = ["%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M %z"];

/// `written` in ISO 8601, as precise as it is: `Mon, 06 May 2024 07:08:09 GMT` is `2024-05-06T07:08:09Z`, and `May 6, 2024` is
/// `2024-05-06`. `None` if it cannot be told what is meant.
#[must_use]
pub fn iso_8601(written: &str) -> Option<String> {
    let written = written.trim();
    let shown = |date: DateTime<chrono::FixedOffset>| date.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    if let Ok(date) = DateTime::parse_from_rfc3339(written) {
        return Some(shown(date));
    }
    // A day of the week that is not the date's is a slip that changes nothing.
    let without_day = written.split_once(", ").filter(|(day, _)| day.chars().all(char::is_alphabetic)).map_or(written, |(_, rest)| rest);
    if let Ok(date) = DateTime::parse_from_rfc2822(without_day) {
        return Some(shown(date));
    }
    if let Some(date) = WITH_OFFSET.iter().find_map(|form| DateTime::parse_from_str(written, form).ok()) {
        return Some(shown(date));
    }
    if let Some(date) = LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(written, form).ok()) {
        return Some(date.format("%Y-%m-%dT%H:%M:%S%.f").to_string());
    }
    let day = ["%Y-%m-%d", "%Y/%m/%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y"];
    if let Some(date) = day.iter().find_map(|form| NaiveDate::parse_from_str(without_day, form).ok()) {
        return Some(date.format("%Y-%m-%d").to_string());
    }
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month =
        written.split_once('-').is_some_and(|(year, month)| digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month));
    (digits(written, 4) || is_month).then(|| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_form_and_their_own_precision() {
        for (written, iso) in [
            ("Mon, 06 May 2024 07:08:09 GMT", "2024-05-06T07:08:09Z"),
            // It was a Monday.
            ("Tue, 6 May 2024 07:08:09 +0200", "2024-05-06T07:08:09+02:00"),
            ("06 May 2024 07:08 EST", "2024-05-06T07:08:00-05:00"),
            ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z"),
            ("2024-05-06T07:08:09.250+02:00", "2024-05-06T07:08:09.250+02:00"),
            ("2024-05-06 07:08:09 +0200", "2024-05-06T07:08:09+02:00"),
            ("2024-05-06T07:08:09", "2024-05-06T07:08:09"),
            ("2024-05-06 07:08", "2024-05-06T07:08:00"),
            (" 2024-05-06\n", "2024-05-06"),
            ("May 6, 2024", "2024-05-06"),
            ("Monday, 6 May 2024", "2024-05-06"),
            ("2024-05", "2024-05"),
            ("2024", "2024"),
        ] {
            assert_eq!(iso_8601(written).as_deref(), Some(iso), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_may_be_two_has_none() {
        for written in ["", "yesterday", "2024-13", "05/06/2024", "2024-02-30", "20240506x"] {
            assert_eq!(iso_8601(written), None, "{written}");
        }
    }
}
