//! The named fields at the head of a record (ISO 28500 §4) or of an HTTP message.

/// Named fields, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields that `head` has, a line each; a line that begins with white space goes on with the one before. What is no field is
    /// passed over.
    pub(super) fn read(head: &[u8]) -> Self {
        let text = String::from_utf8_lossy(head);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            match (line.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((name, value)), _) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
                (None, _) => {}
            }
        }
        Self(fields)
    }

    /// The value of the first field called `name`, in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_without_case_and_may_go_on() {
        let fields = Fields::read(b"WARC-Type: response\r\nx: a\r\n\tb\r\nno field\r\nContent-length:12\r\n");
        assert_eq!(fields.get("warc-type"), Some("response"));
        assert_eq!(fields.get("x"), Some("a b"));
        assert_eq!(fields.get("content-length"), Some("12"));
        assert_eq!(fields.get("none"), None);
    }
}
