//! The program as people start it: exit codes, messages, files, and the README's own commands.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::town::root;

fn grandjour() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grandjour"));
    command.current_dir(root()).env_remove("GRANDJOUR_DATA").env_remove("GRANDJOUR_REGISTRY");
    command
}

fn run(arguments: &[&str]) -> Output {
    grandjour().args(arguments).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server of its own on a free port, stopped when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(data: &Path, registry: &Path) -> Server {
        let mut child = grandjour()
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "warn"])
            .arg("--data")
            .arg(data)
            .arg("--registry")
            .arg(registry)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("it says where");
        let address = line.split("http://").nth(1).map(|rest| rest.trim().trim_end_matches('/').to_owned());
        let server = Server { child, address: address.unwrap_or_else(|| panic!("no address in {line:?}")) };
        server.wait_until_ready();
        server
    }

    fn get(&self, path: &str) -> (u16, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut response = agent.get(format!("http://{}{path}", self.address)).call().expect("an answer");
        (response.status().as_u16(), response.body_mut().read_to_string().expect("text"))
    }

    fn wait_until_ready(&self) {
        let begun = Instant::now();
        while self.get("/readyz").0 != 200 {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server does not become ready");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn signal(&self, name: &str) {
        Command::new("kill").args([name, &self.child.id().to_string()]).status().expect("kill runs");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone where the test ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn check_names_file_pointer_and_remedy_and_its_exit_code_says_it() {
    let good = run(&["check", "registry-data/systems/BRV-SYS-01.json"]);
    assert_eq!(good.status.code(), Some(0), "{}", said(&good));
    let folder = TempDir::new().unwrap();
    let bad = folder.path().join("BRV-SYS-01.json");
    std::fs::write(&bad, r#"{"$schema":"https://schema.grandjour.example/1.0/system.schema.json","name":{"fr":"x"},"statuss":1}"#).unwrap();
    let bad = run(&["check", bad.to_str().unwrap()]);
    assert_eq!(bad.status.code(), Some(1));
    for word in ["BRV-SYS-01.json", "/statuss", "unknownField", "/purpose", "→"] {
        assert!(said(&bad).contains(word), "{word}: {}", said(&bad));
    }
}

#[test]
fn check_speaks_json_for_programs() {
    let output = run(&["check", "--json", "registry-data/systems/BRV-SYS-08.json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["files"][0]["ok"], true);
    let findings = report["files"][0]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["rule"] == "alertMentionMissing" && finding["level"] == "legalAlert"), "{report}");
}

#[test]
fn the_demo_is_as_complete_as_it_promises() {
    let systems: Vec<String> = (1..=15).map(|n| format!("registry-data/systems/BRV-SYS-{n:02}.json")).collect();
    let mut arguments = vec!["check", "--completeness"];
    arguments.extend(systems.iter().map(String::as_str));
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("BRV-SYS-") && line.contains("  K ")).collect();
    assert_eq!(lines.len(), 15, "{text}");
    for line in lines {
        let number = |after: &str| -> f64 {
            let rest = line.split(after).nth(1).unwrap_or_else(|| panic!("{after} in {line}"));
            rest.split_whitespace().next().unwrap().parse().unwrap()
        };
        for tier in ["  K ", "  P ", "  C "] {
            assert_eq!(number(tier), 100.0, "{line}");
        }
        let lower_allowed = ["BRV-SYS-13", "BRV-SYS-14", "BRV-SYS-15"].iter().any(|name| line.starts_with(name));
        assert!(lower_allowed || number("  O ") >= 60.0, "{line}");
        assert!(number("notKnown ") <= 8.0, "{line}");
    }
}

#[test]
fn init_refuses_what_is_no_town_and_says_why() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("town");
    let output = run(&["init", dir.to_str().unwrap(), "--name", "X", "--insee", "1", "--siren", "2", "--prefix", "tst"]);
    assert_eq!(output.status.code(), Some(1));
    for word in ["--insee", "--siren", "--prefix"] {
        assert!(said(&output).contains(word), "{}", said(&output));
    }
    assert!(!dir.exists(), "nothing half-written");
}

#[test]
fn the_server_starts_on_the_good_files_and_names_the_others() {
    let folder = TempDir::new().unwrap();
    let town = folder.path().join("town");
    assert!(Command::new("cp").arg("-r").arg(root().join("registry-data")).arg(&town).status().unwrap().success());
    std::fs::write(town.join("systems/BRV-SYS-14.json"), "{\"name\": ").unwrap();
    std::fs::write(town.join("systems/BRV-SYS-15.json"), "{\"name\": {\"fr\": \"x\"}}").unwrap();
    let mut server = Server::start(&folder.path().join("var"), &town);
    let (_, ready) = server.get("/readyz");
    let ready: Value = serde_json::from_str(&ready).unwrap();
    let refused: Vec<_> = ready["refusedFiles"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(refused, ["BRV-SYS-14.json", "BRV-SYS-15.json"]);
    assert_eq!(server.get("/api/v1/systems/BRV-SYS-13").0, 200);
    assert_eq!(server.get("/api/v1/systems/BRV-SYS-14").0, 404);
    server.signal("-TERM");
    let mut log = String::new();
    server.child.stderr.as_mut().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains("BRV-SYS-14.json") && log.contains("BRV-SYS-15.json"), "{log}");
    assert!(server.child.wait().unwrap().success(), "SIGTERM drains and ends well");
}

#[test]
fn what_was_acknowledged_survives_a_kill_and_a_second_server_is_refused() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("var");
    let server = Server::start(&data, &root().join("registry-data"));
    let second = run(&["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert_eq!(second.status.code(), Some(3));
    assert!(said(&second).contains("another server already uses"), "{}", said(&second));
    let before = server.get("/api/v1/systems?fields=reference,revision").1;
    server.signal("-KILL");
    drop(server);
    let server = Server::start(&data, &root().join("registry-data"));
    assert_eq!(server.get("/api/v1/systems?fields=reference,revision").1, before);
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let data = file.join("var");
    let output = run(&["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains(data.to_str().unwrap()), "{}", said(&output));
    let output = run(&["serve", "--registry", "nowhere"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("grandjour init"), "the way out: {}", said(&output));
}

#[test]
fn export_writes_files_and_a_closed_pipe_is_no_failure() {
    let folder = TempDir::new().unwrap();
    let (data, out) = (folder.path().join("var"), folder.path().join("out"));
    let output = run(&["export", out.to_str().unwrap(), "--data", data.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(std::fs::read_to_string(out.join("systems.csv")).unwrap().starts_with("reference,name,"));
    let piped = Command::new("sh")
        .arg("-c")
        .arg(format!("set -o pipefail 2>/dev/null; '{}' openapi | head -1", env!("CARGO_BIN_EXE_grandjour")))
        .output()
        .unwrap();
    assert!(!said(&piped).contains("panicked"), "{}", said(&piped));
}

#[test]
fn help_has_examples_and_config_names_every_variable() {
    for command in ["", "serve", "init", "check", "import", "export", "openapi", "config"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(said(&output).contains("Example"), "{command}: {}", said(&output));
    }
    let config = said(&run(&["config"]));
    for variable in ["GRANDJOUR_DATA", "GRANDJOUR_LISTEN", "GRANDJOUR_REGISTRY", "GRANDJOUR_BASE_URL"] {
        assert!(config.contains(variable), "{config}");
    }
}

/// Every `sh` block of the README's journeys, run as written against a server on a free port.
#[test]
fn the_readme_s_journeys_can_be_followed_as_written() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let journeys = readme.split("## Three journeys").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the journeys");
    let blocks: Vec<&str> = journeys.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 3, "three journeys, one block each");
    let folder = TempDir::new().unwrap();
    let server = Server::start(&folder.path().join("var"), &root().join("registry-data"));
    let work = folder.path().join("work");
    std::fs::create_dir(&work).unwrap();
    assert!(Command::new("cp").arg("-r").arg(root().join("registry-data")).arg(&work).status().unwrap().success());
    let program = Path::new(env!("CARGO_BIN_EXE_grandjour")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    for block in blocks {
        let script = format!("set -eu\n{}", block.replace("127.0.0.1:8080", &server.address));
        let output = Command::new("bash").arg("-c").arg(&script).current_dir(&work).env("PATH", &path).output().unwrap();
        assert!(output.status.success(), "{block}\n{}", said(&output));
        assert!(!output.stdout.is_empty(), "{block} shows something");
    }
}
