//! Model → pages: one complete HTML document per language, its page of sources and its figures' data as files, and the
//! door that chooses a language.

mod parts;

use std::collections::BTreeMap;
use std::rc::Rc;
use yew::{AttrValue, BaseComponent, LocalServerRenderer};

use crate::components::chapter::Piece;
use crate::components::chart;
use crate::components::comfort::comfort;
use crate::components::events::{Events, kind_symbols};
use crate::components::figures;
use crate::components::hands::hands;
use crate::components::island::{Island, IslandKind, IslandProps};
use crate::components::map::{CornerWords, Map, MapMark, MapProps, legend, locator};
use crate::components::page::{Context, Page, PageProps};
use crate::components::sources::SourcesPage;
use crate::components::words::Words;
use crate::data;
use crate::door;
use crate::geo::eurasia::eurasia_svg;
use crate::geo::projection::Albers;
use crate::geo::{LngLat, Size, layers, relief};
use crate::html::{Shell, escape};
use crate::layout::map::Scene;
use crate::map_model::{self, MapFiles, MapModel};
use crate::metadata::site::Site;
use crate::metadata::{self, tags};
use crate::model::figures::Figures;
use crate::model::format;
use crate::model::story::{Chapter, Language, Story};
use crate::offline;

/// The window of the pictures that stand beside steps for readers without script.
const FLAT: Size = Size::new(480.0, 320.0);

/// The shading's file, from the site's folder.
const RELIEF: &str = "relief.png";

/// The file with what lies beyond the country map.
const EURASIA: &str = "eurasia.svg";

/// A file to write, its path from the site's folder.
pub struct Rendered {
    pub path: String,
    pub text: String,
}

/// All pages of the site.
///
/// # Errors
/// If the map data cannot be read; says what and where.
pub async fn pages(
    story: Rc<Story>,
    figures: &Figures,
    geo: &GeoFiles,
    shell: &Shell,
    site: &Site,
) -> Result<Vec<Rendered>, String> {
    let geometry = geometry(&story, figures, geo).await?;
    let mut rendered = Vec::new();
    for language_idx in 0..story.languages.len() {
        let language = &story.languages[language_idx];
        let (context, model) = context(&story, figures, language_idx, geo, &geometry).await?;
        let context = Rc::new(context);
        rendered.extend(parts::pages(&context, &model, shell).await);
        let page = render::<Page>(PageProps { context: context.clone() }, false).await;
        let code = &language.code;
        rendered.push(Rendered {
            path: format!("{code}/index.html"),
            text: shell.page(code, "../", &head(&story, language, site), &page),
        });
        let comfort = render_html(comfort(language)).await;
        rendered.push(Rendered { path: format!("{code}/comfort.html"), text: comfort });
        let sources = render::<SourcesPage>(PageProps { context }, false).await;
        let title = format!("<title>{}</title>", escape(language.label("sources.title")));
        rendered.push(Rendered {
            path: format!("{code}/sources/index.html"),
            text: shell.still_page(code, "../../", &title, &sources),
        });
        rendered.extend(figures::IDS.iter().filter_map(|id| {
            let text = figures::csv(id, &story, figures, language)?;
            Some(Rendered { path: format!("{code}/data/{id}.csv"), text })
        }));
    }
    let beside = data::files(&story).into_iter().chain(metadata::files(&story, site, shell));
    rendered.extend(beside.map(|(path, text)| Rendered { path, text }));
    rendered.push(Rendered { path: "index.html".to_owned(), text: door::door(&story, shell) });
    rendered.push(Rendered { path: "404.html".to_owned(), text: door::lost(&story, shell) });
    rendered.push(Rendered { path: "sw.js".to_owned(), text: offline::worker(&story) });
    Ok(rendered)
}

/// The content of the map data's files.
pub struct GeoFiles {
    pub country: String,
    pub almaty: String,
    pub contours: String,
    pub eurasia: String,
    /// A JPEG.
    pub relief: Vec<u8>,
}

