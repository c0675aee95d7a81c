//! The names on the stage's map, in every step, both languages and windows from the smallest phone to a wide screen.

use std::path::Path;

use qantar::geo::layers::country_layers;
use qantar::geo::path::corners;
use qantar::geo::{Point, Rect, Size};
use qantar::layout::camera::Camera;
use qantar::layout::map::{Mark, MarkKind, MarkView, Scene, label_frame, lay_out, obstacles, request};
use qantar::map_model;
use qantar::story;

const FONT_PX: f64 = 14.0;

/// Names that have no room: step, width of the window, name. None: keep it so.
const WITHOUT_ROOM: [(&str, u16, &str); 0] = [];

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The stage in windows of this width: pinned on top of the words, or beside them.
fn stages(width: u16) -> Vec<Size> {
    let width_px = f64::from(width);
    // 56 em of 16 pixels.
    if width < 896 {
        [740.0, 1024.0].map(|height| Size::new(width_px, (height * 0.48_f64).floor())).to_vec()
    } else {
        [740.0, 1024.0].map(|height| Size::new((width_px * 0.64).floor(), height - 42.0)).to_vec()
    }
}

struct Picture {
    /// Step, language and window, for messages.
    what: String,
    step: String,
    width: u16,
    scene: Scene,
    camera: Camera,
    size: Size,
    marks: Vec<Mark>,
    views: Vec<MarkView>,
}

fn pictures() -> Vec<Picture> {
    let (story, _) =
        story::load_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let almaty = read("geo/almaty-schematic.geojson");
    let mut pictures = Vec::new();
    for language in &story.languages {
        let model = map_model::build(&story, language, &almaty).unwrap();
        let marks: Vec<Mark> = model.marks.iter().map(|own| own.mark.clone()).collect();
        let steps = story.chapters.iter().flat_map(|chapter| &chapter.steps);
        for (step, scene) in steps.zip(&model.scenes) {
            let Some(scene) = scene.as_ref().filter(|scene| !scene.is_veiled()) else { continue };
            for width in [320, 360, 414, 768, 1024, 1280, 1920] {
                for size in stages(width) {
                    let camera = scene.camera(size);
                    let views = lay_out(&marks, scene, camera, size, FONT_PX);
                    let what = format!("{} {} {}×{}", step.id, language.code, size.width, size.height);
                    let (step, scene, marks) = (step.id.clone(), scene.clone(), marks.clone());
                    pictures.push(Picture { what, step, width, scene, camera, size, marks, views });
                }
            }
        }
    }
    pictures
}

#[test]
fn every_place_that_a_step_names_is_named_on_the_map() {
    let mut missing = Vec::new();
    for picture in pictures() {
        for idx in picture.scene.named.iter().chain(&picture.scene.claims) {
            let name = picture.marks[*idx].name.as_str();
            let is_excused = WITHOUT_ROOM.contains(&(picture.step.as_str(), picture.width, name));
            if picture.views[*idx].label.is_none() && !is_excused {
                missing.push(format!("{}: {name}", picture.what));
            }
        }
    }
    assert!(missing.is_empty(), "{} without a name\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn no_name_covers_a_mark_another_name_or_the_edge() {
    for Picture { what, camera, size, marks, views, .. } in pictures() {
        let named: Vec<(usize, Rect)> =
            views.iter().enumerate().filter_map(|(idx, view)| Some((idx, view.label?.rect))).collect();
        let covered = obstacles(size);
        for (n, (idx, rect)) in named.iter().enumerate() {
            let name = &marks[*idx].name;
            assert!(label_frame(size).encloses(*rect), "{what}: {name} at the edge");
            assert!(
                !covered.iter().any(|other| rect.overlaps(*other)),
                "{what}: {name} covers the square or the caption"
            );
            for (other, other_rect) in &named[n + 1..] {
                assert!(!rect.overlaps(*other_rect), "{what}: {name} and {}", marks[*other].name);
            }
            for (other, view) in views.iter().enumerate().filter(|(_, view)| view.shown) {
                let half = request(&marks[other], view, camera.scale(size), FONT_PX).half;
                let mark = Rect::new(
                    view.at_px.x - half.width,
                    view.at_px.y - half.height,
                    half.width * 2.0,
                    half.height * 2.0,
                );
                assert!(half.width == 0.0 || !rect.overlaps(mark), "{what}: {name} covers {}", marks[other].name);
            }
        }
    }
}

#[test]
fn no_neighbours_name_stands_on_the_border() {
    let layers = country_layers(&read("geo/central-asia.topo.json")).unwrap();
    let outline = layers.iter().find(|layer| layer.id == "country-outline").unwrap();
    let border: Vec<Point> =
        corners(&outline.d).into_iter().map(|(x, y)| Point::new(x as f64 / 2.0, y as f64 / 2.0)).collect();
    // Inside the country: its own name, and those of its waters, of which the Aral Sea lies on the border.
    let is_inland = |mark: &Mark| mark.at.x.abs() < 900.0 && mark.at.y.abs() < 320.0;
    let mut on_it = Vec::new();
    for Picture { what, camera, size, marks, views, .. } in pictures() {
        let areas = [MarkKind::Area, MarkKind::NearArea, MarkKind::FarWater, MarkKind::CloseWater];
        let named = views.iter().zip(&marks).filter(|(_, mark)| areas.contains(&mark.kind));
        for (rect, mark) in named.filter_map(|(view, mark)| Some((view.label?.rect, mark))) {
            let is_on = |side: &[Point]| {
                // The outline's rings follow one another: a leap is no border.
                let is_leap = (side[0].x - side[1].x).hypot(side[0].y - side[1].y) > 200.0;
                let [a, b] = [camera.to_px(side[0], size), camera.to_px(side[1], size)];
                !is_leap
                    && (0..=20).any(|n| {
                        let share = f64::from(n) / 20.0;
                        let at = Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
                        rect.encloses(Rect::new(at.x, at.y, 0.0, 0.0))
                    })
            };
            if border.windows(2).any(is_on) && !is_inland(mark) {
                on_it.push(format!("{what}: {}", mark.name));
            }
        }
    }
    assert!(on_it.is_empty(), "{}", on_it.join("\n"));
}
