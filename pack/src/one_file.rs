//! A language's page as one file that lives without a network: styles, scripts, WebAssembly, late files, the figures' data
//! and the page of sources are in it.
//!
//! The words stand in the markup as they do on the page. What only a script can use is packed, and so is the page of
//! sources, which would make the file half as large again; `open.js` unpacks it. The live part is started by the very
//! boot.js of the site, which is told other addresses.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Outcome;
use crate::site::{self, Files};
use crate::squeeze::gzip;

/// How large a file may be: a mebibyte, which mail and messengers carry and phones open.
const MOST: usize = 1 << 20;

/// The name of a language's file.
pub fn name(code: &str) -> String {
    format!("qantar-{code}.html")
}

/// Every language's file.
///
/// # Errors
/// When the site lacks a part, a page names something that has no place in one file, or the file becomes too large.
pub fn editions(files: &Files) -> Outcome<Files> {
    site::languages(files).into_iter().map(|code| Ok((name(code), edition(files, code)?.into_bytes()))).collect()
}

fn edition(files: &Files, code: &str) -> Outcome<String> {
    let path = format!("{code}/index.html");
    let page = site::text(files, &path)?;
    let mut needed = Needed::default();
    let page = each_tag(page, |tag| needed.inlined(files, code, tag))?;
    let [glue, wasm, boot] = [needed.glue, needed.wasm, needed.boot].map(|part| {
        part.ok_or_else(|| format!("{path}: it names no live part\n  to mend: look for the script in Trunk.toml"))
    });
    let file = |path: String| files.get(&path).ok_or_else(|| format!("{path}: not in the site"));
    let sources = sources(files, code)?;
    let relief = needed.relief.ok_or_else(|| format!("{path}: it names no shading"))?;
    let land = needed.land.ok_or_else(|| format!("{path}: it names no land around the country"))?;
    let parts = [
        packed("glue", file(glue?)?)?,
        packed("wasm", file(wasm?)?)?,
        packed("boot", without_comfort(file(boot?)?)?.as_bytes())?,
        packed("sources", sources.as_bytes())?,
        packed("land", file(land)?)?,
        packed("relief", file(relief)?)?,
        packed("data", data(files, code).as_bytes())?,
    ];
    let end = format!(
        "<section id=\"sources\" class=\"sources-page\"></section>{}<script>\n{}</script>\n</body>",
        parts.concat(),
        include_str!("open.js")
    );
    let made = page.replacen("</body>", &end, 1);
    if made.len() > MOST {
        return Err(format!(
            "{}: {} bytes, expected at most {MOST}\n  to mend: make the page smaller",
            name(code),
            made.len()
        ));
    }
    Ok(made)
}

/// boot.js without its last line: what a reader may set is fetched from the site, which is not there.
fn without_comfort(boot: &[u8]) -> Outcome<String> {
    let boot = String::from_utf8_lossy(boot);
    let is_comfort = |line: &&str| line.starts_with("import(\"./comfort");
    if boot.lines().filter(is_comfort).count() != 1 {
        return Err("boot.js: it does not ask for comfort.js on a line of its own\n  to mend: correct `without_comfort` in pack/src/one_file.rs".to_owned());
    }
    Ok(boot.lines().filter(|line| !is_comfort(line)).map(|line| format!("{line}\n")).collect())
}

/// The live part's files, as the page names them.
#[derive(Default)]
struct Needed {
    glue: Option<String>,
    wasm: Option<String>,
    boot: Option<String>,
    land: Option<String>,
    relief: Option<String>,
}

impl Needed {
    /// A tag of the page as it stands in the one file; nothing for what is asked of a host.
    fn inlined(&mut self, files: &Files, code: &str, tag: &str) -> Outcome<String> {
        let file = |reference: &str| {
            let path = resolved(code, reference);
            files
                .get(&path)
                .map(Vec::as_slice)
                .ok_or_else(|| format!("{code}/index.html: `{reference}` is not in the site"))
        };
        let relative = |name: &str| attribute(tag, name).filter(|value| !is_absolute(value));
        if tag.starts_with("<link ") {
            let rel = attribute(tag, "rel").unwrap_or_default();
            return match (rel, relative("href")) {
                ("stylesheet", Some(href)) => {
                    let media = attribute(tag, "media").map(|media| format!(" media=\"{media}\"")).unwrap_or_default();
                    Ok(format!("<style{media}>{}</style>", String::from_utf8_lossy(file(href)?)))
                }
                ("icon", Some(href)) => Ok(tag.replace(href, &data_url(href, file(href)?))),
                ("icon", None) => Ok(tag.to_owned()),
                // Other languages, preloads and the like.
                _ => Ok(String::new()),
            };
        }
        if tag.starts_with("<script ") && attribute(tag, "src").is_some() {
            let of = |name: &str| relative(name).map(|value| resolved(code, value));
            (self.boot, self.glue, self.wasm) = (of("src"), of("data-js"), of("data-wasm"));
            // The end of an element that does nothing.
            return Ok("<script>".to_owned());
        }
        let mut tag = tag.to_owned();
        if let Some(late) = attribute(&tag, "data-late").map(str::to_owned) {
            let part = if site::kind(&late) == "svg" { &mut self.land } else { &mut self.relief };
            *part = Some(resolved(code, &late));
            tag = tag.replace(&late, "");
        }
        for name in ["href", "data-language"] {
            if let Some(value) = attribute(&tag, name).filter(|value| !is_absolute(value)).map(str::to_owned) {
                // Found by its name when the data are unpacked; until then it leads nowhere.
                if let Some(data) = value.strip_prefix("data/").filter(|_| files.contains_key(&resolved(code, &value)))
                {
                    return Ok(tag
                        .replace(&format!(" href=\"{value}\""), "")
                        .replace(" download=\"\"", &format!(" download=\"{data}\"")));
                }
                let (old, new) = (format!(" {name}=\"{value}\""), format!(" {name}=\"{}\"", led(files, code, &value)?));
                tag = tag.replace(&old, &new);
            }
        }
        Ok(tag)
    }
}

