//! A chapter's map for its card: the page's own layout of its scene, drawn with widths that need no browser.

use super::palette::Palette;
use super::words::FAMILY;
use crate::components::map::{MapMark, OUTLINED};
use crate::geo::Size;
use crate::geo::layers::{self, MapLayer};
use crate::html::escape;
use crate::layout::map::{Lit, Mark, MarkView, Scene, fades, is_close, lay_out};
use crate::layout::map_svg::{camera_transform, label_attributes, translate};
use crate::map_model::{self, MapFiles, MapModel};
use crate::model::figures::Figures;
use crate::model::story::{Language, Story, Tone};
use crate::prerender::{GeoFiles, with_land_beyond};

/// The window that the map is laid out for: names are as large to it as on a phone.
pub const WINDOW: Size = Size::new(400.0, 450.0);

const FONT_PX: f64 = 14.0;

/// Kilometres in a cell of each map's grid: `COUNTRY_TRANSFORM` and `almaty_transform` say so too.
const COUNTRY_CELL: f64 = 0.5;
const CITY_CELL: f64 = 0.001;

/// The outlines of both maps, the same for all languages.
pub struct Outlines {
    country: Vec<MapLayer>,
    city: Vec<MapLayer>,
}

impl Outlines {
    /// # Errors
    /// If the map data cannot be read.
    pub fn read(geo: &GeoFiles) -> Result<Self, String> {
        Ok(Self {
            country: with_land_beyond(layers::country_layers(&geo.country)?),
            city: layers::almaty_layers(&geo.almaty, &geo.contours)?,
        })
    }
}

/// The maps of one language.
pub struct Maps<'a> {
    outlines: &'a Outlines,
    model: MapModel,
    /// The scene of each chapter's card.
    scenes: Vec<Option<Scene>>,
}

impl<'a> Maps<'a> {
    /// # Errors
    /// If the map data cannot be read.
    pub fn new(
        story: &Story,
        figures: &Figures,
        language: &Language,
        geo: &GeoFiles,
        outlines: &'a Outlines,
    ) -> Result<Self, String> {
        let files = MapFiles { country: &geo.country, almaty: &geo.almaty };
        let model = map_model::build(story, figures, language, &files)?;
        let mut steps = model.scenes.iter();
        let scenes = story
            .chapters
            .iter()
            .map(|chapter| telling(steps.by_ref().take(chapter.steps.len()).flatten(), &model).cloned())
            .collect();
        Ok(Self { outlines, model, scenes })
    }

    /// The map of a chapter's card.
    pub fn of_chapter(&self, chapter_idx: usize, palette: Palette) -> Option<String> {
        let scene = self.scenes[chapter_idx].as_ref()?;
        let night = scene.layer == "night" || palette.tone == Tone::Night;
        Some(self.draw(scene, Palette { tone: if night { Tone::Night } else { palette.tone } }))
    }

    /// The country on the day when most places had a protest.
    pub fn whole(&self, palette: Palette) -> Option<String> {
        let scenes = self.scenes.iter().flatten();
        let most = scenes.max_by_key(|scene| n_lit(scene, &self.model))?;
        Some(self.draw(&Scene { day: most.day, ..self.model.whole_country() }, palette))
    }

