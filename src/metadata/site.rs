//! Where the site is published.

/// The environment variable that says it to a build.
pub const VARIABLE: &str = "SITE_URL";

/// The site's public address, as far as this build knows it.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Ends in a slash.
    base: Option<String>,
}

impl Site {
    /// `address`: of the folder that holds the languages, "https://example.org/bloody-january/".
    ///
    /// # Errors
    /// If it is no web address.
    pub fn at(address: &str) -> Result<Self, String> {
        let whole = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        if !whole
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && !rest.contains(['"', '<', ' ', '?', '#']))
        {
            return Err(format!(
                "{VARIABLE}: \"{address}\" is no web address\n  expected: https://host/folder/\n  to mend: write the \
                 address of the folder that holds the languages, or leave it unset"
            ));
        }
        Ok(Self { base: Some(format!("{}/", address.trim_end_matches('/'))) })
    }

    /// The address of a file or folder of the site; `None` where nobody said where the site is.
    pub fn address(&self, path: &str) -> Option<String> {
        Some(format!("{}{path}", self.base.as_ref()?))
    }

    /// True for a site that has a host for itself: the only place where robots.txt is read.
    pub fn is_a_whole_host(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.matches('/').count() == 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_in_one_slash() {
        let site = Site::at("https://example.org/a").unwrap();
        assert_eq!(site.address("en/").as_deref(), Some("https://example.org/a/en/"));
        assert!(!site.is_a_whole_host() && Site::at("https://example.org/").unwrap().is_a_whole_host());
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        assert!(Site::at("example.org").is_err());
        assert!(Site::at("https://").is_err());
        assert!(Site::default().address("en/").is_none());
    }
}
