//! What a host pastes to have the story in its page: the host script by a name that tells its content, and the line.
//!
//! The scripts themselves stand in `src/embed/`: `embed.js` is the host's, `framed.js` and `stepper.js` are the story's in
//! a frame, `embed.d.ts` and `embed.schema.json` what they say to each other.

use std::fs;
use std::path::Path;

use base64::Engine;
use sha2::{Digest, Sha256, Sha384};

/// Digits of the hash in the name.
const DIGITS: usize = 12;

/// Gives `embed.js` of a finished site its name and writes `embed.json`, for programs, beside it. Gives what a host pastes.
///
/// # Errors
/// When a file cannot be read or written.
pub fn publish(site: &Path) -> Result<String, String> {
    let plain = site.join("embed.js");
    let problem = |error: std::io::Error| format!("{}: {error}", plain.display());
    let script = fs::read(&plain).map_err(problem)?;
    let (name, integrity) = (name(&script), integrity(&script));
    fs::rename(&plain, site.join(&name)).map_err(problem)?;
    let json = format!("{{\n  \"script\": \"{name}\",\n  \"integrity\": \"{integrity}\"\n}}\n");
    fs::write(site.join("embed.json"), json).map_err(|error| format!("embed.json: {error}"))?;
    Ok(line(&name, &integrity))
}

fn name(script: &[u8]) -> String {
    let hash: String = Sha256::digest(script).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("embed-{}.js", &hash[..DIGITS])
}

/// What a browser compares the script with, so that a host need not trust ours.
fn integrity(script: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(script)))
}

fn line(name: &str, integrity: &str) -> String {
    const SITE: &str = "https://STORY.EXAMPLE/";
    format!(
        "<div class=\"qantar-embed\"><a href=\"{SITE}en/\">Bloody January</a></div><script async src=\"{SITE}{name}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_standard() {
        // FIPS 180-4, the message "abc".
        assert_eq!(name(b"abc"), "embed-ba7816bf8f01.js");
        assert_eq!(integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }

    #[test]
    fn what_a_host_may_theme_is_the_same_in_every_file() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("embed/embed.schema.json")).unwrap();
        let properties = &schema["$defs"]["fromHost.theme"]["properties"]["properties"]["properties"];
        let mut roles: Vec<&str> =
            properties.as_object().unwrap().keys().map(|key| key.strip_prefix("--explainer-").unwrap()).collect();
        assert!(roles.len() <= 20, "{} properties", roles.len());
        let words = |text: &'static str, from: &str, to: &str| -> Vec<&'static str> {
            let start = text.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
            let end = start + text[start..].find(to).unwrap();
            let all = text[start..end].split(|letter: char| !(letter.is_ascii_lowercase() || letter == '-'));
            all.filter(|word| !word.is_empty()).collect()
        };
        let sorted = |mut words: Vec<&'static str>| {
            words.sort_unstable();
            words
        };
        roles.sort_unstable();
        let host = words(include_str!("embed/embed.js"), "const ROLES =", ";");
        assert_eq!(sorted(host), roles);
        let framed = include_str!("embed/framed.js");
        let both = [words(framed, "const COLOURS = \"", "\""), words(framed, "const FONTS = [", "]")].concat();
        assert_eq!(sorted(both), roles);
        let types = include_str!("embed/embed.d.ts");
        let both = [words(types, "type ColourRole =", ";"), words(types, "type FontRole =", ";")].concat();
        assert_eq!(sorted(both), roles);
        let told = words(include_str!("../docs/embed.md"), "<!-- properties -->", "<!-- /properties -->");
        for role in roles {
            assert!(told.iter().any(|word| *word == format!("--explainer-{role}")), "docs/embed.md: no {role}");
        }
    }
}
