//! Who held which post when.

use super::base::Base;
use crate::model::figures::{Edge, Holder, Post};
use crate::story::fields::Fields;

pub fn post(fields: &Fields<'_>, base: &Base<'_>) -> Post {
    let holders = fields.tables("holders", "holder").iter().map(|holder| self::holder(holder, base)).collect();
    Post { id: fields.required_text("id").to_owned(), holders }
}

fn holder(fields: &Fields<'_>, base: &Base<'_>) -> Holder {
    let person = fields.required_text("person");
    base.known(fields, "person", person);
    Holder {
        person: person.to_owned(),
        fact: base.fact(fields),
        from: edge(fields, "from"),
        until: edge(fields, "until"),
        acting_until: fields.has("acting_until").then(|| fields.date("acting_until")).flatten(),
        known: fields.has("known").then(|| fields.date("known")).flatten(),
    }
}

fn edge(fields: &Fields<'_>, key: &'static str) -> Edge {
    match fields.has(key).then(|| fields.text(key)).flatten() {
        None => Edge::Unknown,
        Some("beyond") => Edge::Beyond,
        Some(_) => fields.date(key).map_or(Edge::Unknown, Edge::On),
    }
}
