//! The page's colours for one tone, read from its style sheet.

use crate::model::story::Tone;

const TOKENS: &str = include_str!("../../styles/tokens.css");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub tone: Tone,
}

impl Palette {
    /// The colour that `styles/tokens.css` gives a role in this tone.
    ///
    /// # Panics
    /// If it has no such role: a slip of the program, found by the first build.
    pub fn of(self, role: &str) -> &'static str {
        let pair = TOKENS.split_once(&format!("--{role}: light-dark(")).and_then(|(_, rest)| rest.split_once(')'));
        let (light, dark) = pair
            .and_then(|(pair, _)| pair.split_once(", "))
            .unwrap_or_else(|| panic!("styles/tokens.css: no --{role}"));
        let colour = if self.tone == Tone::Night { dark } else { light };
        // An eighth and ninth digit is transparency, which SVG's colours do not have.
        colour.get(..7).unwrap_or(colour)
    }

    /// One colour in the light, another in the dark.
    pub fn pick(self, light: &'static str, dark: &'static str) -> &'static str {
        if self.tone == Tone::Night { dark } else { light }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_page() {
        assert_eq!(Palette { tone: Tone::Day }.of("paper"), "#f6f8fa");
        assert_eq!(Palette { tone: Tone::Night }.of("halo"), "#1b2632");
    }
}
