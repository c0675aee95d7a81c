//! Degrees → plane. Knows neither the story nor HTML.