/// What a page of one language is put together from.
///
/// # Errors
/// If the map data cannot be read.
pub async fn context_of(
    story: &Rc<Story>,
    figures: &Figures,
    language_idx: usize,
    geo: &GeoFiles,
) -> Result<Context, String> {
    let (context, _) = context(story, figures, language_idx, geo, &geometry(story, figures, geo).await?).await?;
    Ok(context)
}

/// What stands in the body of one language's page.
///
/// # Errors
/// If the map data cannot be read.
pub async fn body(story: &Rc<Story>, figures: &Figures, language_idx: usize, geo: &GeoFiles) -> Result<String, String> {
    let context = Rc::new(context_of(story, figures, language_idx, geo).await?);
    Ok(render::<Page>(PageProps { context }, false).await)
}

async fn context(
    story: &Rc<Story>,
    figures_data: &Figures,
    language_idx: usize,
    geo: &GeoFiles,
    geometry: &AttrValue,
) -> Result<(Context, MapModel), String> {
    let language = &story.languages[language_idx];
    let files = MapFiles { country: &geo.country, almaty: &geo.almaty };
    let model = map_model::build(story, figures_data, language, &files)?;
    let mut pieces = BTreeMap::new();
    for (step_idx, scene) in pictured(story, &model) {
        pieces.insert(Piece::FlatMap(step_idx), flat_map(&model, step_idx, scene, language).await);
    }
    for id in crate::model::story::FIGURE_IDS.iter().filter(|id| **id != "timeline") {
        let figure = render_html(figures::figure(id, story, figures_data, language)).await;
        let words = ["hint", "previous", "next"];
        let words = words.map(|key| (key.to_owned(), language.label(&format!("reader.{key}")).to_owned()));
        // A table reads itself.
        let readable = figure.contains("data-read=");
        let piece = if readable { island(IslandKind::Reader, Words::new(words), &figure).await } else { figure.into() };
        pieces.insert(Piece::Figure((*id).to_owned()), piece);
    }
    let mut context = Context {
        story: story.clone(),
        language_idx,
        scenes: model.scenes.iter().map(|scene| scene.as_ref().map(Scene::encode)).collect(),
        thens: model.thens.iter().map(|scene| scene.as_ref().map(Scene::encode)).collect(),
        pieces,
        geometry: geometry.clone(),
    };
    islands(&mut context, &model).await;
    Ok((context, model))
}

/// Renders each island into its root, hydratable, and puts it among the pieces.
async fn islands(context: &mut Context, model: &MapModel) {
    let language = context.language().clone();
    let label = |key: &str| language.label(key).to_owned();
    let pair = |key: &str, label_key: &str| (key.to_owned(), language.label(label_key).to_owned());

    let chapters = context
        .story
        .chapters
        .iter()
        .zip(&language.chapters)
        .map(|(chapter, text)| (format!("chapter/{}", chapter.id), text.title.clone()));
    let words = Words::new(std::iter::once(pair("label", "chapter_bar.label")).chain(chapters));
    let bar = island(IslandKind::ChapterBar, words, "").await;
    context.pieces.insert(Piece::Island("chapter-bar"), bar);

    let first = model.scenes.iter().flatten().next().cloned().unwrap_or_default();
    let step_idxs: Vec<usize> = (0..model.scenes.len()).collect();
    let stage = stage(&context.story, &language, model, &step_idxs, &first).await;
    context.pieces.insert(Piece::Island("stage"), stage);

    let whole = model.whole_country();
    let common = Rc::new(model.marks[..model.n_common].to_vec());
    let map = living_map("timeline-map", label("timeline.map"), whole, common, &language).await;
    let map = format!("<div class=\"timeline-map-frame\">{map}</div>");
    let of_list = context_of_list(context, map.into());
    let words = chart::words(&of_list);
    let list = render::<Events>(PageProps { context: Rc::new(of_list) }, false).await;
    let timeline = island(IslandKind::Timeline, words, &list).await;
    context.pieces.insert(Piece::Figure("timeline".to_owned()), timeline);

    let words = Words::new([pair("label", "notes.label"), pair("close", "notes.close")]);
    let notes = island(IslandKind::Notes, words, "").await;
    context.pieces.insert(Piece::Island("notes"), notes);
}

