//! The language of names and titles that stand in a page of another.

/// BCP 47 of a text in Cyrillic letters on a page in `page`: Kazakh where a letter is Kazakh's alone, else Russian.
/// `None` where the page's own language reads it, and for Latin letters, which many languages write.
pub fn foreign(text: &str, page: &str) -> Option<&'static str> {
    let is_cyrillic = |letter: char| ('\u{400}'..'\u{530}').contains(&letter);
    if !text.chars().any(is_cyrillic) {
        return None;
    }
    let is_kazakh = text.chars().any(|letter| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(letter));
    Some(if is_kazakh { "kk" } else { "ru" }).filter(|own| *own != page)
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn a_title_is_read_in_its_own_language() {
        assert_eq!(foreign("Мой ГОРОД", "en"), Some("ru"));
        assert_eq!(foreign("Мой ГОРОД", "ru"), None);
        assert_eq!(foreign("Мой ГОРОД", "kk"), Some("ru"));
        assert_eq!(foreign("Қаңтар оқиғасы", "ru"), Some("kk"));
        assert_eq!(foreign("Bloody January", "ru"), None);
    }
}
