//! How much a reader may have to download, and whether it stays below.
//!
//! Bytes after brotli 11, as e2e/sizes.mjs prints them. A budget is a ceiling a little above what there is: whoever
//! raises one says here what the reader gets for it.

/// The first word of a line of e2e/sizes.mjs, and its ceiling in bytes.
const BUDGETS: [(&str, usize); 13] = [
    // Yew's own floor, a counter that hydrates, is 56,900.
    // The time bar, zooming by hand and cards with their sources are 7,500; the scale bar, notes on the map and names
    // clear of both corners 1,200; the timeline's picture, zoomed, filtered and walked by keys, is ten thousand.
    // Coming closer leads to what the step tells of, and ends where there is something to be seen; the locator has the
    // frame of what the stage shows; streets have names in the closest views: a thousand, which the shading's file saves.
    // The rest is room: the same code from another folder, or the same functions in another order, is up to seventeen
    // hundred bytes larger or smaller.
    // The hours of cities under emergency, and lines above the land's own: three hundred.
    ("wasm", 108_500),
    // What wasm-bindgen writes grows with the number of browser interfaces used.
    ("glue", 5_000),
    // Waits for the first paint and fetches the two above; last of all it asks for the shading, and puts the land around
    // the country into the page itself, so that frames without an origin have it too. No more belongs there.
    // A hundred lead whoever asks for a part of the page to it; thirty fetch what a page in a frame needs besides.
    // It says that it came: ten.
    // The stage lives before the rest of the page is read, some 200 ms earlier on a cheap phone: two hundred.
    ("boot", 2_050),
    // The script in a host's page, which its readers wait for: the frame, its room, the scroll passed on, messages checked.
    ("embed", 3_000),
    // Script and styles, each, of a page that stands in a frame; no other asks for them.
    ("framed", 2_500),
    // Besides, where the host does not say how far its reader has scrolled.
    ("stepper", 1_200),
    // Keeps visited pages, with its words in four languages; fetched when all rests, and seldom changed.
    ("sw", 3_000),
    // Two files for all pages: what a page opens with, a quarter of it, stands before the first paint, the other before what is
    // below.
    // One hundred: what takes the focus comes clear of what is pinned.
    // Another: legends of two lines, the claims' table, what is pinned, pictures in scripts from right to left.
    // A phone held across has the map beside the words: a hundred.
    // Where the script never comes the page lies flat by itself: a hundred and fifty.
    // A low map without its locator: thirty.
    ("css", 7_600),
    // Each language's page: half of it words, the rest drawn figures, a seventh the maps' paths; three thousand for
    // the timeline's marks, each a link with the name of its event. Words in Cyrillic are two bytes a letter: Russian is
    // five thousand above Dutch.
    // The status of every note, event and figure, and the switch that shows them, are seven hundred; who gives an
    // uncertain time, and everybody who acts among those to choose from, half a thousand.
    // Labels of figures that Cyrillic letters break into one line more: a hundred.
    // Words in Russian that say who says it: two hundred.
    // The maps' paths before what refers to them, so that maps are there sooner: two hundred.
    // A place for what a reader sets, so that nothing is styled anew when it comes: some fifty.
    ("html", 86_800),
    // What headings stand in, asked for when all rests: one of two files, by the language's letters.
    ("font", 16_500),
    // Each file asked for once the page rests: the country's shading; what lies beyond it, with the locator.
    ("late", 33_000),
    // Script (with the glue) and stylesheet of the custom element, which only hosts of it ask for.
    ("element", 9_800),
    // Each language's page with everything it names, pictures and fonts included; sheets for paper, 1,300, and
    // for readers' own colours and contrast, 900, which the browser asks for last.
    ("total", 264_000),
];

/// Compares every line `name<TAB>bytes` with its budget: one sentence for each, `Err` where it does not hold.
/// A part that is not there at all is one that was not measured.
pub fn compare(sizes: &str) -> Vec<Result<String, String>> {
    compare_with(&BUDGETS, sizes)
}

fn compare_with(budgets: &[(&str, usize)], sizes: &str) -> Vec<Result<String, String>> {
    let sizes: Vec<(&str, usize)> = sizes
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, bytes)| Some((name, bytes.trim().parse().ok()?)))
        .collect();
    let mut sentences = Vec::new();
    for &(part, budget) in budgets {
        let of_part: Vec<_> = sizes.iter().filter(|(name, _)| name.split(' ').next() == Some(part)).collect();
        if of_part.is_empty() {
            sentences.push(Err(format!("{part}: not found in dist/")));
        }
        for &&(name, bytes) in &of_part {
            sentences.push(match bytes.checked_sub(budget) {
                None | Some(0) => Ok(format!("{name}: {bytes} of {budget} bytes")),
                Some(over) => Err(format!(
                    "{name}: {bytes} bytes, {over} over the budget of {budget}\n  \
                     to mend: make it smaller, or raise it in xtask/src/budget.rs and say there what for"
                )),
            });
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGETS: [(&str, usize); 2] = [("wasm", 100), ("html", 50)];

    fn broken(sizes: &str) -> Vec<String> {
        compare_with(&BUDGETS, sizes).into_iter().filter_map(Result::err).collect()
    }

    #[test]
    fn sizes_up_to_the_budget_hold() {
        assert!(broken("wasm\t100\nhtml en\t50\nhtml nl\t1\n").is_empty());
    }

    #[test]
    fn growth_is_told_in_bytes_for_each_language() {
        let told = broken("wasm\t100\nhtml en\t50\nhtml nl\t51\n");
        assert!(told.len() == 1 && told[0].starts_with("html nl: 51 bytes, 1 over the budget of 50"), "{told:?}");
    }

    #[test]
    fn a_part_that_was_not_measured_does_not_hold() {
        assert_eq!(broken("wasm\t1\n"), ["html: not found in dist/"]);
    }
}
