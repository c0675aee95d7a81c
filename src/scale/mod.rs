//! Numbers and dates → fractions. Knows neither the story nor HTML.
