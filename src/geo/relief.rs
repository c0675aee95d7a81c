//! Relief shading under the country: a raster of light and shade, brought to the map's plane, as a picture of nothing
//! but transparent black and white. The same file serves a light and a dark map.

use super::Rect;
use super::projection::Albers;
use super::{LngLat, Point};

/// What the raster shows, degrees: its west, north, south; and how many of its pixels make a degree.
const WEST_DEG: f64 = 40.0;
const NORTH_DEG: f64 = 60.0;
const PX_A_DEG: f64 = 30.0;

/// Kilometres a pixel. The raster has 3.7 from north to south; a soft picture suits what only the background tells.
const CELL_KM: f64 = 8.0;

/// Level ground in the raster, of 255.
const LEVEL: f64 = 199.0;

/// Slopes that differ from level ground by less are left out: plains stay clean, and the file small.
const QUIET: f64 = 7.0;

/// Steps from level ground to full shade and to full light; with level ground 16, half a byte a pixel.
const SHADES: u8 = 10;
const LIGHTS: u8 = 5;

/// Raster values from one step to the next.
const STEP: f64 = 9.0;

/// How opaque full shade and full light are, of 255.
const SHADE_ALPHA: u16 = 150;
const LIGHT_ALPHA: u16 = 90;

/// What the shading covers, in whole cells: the country, and its mountains as far as they go on beyond the border.
pub const RELIEF_EXTENT: Rect = Rect::new(-2096.0, -1360.0, 524.0 * CELL_KM, 336.0 * CELL_KM);

/// Towards its edges the shading fades out over this distance.
const FADE_KM: f64 = 650.0;

/// A PNG of [`RELIEF_EXTENT`] with shade on `land`, closed rings, and nothing on water. `raster` is
/// `geo/relief-central-asia.jpg`.
///
/// # Errors
/// If the raster is no grey JPEG.
pub fn shading(raster: &[u8], land: &[Vec<Point>]) -> Result<Vec<u8>, String> {
    let raster = Raster::read(raster)?;
    let albers = Albers::kazakhstan();
    let extent = RELIEF_EXTENT;
    let (width, height) = ((extent.width / CELL_KM) as usize, (extent.height / CELL_KM) as usize);
    let mut steps = Vec::with_capacity(width * height);
    for row in 0..height {
        let y = extent.y + (row as f64 + 0.5) * CELL_KM;
        let dry = land_in_row(land, y);
        for column in 0..width {
            let at = Point::new(extent.x + (column as f64 + 0.5) * CELL_KM, y);
            let is_dry = dry.iter().filter(|x| **x < at.x).count() % 2 == 1;
            let value = if is_dry { raster.at(albers.invert(at)) } else { None };
            let to_edge = (at.x - extent.x).min(extent.right() - at.x).min(at.y - extent.y).min(extent.bottom() - at.y);
            let fade = (to_edge / FADE_KM).min(1.0);
            steps.push(step((value.unwrap_or(LEVEL) - LEVEL) * fade));
        }
    }
    encode(&steps, width, height)
}

/// 0 for level ground, then the shades, then the lights.
fn step(slope: f64) -> u8 {
    let steps = ((slope.abs() - QUIET) / STEP).ceil().max(0.0) as u8;
    match (slope < 0.0, steps) {
        (_, 0) => 0,
        (true, _) => steps.min(SHADES),
        (false, _) => SHADES + steps.min(LIGHTS),
    }
}

/// Where a line from west to east at this height crosses the shores.
fn land_in_row(land: &[Vec<Point>], y: f64) -> Vec<f64> {
    let sides = land.iter().flat_map(|ring| ring.windows(2));
    let crossed = sides.filter(|side| (side[0].y > y) != (side[1].y > y));
    crossed.map(|side| side[0].x + (y - side[0].y) / (side[1].y - side[0].y) * (side[1].x - side[0].x)).collect()
}

