//! A map: the page's one set of outlines seen by a camera, with marks and names on it. Rendered when the page is made;
//! in the browser `browser::painter` moves it.

use std::rc::Rc;
use yew::prelude::*;

use crate::geo::layers::COUNTRY_TRANSFORM;
use crate::geo::{Point, Size};
use crate::layout::map::{Mark, MarkView, Scene, is_close, lay_out};
use crate::layout::map_svg::{
    camera_transform, label_attributes, mark_class, name_class, overlay_markup, shape, signs, translate,
};

use crate::model::story::Language;

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

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MapProps {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What the picture is, for those who cannot see it.
    pub label: AttrValue,
    pub scene: Scene,
    pub marks: Rc<Vec<MapMark>>,
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
    let close = is_close(camera.scale(*size));
    html! {
        <svg class="map" id={props.id.clone()} viewBox={format!("0 0 {} {}", size.width, size.height)} role="graphics-document" aria-label={props.label.clone()} tabindex={(props.lives && props.id.as_deref() == Some("stage-map")).then_some("0")}
            data-scene={props.lives.then(|| scene.encode())} data-layer={scene.layer.clone()}
            data-signs={signs(&views, close)} data-view={if close { "city" } else { "country" }} data-veiled={if scene.is_veiled() { "true" } else { "false" }}>
            <g class="camera" transform={camera_transform(camera, *size)}>
                if props.lives || !close {
                    <use href="#map-country" />
                }
                <g class="overlay" transform={COUNTRY_TRANSFORM}>{ Html::from_html_unchecked(overlay_markup(scene).into()) }</g>
                if props.lives || !close {
                    <use href="#map-lines" />
                }
                if props.lives || close {
                    <use href="#map-city" />
                }
            </g>
            <g class="marks">{ for drawn.map(|(idx, (own, view))| mark(own, view, &scene.kind, props.lives, stop == Some(idx))) }</g>
        </svg>
    }
}

fn to_10_m(at: Point) -> Point {
    Point::new((at.x * 100.0).round() / 100.0, (at.y * 100.0).round() / 100.0)
}

fn mark(own: &MapMark, view: &MarkView, kind_told: &str, lives: bool, stop: bool) -> Html {
    let Mark { at, kind, name, along, days } = &own.mark;
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
            data-cos={thousandths(along.x)} data-sin={thousandths(along.y)}
            data-days={(lives && !days.is_empty()).then(|| days.join(" "))} data-name={(lives && (chosen.is_none() || is_shaped)).then(|| name.clone())}>
            if own.place.is_some() {
                if lives {
                    <circle class="hit" r="14" />
                }
                <use class="dot" href={shape(view, kind_told)} />
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

/// What the signs of the map mean, and that the city's is schematic: those that `wanted` names. The style sheet shows
/// what the scene uses.
pub fn legend(language: &Language, wanted: impl Fn(&str) -> bool) -> Html {
    let signs = ["lit", "was", "now", "earlier", "claim", "shutdown", "emergency", "schematic"]
        .into_iter()
        .filter(|sign| wanted(sign));
    let entry = |sign: &'static str| html! { <li class={format!("sign-{sign}")}><span class="sign" aria-hidden="true"></span>{ language.label(&format!("map.{sign}")) }</li> };
    html! { <ul class="map-legend">{ for signs.map(entry) }</ul> }
}