/// Where a link of the page leads in the one file.
fn led(files: &Files, code: &str, target: &str) -> Outcome<String> {
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    if path == "sources/" {
        return Ok(if fragment.is_empty() { "#sources".to_owned() } else { format!("#s-{fragment}") });
    }
    let resolved = resolved(code, path);
    if let Some(other) = site::languages(files).into_iter().find(|other| resolved == format!("{other}/")) {
        return Ok(name(other));
    }
    Err(format!(
        "{code}/index.html: a link to `{target}`, which has no place in one file\n  expected: a step, a language, a source or a figure's data\n  to mend: say in `led` in pack/src/one_file.rs where it leads there"
    ))
}

/// The figures' data: each file's name on a line, its text, and a form feed before the next.
fn data(files: &Files, code: &str) -> String {
    let prefix = format!("{code}/data/");
    let of_language = files.iter().filter_map(|(path, content)| Some((path.strip_prefix(&prefix)?, content)));
    let texts = of_language.filter(|(name, _)| site::kind(name) == "csv");
    let texts = texts.map(|(name, content)| {
        // `open.js` puts the mark of its encoding before it again.
        format!("{name}\n{}", String::from_utf8_lossy(content).trim_start_matches('\u{feff}'))
    });
    texts.collect::<Vec<_>>().join("\u{c}")
}

/// The page of sources as a part of another page: its ids are its own, its ways back stay in the file.
fn sources(files: &Files, code: &str) -> Outcome<String> {
    let page = site::text(files, &format!("{code}/sources/index.html"))?;
    let main = page.find("<main").and_then(|start| Some(&page[start..start + page[start..].find("</main>")?]));
    let main = main.and_then(|main| Some(&main[main.find('>')? + 1..]));
    let main = main.ok_or_else(|| format!("{code}/sources/index.html: no <main>"))?;
    let made = each_tag(main, |tag| {
        let mut tag = tag.replace(" id=\"", " id=\"s-");
        if let Some(href) = attribute(&tag, "href").filter(|href| !href.contains(':')).map(str::to_owned) {
            // The open data stay on the site: here they are named, and lead nowhere.
            if href.starts_with("../../data/") {
                return Ok(tag.replace(&format!(" href=\"{href}\""), ""));
            }
            let to = match href.strip_prefix("../") {
                Some("") => "#".to_owned(),
                Some(fragment) if fragment.starts_with('#') => fragment.to_owned(),
                None if href.starts_with('#') => format!("#s-{}", &href[1..]),
                _ => {
                    return Err(format!(
                        "{code}/sources/index.html: a link to `{href}`, which has no place in one file"
                    ));
                }
            };
            tag = tag.replace(&format!(" href=\"{href}\""), &format!(" href=\"{to}\""));
        }
        Ok(tag)
    })?;
    Ok(made.replace("<h1", "<h2").replace("</h1>", "</h2>"))
}

/// A reference's path from the site's folder, without the fragment.
fn resolved(code: &str, reference: &str) -> String {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    path.strip_prefix("../").map_or_else(|| format!("{code}/{path}"), str::to_owned)
}

/// Whether a reference needs no folder around the page.
fn is_absolute(reference: &str) -> bool {
    reference.starts_with('#') || reference.contains(':')
}

fn data_url(path: &str, content: &[u8]) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let kind = match site::kind(path) {
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(content))
}

/// An element with the content packed, as `open.js` reads it.
fn packed(name: &str, content: &[u8]) -> Outcome<String> {
    let content = gzip(content)?;
    let length = content.len();
    Ok(format!(
        "<script type=\"application/octet-stream\" data-packed=\"{name}\" data-length=\"{length}\">{}</script>",
        digits(&content)
    ))
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

/// The text with each opening tag replaced. No attribute of ours holds a `>`.
fn each_tag(html: &str, mut replace: impl FnMut(&str) -> Outcome<String>) -> Outcome<String> {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').map_or(rest.len() - start, |end| end + 1);
        made.push_str(&rest[..start]);
        let tag = &rest[start..end];
        if tag.starts_with("</") || tag.starts_with("<!") {
            made.push_str(tag)
        } else {
            made.push_str(&replace(tag)?)
        }
        rest = &rest[end..];
    }
    Ok(made + rest)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
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
    fn a_link_without_a_place_in_one_file_is_refused() {
        let files = ["en/sources/index.html", "nl/sources/index.html"].map(|path| (path.to_owned(), Vec::new())).into();
        assert_eq!(led(&files, "en", "../nl/").unwrap(), "qantar-nl.html");
        assert_eq!(led(&files, "en", "sources/#s4").unwrap(), "#s-s4");
        assert!(led(&files, "en", "part/oil/").is_err_and(|problem| problem.contains("part/oil/")));
    }
}
