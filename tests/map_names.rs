//! The names on the stage's map, in every step and language, and in windows from the smallest phone to a wide screen.

use std::path::Path;

use qantar::geo::layers::country_layers;
use qantar::geo::path::corners;
use qantar::geo::{Point, Rect, Size};
use qantar::layout::camera::Camera;
use qantar::layout::map::{
    LOW_PX, Mark, MarkKind, MarkView, NARROW_PX, Scene, label_frame, lay_out, obstacles, request,
};
use qantar::layout::time::scene_then;
use qantar::map_model::{self, MapFiles};
use qantar::story;

const FONT_PX: f64 = 14.0;

const WIDTHS: [u16; 10] = [320, 360, 414, 667, 768, 800, 844, 1024, 1280, 1920];

/// Phones held across: width and height of their windows.
const ACROSS: [(u16, u16); 3] = [(667, 375), (800, 360), (844, 390)];

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The map in windows of this width, as `styles/stage.css` lays it out, with lengths in the page's letters of 17 pixels:
/// on top of the words, 52 % of the window less the day and, where the stage is narrow, the legend below it; or beside
/// them, in what the column of words leaves, less the bar too; on a phone held across 58 % of it.
fn stages(width: u16) -> Vec<Size> {
    const EM: f64 = 17.0;
    const BAR: f64 = 2.5 * EM;
    let width_px = f64::from(width);
    let map = |width: f64, height: f64| {
        let legend = if width < 42.0 * EM { 2.7 * 0.75 * EM } else { 0.0 };
        Size::new(width.floor(), (height - 3.5 * EM - legend).floor())
    };
    if let Some((_, height)) = ACROSS.iter().find(|(across, _)| *across == width) {
        return vec![map((width_px * 0.58).min(NARROW_PX), f64::from(*height) - BAR)];
    }
    let heights = [640.0, 740.0, 1024.0];
    if width_px < 56.0 * EM {
        heights.map(|height| map(width_px, height * 0.52)).to_vec()
    } else {
        heights.map(|height| map(width_px - (width_px * 0.36).max(24.0 * EM), height - BAR)).to_vec()
    }
}

struct Picture {
    /// Step, language and window, for messages.
    what: String,
    width: u16,
    scene: Scene,
    camera: Camera,
    size: Size,
    marks: Vec<Mark>,
    views: Vec<MarkView>,
}

impl Picture {
    /// The marks that the step speaks of. What it writes on an area or a city is left out where there is no room.
    fn places(&self) -> impl Iterator<Item = &usize> {
        let is_place = |idx: &&usize| !matches!(self.marks[**idx].kind, MarkKind::Note | MarkKind::CityNote);
        self.scene.named.iter().chain(&self.scene.claims).filter(is_place)
    }
}

fn pictures() -> Vec<Picture> {
    let (story, figures) =
        story::load_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let (country, almaty) = (read("geo/central-asia.topo.json"), read("geo/almaty-schematic.geojson"));
    let files = MapFiles { country: &country, almaty: &almaty };
    let mut pictures = Vec::new();
    for language in &story.languages {
        let model = map_model::build(&story, &figures, language, &files).unwrap();
        let marks: Vec<Mark> = model.marks.iter().map(|own| own.mark.clone()).collect();
        let steps = story.chapters.iter().flat_map(|chapter| &chapter.steps);
        for (step, scene) in steps.zip(&model.scenes) {
            let Some(scene) = scene.as_ref().filter(|scene| !scene.is_veiled()) else { continue };
            for width in WIDTHS {
                for size in stages(width) {
                    let camera = scene.camera(size);
                    let views = lay_out(&marks, scene, camera, size, FONT_PX);
                    let what = format!("{} {} {}×{}", step.id, language.code, size.width, size.height);
                    let (scene, marks) = (scene.clone(), marks.clone());
                    pictures.push(Picture { what, width, scene, camera, size, marks, views });
                }
            }
        }
    }
    pictures
}

/// All of them, or a failure that lists them.
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} times\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_place_that_a_step_names_is_named_on_the_map() {
    let mut missing = Vec::new();
    for picture in pictures() {
        for idx in picture.places() {
            let name = picture.marks[*idx].name.as_str();
            if picture.views[*idx].label.is_none() {
                missing.push(format!("{}: {name}", picture.what));
            }
        }
    }
    none(missing);
}

