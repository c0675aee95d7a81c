//! Data that stands in `story/figures.toml` itself: prices, hours without internet, contingents.

use super::base::Base;
use crate::model::figures::{
    Contingent, Contingents, EmergencyEnd, EmergencyRow, Moment, OutageLane, OutageSpan, OutageState, PriceStep,
};
use crate::story::fields::Fields;
use crate::story::problem::Code;

pub fn price(fields: &Fields<'_>, base: &Base<'_>) -> Option<PriceStep> {
    let low = fields.required_number("low")?;
    Some(PriceStep {
        fact: base.fact(fields),
        from: fields.required_date("from")?,
        low,
        high: fields.number("high").unwrap_or(low),
    })
}

pub fn outage(fields: &Fields<'_>, base: &Base<'_>) -> OutageLane {
    let spans = fields.tables("spans", "span").iter().filter_map(|span| outage_span(span, base)).collect();
    OutageLane { id: fields.required_text("id").to_owned(), spans }
}

fn outage_span(fields: &Fields<'_>, base: &Base<'_>) -> Option<OutageSpan> {
    Some(OutageSpan {
        fact: base.fact(fields),
        state: fields.required_choice("state", &[("degraded", OutageState::Degraded), ("off", OutageState::Off)])?,
        from: moment(fields, "from", "from_time")?,
        until: fields.has("until").then(|| moment(fields, "until", "until_time")).flatten(),
        hours: fields.number("hours"),
    })
}

fn moment(fields: &Fields<'_>, day: &'static str, time: &'static str) -> Option<Moment> {
    Some(Moment { date: fields.required_date(day)?, minutes: minutes(fields, time) })
}

pub fn emergency(fields: &Fields<'_>, base: &Base<'_>) -> Option<EmergencyRow> {
    let until = moment(fields, "until", "until_time")?;
    let after = fields.has("after").then(|| moment(fields, "after", "after_time")).flatten();
    Some(EmergencyRow {
        id: fields.required_text("id").to_owned(),
        fact: base.fact(fields),
        from: moment(fields, "from", "from_time")?,
        decreed: fields.flag("decreed"),
        until: after.map_or(EmergencyEnd::At(until), |after| EmergencyEnd::Between(after, until)),
    })
}

/// Minutes after midnight of "HH:MM".
fn minutes(fields: &Fields<'_>, key: &'static str) -> u16 {
    let text = fields.required_text(key);
    let parsed = text.split_once(':').and_then(|(hour, minute)| {
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    });
    if parsed.is_none() {
        fields.wrong(
            Code::NotATime,
            key,
            format!("\"{text}\" is not a clock time"),
            "HH:MM",
            "write for example \"17:00\"",
        );
    }
    parsed.unwrap_or(0)
}

pub fn contingents(announced: &[Fields<'_>], root: &Fields<'_>, base: &Base<'_>) -> Contingents {
    Contingents {
        announced: announced.iter().filter_map(|fields| contingent(fields, base)).collect(),
        total: root.sub("contingent_total").and_then(|fields| contingent(&fields, base)),
    }
}

fn contingent(fields: &Fields<'_>, base: &Base<'_>) -> Option<Contingent> {
    Some(Contingent {
        id: fields.required_text("id").to_owned(),
        fact: base.fact(fields),
        soldiers: fields.required_number("soldiers")?,
        date: fields.required_date("date")?,
        reported: fields.flag("reported"),
    })
}
