//! Compressed copies beside the files, for hosts that send what is there instead of compressing at each request.

use std::io::Write;
use std::sync::Mutex;
use std::thread;

use crate::Outcome;
use crate::site::{self, Files};

/// What gets smaller; pictures in PNG, WebP and JPEG are compressed already.
const TEXT: [&str; 11] = ["css", "csv", "html", "js", "json", "svg", "ts", "txt", "wasm", "webmanifest", "xml"];

/// Each compressible file as `.br` and `.gz`, if that is smaller.
///
/// # Errors
/// When a compressor fails.
pub fn copies(files: &Files) -> Outcome<Files> {
    let mut waiting: Vec<_> = files.iter().filter(|(path, _)| TEXT.contains(&site::kind(path))).collect();
    // The longest first, so that no core is left with one at the end.
    waiting.sort_by_key(|(path, content)| (content.len(), *path));
    let (waiting, made) = (Mutex::new(waiting), Mutex::new(Files::new()));
    let work = || -> Outcome {
        loop {
            // In a statement of its own: the lock is held for that long.
            let next = waiting.lock().map_err(|error| error.to_string())?.pop();
            let Some((path, content)) = next else { return Ok(()) };
            let copies = [(format!("{path}.br"), brotli(content)?), (format!("{path}.gz"), gzip(content)?)];
            let smaller = copies.into_iter().filter(|(_, copy)| copy.len() < content.len());
            made.lock().map_err(|error| error.to_string())?.extend(smaller);
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "compressing panicked".to_owned())?)
    })?;
    made.into_inner().map_err(|error| error.to_string())
}

/// The logarithms of the lengths of blocks to try, 0 being brotli's own choice: a few bytes more or less of WebAssembly may
/// turn one of them to the worse by one part in seventy, hardly ever all.
const BLOCKS: [i32; 3] = [0, 16, 17];

/// Brotli at its strongest, as good hosts send what never changes.
fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let copy = |lgblock: i32| {
        let params =
            brotli::enc::BrotliEncoderParams { quality: 11, lgblock, size_hint: content.len(), ..Default::default() };
        let mut copy = Vec::new();
        brotli::BrotliCompress(&mut &content[..], &mut copy, &params).map_err(|error| format!("brotli: {error}"))?;
        Ok(copy)
    };
    let copies = BLOCKS.map(copy).into_iter().collect::<Outcome<Vec<Vec<u8>>>>()?;
    Ok(copies.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    // No name and no time in its head: same input, same bytes.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

/// As small as gzip can be, by Zopfli, which takes a hundred times as long: for what is written into a page as text,
/// where no brotli can be read.
///
/// # Errors
/// When the compressor fails.
pub fn smallest_gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut copy = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut copy)
        .map_err(|error| format!("zopfli: {error}"))?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn text_gets_two_copies_that_read_as_before_and_pictures_none() {
        let text = "Qantar. ".repeat(200);
        let files: Files =
            [("a/index.html".to_owned(), text.clone().into()), ("b.png".to_owned(), text.clone().into())].into();
        let copies = copies(&files).unwrap();
        assert_eq!(copies.keys().collect::<Vec<_>>(), ["a/index.html.br", "a/index.html.gz"]);
        let mut read = String::new();
        brotli::Decompressor::new(&copies["a/index.html.br"][..], 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        read.clear();
        flate2::read::GzDecoder::new(&copies["a/index.html.gz"][..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        read.clear();
        let smallest = smallest_gzip(text.as_bytes()).unwrap();
        assert!(smallest.len() <= copies["a/index.html.gz"].len());
        flate2::read::GzDecoder::new(&smallest[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn what_does_not_get_smaller_gets_no_copy() {
        assert!(copies(&[("a.txt".to_owned(), b"x".to_vec())].into()).unwrap().is_empty());
    }
}