#[test]
fn every_place_that_a_step_names_is_in_the_window_and_under_nothing() {
    let mut hidden = Vec::new();
    for picture in pictures() {
        let Picture { what, size, marks, views, .. } = &picture;
        for idx in picture.places() {
            let Point { x, y } = views[*idx].at_px;
            let at = Rect::new(x - 1.0, y - 1.0, 2.0, 2.0);
            let is_under = obstacles(*size).iter().any(|other| other.overlaps(at));
            if !views[*idx].shown || !label_frame(*size).encloses(at) || is_under {
                hidden.push(format!("{what}: {} at {x:.0}, {y:.0}", marks[*idx].name));
            }
        }
    }
    none(hidden);
}

#[test]
fn no_name_covers_a_mark_another_name_a_corner_or_the_edge() {
    let mut wrong = Vec::new();
    for Picture { what, camera, size, marks, views, .. } in pictures() {
        let named: Vec<(usize, Rect)> =
            views.iter().enumerate().filter_map(|(idx, view)| Some((idx, view.label?.rect))).collect();
        for (n, (idx, rect)) in named.iter().enumerate() {
            let name = &marks[*idx].name;
            if !label_frame(size).encloses(*rect) {
                wrong.push(format!("{what}: {name} at the edge"));
            }
            for (corner, _) in
                ["the scale bar", "the locator"].iter().zip(obstacles(size)).filter(|(_, other)| rect.overlaps(*other))
            {
                wrong.push(format!("{what}: {name} and {corner}"));
            }
            for (other, _) in named[n + 1..].iter().filter(|(_, other)| rect.overlaps(*other)) {
                wrong.push(format!("{what}: {name} and {}", marks[*other].name));
            }
            // What is written on a city has the city's mark.
            let with_mark = |(other, view): &(usize, &MarkView)| view.shown && marks[*other].kind != MarkKind::CityNote;
            for (other, view) in views.iter().enumerate().filter(with_mark) {
                let half = request(&marks[other], view, camera.scale(size), FONT_PX).half;
                let Point { x, y } = view.at_px;
                let mark = Rect::new(x - half.width, y - half.height, half.width * 2.0, half.height * 2.0);
                if half.width > 0.0 && rect.overlaps(mark) {
                    wrong.push(format!("{what}: {name} covers the mark of {}", marks[other].name));
                }
            }
        }
    }
    none(wrong);
}

#[test]
fn the_caspian_is_named_on_most_phones() {
    let pictures = pictures();
    // On a low map most of the sea is out of sight.
    let of_country = |picture: &&Picture| {
        (360..=414).contains(&picture.width)
            && picture.size.height >= LOW_PX
            && picture
                .views
                .iter()
                .zip(&picture.marks)
                .any(|(view, mark)| mark.kind == MarkKind::FarWater && view.shown)
    };
    let (mut n_all, mut n_named, mut lacking) = (0, 0, Vec::new());
    for Picture { what, marks, views, .. } in pictures.iter().filter(of_country) {
        let is_named =
            views.iter().zip(marks).any(|(view, mark)| mark.kind == MarkKind::FarWater && view.label.is_some());
        n_all += 1;
        n_named += u32::from(is_named);
        lacking.extend((!is_named).then(|| what.clone()));
    }
    assert!(n_named * 3 >= n_all * 2, "{n_named} of {n_all}\n{}", lacking.join("\n"));
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
    none(on_it);
}

#[test]
fn on_another_day_the_emergency_is_where_it_held_then() {
    let (story, figures) = story::load_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (country, almaty) = (read("geo/central-asia.topo.json"), read("geo/almaty-schematic.geojson"));
    let files = MapFiles { country: &country, almaty: &almaty };
    let model = map_model::build(&story, &figures, &story.languages[0], &files).unwrap();
    let steps: Vec<_> = story.chapters.iter().flat_map(|chapter| &chapter.steps).collect();
    let in_order = |idx: usize| steps[idx].id.starts_with("order-");
    let thens: Vec<_> = model.scenes.iter().zip(&model.thens).map(|(own, then)| then.clone().or(own.clone())).collect();
    let seen_from = steps.iter().position(|step| step.id == "order-detained").unwrap();
    let regions = story.places.iter().filter(|place| place.id.ends_with("-region")).count();
    for day in 1..=11_u16 {
        let then = scene_then(&thens, in_order, model.scenes[seen_from].clone().unwrap(), (day - 1) * 24);
        match day {
            // Nothing had been decreed.
            1..=4 => assert_eq!((then.layer.as_str(), then.areas.len()), ("none", 0), "{day} January"),
            // The first decrees name two regions; that for the whole country is of the same evening.
            5 => assert_eq!(then.areas, ["mangystau-region", "almaty-region"]),
            _ => {
                assert_eq!(then.layer, "emergency", "{day} January");
                assert!(
                    then.areas.len() >= regions && then.areas.iter().all(|area| !area.starts_with('!')),
                    "{day} January"
                );
            }
        }
    }
}
