//! Who held which post when.

use super::{Body, Context, Parts, Table, TableRow, head, unique};
use crate::layout::figures::posts::{picture, sentence};

pub fn parts(context: &Context<'_>) -> Parts {
    let (posts, words) = (&context.figures.posts, context.words);
    // The last word of a name is the surname in the languages of the story.
    let name = |id: &str| {
        let person = context.story.people.iter().find(|person| person.id == id && person.may_be_named);
        let full = person.and_then(|person| person.names.get(&words.lang.code));
        full.and_then(|full| full.split(' ').next_back()).unwrap_or_default().to_owned()
    };
    let holders = || posts.iter().flat_map(|post| post.holders.iter().map(move |holder| (post, holder)));
    let rows = holders().map(|(post, holder)| TableRow {
        cells: vec![words.get(&format!("post.{}", post.id)).to_owned(), sentence(post, holder, words, &name)],
        fact: holder.fact.clone(),
    });
    Parts {
        body: Body::Pictures(vec![picture(posts, words, &name)]),
        facts: unique(holders().map(|(_, holder)| &holder.fact)),
        table: Table { head: head(words, &["post", "term"]), rows: rows.collect() },
        summary: None,
    }
}
