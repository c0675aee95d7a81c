//! A map: the page's one set of outlines seen by a camera, with marks and names on it. Rendered when the page is made;
//! in the browser `browser::painter` moves it.

use std::rc::Rc;
use yew::prelude::*;

use crate::geo::eurasia::LOCATOR;
use crate::geo::layers::COUNTRY_TRANSFORM;
use crate::geo::{Point, Size};
use crate::layout::fixed::fixed;
use crate::layout::map::{Mark, MarkView, Scene, fades, is_close, lay_out};
use crate::layout::map_svg::{
    bar_path, camera_transform, corner, extent_path, label_attributes, mark_class, name_class, overlay_markup, shape,
    signs, translate,
};
use crate::layout::scale_bar::{bar_words, scale_bar};
use crate::model::story::{EventKind, Language};

/// The window that a map is drawn for until the browser has measured it.
pub const NOMINAL: Size = Size::new(720.0, 640.0);

/// Size of the names, pixels; the same as in `styles/map.css`.
const FONT_PX: f64 = 14.0;

/// A mark of the map and the place it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct MapMark {
    pub mark: Mark,
    /// Id of the place; `None` for names of seas, neighbours, streets.
    pub place: Option<String>,
    /// Class of the name's type: "water" is set in italics.
    pub class: &'static str,
}

/// What stands in the map's corner, in the page's language.
#[derive(Clone, Debug, PartialEq)]
pub struct CornerWords {
    /// For a metre and a kilometre, parted by a space.
    pub units: AttrValue,
    /// That the city's map is schematic.
    pub schematic: AttrValue,
    /// For north.
    pub north: AttrValue,
}

impl CornerWords {
    pub fn of(language: &Language) -> Self {
        let label = |key: &str| language.label(key).to_owned().into();
        Self { units: label("map.units"), schematic: label("map.schematic"), north: label("map.north") }
    }
}

/// Where north is in Almaty, clockwise from straight up, degrees: the meridians of the plane lean there.
const NORTH_DEG: &str = "-7";

/// The place that the city's map draws as it is: a mark on it says that something is told of it, or nothing.
pub const OUTLINED: &str = "republic-square";

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MapProps {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What the picture is, for those who cannot see it.
    pub label: AttrValue,
    pub scene: Scene,
    pub marks: Rc<Vec<MapMark>>,
    pub corner: CornerWords,
    /// True: the browser will move it, so all marks are there and can be chosen. False: a picture of this scene alone.
    pub lives: bool,
    #[prop_or(NOMINAL)]
    pub size: Size,
}

#[component]
pub fn Map(props: &MapProps) -> Html {
    let size = &props.size;
    // Drawn from the numbers that the attributes carry: the browser draws from those, and the map must not jump.
    let scene = &Scene::decode(&props.scene.encode()).unwrap_or_default();
    let camera = scene.camera(*size);
    let marks: Vec<Mark> =
        props.marks.iter().map(|own| Mark { at: to_10_m(own.mark.at), ..own.mark.clone() }).collect();
    let views = lay_out(&marks, scene, camera, *size, FONT_PX);
    // The one mark that Tab stops at; arrows lead to the others.
    let stop = props.marks.iter().zip(&views).position(|(own, view)| view.shown && own.place.is_some());
    let drawn = props
        .marks
        .iter()
        .zip(&views)
        .enumerate()
        .filter(|(_, (_, view))| props.lives || (view.shown && (view.named || view.label.is_some())));
    let scale = camera.scale(*size);
    let close = is_close(scale);
    let [relief, far, near] = fades(scale).map(|share| fixed(share, 2));
    html! {
        <svg class="map" id={props.id.clone()} viewBox={format!("0 0 {} {}", size.width, size.height)} role="graphics-document" aria-label={props.label.clone()} tabindex={(props.lives && props.id.as_deref() == Some("stage-map")).then_some("0")}
            data-scene={props.lives.then(|| scene.encode())} data-layer={scene.layer.clone()}
            data-signs={signs(&views, scene, close)} data-view={if close { "city" } else { "country" }} data-veiled={if scene.is_veiled() { "true" } else { "false" }}>
            <g class="camera" transform={camera_transform(camera, *size)}>
                if props.lives {
                    <use href="#map-beyond" />
                }
                if props.lives || !close {
                    <use href="#map-country" />
                }
                { overlay(scene, false) }
                // Pictures that stand still do without: its file comes by script.
                if props.lives {
                    <use class="relief" href="#map-relief" opacity={relief} />
                }
                if props.lives || !close {
                    <use class="far" href="#map-lines" opacity={far} />
                }
                if props.lives || close {
                    <use class="near" href="#map-city" opacity={near} />
                }
                { overlay(scene, true) }
            </g>
            { corner_with_bar(&props.corner, scale, *size) }
            <g class="marks">{ for drawn.map(|(idx, (own, view))| mark(own, view, &scene.kind, props.lives, stop == Some(idx))) }</g>
        </svg>
    }
}

/// What the scene shows on the land, below or above its lines; `browser::painter` fills both anew.
fn overlay(scene: &Scene, above: bool) -> Html {
    let drawn = Html::from_html_unchecked(overlay_markup(scene, above).into());
    html! { <g class={if above { "overlay above" } else { "overlay" }} transform={COUNTRY_TRANSFORM}>{ drawn }</g> }
}

