//! Languages that nobody speaks, made of a real one, to try the page with: what is truncated, overflows or was never
//! translated is seen at once. No part of the site.

use crate::model::story::{Block, Language};

/// What is done to every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// Every vowel twice, as much longer as the longest translations are, and each text between brackets.
    Long,
    /// Hebrew letters, for a page that is read from right to left.
    RightToLeft,
}

impl Pseudo {
    pub const ALL: [Self; 2] = [Self::Long, Self::RightToLeft];

    /// The name of its file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::RightToLeft => "right-to-left",
        }
    }

    /// The same language with every text changed. Places and people keep their names; they stand in other files.
    pub fn of(self, language: &Language) -> Language {
        let mut pseudo = language.clone();
        for label in pseudo.labels.values_mut() {
            *label = self.text(label);
        }
        for chapter in &mut pseudo.chapters {
            chapter.title = self.text(&chapter.title);
            let steps = chapter.steps.iter_mut();
            let headings_and_blocks = steps.map(|step| (step.heading.as_mut(), &mut step.blocks));
            for (heading, blocks) in headings_and_blocks.chain([(None, &mut chapter.lead)]) {
                if let Some(heading) = heading {
                    *heading = self.text(heading);
                }
                for block in blocks {
                    if let Block::Html(html) = block {
                        *html = self.text(html);
                    }
                }
            }
            for note in &mut chapter.notes {
                note.html = self.text(&note.html);
            }
        }
        for event in &mut pseudo.events {
            event.title = self.text(&event.title);
            event.text = self.text(&event.text);
            event.time_by = event.time_by.as_deref().map(|speaker| self.text(speaker));
        }
        pseudo
    }

    /// Plain text or HTML, changed but for tags, entities and the `{places}` that numbers and names come into.
    fn text(self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len() * 3 / 2);
        let mut until = None;
        for letter in text.chars() {
            if until.is_none() {
                until = match letter {
                    '<' => Some('>'),
                    '&' => Some(';'),
                    '{' => Some('}'),
                    _ => None,
                };
                if until.is_none() {
                    self.push(&mut changed, letter);
                    continue;
                }
            }
            changed.push(letter);
            // A bare ampersand is none that begins an entity.
            if until == Some(letter) || (until == Some(';') && letter == ' ') {
                until = None;
            }
        }
        match self {
            // Around the words of a paragraph, not around the paragraph.
            Self::Long if changed.chars().any(char::is_alphabetic) => match (changed.find('>'), changed.rfind('<')) {
                (Some(start), Some(end)) if text.starts_with('<') && start < end => {
                    format!("{}[{}]{}", &changed[..=start], &changed[start + 1..end], &changed[end..])
                }
                _ => format!("[{changed}]"),
            },
            _ => changed,
        }
    }

    fn push(self, changed: &mut String, letter: char) {
        match self {
            Self::Long => {
                changed.push(letter);
                if "aeiouyAEIOUY".contains(letter) {
                    changed.push(letter.to_ascii_lowercase());
                }
            }
            Self::RightToLeft => {
                const LETTERS: [char; 26] = [
                    'א', 'ב', 'ג', 'ד', 'ע', 'פ', 'ג', 'ה', 'י', 'ז', 'ק', 'ל', 'מ', 'נ', 'ו', 'פ', 'ק', 'ר', 'ש', 'ת',
                    'ו', 'ב', 'ש', 'ח', 'י', 'ז',
                ];
                let place = letter.is_ascii_alphabetic().then(|| letter.to_ascii_lowercase() as usize - 'a' as usize);
                changed.push(place.map_or(letter, |place| LETTERS[place]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_entities_and_places_stay() {
        let html = "<p>A &amp; b {n} <a href=\"#note\">note</a>.</p>";
        assert_eq!(Pseudo::Long.text(html), "<p>[Aa &amp; b {n} <a href=\"#note\">nootee</a>.]</p>");
        assert_eq!(Pseudo::RightToLeft.text(html), "<p>א &amp; ב {n} <a href=\"#note\">נותע</a>.</p>");
    }

    #[test]
    fn text_without_words_stays_and_a_bare_ampersand_ends_nothing() {
        assert_eq!(Pseudo::Long.text("12 %"), "12 %");
        assert_eq!(Pseudo::Long.text("R & D up"), "[R & D uup]");
    }
}
