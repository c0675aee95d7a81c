//! Bytes that stand in a page as text, compressed: what `open.js` unpacks.

use std::collections::BTreeMap;

use crate::Outcome;
use crate::site;
use crate::squeeze::smallest_gzip;

/// What is packed already, by the hash of its content: most of it is the same in every language, and takes seconds.
#[derive(Default)]
pub struct Packed {
    known: BTreeMap<String, String>,
}

impl Packed {
    /// An element with the content.
    ///
    /// # Errors
    /// When the compressor fails.
    pub fn element(&mut self, name: &str, content: &[u8]) -> Outcome<String> {
        let hash = site::hash(content);
        if !self.known.contains_key(&hash) {
            let content = smallest_gzip(content)?;
            self.known.insert(hash.clone(), format!("data-length=\"{}\">{}", content.len(), digits(&content)));
        }
        let body = &self.known[&hash];
        Ok(format!("<script type=\"application/octet-stream\" data-packed=\"{name}\" {body}</script>"))
    }
}

/// 13 bits in two characters of 91, all of which may stand in a script: 23 % longer, where base64 is 33 %.
fn digits(content: &[u8]) -> String {
    let digit = |value: u32| {
        let code = 35 + u8::try_from(value).unwrap_or_default();
        char::from(code + u8::from(code >= b'<'))
    };
    let (mut text, mut bits, mut held) = (String::with_capacity(content.len() * 5 / 4), 0_u32, 0);
    let mut put = |bits: u32| text.extend([digit(bits / 91), digit(bits % 91)]);
    for byte in content {
        bits |= u32::from(*byte) << held;
        held += 8;
        if held >= 13 {
            put(bits & 0x1fff);
            bits >>= 13;
            held -= 13;
        }
    }
    if held > 0 {
        put(bits);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_are_two_characters_for_thirteen_bits_and_never_open_a_tag() {
        let content: Vec<u8> = (0..=255).cycle().take(2600).collect();
        let text = digits(&content);
        assert_eq!(text.len(), 2600 * 8 / 13 * 2);
        assert!(text.bytes().all(|byte| (35..=126).contains(&byte) && byte != b'<'));
        // 0x1234 is 4660 in its first thirteen bits: 51 * 91 + 19.
        assert_eq!(digits(&[0x34, 0x12]), "W6##");
    }

    #[test]
    fn what_is_packed_twice_is_the_same() {
        let mut packed = Packed::default();
        let first = packed.element("a", b"Qantar. Qantar. Qantar.").unwrap();
        assert_eq!(packed.element("b", b"Qantar. Qantar. Qantar.").unwrap(), first.replace("\"a\"", "\"b\""));
        assert_eq!(packed.known.len(), 1);
    }
}
