//! Who held which post when.

use super::{Body, Cell, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::posts::{end, picture};
use crate::model::figures::Edge;

pub fn parts(context: &Context<'_>) -> Parts {
    let (posts, words) = (&context.figures.posts, context.words);
    // The last word of a name is the surname in the languages of the story.
    let name = |id: &str| {
        let person = context.story.people.iter().find(|person| person.id == id && person.may_be_named);
        let full = person.and_then(|person| person.names.get(&words.lang.code));
        full.and_then(|full| full.split(' ').next_back()).unwrap_or_default().to_owned()
    };
    let holders = || posts.iter().flat_map(|post| post.holders.iter().map(move |holder| (post, holder)));
    let rows = holders().map(|(post, holder)| {
        let edge = |edge: Edge, key: &str| match edge {
            Edge::On(date) => Cell::Date(date),
            _ => Cell::text(end(edge, key, words)),
        };
        let cells = [
            Cell::text(words.get(&format!("post.{}", post.id))),
            Cell::text(name(&holder.person)),
            edge(holder.from, "from"),
            edge(holder.until, "until"),
            holder.acting_until.map_or(Cell::Empty, Cell::Date),
        ];
        TableRow::new(&holder.fact, cells)
    });
    Parts {
        body: Body::Pictures(vec![picture(posts, words, &name)]),
        facts: unique(holders().map(|(_, holder)| &holder.fact)),
        table: Table::new(head(words, &["post", "name", "from", "until", "acting"]), rows),
        summary: None,
    }
}
