//! Visits and deals between three shores: time runs down, and a line swings from one shore to the next.

use super::picture::{DIAMOND, Form, Picture, polyline, wrap};
use crate::model::figure_words::FigureWords;
use crate::model::figures::{Meeting, MeetingKind, Shore};

/// So few days from one shore to the other are written beside the way.
const SOON_DAYS: i32 = 10;

pub fn picture(meetings: &[Meeting], words: FigureWords<'_>, form: Form) -> Picture {
    let mut picture = Picture::new(form);
    let wide = form.is_wide();
    let (lane, first, leading) = if wide { (80.0, 40.0, 16.0) } else { (36.0, 30.0, 16.0) };
    let text_x = if wide { 262.0 } else { 126.0 };
    // On a phone the date stands above its words.
    let what_x = if wide { text_x + 138.0 } else { text_x };
    let what = |meeting: &Meeting| wrap(words.get(&format!("what.{}", meeting.fact)), form, form.width() - what_x);
    let most_lines = meetings.iter().map(|meeting| what(meeting).len()).max().unwrap_or(0) + usize::from(!wide);
    let row = (leading * most_lines as f64 + 8.0).max(40.0);
    let lane_x = |shore: Shore| first + lane * shore as usize as f64;
    let top = 34.0;
    let y_of = |idx: usize| top + row * (idx as f64 + 0.5);
    let bottom = top + row * meetings.len() as f64;
    for shore in Shore::ALL {
        picture.line("shore", (lane_x(shore), top - 4.0), (lane_x(shore), bottom));
        // On a phone the names of the lanes stand on two levels, so that they do not touch.
        let low = !wide && shore == Shore::Beijing;
        picture.text(
            "mid strong",
            lane_x(shore),
            if low { 27.0 } else { 12.0 },
            words.get(&format!("shore.{}", shore.word())),
        );
    }
    let way: Vec<(f64, f64)> = meetings
        .iter()
        .enumerate()
        .flat_map(|(idx, meeting)| meeting.shores.iter().map(move |shore| (lane_x(*shore), y_of(idx))))
        .collect();
    picture.path("way", polyline(&way));
    // What the figure is about: from the West to Moscow within days.
    for (idx, pair) in meetings.windows(2).enumerate() {
        let days = pair[1].date.first_day() - pair[0].date.first_day();
        if pair[0].shores == [Shore::West] && pair[1].shores == [Shore::Moscow] && days <= SOON_DAYS {
            let middle = y_of(idx) + row / 2.0;
            let text = words.fill("days", &[("days", &words.number(days.into()))]);
            picture.text("mid strong halo", lane_x(Shore::Beijing), middle + 5.0, text);
        }
    }
    let mut year = 0;
    for (idx, meeting) in meetings.iter().enumerate() {
        let y = y_of(idx);
        picture.row(y);
        if meeting.date.year != year {
            year = meeting.date.year;
            picture.line("grid", (0.0, y - row / 2.0), (form.width(), y - row / 2.0));
        }
        for shore in &meeting.shores {
            mark(&mut picture, *shore, meeting.kind, lane_x(*shore), y, &sentence(meeting, words));
        }
        let lines = what(meeting);
        let date = words.date(meeting.date);
        if wide {
            picture.text("soft", text_x, y + 5.0, date);
            picture.lines("", what_x, y - leading * (lines.len() as f64 - 1.0) / 2.0 + 5.0, leading, &lines);
        } else {
            let start = y - leading * (lines.len() as f64) / 2.0 + 5.0;
            picture.text("soft", text_x, start, date);
            picture.lines("", what_x, start + leading, leading, &lines);
        }
    }
    picture.height = bottom + 4.0;
    picture
}

fn mark(picture: &mut Picture, shore: Shore, kind: MeetingKind, x: f64, y: f64, sentence: &str) {
    let class = match (shore, kind) {
        (Shore::Moscow, MeetingKind::Closer) => "k-moscow fill",
        (Shore::Beijing, MeetingKind::Closer) => "k-beijing fill",
        (Shore::West, MeetingKind::Closer) => "k-west fill",
        (Shore::Moscow, _) => "k-moscow hollow",
        (Shore::Beijing, _) => "k-beijing hollow",
        (Shore::West, _) => "k-west hollow",
    };
    let mark = match shore {
        Shore::Moscow => picture.rect(class, x - 7.0, y - 7.0, 14.0, 14.0),
        Shore::Beijing => picture.glyph(class, x, y, DIAMOND),
        Shore::West => picture.circle(class, x, y, 7.5),
    };
    mark.read(sentence);
}

pub fn sentence(meeting: &Meeting, words: FigureWords<'_>) -> String {
    let kind = match meeting.kind {
        MeetingKind::Closer => "read.closer",
        MeetingKind::Distance => "read.distance",
        MeetingKind::Announced => "read.announced",
    };
    let shores: Vec<&str> = meeting.shores.iter().map(|shore| words.get(&format!("shore.{}", shore.word()))).collect();
    words.fill(
        kind,
        &[
            ("date", &words.date(meeting.date)),
            ("what", words.get(&format!("what.{}", meeting.fact))),
            ("shore", &shores.join(words.shared("and"))),
        ],
    )
}
