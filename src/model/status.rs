//! How firmly a statement stands: the word beside every claim.

/// From the firmest to the least firm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Read at two publishers at least, who do not contradict each other.
    #[default]
    Established,
    /// One speaker's, or ours by arithmetic: whoever says it is named.
    SaidBy,
    /// Not known to anybody who was read.
    Unknown,
    /// Taken back by who said it.
    Withdrawn,
    /// Speakers give different values for one thing.
    Disputed,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Established, Self::SaidBy, Self::Disputed, Self::Unknown, Self::Withdrawn];

    /// As files write it, and as the labels `status.*` translate it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::SaidBy => "said",
            Self::Unknown => "unknown",
            Self::Withdrawn => "withdrawn",
            Self::Disputed => "disputed",
        }
    }

    /// The class by which the style sheet gives it its sign.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Established => "s-e",
            Self::SaidBy => "s-s",
            Self::Unknown => "s-u",
            Self::Withdrawn => "s-w",
            Self::Disputed => "s-d",
        }
    }

    /// The status of what rests on several facts. Where one of them is disputed, or was taken back while others stand,
    /// accounts differ; else it is as firm as what one speaker says if any of them is just that.
    pub fn of_all(statuses: impl Iterator<Item = Self> + Clone) -> Self {
        let n = statuses.clone().count();
        let any = |status| statuses.clone().any(|one| one == status);
        match () {
            () if any(Self::Disputed) || (any(Self::Withdrawn) && n > 1) => Self::Disputed,
            () if any(Self::Withdrawn) => Self::Withdrawn,
            () if any(Self::SaidBy) => Self::SaidBy,
            () if any(Self::Unknown) => Self::Unknown,
            () => Self::Established,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rests_on_several_facts_is_as_firm_as_the_least_firm() {
        let of = |statuses: &[Status]| Status::of_all(statuses.iter().copied());
        assert_eq!(of(&[Status::Established, Status::Disputed]), Status::Disputed);
        assert_eq!(of(&[Status::Established, Status::SaidBy]), Status::SaidBy);
        assert_eq!(of(&[Status::SaidBy, Status::Withdrawn]), Status::Disputed);
        assert_eq!(of(&[Status::Withdrawn]), Status::Withdrawn);
        assert_eq!(of(&[]), Status::Established);
    }
}