struct Raster {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Raster {
    fn read(jpeg: &[u8]) -> Result<Self, String> {
        let mut decoder = jpeg_decoder::Decoder::new(jpeg);
        let pixels = decoder.decode().map_err(|error| format!("relief: {error}"))?;
        let info = decoder.info().ok_or("relief: no picture in the file")?;
        let (width, height) = (usize::from(info.width), usize::from(info.height));
        if pixels.len() != width * height {
            return Err("relief: expected one byte a pixel, a grey picture".to_owned());
        }
        Ok(Self { width, height, grey: pixels })
    }

    /// Between the four pixels around the place; `None` outside the raster.
    fn at(&self, place: LngLat) -> Option<f64> {
        let x = (place.lng_deg - WEST_DEG) * PX_A_DEG - 0.5;
        let y = (NORTH_DEG - place.lat_deg) * PX_A_DEG - 0.5;
        if x < 0.0 || y < 0.0 || x >= (self.width - 1) as f64 || y >= (self.height - 1) as f64 {
            return None;
        }
        let (column, row) = (x as usize, y as usize);
        let (right, down) = (x - column as f64, y - row as f64);
        let grey = |column: usize, row: usize| f64::from(self.grey[row * self.width + column]);
        let upper = grey(column, row) * (1.0 - right) + grey(column + 1, row) * right;
        let lower = grey(column, row + 1) * (1.0 - right) + grey(column + 1, row + 1) * right;
        Some(upper * (1.0 - down) + lower * down)
    }
}

/// Half a byte a pixel, its colour from a palette of black and white of different strength.
fn encode(steps: &[u8], width: usize, height: usize) -> Result<Vec<u8>, String> {
    let (mut palette, mut alphas) = (vec![0; 3], vec![0]);
    for (n_steps, grey, most) in [(SHADES, 0, SHADE_ALPHA), (LIGHTS, 255, LIGHT_ALPHA)] {
        for step in 1..=n_steps {
            palette.extend([grey; 3]);
            alphas.push((most * u16::from(step) / u16::from(n_steps)) as u8);
        }
    }
    let rows = steps.chunks(width).flat_map(|row| row.chunks(2).map(|two| two[0] << 4 | two.get(1).unwrap_or(&0)));
    let packed: Vec<u8> = rows.collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width as u32, height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette);
    encoder.set_trns(alphas);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|error| format!("relief: {error}"))?;
    writer.write_image_data(&packed).map_err(|error| format!("relief: {error}"))?;
    writer.finish().map_err(|error| format!("relief: {error}"))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::layers::country_land;

    /// A pixel's opacity, 0 to 255.
    fn opacity(file: &[u8], lng_deg: f64, lat_deg: f64) -> u8 {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let alphas = reader.info().trns.clone().unwrap();
        let mut steps = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut steps).unwrap();
        let at = Albers::kazakhstan().project(LngLat { lng_deg, lat_deg });
        let cell = |from: f64| (from / CELL_KM) as usize;
        let (column, row) = (cell(at.x - RELIEF_EXTENT.x), cell(at.y - RELIEF_EXTENT.y));
        let two = steps[row * frame.line_size + column / 2];
        alphas[usize::from(if column % 2 == 0 { two >> 4 } else { two & 15 })]
    }

    #[test]
    fn mountains_are_shaded_and_waters_and_plains_are_not() {
        let land = country_land(include_str!("../../geo/central-asia.topo.json")).unwrap();
        let file = shading(include_bytes!("../../geo/relief-central-asia.jpg"), &land).unwrap();
        assert!(file.len() < 33_000, "{} bytes", file.len());
        let around = |lng: f64, lat: f64| {
            let offsets = (-5..=5).flat_map(|east| (-5..=5).map(move |north| (f64::from(east), f64::from(north))));
            offsets.map(|(east, north)| opacity(&file, lng + east / 20.0, lat + north / 20.0)).max().unwrap()
        };
        // Khan Tengri, the middle of the Caspian, the plain west of Kyzylorda.
        assert!(around(80.0, 42.2) > 60);
        assert_eq!((around(50.8, 42.0), around(63.5, 45.0)), (0, 0));
    }

    #[test]
    fn a_file_that_is_no_picture_is_refused_in_words() {
        assert!(shading(b"relief", &[]).unwrap_err().starts_with("relief: "));
    }
}