    fn draw(&self, scene: &Scene, palette: Palette) -> String {
        let camera = scene.camera(WINDOW);
        let scale = camera.scale(WINDOW);
        let [_, far, near] = fades(scale);
        let close = is_close(scale);
        let mut drawn =
            format!("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>", WINDOW.width, WINDOW.height, palette.of("water"));
        drawn += &format!("<g transform=\"{}\">", camera_transform(camera, WINDOW));
        let is_area = |layer: &&MapLayer| {
            matches!(layer.class.as_str(), "map-neighbours" | "map-neighbours map-ring" | "map-oblast")
        };
        let country = |of: &mut dyn Iterator<Item = &MapLayer>| -> String {
            of.map(|layer| path(layer, scale * COUNTRY_CELL, palette)).collect()
        };
        drawn += &format!("<g transform=\"{}\">", layers::COUNTRY_TRANSFORM);
        drawn += &country(&mut self.outlines.country.iter().filter(is_area));
        drawn += &self.overlay(scene, scale * COUNTRY_CELL, palette);
        if far > 0.0 {
            drawn += &format!("<g opacity=\"{far:.2}\">");
            drawn += &country(&mut self.outlines.country.iter().filter(|layer| !is_area(layer)));
            drawn += "</g>";
        }
        drawn += "</g>";
        if close && near > 0.0 {
            drawn += &format!("<g transform=\"{}\" opacity=\"{near:.2}\">", layers::almaty_transform());
            drawn.extend(self.outlines.city.iter().map(|layer| path(layer, scale * CITY_CELL, palette)));
            drawn += "</g>";
        }
        drawn += "</g>";
        let marks: Vec<Mark> = self.model.marks.iter().map(|own| own.mark.clone()).collect();
        let views = lay_out(&marks, scene, camera, WINDOW, FONT_PX);
        let shown = self.model.marks.iter().zip(&views);
        let shown = shown.filter(|(_, view)| view.shown && (view.named || view.claim || view.label.is_some()));
        drawn.extend(shown.map(|(own, view)| mark(own, view, &scene.kind, palette)));
        drawn
    }

    /// What the scene says of whole regions: where the internet was off, where the emergency was in force.
    fn overlay(&self, scene: &Scene, scale: f64, palette: Palette) -> String {
        let fill = match scene.layer.as_str() {
            "shutdown" => "url(#off)".to_owned(),
            "emergency" => palette.of("decision").to_owned(),
            _ => return String::new(),
        };
        let opacity = if scene.layer == "emergency" { 0.22 } else { 1.0 };
        let tile = 9.0 / scale;
        let areas = self.outlines.country.iter().filter(|layer| {
            layer.class == "map-oblast"
                && scene.areas.iter().any(|id| layer.id.strip_prefix("oblast-").is_some_and(|own| own == id))
        });
        let areas: String = areas
            .map(|layer| format!("<path d=\"{}\" fill=\"{fill}\" fill-opacity=\"{opacity}\"/>", layer.d))
            .collect();
        format!(
            "<pattern id=\"off\" width=\"{tile:.1}\" height=\"{tile:.1}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M{0:.1} 0v{tile:.1}\" stroke=\"{1}\" stroke-opacity=\".65\" stroke-width=\"{2:.1}\"/></pattern>{areas}",
            tile / 2.0,
            palette.of("shutdown"),
            tile / 4.0
        )
    }
}

/// The scene that tells most of its chapter: one with something over the land, else with most places lit, else with most named, else the first.
/// What lies beyond the country is in no outline here, so no scene that is about it.
fn telling<'a>(scenes: impl Iterator<Item = &'a Scene>, model: &MapModel) -> Option<&'a Scene> {
    let mut best: Option<(&Scene, (bool, usize, usize))> = None;
    for scene in scenes.filter(|scene| !scene.is_veiled() && !scene.is_wide()) {
        let overlaid = matches!(scene.layer.as_str(), "shutdown" | "emergency");
        let tells = (overlaid, n_lit(scene, model), scene.named.len() + scene.claims.len());
        if best.is_none_or(|(_, most)| tells > most) {
            best = Some((scene, tells));
        }
    }
    best.map(|(scene, _)| scene)
}

fn n_lit(scene: &Scene, model: &MapModel) -> usize {
    model
        .marks
        .iter()
        .filter(|own| scene.day.is_some_and(|day| own.place.is_some() && own.mark.days.contains(&day)))
        .count()
}