/// The stage with the living map, for these steps of the story in this order.
async fn stage(story: &Story, language: &Language, model: &MapModel, step_idxs: &[usize], first: &Scene) -> AttrValue {
    let pair = |key: &str| (key.to_owned(), language.label(key).to_owned());
    let steps = || step_idxs.iter().enumerate();
    let captions = steps().filter(|(_, own)| !model.captions[**own].is_empty());
    let captions = captions.map(|(idx, own)| (format!("caption/{idx}"), model.captions[*own].clone()));
    let veiled = steps().filter(|(_, own)| model.scenes[**own].as_ref().is_some_and(Scene::is_veiled));
    let type_alone = veiled.map(|(idx, _)| (format!("type/{idx}"), language.label("stage.type_alone").to_owned()));
    let reaches =
        steps().filter_map(|(idx, own)| Some((format!("time/{idx}"), model.reaches[*own].as_ref()?.encode())));
    let [day, hour] = format::january_patterns(language);
    let time = ["time.label", "time.before", "time.after", "time.play"].map(pair);
    let time = time.into_iter().chain([("time.d".to_owned(), day), ("time.h".to_owned(), hour)]);
    let card = ["card.close", "card.none", "card.which", "card.event"].map(pair);
    let words = Words::new(card.into_iter().chain(time).chain(type_alone).chain(captions).chain(reaches));
    let label = language.label("map.label").to_owned();
    let map = living_map("stage-map", label, first.clone(), model.marks.clone(), language).await;
    let hands = render_html(hands(story, language, &model.marks)).await;
    let around = format!("{}{}", render_html(legend(language, |_| true)).await, render_html(locator(first)).await);
    island(IslandKind::Stage, words, &[map, hands, around].concat()).await
}

/// What the list of events needs of the context.
fn context_of_list(context: &Context, map: AttrValue) -> Context {
    Context {
        story: context.story.clone(),
        language_idx: context.language_idx,
        scenes: Vec::new(),
        thens: Vec::new(),
        pieces: BTreeMap::from([(Piece::Island("timeline-map"), map)]),
        geometry: "".into(),
    }
}

async fn living_map(
    id: &'static str,
    label: String,
    scene: Scene,
    marks: Rc<Vec<MapMark>>,
    language: &Language,
) -> String {
    let props = MapProps {
        id: Some(id.into()),
        label: label.into(),
        scene,
        marks,
        corner: CornerWords::of(language),
        lives: true,
        size: crate::components::map::NOMINAL,
    };
    render::<Map>(props, false).await
}

/// The steps whose scene also stands beside them as a picture: all of them where the protest spreads, since there the
/// map tells it; elsewhere the first of each chapter, since every picture costs each reader some hundred elements.
fn pictured<'a>(story: &Story, model: &'a MapModel) -> Vec<(usize, &'a Scene)> {
    let mut scenes = model.scenes.iter().enumerate();
    let of_chapter = |chapter: &Chapter| {
        let own = scenes.by_ref().take(chapter.steps.len());
        let shown = own.filter_map(|(idx, scene)| Some((idx, scene.as_ref().filter(|scene| !scene.is_veiled())?)));
        let mut shown: Vec<_> = shown.collect();
        if chapter.id != "spread" {
            shown.truncate(1);
        }
        shown
    };
    story.chapters.iter().flat_map(of_chapter).collect()
}

/// A step's map as a picture, with its day and its signs.
async fn flat_map(model: &MapModel, step_idx: usize, scene: &Scene, language: &Language) -> AttrValue {
    let props = MapProps {
        id: None,
        label: language.label("map.label").to_owned().into(),
        scene: scene.clone(),
        marks: model.marks.clone(),
        corner: CornerWords::of(language),
        lives: false,
        size: FLAT,
    };
    let map = render::<Map>(props, false).await;
    let legend =
        render_html(legend(language, |sign| map.contains(&format!("data-layer=\"{sign}\"")) || has_sign(&map, sign)))
            .await;
    let caption = escape(&model.captions[step_idx]);
    format!("<figure class=\"flat-map\">{map}{legend}<figcaption>{caption}</figcaption></figure>").into()
}

