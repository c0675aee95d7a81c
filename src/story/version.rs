//! Which contents a build was made from: the same files give the same version, on any machine and at any time.

use std::fs;
use std::path::Path;

use super::corrections::files;

/// Eight hexadecimal digits over the path and the bytes of every file below `story/` under `root`, the list of editions apart.
pub fn of(root: &Path) -> String {
    let mut hash = Fnv::default();
    // The list of editions names versions, and is none of the contents.
    for file in files(root, "story").into_iter().filter(|file| file != "story/published.toml") {
        hash.take(file.as_bytes());
        // A name and a text may not run into each other.
        hash.take(&[0]);
        hash.take(&fs::read(root.join(&file)).unwrap_or_default());
        hash.take(&[0]);
    }
    format!("{:08x}", hash.0 >> 32)
}

/// FNV-1a of 64 bits: the standard library's hash may change with its version.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_published_tables() {
        let mut hash = Fnv::default();
        hash.take(b"foobar");
        assert_eq!(hash.0, 0x8594_4171_f739_67e8);
    }
}