/// The scale bar; in the city also the arrow to the north and the word that says that it is schematic.
fn corner_with_bar(words: &CornerWords, scale: f64, size: Size) -> Html {
    let (metres, px) = scale_bar(scale);
    html! {
        <g class="corner" transform={corner(size)} aria-hidden="true">
            <g class="city-only">
                <path class="north" transform={format!("translate(7 -29)rotate({NORTH_DEG})")} d="M0 10v-18m-4 6 4-7 4 7" />
                <text x="16" y="-26">{ format!("{} · {}", words.north, words.schematic) }</text>
            </g>
            <path class="bar" d={bar_path(px)} />
            <text class="bar-words" y="-8" x="4" data-units={words.units.clone()}>{ bar_words(metres, &words.units) }</text>
        </g>
    }
}

/// Where the country is in Eurasia, for the stage's corner: the outlines come late.
/// `scene` is the one that the stage is printed with.
pub fn locator(scene: &Scene) -> Html {
    let scene = &Scene::decode(&scene.encode()).unwrap_or_default();
    let view = [LOCATOR.x, LOCATOR.y, LOCATOR.width, LOCATOR.height].map(|km| km.to_string()).join(" ");
    html! {
        <svg class="locator" viewBox={view} aria-hidden="true">
            <use href="#map-locator" />
            // What the stage shows.
            <path class="extent" d={extent_path(scene.camera(NOMINAL), NOMINAL)} />
            // Almaty.
            <circle cx="802" cy="480" r="190" />
        </svg>
    }
}

fn to_10_m(at: Point) -> Point {
    Point::new((at.x * 100.0).round() / 100.0, (at.y * 100.0).round() / 100.0)
}

fn mark(own: &MapMark, view: &MarkView, kind_told: &str, lives: bool, stop: bool) -> Html {
    let Mark { at, kind, name, along, days, within_km } = &own.mark;
    let steps_of_10_m = |km: f64| (km * 100.0).round().to_string();
    let text: Vec<(&str, String)> = label_attributes(view, *along);
    let attribute = |key: &str| text.iter().find(|(own, _)| *own == key).map(|(_, value)| value.clone());
    let chosen = lives.then_some(own.place.as_ref()).flatten();
    let spoken = name.replace('|', " ");
    // A name that is broken or cut short on the map is spoken in full.
    let is_shaped = name.contains(['|', '(']);
    let thousandths = |part: f64| (lives && along.y != 0.0).then(|| (part * 1000.0).round().to_string());
    let days: Vec<String> = days.iter().map(i32::to_string).collect();
    html! {
        <g class={mark_class(view, kind_told, name_class(view))} transform={translate(view.at_px)} tabindex={chosen.map(|_| if stop { "0" } else { "-1" })} role={chosen.map(|_| "button")} aria-label={chosen.map(|_| spoken)}
            data-city={chosen.cloned()} data-mark={lives.then(|| kind.word())} data-mark-id={lives.then(|| own.place.clone()).flatten()}
            data-x={lives.then(|| steps_of_10_m(at.x))} data-y={lives.then(|| steps_of_10_m(at.y))}
            data-within={(lives && *within_km > 0.0).then(|| steps_of_10_m(*within_km))}
            data-cos={thousandths(along.x)} data-sin={thousandths(along.y)}
            data-days={(lives && !days.is_empty()).then(|| days.join(" "))} data-name={(lives && (chosen.is_none() || is_shaped)).then(|| name.clone())}>
            if own.place.is_some() {
                if lives {
                    <circle class="hit" r="14" />
                }
                if *within_km == 0.0 {
                    <use class={if own.place.as_deref() == Some(OUTLINED) { "dot outlined" } else { "dot" }} href={shape(view, kind_told)} />
                }
            }
            if lives || view.label.is_some() {
                <text class={own.class} transform={attribute("transform")} text-anchor={attribute("text-anchor")}>{ for lines(name) }</text>
            }
        </g>
    }
}

/// The name's lines; what stands in brackets can be hidden.
fn lines(name: &str) -> Vec<Html> {
    if let Some((first, second)) = name.split_once('|') {
        return vec![html! { { first } }, html! { <tspan x="0" dy="1.2em">{ second }</tspan> }];
    }
    match name.split_once(" (") {
        Some((short, more)) => vec![html! { { short } }, html! { <tspan class="more">{ format!(" ({more}") }</tspan> }],
        None => vec![html! { { name } }],
    }
}

/// A word of a list of kinds, as it stands in a row with others.
fn in_lower_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// What the signs of the map mean: those that `wanted` names. The style sheet shows
/// what the scene uses.
pub fn legend(language: &Language, wanted: impl Fn(&str) -> bool) -> Html {
    let signs =
        ["lit", "was", "now", "earlier", "claim", "shutdown", "emergency", "ended", "alliance", "arrivals", "rough"];
    let entry = |sign: &&'static str| html! { <li class={format!("sign-{sign}")}><span class="sign" aria-hidden="true"></span>{ language.label(&format!("map.{sign}")) }</li> };
    let of_kind = |kind: &EventKind| {
        let word = kind.word();
        html! { <li class={format!("sign-{word} k-{word}")}><span class="sign" aria-hidden="true"></span>{ in_lower_case(language.label(&format!("kind.{word}"))) }</li> }
    };
    html! {
        <ul class="map-legend">
            { for signs.iter().filter(|sign| wanted(sign)).map(entry) }
            // What is off has its own sign, on the whole country.
            { for EventKind::ALL.iter().filter(|kind| **kind != EventKind::Shutdown && wanted(kind.word())).map(of_kind) }
        </ul>
    }
}
