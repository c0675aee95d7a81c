//! Copies the finished shell to each language, until there are pages to render.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    if env::args().nth(1).as_deref() == Some("check") {
        return Ok(());
    }
    let staging = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let shell = fs::read_to_string(staging.join("index.html"))?;
    for language in ["en", "nl"] {
        let page = shell.replace("\"./", "\"../").replace("<!--page:head-->", "<title>Bloody January</title>");
        fs::create_dir_all(staging.join(language))?;
        fs::write(
            staging.join(language).join("index.html"),
            page.replace("lang=\"en\"", &format!("lang=\"{language}\"")),
        )?;
    }
    Ok(())
}
