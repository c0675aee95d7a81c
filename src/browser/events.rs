//! The list of events, which stands in the page as HTML: filtering it, opening one, reading from it.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement, HtmlTemplateElement};
use yew::AttrValue;

use super::{chart, dom, gestures, life};
use crate::components::words::Words;
use crate::layout::filter::{Choice, Sifted, Traits, sift};
use crate::model::story::EventKind;
use crate::state::{Kinds, Msg, State};
use crate::store;

/// What the card on the stage tells.
#[derive(Default)]
pub struct Card {
    pub title: AttrValue,
    /// HTML: its words are the story's own.
    pub inside: AttrValue,
}

/// One of the two lists to choose from.
struct Choices {
    /// Where the list belongs, once the reader comes near.
    label: Element,
    select: HtmlSelectElement,
    options: Vec<Element>,
    /// Id and name of each option but the first, which stands for all.
    named: Vec<(String, String)>,
}

/// The list and its filters.
struct List {
    items: Vec<Element>,
    traits: Vec<Traits>,
    groups: Vec<Element>,
    buttons: Vec<(EventKind, Element)>,
    places: Choices,
    actors: Choices,
    of: String,
}

type Chosen = (Kinds, Option<String>, Option<String>);

thread_local! {
    static LIST: RefCell<Option<List>> = const { RefCell::new(None) };
    /// The event that the page's address named together with filters.
    static ARRIVING: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Opens the chosen event in the list whenever the choice changes, and filters it.
pub fn watch() {
    let mut open = None;
    let cell = RefCell::new(move |event: &Option<String>| {
        if *event != open {
            open = event.clone();
            if let Some(item) = open.as_ref().and_then(|id| dom::by_id(&["event-", id].concat())) {
                reveal(&item);
                // In the next frame: if a click on the event itself brought us here, the browser is about to open it,
                // and would shut what is open already.
                life::in_next_frame(move || {
                    if let Some(details) = item.query_selector("details").ok().flatten() {
                        dom::set(&details, "open", "");
                    }
                    link_to_itself(&item);
                });
            }
        }
    });
    life::keep(store::subscribe(move |state| (cell.borrow_mut())(&state.event)));

    LIST.set(List::read());
    let State { kinds, place, actor, event, .. } = store::state();
    if (kinds, &place, &actor) != (Kinds::default(), &None, &None) {
        ARRIVING.set(event.and_then(|id| dom::by_id(&["event-", &id].concat())));
    }
    let last: RefCell<Chosen> = RefCell::default();
    let chapter = dom::find(".timeline").and_then(|timeline| timeline.closest("[data-chapter]").ok().flatten());
    let chapter_idx = chapter.and_then(|chapter| dom::number(&chapter, "data-chapter")).unwrap_or_default();
    let stands = Cell::new(false);
    life::keep(store::subscribe(move |state| {
        let chosen = (state.kinds, state.place.clone(), state.actor.clone());
        // The lists to choose from stand there one chapter ahead of the reader.
        let near = state.chapter_idx as i32 + 1 >= chapter_idx || chosen != Chosen::default();
        if near && !stands.replace(true) {
            LIST.with_borrow(|list| list.iter().for_each(List::stand));
        }
        if last.replace(chosen.clone()) != chosen {
            LIST.with_borrow(|list| list.iter().for_each(|list| list.answer(state)));
        }
    }));
    dom::listen(&dom::root(), "click", false, on_click as fn(&Event));
    dom::listen(&dom::root(), "change", true, on_change as fn(&Event));
}

fn reveal(item: &Element) {
    show(item, true);
    if let Some(group) = item.closest(".events-group").ok().flatten() {
        show(&group, true);
    }
}

/// An event that was opened ends with a link to itself: to copy, to send on. Without script the marks of the picture
/// are such links.
fn link_to_itself(item: &Element) {
    let Some(meta) = item.query_selector(".event-meta").ok().flatten() else { return };
    if meta.query_selector(".event-link").ok().flatten().is_none()
        && let Ok(link) = dom::document().create_element("a")
    {
        dom::set(&link, "class", "event-link");
        dom::set(&link, "href", &["#", &item.id()].concat());
        link.set_text_content(Some(&chart::words().get("link")));
        let _ = meta.append_child(&link);
    }
}

fn on_click(event: &Event) {
    if let Some(button) = dom::closest(event, "[data-filter]") {
        if let Some(kind) = kind_of(&button, "data-filter") {
            store::send(Msg::ToggledKind(kind));
        }
    } else if let Some(link) = dom::closest(event, "[href=\"#timeline-map\"]") {
        // Not by the address, which still names what was chosen before.
        event.prevent_default();
        if let Some(item) = link.closest("[data-event]").ok().flatten() {
            store::send(Msg::ChoseEvent(item.get_attribute("data-event")));
        }
        if let Some(map) = dom::find("#timeline-map") {
            map.scroll_into_view();
        }
    } else if dom::closest(event, ".filter-clear").is_some() {
        // The button goes away under the focus, which would be lost.
        if let Some(first) = dom::find("[data-filter]") {
            dom::focus(&first);
            gestures::return_to(first);
        }
        store::send(Msg::ClearedFilters);
    }
}

fn on_change(event: &Event) {
    let Some(element) = dom::closest(event, "[data-choose]") else { return };
    let Some(select) = element.dyn_ref::<HtmlSelectElement>() else { return };
    let chosen = Some(select.value()).filter(|id| !id.is_empty());
    if element.get_attribute("data-choose").as_deref() == Some("place") {
        gestures::return_to(element);
        store::send(Msg::ChosePlace(chosen));
    } else {
        store::send(Msg::ChoseActor(chosen));
    }
}

fn kind_of(element: &Element, name: &str) -> Option<EventKind> {
    let word = element.get_attribute(name)?;
    EventKind::ALL.into_iter().find(|kind| kind.word() == word)
}

impl Choices {
    fn read(name: &str) -> Option<Self> {
        let selector = ["[data-choose=\"", name, "\"]"].concat();
        let own = |label: Element| {
            let template = label.query_selector("template").ok()??.dyn_into::<HtmlTemplateElement>().ok()?;
            Some((template.content().query_selector(&selector).ok()??, label))
        };
        let (select, label) = dom::find_all(".choose").into_iter().find_map(own)?;
        let options = dom::find_all_in(&select, "option");
        let named = options.iter().skip(1).map(|option| {
            let text = option.text_content().unwrap_or_default();
            let name = text.rsplit_once('(').map_or("", |(name, _)| name.strip_suffix(' ').unwrap_or(name)).to_owned();
            (option.get_attribute("value").unwrap_or_default(), name)
        });
        let named = named.collect();
        Some(Self { label, select: select.dyn_into().ok()?, options, named })
    }

    fn idxs(&self, item: &Element, name: &str) -> Vec<usize> {
        let ids = item.get_attribute(name).unwrap_or_default();
        ids.split(' ').filter_map(|id| self.named.iter().position(|(own, _)| own == id)).collect()
    }

    /// One that is not among the options matches no event.
    fn idx(&self, id: Option<&String>) -> Option<usize> {
        id.map(|id| self.named.iter().position(|(own, _)| own == id).unwrap_or(usize::MAX))
    }

    /// Puts the list where it belongs.
    fn stand(&self) {
        if !self.label.contains(Some(&self.select)) {
            let _ = self.label.append_child(&self.select);
        }
    }

    fn choose(&self, id: Option<&String>) {
        let id = id.map_or("", String::as_str);
        if self.select.value() != id {
            self.select.set_value(id);
        }
    }

    fn count(&self, counts: &[usize]) {
        for ((option, (_, name)), n) in self.options.iter().skip(1).zip(&self.named).zip(counts) {
            option.set_text_content(Some(&[name.as_str(), " (", &n.to_string(), ")"].concat()));
        }
    }
}

impl List {
    fn stand(&self) {
        self.places.stand();
        self.actors.stand();
    }

    fn read() -> Option<Self> {
        let (places, actors) = (Choices::read("place")?, Choices::read("actor")?);
        let items = dom::find_all("[data-event]");
        let traits = items.iter().map(|item| Traits {
            kind: kind_of(item, "data-kind").unwrap_or(EventKind::Aftermath),
            places: places.idxs(item, "data-places"),
            actors: actors.idxs(item, "data-actors"),
        });
        let traits = traits.collect();
        let buttons = dom::find_all("[data-filter]").into_iter();
        let buttons = buttons.filter_map(|button| Some((kind_of(&button, "data-filter")?, button))).collect();
        let of = chart::words().get("of").as_str().to_owned();
        Some(Self { items, traits, groups: dom::find_all(".events-group"), buttons, places, actors, of })
    }

    /// At once what was pressed and how many events that leaves; the list and the picture, which are much work, once
    /// the reader has seen that.
    fn answer(&self, state: &State) {
        let choice = Choice {
            kinds: state.kinds,
            place: self.places.idx(state.place.as_ref()),
            actor: self.actors.idx(state.actor.as_ref()),
        };
        let sifted = sift(&self.traits, choice, self.places.named.len(), self.actors.named.len());
        for (kind, button) in &self.buttons {
            let pressed = if state.kinds.contains(*kind) { "true" } else { "false" };
            dom::set_if_new(button, "aria-pressed", pressed);
            if let Some(count) = button.last_element_child() {
                dom::write_if_new(&count, &sifted.of_kind[*kind as usize].to_string());
            }
        }
        let n_shown = sifted.shown.iter().filter(|shown| **shown).count();
        if let Some(count) = dom::find(".timeline-count span") {
            let text = [&n_shown.to_string(), " ", &self.of, " ", &self.items.len().to_string()].concat();
            dom::write_if_new(&count, &text);
        }
        for (selector, shown) in [(".filter-clear", choice != Choice::default()), (".timeline-empty", n_shown == 0)] {
            if let Some(element) = dom::find(selector) {
                show(&element, shown);
            }
        }
        self.places.choose(state.place.as_ref());
        self.actors.choose(state.actor.as_ref());
        life::after_paint(move || {
            LIST.with_borrow(|list| list.iter().for_each(|list| list.show(&sifted)));
            // A link may name an event that its filters leave out: who follows it still arrives.
            if let Some(item) = ARRIVING.take() {
                reveal(&item);
            }
            chart::show(&sifted.shown);
        });
    }

    fn show(&self, sifted: &Sifted) {
        self.places.count(&sifted.of_place);
        self.actors.count(&sifted.of_actor);
        let mut shown = self.items.iter().zip(&sifted.shown).peekable();
        for group in &self.groups {
            let mut any = false;
            while let Some((item, shown)) = shown.next_if(|(item, _)| group.contains(Some(item))) {
                show(item, *shown);
                any |= *shown;
            }
            show(group, any);
        }
    }
}

fn show(element: &Element, shown: bool) {
    if shown == element.has_attribute("hidden") {
        let _ = element.toggle_attribute_with_force("hidden", !shown);
    }
}

/// The card of the chosen place, from its mark on the map and the list of events: each event as the list has it, with
/// its sources, and the way to it. Or the places to choose from. Words: `card.none`, `card.which`, `card.event`.
pub fn card(state: &State, words: &Words) -> Option<Card> {
    let mut inside = String::new();
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| inside.push_str(part));
    for place in &state.offered {
        add(&[
            "<li><button type=\"button\" class=\"card-place\" data-city=\"",
            place,
            "\">",
            &name(place)?,
            "</button></li>",
        ]);
    }
    let title = if state.offered.is_empty() {
        let place = state.place.as_deref()?;
        let link = words.get("card.event");
        let mut none = true;
        for item in dom::find_all("[data-event]") {
            if happened_at(&item, place) {
                let (class, id) = (item.class_name(), item.id());
                add(&[
                    "<li class=\"",
                    &class,
                    "\">",
                    &item.inner_html(),
                    "<a href=\"#",
                    &id,
                    "\">",
                    &link,
                    "</a></li>",
                ]);
                none = false;
            }
        }
        if none {
            add(&["<li>", &words.get("card.none"), "</li>"]);
        }
        name(place)?.into()
    } else {
        words.get("card.which")
    };
    Some(Card { title, inside: ["<ul>", &inside, "</ul>"].concat().into() })
}

/// A place's name, from its mark on the map.
fn name(place: &str) -> Option<String> {
    dom::find(&[".mark[data-city=\"", place, "\"]"].concat())?.get_attribute("aria-label")
}

fn happened_at(item: &Element, place: &str) -> bool {
    item.get_attribute("data-places").is_some_and(|places| places.split(' ').any(|own| own == place))
}