/// Whether a rendered map names this sign among those that its legend has to explain.
fn has_sign(map: &str, sign: &str) -> bool {
    let signs = map.split("data-signs=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    signs.split(' ').any(|own| own == sign)
}

async fn island(kind: IslandKind, words: Words, hole: &str) -> AttrValue {
    let name = kind.word();
    let inside = render::<Island>(IslandProps { kind, words: words.clone(), hole: hole.to_owned().into() }, true).await;
    format!(
        "<div class=\"island-{name}\" data-island=\"{name}\" data-words=\"{}\">{inside}</div>",
        escape(&words.encode())
    )
    .into()
}

async fn render<C: BaseComponent>(props: C::Properties, hydratable: bool) -> String
where
    C::Properties: Clone,
{
    LocalServerRenderer::<C>::with_props(props).hydratable(hydratable).render().await
}

/// Renders a piece of HTML that is no component of its own.
pub async fn render_html(html: yew::Html) -> String {
    #[derive(Clone, PartialEq, yew::Properties)]
    struct Props {
        html: yew::Html,
    }
    #[yew::component]
    fn Bare(props: &Props) -> yew::Html {
        props.html.clone()
    }
    render::<Bare>(Props { html }, false).await
}

/// The land goes on beyond what the data holds, for windows that are taller or wider than it: a ring around it, in the
/// country's grid of half kilometres.
pub fn with_land_beyond(mut country: Vec<layers::MapLayer>) -> Vec<layers::MapLayer> {
    let extent = crate::geo::bounds::COUNTRY_EXTENT;
    let [left, top, width, height] = [extent.x, extent.y, extent.width, extent.height].map(|km| (km * 2.0).round());
    let d = format!("M-20000-20000h40000v40000h-40000zM{left} {top}v{height}h{width}v-{height}z");
    country.insert(0, layers::MapLayer { id: "beyond".to_owned(), class: "map-neighbours map-ring".to_owned(), d });
    country
}

/// Where the internet was off: lines on the country's grid of half kilometres. Non-scaling strokes do not work inside
/// patterns, so there is one for phones, one for columns and one for wide stages, each some 8 pixels from line to line.
fn hatches() -> String {
    let hatch = |(id, tile, stroke): (&str, u16, u16)| {
        format!(
            "<pattern id=\"hatch{id}\" width=\"{tile}\" height=\"{tile}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"map-hatch\" stroke-width=\"{stroke}\" d=\"M{0} 0v{tile}\"/></pattern>",
            tile / 2
        )
    };
    let ended = "<pattern id=\"hatch-ended\" width=\"70\" height=\"70\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><path class=\"map-ended\" stroke-width=\"10\" d=\"M35 0v70\"/></pattern>";
    // The mountains' colour, which fades towards the edge of what is known of their heights: metres from Republic Square.
    let slope = "<radialGradient id=\"slope\" gradientUnits=\"userSpaceOnUse\" cx=\"0\" cy=\"0\" r=\"26000\"><stop offset=\".5\" stop-color=\"#a17f4d\"/><stop offset=\"1\" stop-color=\"#a17f4d\" stop-opacity=\"0\"/></radialGradient>";
    [("-far", 140, 34), ("", 66, 16), ("-near", 44, 10)].map(hatch).concat() + ended + slope
}

/// A shading's place, kilometres. It names its file where no browser looks for one:
/// `boot.js` asks for it once the page rests.
fn relief_image() -> String {
    let extent = relief::RELIEF_EXTENT;
    let [x, y, width, height] = [extent.x, extent.y, extent.width, extent.height];
    format!(
        "<image id=\"map-relief\" class=\"map-relief\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" data-late=\"../{RELIEF}\"/>"
    )
}

/// Empty groups for what lies beyond the country, the locator's land and the alliance: a file that comes late fills them, in kilometres. Then what scenes
/// draw over the land besides oblasts, in the overlay's half kilometres: the alliance, and the places that are known
/// only roughly.
fn areas(story: &Story, figures: &Figures) -> String {
    let sent = &figures.contingents.announced;
    let lines = crate::geo::eurasia::arrivals(|id| Some(sent.iter().find(|sent| sent.id == id)?.soldiers));
    let rough = story.places.iter().filter_map(|place| {
        let (lng_deg, lat_deg) = place.lng_lat?;
        let at = Albers::kazakhstan().project(LngLat { lng_deg, lat_deg });
        let (r, id) = (place.within_m? / 1000.0, &place.id);
        Some(format!(
            "<circle id=\"area-{id}\" class=\"map-rough\" transform=\"scale(2)\" cx=\"{:.2}\" cy=\"{:.2}\" r=\"{r}\"/>",
            at.x, at.y
        ))
    });
    format!(
        "<g id=\"map-beyond\"/><g id=\"map-locator\"/><g id=\"area-alliance\" transform=\"scale(2)\"/><g id=\"area-arrivals\" transform=\"scale(2)\">{lines}</g>{}",
        rough.collect::<String>()
    )
}

/// The pictures that pages ask for late: path from the site's folder, and content.
///
/// # Errors
/// If the map data cannot be read.
pub fn late_files(geo: &GeoFiles) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    Ok(vec![
        (RELIEF, relief::shading(&geo.relief, &layers::country_land(&geo.country)?)?),
        (EURASIA, eurasia_svg(&geo.eurasia)?.into_bytes()),
    ])
}

