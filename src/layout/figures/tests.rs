//! What is drawn against the data: the numbers, their lengths and areas, the room for words.

use std::collections::BTreeSet;

use super::picture::{Form, Mark, Picture, Shape};
use super::*;
use crate::model::figure_words::FigureWords;
use crate::model::figures::{EmergencyEnd, EmergencyRow, Figures, Moment};
use crate::model::story::Language;
use crate::story::figures::tests;

const FORMS: [Form; 2] = [Form::Narrow, Form::Wide];

/// Every picture in a language, with its figure's id.
fn pictures(figures: &Figures, lang: &Language) -> Vec<(&'static str, Picture)> {
    let words = |id| FigureWords { lang, id };
    let name = |id: &str| id.rsplit('-').next().unwrap_or("").to_owned();
    let electronics = figures.electronics.as_ref().unwrap();
    FORMS
        .into_iter()
        .flat_map(|form| {
            [
                ("price", price::picture(&figures.price, words("price"))),
                ("outage", outage::picture(&figures.outage, words("outage"))),
                ("contingents", contingents::picture(&figures.contingents, words("contingents"))),
                ("emergency", emergency::picture(&figures.emergency, words("emergency"))),
                ("posts", posts::picture(&figures.posts, words("posts"), &name)),
                ("count", count::picture(&figures.count, words("count"), &count::DEAD)),
                ("torture", count::picture(&figures.torture, words("torture"), &count::TORTURE)),
                ("convictions", convictions::picture(&figures.convictions, words("convictions"))),
                ("turnout", turnout::picture(&figures.turnout, words("turnout"))),
                ("votes", votes::picture(&figures.votes, words("votes"), form)),
                ("arrivals", arrivals::picture(&figures.arrivals, words("arrivals"), form)),
                ("oil", oil::picture(&figures.oil_routes, &figures.oil_halts, words("oil"))),
                ("trade", trade::picture(&figures.trade, words("trade"), form)),
                ("electronics", electronics::picture(electronics, words("electronics"))),
                ("calendar", calendar::picture(&figures.calendar, words("calendar"), form)),
            ]
        })
        .collect()
}

fn all() -> Vec<(&'static str, Picture, Language)> {
    let (story, figures) = tests::project();
    let of = |lang: &Language| {
        pictures(figures, lang).into_iter().map(|(id, picture)| (id, picture, lang.clone())).collect::<Vec<_>>()
    };
    story.languages.iter().flat_map(of).collect()
}

fn rect_size(mark: &Mark) -> Option<(f64, f64)> {
    match mark.shape {
        Shape::Rect { width, height, .. } => Some((width, height)),
        _ => None,
    }
}

/// Units drawn for each unit of the data must be the same for all marks, within one per cent.
fn assert_proportional(id: &str, ratios: &[f64]) {
    assert!(ratios.len() > 1, "{id} draws fewer than two amounts");
    for ratio in ratios {
        assert!((ratio / ratios[0] - 1.0).abs() < 0.01, "{id}: {ratio} beside {}", ratios[0]);
    }
}

#[test]
fn lengths_are_in_the_proportion_of_the_numbers() {
    for (id, picture, _) in all() {
        let along: fn((f64, f64)) -> f64 = match id {
            "contingents" | "electronics" | "votes" => |size| size.0,
            "oil" | "price" => |size| size.1,
            _ => continue,
        };
        // On a phone the totals of the votes are written, not drawn.
        if id == "votes" && !picture.form.is_wide() {
            continue;
        }
        let ratios: Vec<f64> =
            picture.valued().filter_map(|(mark, value)| Some(along(rect_size(mark)?) / value)).collect();
        assert_proportional(id, &ratios);
    }
}

#[test]
fn areas_are_in_the_proportion_of_the_numbers() {
    for (id, picture, _) in all().iter().filter(|(id, ..)| *id == "arrivals") {
        let ratio = |(mark, value): (&Mark, f64)| rect_size(mark).map(|(width, height)| width * height / value);
        assert_proportional(id, &picture.valued().filter_map(ratio).collect::<Vec<_>>());
    }
}

#[test]
fn the_smaller_square_lies_inside_the_larger() {
    for (_, picture, _) in all().iter().filter(|(id, ..)| *id == "arrivals") {
        let inside = |inner: f64, outer: f64| {
            let find = |wanted: f64| picture.valued().find(|(_, value)| *value == wanted).unwrap().0.shape.clone();
            let (Shape::Rect { x, y, width, height }, Shape::Rect { x: ox, y: oy, width: ow, height: oh }) =
                (find(inner), find(outer))
            else {
                panic!("not squares");
            };
            x > ox && y > oy && x + width < ox + ow && y + height < oy + oh
        };
        assert!(inside(400e3, 2.9e6) && inside(100e3, 400e3) && inside(146e3, 2.9e6) && inside(36e3, 146e3));
    }
}

