use std::collections::BTreeSet;

use super::*;
use crate::layout::figures::picture::{Shape, length};
use crate::layout::figures::tests::collect;
use crate::model::status::Status;
use crate::pseudo::Pseudo;
use crate::story::figures::tests::{project, root};

#[derive(PartialEq, Properties)]
struct PageProps {
    html: Html,
}

#[component(Page)]
fn page(props: &PageProps) -> Html {
    props.html.clone()
}

fn markup(html: Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, async {
        yew::LocalServerRenderer::<Page>::with_props(PageProps { html }).hydratable(false).render().await
    })
}

/// Every figure in every language: id, language, markup.
fn all() -> Vec<(&'static str, String, String)> {
    let (story, figures) = project();
    let of = |lang: &Language| {
        let one = |id: &&'static str| (*id, lang.code.clone(), markup(figure(id, story, figures, lang)));
        IDS.iter().map(one).collect::<Vec<_>>()
    };
    story.languages.iter().flat_map(of).collect()
}

#[test]
fn every_figure_has_its_finding_picture_source_and_data() {
    for (id, _, html) in all() {
        assert!(html.starts_with("<figure ") && html.contains(&format!(r#"id="figure-{id}""#)), "{id}");
        let parts = ["figure-title", "figure-subtitle", "figure-picture", "figure-source", "figure-data"];
        let places: Vec<usize> = parts.iter().map(|part| html.find(&format!(r#"class="{part}"#)).unwrap()).collect();
        assert!(places.is_sorted(), "{id}: {places:?}");
        assert!(html.contains("<a href=\"sources/#s"), "{id} links no source");
    }
}

#[test]
fn nothing_needs_an_inline_style_or_is_left_unfilled() {
    for (id, lang, html) in all() {
        assert!(!html.contains("style="), "{id}");
        let text = html.split('>').find(|text| text.contains('{'));
        assert_eq!(text, None, "{id} in {lang}: a placeholder is left");
    }
}

/// Figures that are drawn, not tables of words.
fn drawn() -> Vec<(&'static str, String, String)> {
    all().into_iter().filter(|(id, ..)| !matches!(*id, "claims" | "judged")).collect()
}

#[test]
fn every_picture_is_described() {
    for (id, _, html) in drawn() {
        assert_eq!(
            html.matches(&format!(r#"aria-labelledby="{id}-t {id}-d""#)).count(),
            html.matches(r#"role="img""#).count()
        );
        assert!(html.contains(&format!(r#"id="{id}-t""#)), "{id} has no name");
        let (_, described) = html.split_once(&format!(r#"<p id="{id}-d""#)).unwrap();
        assert!(!described.split_once('>').unwrap().1.starts_with("</p>"), "{id} has no description");
    }
}

#[test]
fn every_mark_that_reads_finds_its_words() {
    for (id, _, html) in drawn() {
        let (_, said) = html.split_once(r#"class="said" hidden>"#).unwrap();
        let parts = said.split_once("</p>").unwrap().0.matches("<span>").count();
        let reads: Vec<&str> =
            html.split(r#" data-read=""#).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
        assert!(!reads.is_empty(), "{id} has nothing to read");
        for idx in reads.iter().flat_map(|read| read.split(' ')) {
            assert!(idx.parse::<usize>().unwrap() < parts, "{id}: part {idx} of {parts}");
        }
    }
}

#[test]
fn an_unknown_figure_is_nothing() {
    let (story, figures) = project();
    assert_eq!(markup(figure("gauge", story, figures, &story.languages[0])), "");
}

/// What each figure is made of, in every language.
fn all_parts(check: impl Fn(&Context<'_>, Parts)) {
    let (story, figures) = project();
    for lang in &story.languages {
        for id in IDS {
            let context = Context { story, figures, words: FigureWords { lang, id } };
            let parts = parts(&context).unwrap();
            check(&context, parts);
        }
    }
}

/// The numbers of the fact base, as bits, and its texts.
fn fact_base() -> (BTreeSet<u64>, BTreeSet<String>) {
    let (mut numbers, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for file in ["events", "toll", "geopolitics", "aftermath", "people", "figures"] {
        let text = std::fs::read_to_string(root().join(format!("story/{file}.toml"))).unwrap();
        let table = toml::Value::Table(toml::from_str(&text).unwrap());
        collect(&table, &mut numbers);
        texts_of(&table, &mut texts);
    }
    (numbers, texts)
}

fn texts_of(value: &toml::Value, texts: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) => drop(texts.insert(text.clone())),
        toml::Value::Array(array) => array.iter().for_each(|value| texts_of(value, texts)),
        toml::Value::Table(table) => table.iter().for_each(|(_, value)| texts_of(value, texts)),
        _ => {}
    }
}

#[test]
fn every_datum_of_every_table_stands_in_the_fact_base() {
    let (numbers, texts) = fact_base();
    let dated = |date: Date| {
        let date = date.to_string();
        texts.iter().any(|text| text.starts_with(&date))
            || date.parse::<f64>().is_ok_and(|year| numbers.contains(&year.to_bits()))
    };
    all_parts(|context, parts| {
        assert!(!parts.table.rows.is_empty());
        for row in &parts.table.rows {
            assert_eq!(row.cells.len(), parts.table.head.len(), "{}", context.words.id);
            assert!(context.story.facts.contains_key(&row.fact), "{}: {}", context.words.id, row.fact);
            for cell in &row.cells {
                let sound = match cell {
                    Cell::Empty | Cell::Text(_) => true,
                    Cell::Number(number) => numbers.contains(&number.to_bits()),
                    Cell::Range(low, high) => [low, high].iter().all(|number| numbers.contains(&number.to_bits())),
                    Cell::Date(date) => dated(*date),
                    Cell::Moment(moment) => {
                        let clock = format!("{:02}:{:02}", moment.minutes / 60, moment.minutes % 60);
                        dated(moment.date) && texts.contains(&clock)
                    }
                };
                assert!(sound, "{}: {cell:?} is not in the fact base", context.words.id);
            }
        }
    });
}

#[test]
fn a_figure_with_a_disputed_fact_says_so_in_text_description_and_file() {
    let (story, figures) = project();
    let mut n_disputed = 0;
    for (id, code, html) in all() {
        let lang = story.languages.iter().find(|lang| lang.code == code).unwrap();
        let context = Context { story, figures, words: FigureWords { lang, id } };
        let parts = parts(&context).unwrap();
        let status = |fact: &String| story.facts[fact].status;
        if !parts.facts.iter().any(|fact| status(fact) == Status::Disputed) {
            continue;
        }
        n_disputed += 1;
        let hedge = lang.label("timeline.disputed");
        let (_, source) =
            html.split_once(r#"<p class="figure-source s-d">"#).unwrap_or_else(|| panic!("{id}: no sign"));
        assert!(source.split("</p>").next().unwrap().contains(hedge), "{id} in {code}: not in the source line");
        if matches!(parts.body, Body::Pictures(_)) {
            let (_, described) = html.split_once(&format!(r#"<p id="{id}-d""#)).unwrap();
            let described = described.split("</p>").next().unwrap();
            assert!(described.contains(hedge), "{id} in {code}: not in the description");
        }
        let file = csv(id, story, figures, lang).unwrap();
        let word = lang.label("status.disputed");
        for (record, row) in records(file.strip_prefix('\u{feff}').unwrap())[1..].iter().zip(&parts.table.rows) {
            let told = &record[record.len() - 3];
            assert_eq!(told == word, status(&row.fact) == Status::Disputed, "{id} in {code}: {record:?}");
        }
    }
    assert!(n_disputed >= 16, "only {n_disputed} figures of four languages");
}

#[test]
fn the_page_and_the_file_tell_the_same_data() {
    let (story, figures) = project();
    for (id, code, html) in all() {
        let lang = story.languages.iter().find(|lang| lang.code == code).unwrap();
        let context = Context { story, figures, words: FigureWords { lang, id } };
        let table = parts(&context).unwrap().table;
        let file = csv(id, story, figures, lang).unwrap();
        let records = records(file.strip_prefix('\u{feff}').unwrap());
        assert_eq!(records.len(), table.rows.len() + 1, "{id}");
        for (record, row) in records[1..].iter().zip(&table.rows) {
            assert_eq!(record.len(), table.head.len() + 3, "{id}: {record:?}");
            for (told, cell) in record.iter().zip(&row.cells) {
                match cell {
                    Cell::Number(number) => assert_eq!(told.parse(), Ok(*number), "{id}"),
                    Cell::Text(text) => assert_eq!(told, text, "{id}"),
                    Cell::Date(date) => assert_eq!(*told, date.to_string(), "{id}"),
                    _ => {}
                }
            }
            assert!(record.last().unwrap().starts_with("http"), "{id}: {record:?}");
        }
        let (_, printed) = html.split_once(r#"class="figure-table""#).unwrap();
        for cell in table.rows.iter().flat_map(|row| row.cells.iter().take(table.n_shown)) {
            let shown = cell.shown(context.words).replace('&', "&amp;");
            assert!(printed.contains(&format!("<td>{shown}</td>")), "{id}: {shown} is not printed");
        }
    }
}

/// A file of RFC 4180 read back.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            _ => cell.push(char),
        }
    }
    records
}

#[test]
fn the_alternative_text_says_every_number() {
    all_parts(|context, parts| {
        // The votes are summed up: Kazakhstan's, and the table has the rest.
        let Body::Pictures(pictures) = &parts.body else { return };
        if parts.summary.is_some() {
            return;
        }
        let words = context.words;
        let html = markup(svg::pictures(words, pictures, None, None));
        let described = html.split_once(&format!(r#"<p id="{}-d""#, words.id)).unwrap().1;
        for cell in parts.table.rows.iter().flat_map(|row| &row.cells) {
            let said = match cell {
                Cell::Number(number) => vec![words.number(*number), words.number(number / 1e6)],
                Cell::Range(..) => vec![cell.shown(words)],
                _ => continue,
            };
            assert!(said.iter().any(|said| described.contains(said)), "{} does not say {cell:?}", words.id);
        }
    });
}

#[test]
fn the_summary_of_the_votes_says_how_kazakhstan_voted() {
    let (story, figures) = project();
    for lang in &story.languages {
        let words = FigureWords { lang, id: "votes" };
        let summary = parts(&Context { story, figures, words }).unwrap().summary.unwrap();
        for vote in &figures.votes {
            assert!(summary.contains(words.get(&format!("name.{}", vote.fact))));
            assert!(summary.contains(words.get(&format!("vote.{}", vote.votes[0].word()))));
        }
    }
}

/// An attribute's value as a number.
fn number_in(tag: &str, attribute: &str) -> f64 {
    let rest = tag.split_once(&format!(" {attribute}=\"")).unwrap_or_else(|| panic!("{tag}: no {attribute}")).1;
    rest.split_once('"').unwrap().0.parse().unwrap()
}

#[test]
fn printed_lengths_and_areas_are_in_the_proportion_of_the_numbers() {
    all_parts(|context, parts| {
        let id = context.words.id;
        let size: fn(&str) -> f64 = match id {
            "contingents" | "electronics" | "votes" => |tag| number_in(tag, "width"),
            "oil" | "price" => |tag| number_in(tag, "height"),
            "arrivals" => |tag| number_in(tag, "width") * number_in(tag, "height"),
            _ => return,
        };
        let Body::Pictures(pictures) = &parts.body else { return };
        let html = markup(svg::pictures(context.words, pictures, None, None));
        let printed: Vec<&str> =
            html.split("<rect").skip(1).filter(|tag| tag.split('>').next().unwrap().contains("data-read")).collect();
        let drawn: Vec<_> = pictures
            .iter()
            .flat_map(|picture| &picture.marks)
            .filter(|mark| matches!(mark.shape, Shape::Rect { .. }) && !mark.read.is_empty())
            .collect();
        assert_eq!(printed.len(), drawn.len(), "{id}");
        let valued = printed.iter().zip(drawn).filter_map(|(tag, mark)| Some((size(tag), mark.value?)));
        let ratios: Vec<f64> = valued.map(|(size, value)| size / value).collect();
        let largest = ratios.iter().copied().fold(0.0, f64::max);
        assert!(ratios.len() > 1);
        for ratio in ratios {
            assert!((ratio / largest - 1.0).abs() < 0.01, "{id}: {ratio} beside {largest}");
        }
    });
}

#[test]
fn the_words_of_a_picture_stay_in_it() {
    let (story, figures) = project();
    let long = Pseudo::Long.of(&story.languages[0]);
    let mut over = Vec::new();
    for (lang, id) in story.languages.iter().chain([&long]).flat_map(|lang| IDS.iter().map(move |id| (lang, *id))) {
        let context = Context { story, figures, words: FigureWords { lang, id } };
        let Body::Pictures(pictures) = parts(&context).unwrap().body else { continue };
        for picture in &pictures {
            let width = picture.form.width();
            for mark in &picture.marks {
                let Shape::Text { x, y, text } = &mark.shape else { continue };
                let has = |class| mark.class.split(' ').any(|own| own == class);
                let length = length(mark.class, text, picture.form);
                let left = if has("end") {
                    x - length
                } else if has("mid") {
                    x - length / 2.0
                } else {
                    *x
                };
                let out = (-left).max(left + length - width);
                // A picture has room around it.
                if out > 4.0 || y + 2.0 > picture.height {
                    over.push(format!(
                        "{} {id} {:?}: {out:.0} at {x:.0}, {y:.0}: {text}",
                        if lang.labels == long.labels { "long" } else { &lang.code },
                        picture.form
                    ));
                }
            }
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}