/// The outlines of both maps, once for the whole page, with the kinds' shapes.
async fn geometry(story: &Story, figures: &Figures, geo: &GeoFiles) -> Result<AttrValue, String> {
    let group = |id: &str, transform: &str, layers: &[layers::MapLayer], keep: fn(&layers::MapLayer) -> bool| {
        let paths: String = layers
            .iter()
            .filter(|layer| keep(layer))
            .map(|layer| {
                // Only the oblasts are referred to one by one.
                let id = if layer.id.starts_with("oblast-") && layer.class == "map-oblast" {
                    format!(" id=\"area-{}\"", layer.id.trim_start_matches("oblast-"))
                } else {
                    String::new()
                };
                format!("<path{id} class=\"{}\" d=\"{}\"/>", layer.class, layer.d)
            })
            .collect();
        format!("<g id=\"{id}\" transform=\"{transform}\">{paths}</g>")
    };
    let country = layers::country_layers(&geo.country)?;
    let almaty = layers::almaty_layers(&geo.almaty, &geo.contours)?;
    let is_area = |layer: &layers::MapLayer| {
        matches!(layer.class.as_str(), "map-neighbours" | "map-neighbours map-ring" | "map-oblast")
    };
    let symbols = render_html(kind_symbols()).await;
    Ok(format!(
        "<svg class=\"geometry\" data-late=\"../{EURASIA}\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{}{}{}{}{}{}<circle id=\"dot\" r=\"5\"/>{symbols}</defs></svg>",
        hatches(),
        group("map-country", layers::COUNTRY_TRANSFORM, &with_land_beyond(country.clone()), is_area),
        group("map-lines", layers::COUNTRY_TRANSFORM, &country, |layer| !matches!(
            layer.class.as_str(),
            "map-neighbours" | "map-oblast"
        )),
        relief_image(),
        areas(story, figures),
        group("map-city", &layers::almaty_transform(), &almaty, |_| true),
    )
    .into())
}

/// Title, description, and what the page says of itself to programs.
fn head(story: &Story, language: &Language, site: &Site) -> String {
    format!(
        "<title>{}</title><meta name=\"description\" content=\"{}\"><meta name=\"color-scheme\" content=\"light dark\">{}{}",
        escape(language.label("page.title")),
        escape(language.label("page.dek")),
        tags::of_language(story, language, site),
        headings_type(language),
    )
}

/// The headings' type, which `boot.js` asks for last: of its two files the one with the letters of the language's own name.
/// Parts do without: in a column of 280 pixels a title might break anew, and a frame change its height.
fn headings_type(language: &Language) -> String {
    let cyrillic = language.name.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
    let script = if cyrillic { "cyrillic" } else { "latin" };
    format!("<link rel=\"stylesheet\" data-late=\"../serif-{script}.css\">")
}
