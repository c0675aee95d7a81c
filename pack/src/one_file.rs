//! A language's page as one file that lives without a network: styles, scripts, WebAssembly, late files, the figures' data
//! and the page of sources are in it.
//!
//! The words stand in the markup as they do on the page. What only a script can use is packed, and so is the page of
//! sources, which would make the file half as large again; `open.js` unpacks it. The live part is started by the very
//! boot.js of the site, which is told other addresses.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::Outcome;
use crate::packed::Packed;
use crate::site::{self, Files};

/// A file stays below this, a megabyte: mail and messengers carry it, phones open it.
const CEILING: usize = 1_000_000;

/// The name of a language's file.
pub fn name(code: &str) -> String {
    format!("qantar-{code}.html")
}

/// Every language's file.
///
/// # Errors
/// When the site lacks a part, a page names something that has no place in one file, or the file becomes too large.
pub fn editions(files: &Files) -> Outcome<Files> {
    let mut packed = Packed::default();
    let edition = |code| Ok((name(code), edition(files, code, &mut packed)?.into_bytes()));
    site::languages(files).into_iter().map(edition).collect()
}

fn edition(files: &Files, code: &str, packed: &mut Packed) -> Outcome<String> {
    let path = format!("{code}/index.html");
    let page = site::text(files, &path)?;
    let mut needed = Needed::default();
    let page = unclosed(each_tag(page, |tag| needed.inlined(files, code, tag))?);
    let [glue, wasm, boot] = [needed.glue, needed.wasm, needed.boot].map(|part| {
        part.ok_or_else(|| format!("{path}: it names no live part\n  to mend: look for the script in Trunk.toml"))
    });
    let file = |path: String| files.get(&path).ok_or_else(|| format!("{path}: not in the site"));
    let sources = sources(files, code)?;
    let relief = needed.relief.ok_or_else(|| format!("{path}: it names no shading"))?;
    let land = needed.land.ok_or_else(|| format!("{path}: it names no land around the country"))?;
    let parts = [
        packed.element("glue", file(glue?)?)?,
        packed.element("wasm", file(wasm?)?)?,
        packed.element("boot", alone(file(boot?)?)?.as_bytes())?,
        packed.element("sources", sources.as_bytes())?,
        packed.element("land", file(land)?)?,
        packed.element("relief", file(relief)?)?,
        packed.element("data", data(files, code).as_bytes())?,
    ];
    let end = format!(
        "<section id=\"sources\" class=\"sources-page\"></section>{}<script>\n{}</script>\n</body>",
        parts.concat(),
        include_str!("open.js")
    );
    let made = page.replacen("</body>", &end, 1);
    if made.len() >= CEILING {
        return Err(format!(
            "{}: {} bytes, expected less than {CEILING}\n  to mend: make the page smaller",
            name(code),
            made.len()
        ));
    }
    Ok(made)
}

/// What boot.js asks the site for, by the beginning of the line: what a reader may set, what a frame needs besides, the
/// page of a part. None of it is beside the one file.
const OF_THE_SITE: [&str; 3] = ["import(\"./comfort", "import(`./framed", "location.replace(`part/"];

/// boot.js without what the site alone has.
fn alone(boot: &[u8]) -> Outcome<String> {
    let boot = String::from_utf8_lossy(boot);
    for start in OF_THE_SITE {
        if boot.lines().filter(|line| line.starts_with(start)).count() != 1 {
            return Err(format!(
                "boot.js: expected one line that begins with `{start}`\n  to mend: correct `OF_THE_SITE` in pack/src/one_file.rs"
            ));
        }
    }
    let stays = |line: &&str| !OF_THE_SITE.iter().any(|start| line.starts_with(start));
    Ok(boot.lines().filter(stays).map(|line| format!("{line}\n")).collect())
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
                    let tag = tag.replace(&format!(" href=\"{value}\""), "");
                    return Ok(unquoted(&tag.replace(" download=\"\"", &format!(" download=\"{data}\""))));
                }
                let (old, new) = (format!(" {name}=\"{value}\""), format!(" {name}=\"{}\"", led(files, code, &value)?));
                tag = tag.replace(&old, &new);
            }
        }
        Ok(unquoted(&tag))
    }
}

/// The tag without the quotes that HTML can do without: the same elements and attributes, thirty kilobytes less in all.
fn unquoted(tag: &str) -> String {
    let needs_none = |c: char| !c.is_whitespace() && !"'=<>`".contains(c);
    let mut made = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some((before, value, after)) = rest
        .split_once("=\"")
        .and_then(|(before, rest)| rest.split_once('"').map(|(value, after)| (before, value, after)))
    {
        made.push_str(before);
        // A slash would become a part of the value.
        let may_end = after.starts_with([' ', '>']);
        match value {
            "" if may_end => {}
            value if may_end && value.chars().all(needs_none) => made.extend(["=", value]),
            value => made.extend(["=\"", value, "\""]),
        }
        rest = after;
    }
    made + rest
}

/// The markup without the end tags of cells, rows and entries that HTML can do without where these follow: the same
/// elements, seven kilobytes less.
fn unclosed(html: String) -> String {
    const ENDS: [(&str, &[&str]); 4] = [
        ("</td>", &["<td", "<th", "</tr>"]),
        ("</th>", &["<td", "<th", "</tr>"]),
        ("</tr>", &["<tr", "</tbody>", "</thead>"]),
        ("</li>", &["<li", "</ul>", "</ol>"]),
    ];
    let pairs = ENDS.iter().flat_map(|(end, nexts)| nexts.iter().map(move |next| (end, next)));
    pairs.fold(html, |html, (end, next)| html.replace(&[*end, *next].concat(), next))
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
    fn end_tags_go_where_the_next_tag_ends_their_element_too() {
        let rows = "<tbody><tr><th>a</th><td></td><td>b <b>c</b></td></tr><tr><td>d</td></tr></tbody>";
        assert_eq!(unclosed(rows.to_owned()), "<tbody><tr><th>a<td><td>b <b>c</b><tr><td>d</tbody>");
        assert_eq!(unclosed("<ul><li>a</li><li>b</li></ul><p>c</p>".to_owned()), "<ul><li>a<li>b</ul><p>c</p>");
        // Words after an element would fall into it.
        assert_eq!(unclosed("<li>a</li> b".to_owned()), "<li>a</li> b");
    }

    #[test]
    fn quotes_go_where_html_needs_none() {
        let tag = r#"<a class="b" title="c d" href="e/" download="" data-f="g=h"><p x="1"/>"#;
        assert_eq!(unquoted(tag), r#"<a class=b title="c d" href=e/ download data-f="g=h"><p x="1"/>"#);
    }

    #[test]
    fn a_link_without_a_place_in_one_file_is_refused() {
        let files = ["en/sources/index.html", "nl/sources/index.html"].map(|path| (path.to_owned(), Vec::new())).into();
        assert_eq!(led(&files, "en", "../nl/").unwrap(), "qantar-nl.html");
        assert_eq!(led(&files, "en", "sources/#s4").unwrap(), "#s-s4");
        assert!(led(&files, "en", "part/oil/").is_err_and(|problem| problem.contains("part/oil/")));
    }
}