#[test]
fn places_lie_in_a_straight_line_with_the_numbers() {
    for (id, picture, _) in all() {
        let across = id != "trade";
        if !matches!(id, "count" | "turnout" | "trade") {
            continue;
        }
        let place = |mark: &Mark| match &mark.shape {
            Shape::Circle { x, y, .. } => Some(if across { *x } else { *y }),
            _ => None,
        };
        let points: Vec<(f64, f64)> =
            picture.valued().filter_map(|(mark, value)| Some((value, place(mark)?))).collect();
        let slope = |a: (f64, f64), b: (f64, f64)| (b.1 - a.1) / (b.0 - a.0);
        let last = points.iter().rev().find(|point| point.0 != points[0].0).unwrap();
        for point in points.iter().filter(|point| point.0 != points[0].0) {
            assert!((slope(points[0], *point) / slope(points[0], *last) - 1.0).abs() < 0.01, "{id} at {point:?}");
        }
    }
}

#[test]
fn every_number_drawn_stands_in_the_fact_base() {
    let mut known: BTreeSet<u64> = BTreeSet::new();
    for file in ["events", "toll", "geopolitics", "aftermath", "figures"] {
        let text = std::fs::read_to_string(tests::root().join(format!("story/{file}.toml"))).unwrap();
        let table: toml::Table = toml::from_str(&text).unwrap();
        collect(&toml::Value::Table(table), &mut known);
    }
    for (id, picture, _) in all() {
        for (_, value) in picture.valued() {
            // The sum of the announced contingents is our own, and says so.
            let own_sum = id == "contingents" && value == 3950.0;
            assert!(own_sum || known.contains(&value.to_bits()), "{id} draws {value}");
        }
    }
}

pub(crate) fn collect(value: &toml::Value, known: &mut BTreeSet<u64>) {
    match value {
        toml::Value::Integer(int) => drop(known.insert((*int as f64).to_bits())),
        toml::Value::Float(float) => drop(known.insert(float.to_bits())),
        toml::Value::Array(array) => array.iter().for_each(|value| collect(value, known)),
        toml::Value::Table(table) => table.iter().for_each(|(_, value)| collect(value, known)),
        _ => {}
    }
}

#[test]
fn every_mark_says_the_number_it_draws() {
    for (id, picture, lang) in all() {
        let words = FigureWords { lang: &lang, id };
        for (mark, value) in picture.valued() {
            let said = [words.number(value), words.number(value / 1e6)];
            assert!(
                said.iter().any(|said| mark.read.concat().contains(said)),
                "{id}: {value} in \"{}\"",
                mark.read.concat()
            );
        }
    }
}

#[test]
fn every_vote_drawn_is_the_vote_of_the_fact_base() {
    let (_, figures) = tests::project();
    let text = std::fs::read_to_string(tests::root().join("story/geopolitics.toml")).unwrap();
    let table: toml::Table = toml::from_str(&text).unwrap();
    let drawn: Vec<_> = table["un_vote"].as_array().unwrap().iter().filter(|v| v["draw"].as_bool().unwrap()).collect();
    assert_eq!(drawn.len(), figures.votes.len());
    for (raw, checked) in drawn.iter().zip(&figures.votes) {
        for (country, vote) in crate::model::figures::COUNTRIES.iter().zip(checked.votes) {
            assert_eq!(raw["votes"][country].as_str().unwrap(), vote.word(), "{country} on {}", checked.fact);
        }
    }
}

#[test]
fn an_emergency_is_as_long_as_it_lasted() {
    let (story, figures) = tests::project();
    let picture = emergency::picture(&figures.emergency, FigureWords { lang: &story.languages[0], id: "emergency" });
    let filled = picture.marks.iter().filter(|mark| mark.class.contains("fill")).filter_map(rect_size);
    let hours = |row: &EmergencyRow| {
        let at = |moment: Moment| crate::scale::time::hours(moment.date, moment.minutes);
        let (EmergencyEnd::At(until) | EmergencyEnd::Between(until, _)) = row.until;
        at(until) - at(row.from)
    };
    let ratios: Vec<f64> = filled.zip(&figures.emergency).map(|(size, row)| size.0 / hours(row)).collect();
    assert_eq!(ratios.len(), figures.emergency.len());
    assert_proportional("emergency", &ratios);
}

/// Axes, grids and ticks stand inside their picture, and a tick's word at its tick.
#[test]
fn ticks_stand_in_the_extent() {
    for (id, picture, _) in all() {
        for mark in picture.marks.iter().filter(|mark| matches!(mark.class, "grid" | "axis" | "tick")) {
            let Shape::Path(d) = &mark.shape else { continue };
            let places = numbers(d);
            assert!(places.iter().all(|place| *place >= 0.0), "{id}: {d}");
            assert!(places.iter().all(|place| *place <= picture.form.width().max(picture.height)), "{id}: {d}");
        }
    }
}

fn numbers(d: &str) -> Vec<f64> {
    d.split(|char: char| !char.is_ascii_digit() && char != '.' && char != '-').filter_map(|n| n.parse().ok()).collect()
}
