//! What hosts are told: which files may be kept for ever, what pages may do, and that anybody may fetch the files, as
//! frames without an origin of their own have to.
//!
//! Where a host reads such a file from the site itself it stands at the top (`_headers`, `vercel.json`, `.htaccess`); for
//! nginx and Caddy there are snippets in `hosts/`.

use crate::names::{self, DIGITS};
use crate::site::{self, Files};

/// Everything from the page's own host, nothing inline. The same as in e2e/lib/server.mjs, under which it is tried.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Kept, but asked about at every use.
const ASKED: &str = "no-cache";

/// What is kept for readers without a network goes by this script; an old one would keep what a new one would not.
const WORKER: &str = "sw.js";

/// Sent with every file.
const COMMON: [(&str, &str); 4] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// The files for hosts, path and content.
pub fn files(site: &Files) -> Files {
    let made = [
        ("_headers", headers(site)),
        ("vercel.json", vercel()),
        (".htaccess", apache()),
        ("hosts/nginx.conf", nginx()),
        ("hosts/Caddyfile", caddy()),
    ];
    made.map(|(path, text)| (path.to_owned(), text.into_bytes())).into()
}

/// A regular expression for the end of a path that may be kept for ever, a compressed copy's too.
fn hashed() -> String {
    format!("-[0-9a-f]{{{DIGITS}}}\\.(css|html|js|png|svg|wasm|woff2)(\\.br|\\.gz)?$")
}

fn lines(line: impl Fn(&str, &str) -> String) -> String {
    COMMON.iter().map(|(name, value)| line(name, value)).collect()
}

fn headers(site: &Files) -> String {
    let common = lines(|name, value| format!("  {name}: {value}\n"));
    let kept = site.keys().filter(|path| names::is_hashed(path)).map(|path| {
        // Two rules with the same header would both apply, so that nothing may say it for all files.
        let wasm = if site::kind(path) == "wasm" { "  Content-Type: application/wasm\n" } else { "" };
        format!("/{path}\n  Cache-Control: {FOR_EVER}\n{wasm}")
    });
    format!(
        "# Netlify and Cloudflare Pages, for a site at the top of its host. Both revalidate what no rule names.\n/*\n{common}/{WORKER}\n  Cache-Control: {ASKED}\n{}",
        kept.collect::<String>()
    )
}

fn vercel() -> String {
    let header = |name: &str, value: &str| format!("{{ \"key\": \"{name}\", \"value\": \"{value}\" }}");
    let common = COMMON.map(|(name, value)| header(name, value)).join(",\n        ");
    let kept = header("Cache-Control", FOR_EVER);
    let asked = header("Cache-Control", ASKED);
    format!(
        r#"{{
  "trailingSlash": true,
  "headers": [
    {{
      "source": "/(.*)",
      "headers": [
        {common}
      ]
    }},
    {{
      "source": "/(.*)-([0-9a-f]{{{DIGITS}}}).(css|html|js|png|svg|wasm|woff2)",
      "headers": [{kept}]
    }},
    {{
      "source": "/(.*){WORKER}",
      "headers": [{asked}]
    }}
  ]
}}
"#
    )
}

fn apache() -> String {
    let common = lines(|name, value| format!("  Header set {name} \"{value}\"\n"));
    format!(
        r#"# Apache 2.4, where overrides are allowed.
DirectoryIndex index.html
AddType application/wasm .wasm
AddCharset utf-8 .css .csv .html .js .svg

<IfModule mod_headers.c>
{common}  Header set Cache-Control "{ASKED}"
  <FilesMatch "{}">
    Header set Cache-Control "{FOR_EVER}"
  </FilesMatch>
</IfModule>

# The compressed copies beside the files.
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{{HTTP:Accept-Encoding}} \bbr\b
  RewriteCond %{{REQUEST_FILENAME}}.br -f
  RewriteRule ^(.+\.(css|csv|html|js|json|svg|wasm))$ $1.br [L]
  RewriteCond %{{HTTP:Accept-Encoding}} \bgzip\b
  RewriteCond %{{REQUEST_FILENAME}}.gz -f
  RewriteRule ^(.+\.(css|csv|html|js|json|svg|wasm))$ $1.gz [L]
</IfModule>
<FilesMatch "\.br$">
  Header set Content-Encoding br
  Header append Vary Accept-Encoding
  RemoveLanguage .br
</FilesMatch>
<FilesMatch "\.gz$">
  Header set Content-Encoding gzip
  Header append Vary Accept-Encoding
  RemoveType .gz
</FilesMatch>
"#,
        hashed()
    )
}

fn nginx() -> String {
    let common = lines(|name, value| format!("  add_header {name} \"{value}\" always;\n"));
    format!(
        r#"# nginx 1.22 or newer. The first block belongs beside the servers, the second is one.

map $uri $qantar_keep {{
  default "{ASKED}";
  "~{}" "{FOR_EVER}";
}}

server {{
  listen 80;
  server_name example.org;
  root /srv/qantar;
  index index.html;
  charset utf-8;
  charset_types text/css text/csv text/javascript application/javascript image/svg+xml;

  # The compressed copies beside the files. The second line wants the module ngx_brotli.
  gzip_static on;
  # brotli_static on;

  # A location with an add_header of its own inherits none of these.
  add_header Cache-Control $qantar_keep always;
{common}}}
"#,
        hashed()
    )
}

fn caddy() -> String {
    let common = lines(|name, value| format!("    {name} \"{value}\"\n"));
    format!(
        r#"# Caddy 2.6 or newer.

example.org {{
  root * /srv/qantar

  header {{
    Cache-Control "{ASKED}"
{common}  }}
  @kept path_regexp {}
  header @kept Cache-Control "{FOR_EVER}"

  # The compressed copies beside the files.
  file_server {{
    precompressed br gzip
  }}
}}
"#,
        hashed()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_kept_for_ever_and_no_others() {
        let site: Files = ["en/index.html", "boot-0123456789ab.js", "x-0123456789ab.wasm", "embed.js"]
            .map(|path| (path.to_owned(), Vec::new()))
            .into();
        let files = files(&site);
        let headers = site::text(&files, "_headers").unwrap();
        assert_eq!(headers.matches(FOR_EVER).count(), 2);
        assert!(headers.contains(&format!("\n/boot-0123456789ab.js\n  Cache-Control: {FOR_EVER}\n")));
        assert!(headers.contains("\n/x-0123456789ab.wasm\n") && headers.contains("Content-Type: application/wasm"));
        assert!(!headers.contains("embed.js") && !headers.contains("index.html"));
    }

    #[test]
    fn every_host_is_told_to_ask_about_the_worker() {
        let files = files(&Files::new());
        for path in files.keys() {
            assert!(site::text(&files, path).unwrap().contains(ASKED), "{path}");
        }
        assert!(site::text(&files, "_headers").unwrap().contains("\n/sw.js\n  Cache-Control: no-cache\n"));
    }

    #[test]
    fn every_host_is_told_the_policy_and_that_anybody_may_fetch() {
        for (path, content) in files(&Files::new()) {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(POLICY) && text.contains("Access-Control-Allow-Origin"), "{path}");
        }
    }
}
