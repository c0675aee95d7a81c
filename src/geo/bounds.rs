//! What the two maps hold, kilometres of the plane of [`Albers::kazakhstan`](super::projection::Albers::kazakhstan):
//! what cameras are fitted to.

use super::Rect;

/// Kazakhstan, to the kilometre.
pub const COUNTRY_BOUNDS: Rect = Rect::new(-1492.0, -828.0, 2951.0, 1653.0);

/// All that is drawn on the country map: straight edges, well outside any view of the country in a wide window, and
/// well inside the data's own frame (36-100° E, 30-62° N).
pub const COUNTRY_EXTENT: Rect = Rect::new(-1880.0, -1300.0, 3760.0, 2550.0);

/// The upright box around Republic Square, to 10 m.
pub const REPUBLIC_SQUARE: Rect = Rect::new(801.95, 480.2, 0.61, 0.33);

/// Almaty's streets, to 100 m. The contour lines reach 13 km further on every side; the airport is 2 km beyond the
/// north-east corner.
pub const ALMATY_BOUNDS: Rect = Rect::new(791.2, 467.7, 14.8, 18.1);
