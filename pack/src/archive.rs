//! Files as one zip: of the same files the same bytes, whoever makes it, wherever and whenever.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Outcome;
use crate::site::{self, Files};

/// What no compressor makes smaller.
const PACKED: [&str; 5] = ["br", "gz", "jpg", "png", "woff2"];

/// The zip, with everything in it in a folder of this name.
///
/// # Errors
/// When the files are more than a zip holds.
pub fn zipped(folder: &str, files: &Files) -> Outcome<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock, no owner, no mask: the first moment that a zip can say, and what anybody may read. The order is that of
    // the paths.
    let common = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).unix_permissions(0o644);
    for (path, content) in files {
        let options = if PACKED.contains(&site::kind(path)) {
            common.compression_method(CompressionMethod::Stored)
        } else {
            common.compression_method(CompressionMethod::Deflated).compression_level(Some(9))
        };
        let problem = |error: &dyn std::fmt::Display| format!("{path}: {error}");
        zip.start_file(format!("{folder}/{path}"), options).map_err(|error| problem(&error))?;
        zip.write_all(content).map_err(|error| problem(&error))?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_same_files_are_the_same_bytes_in_order_of_their_paths_and_read_as_before() {
        let text = "Qantar. ".repeat(200);
        let named = |name: &str| (name.to_owned(), text.clone().into_bytes());
        let files: Files = [named("b.html"), named("a/x.br")].into();
        let zip = zipped("pack", &files).unwrap();
        assert_eq!(zip, zipped("pack", &[named("a/x.br"), named("b.html")].into()).unwrap());
        let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
        for (nth, (path, content)) in files.iter().enumerate() {
            let mut file = zip.by_index(nth).unwrap();
            assert_eq!(file.name().unwrap(), format!("pack/{path}"));
            assert_eq!(file.unix_mode(), Some(0o100_644));
            assert_eq!(file.last_modified(), Some(DateTime::DEFAULT));
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(&read, content);
        }
        // What is compressed already is not compressed again.
        assert_eq!(zip.by_name("pack/a/x.br").unwrap().compressed_size(), 1600);
        assert!(zip.by_name("pack/b.html").unwrap().compressed_size() < 100);
    }
}
