//! Writes the HTML of one block of prose: escaped text and a handful of elements, well formed.

/// A block being written.
#[derive(Default)]
pub struct Html {
    html: String,
    /// The same without markup, as for headings.
    words: String,
    depth: usize,
}

impl Html {
    pub fn text(&mut self, text: &str) {
        self.words.push_str(text);
        for letter in text.chars() {
            match letter {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                _ => self.html.push(letter),
            }
        }
    }

    /// Markup as it is.
    pub fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub fn open(&mut self, element: &str) {
        self.depth += 1;
        self.raw(&format!("<{element}>"));
    }

    pub fn close(&mut self, element: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.raw(&format!("</{element}>"));
    }

    /// True when every element that was opened is closed again.
    pub fn is_closed(&self) -> bool {
        self.depth == 0
    }

    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// The HTML so far; the block starts anew.
    pub fn take(&mut self) -> String {
        std::mem::take(self).html
    }

    /// The plain text so far; the block starts anew.
    pub fn take_words(&mut self) -> String {
        std::mem::take(self).words.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut html = Html::default();
        html.open("em");
        html.text("1 < 2 & 3");
        html.close("em");
        assert_eq!(html.take(), "<em>1 &lt; 2 &amp; 3</em>");
    }
}
