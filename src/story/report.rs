//! The problems for other programs: as plain JSON, and as SARIF 2.1.0, which editors and hosts of code show beside the
//! line.

use serde::{Deserialize, Serialize};

use super::problem::{Code, Problem};

/// `{"problems": […]}`, each problem with the keys of `Problem` and its kind's `title`.
pub fn json(problems: &[Problem]) -> String {
    #[derive(Serialize)]
    struct Titled<'a> {
        title: &'a str,
        #[serde(flatten)]
        problem: &'a Problem,
    }
    #[derive(Serialize)]
    struct Report<'a> {
        problems: Vec<Titled<'a>>,
    }
    let problems = problems.iter().map(|problem| Titled { title: problem.code.title(), problem }).collect();
    serde_json::to_string_pretty(&Report { problems }).expect("texts and numbers are always JSON") + "\n"
}

/// A SARIF log of one run. What is optional in the format and not used here is left out.
///
/// OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 3.13 and following.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Log {
    #[serde(rename = "$schema")]
    pub schema: String,
    pub version: String,
    pub runs: Vec<Run>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Run {
    pub tool: Tool,
    /// "unicodeCodePoints": what columns count.
    pub column_kind: String,
    pub results: Vec<Finding>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    pub driver: Driver,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Driver {
    pub name: String,
    pub version: String,
    pub rules: Vec<Rule>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub short_description: Message,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub text: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finding {
    pub rule_id: String,
    pub rule_index: usize,
    pub level: String,
    pub message: Message,
    pub locations: Vec<Location>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Location {
    pub physical_location: PhysicalLocation,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PhysicalLocation {
    pub artifact_location: ArtifactLocation,
    pub region: Region,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArtifactLocation {
    /// Relative to the project's top folder.
    pub uri: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Region {
    pub start_line: usize,
    pub start_column: usize,
}

/// The problems as a SARIF log, all kinds listed as its rules.
pub fn sarif(problems: &[Problem]) -> Log {
    let rule =
        |code: &Code| Rule { id: code.to_string(), short_description: Message { text: code.title().to_owned() } };
    let driver = Driver {
        name: "qandy-qantar check".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules: Code::ALL.iter().map(rule).collect(),
    };
    Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json".to_owned(),
        version: "2.1.0".to_owned(),
        runs: vec![Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints".to_owned(),
            results: problems.iter().map(finding).collect(),
        }],
    }
}

fn finding(problem: &Problem) -> Finding {
    let Problem { file, line, column, code, what, expected, mend } = problem;
    Finding {
        rule_id: code.to_string(),
        rule_index: Code::ALL.iter().position(|known| known == code).unwrap_or_default(),
        level: "error".to_owned(),
        message: Message { text: format!("{what}. Expected: {expected}. To mend: {mend}") },
        locations: vec![Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: file.clone() },
                region: Region { start_line: *line, start_column: *column },
            },
        }],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn problem() -> Problem {
        Problem {
            file: "story/events.toml".to_owned(),
            line: 4,
            column: 12,
            code: Code::UnknownId,
            what: "event `a`: no place `b`".to_owned(),
            expected: "an id from story/places.toml".to_owned(),
            mend: "did you mean `c`?".to_owned(),
        }
    }

    #[test]
    fn json_names_kind_and_place() {
        let report: Value = serde_json::from_str(&json(&[problem()])).unwrap();
        let told = &report["problems"][0];
        assert_eq!(told["code"], "QQ0203");
        assert_eq!(told["title"], "an id that nothing has");
        assert_eq!((told["line"].as_u64(), told["column"].as_u64()), (Some(4), Some(12)));
        assert_eq!(json(&[]), "{\n  \"problems\": []\n}\n");
    }

    #[test]
    fn a_sarif_log_reads_back_and_each_result_points_to_its_rule() {
        let log = sarif(&[problem()]);
        let text = serde_json::to_string(&log).unwrap();
        assert!(text.contains("\"startLine\":4,\"startColumn\":12") && text.contains("\"$schema\""));
        assert_eq!(serde_json::from_str::<Log>(&text).unwrap(), log);
        let Run { tool, results, .. } = &log.runs[0];
        assert_eq!(tool.driver.rules[results[0].rule_index].id, results[0].rule_id);
    }
}