/// A path of a map; `scale` is pixels for each unit of its data, by which its lines' widths are divided.
fn path(layer: &MapLayer, scale: f64, palette: Palette) -> String {
    let (fill, stroke, width) = match layer.class.split(' ').next_back().unwrap_or_default() {
        "map-neighbours" | "map-ring" => (palette.of("land-around"), "none", 0.0),
        "map-oblast" => (palette.of("land"), "none", 0.0),
        "map-lakes" => (palette.of("water"), palette.of("border-soft"), 0.6),
        class if class.starts_with("map-river") => ("none", palette.pick("#a8c3d8", "#33516c"), 0.8),
        "map-oblast-borders" | "map-neighbour-borders" => ("none", palette.of("border-soft"), 0.8),
        "map-country-outline" => ("none", palette.of("border"), 1.6),
        "map-slope" => (palette.pick("#f4efe6", "#2f3a44"), palette.pick("#cdbb9e", "#5d6468"), 1.0),
        class if class.starts_with("map-contours") => ("none", palette.pick("#d9cfbd", "#45505c"), 1.0),
        "map-street-1" => ("none", palette.pick("#aab6c2", "#56687b"), 2.4),
        "map-street-2" => ("none", palette.pick("#aab6c2", "#56687b"), 1.6),
        class if class.starts_with("map-street") => ("none", palette.pick("#aab6c2", "#56687b"), 1.0),
        "map-square" => (palette.pick("#f3d9cd", "#4c4140"), palette.of("protest"), 1.0),
        _ => ("none", palette.of("border-soft"), 0.6),
    };
    format!(
        "<path d=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{:.3}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
        layer.d,
        width / scale
    )
}

fn mark(own: &MapMark, view: &MarkView, kind: &str, palette: Palette) -> String {
    let is_told = view.told || view.claim || view.lit != Lit::NotYet;
    let has_dot = own.place.as_deref().is_some_and(|place| is_told || place != OUTLINED);
    let dot = if has_dot { dot(view, kind, palette) } else { String::new() };
    format!("<g transform=\"{}\">{dot}{}</g>", translate(view.at_px), name(own, view, palette))
}

fn dot(view: &MarkView, kind: &str, palette: Palette) -> String {
    let (ink, paper, protest) = (palette.of("ink"), palette.of("paper"), palette.of("protest"));
    if view.claim {
        return format!(
            "<circle r=\"7.5\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2\" stroke-dasharray=\"3 2.4\"/>"
        );
    }
    if view.told {
        let shape = match kind {
            "violence" => "M0-8 8 0 0 8-8 0z",
            "decision" | "shutdown" => "M-6-6H6V6H-6z",
            "military" => "M0-8 8 6H-8z",
            _ => "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z",
        };
        return format!("<path d=\"{shape}\" fill=\"{}\" stroke=\"{paper}\"/>", palette.of(kind));
    }
    match view.lit {
        Lit::Now => format!("<circle r=\"6.5\" fill=\"{protest}\" stroke=\"{paper}\" stroke-width=\"1.8\"/>"),
        Lit::Before => format!("<circle r=\"4.5\" fill=\"{paper}\" stroke=\"{protest}\" stroke-width=\"2.2\"/>"),
        Lit::NotYet if view.named => format!("<circle r=\"4\" fill=\"{ink}\"/>"),
        Lit::NotYet => format!("<circle r=\"2.8\" fill=\"{}\"/>", palette.of("ink-soft")),
    }
}

fn name(own: &MapMark, view: &MarkView, palette: Palette) -> String {
    let Some(label) = view.label else { return String::new() };
    let attributes: String =
        label_attributes(view, own.mark.along).iter().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
    let strong = view.named || view.claim;
    let fill = match own.class {
        "water" => palette.pick("#37627f", "#86b0d0"),
        _ if strong || view.lit == Lit::Now => palette.of("ink"),
        _ => palette.of("ink-soft"),
    };
    let size = if label.form.small { 12.0 } else { FONT_PX };
    let weight = if strong { 600 } else { 400 };
    let text = if label.form.short { own.mark.name.split(" (").next().unwrap_or_default() } else { &own.mark.name };
    let lines = text.split_once('|').map_or_else(
        || escape(text),
        |(first, second)| format!("{}<tspan x=\"0\" dy=\"1.2em\">{}</tspan>", escape(first), escape(second)),
    );
    // The name twice: its halo first, since not every painter knows `paint-order`.
    let set = format!("<text{attributes} font-family=\"{FAMILY}\" font-size=\"{size}\" font-weight=\"{weight}\"");
    format!(
        "{set} fill=\"none\" stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\" opacity=\".85\">{lines}</text>{set} fill=\"{fill}\">{lines}</text>",
        palette.of(if own.class == "water" { "water" } else { "land" })
    )
}
