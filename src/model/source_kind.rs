//! Who publishes: the kinds by which sources are grouped.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A state's bodies, prosecutors among them.
    Official,
    /// Organisations of states.
    International,
    /// Human rights organisations and civil society.
    Rights,
    Agency,
    /// Newspapers, broadcasters, news sites.
    Media,
    /// Think tanks, studies, measurements.
    Research,
    /// Encyclopaedias and collections of data.
    Reference,
    /// Parties, families, forums, blogs, and pages of which it is not known.
    #[default]
    Other,
}

impl SourceKind {
    /// In the order of the page of sources.
    pub const ALL: [Self; 8] = [
        Self::Official,
        Self::International,
        Self::Rights,
        Self::Agency,
        Self::Media,
        Self::Research,
        Self::Reference,
        Self::Other,
    ];

    /// As files write it, and as the labels `source_kind.*` translate it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::International => "international",
            Self::Rights => "rights",
            Self::Agency => "agency",
            Self::Media => "media",
            Self::Research => "research",
            Self::Reference => "reference",
            Self::Other => "other",
        }
    }
}
