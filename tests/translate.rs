//! The command line translates: by servers on this machine that speak as the services do, read what they are sent strictly,
//! and fail in every way there is.

mod common;

use common::{folder, limpide};
use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

const PAGE: &str = "<html lang=fr><title>La rivière</title><article><h1>La rivière</h1>\
    <p>Le <a href='https://a.example/rapport'>grand rapport</a> dit que la rivière <em>claire</em> coule &amp; chante, et \
    la commande <code>ls -l</code> reste ; voir https://b.example/x pour la suite de cette longue histoire.</p>\
    <h2>La source</h2><p>Une deuxième phrase, assez longue pour être du texte, parle de la source et du <b>moulin</b> au \
    bord de la rivière, où les enfants jouent en été.</p><blockquote lang=en><p>An English quotation stands here, long \
    enough to be kept as it is by all who read it.</p></blockquote><p>Une troisième phrase termine le texte, sans \
    promesse et sans regret, comme une rivière termine dans la mer.</p></article>";

/// What a server does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Good,
    /// Loses all placeholders.
    Plain,
    Status(u16),
    /// Busy twice.
    Busy,
    Garbage,
    Short,
    Html,
    Huge,
    Redirect,
    Dropped,
    /// Refuses texts that speak of a mill.
    NoMills,
    /// Takes no temperature but its own.
    OwnTemperature,
}

struct Server {
    address: String,
    /// Path, headers in small letters, body.
    seen: Arc<Mutex<Vec<(String, String, Value)>>>,
}

impl Server {
    fn start(service: &'static str, mood: Mood) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let count = AtomicUsize::new(0);
        let (told, own) = (Arc::clone(&seen), address.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let at = count.fetch_add(1, Ordering::SeqCst);
                // A client that goes away is no failure of the server.
                let _ = serve(stream, service, mood, at, &own, &told);
            }
        });
        Ok(Self { address, seen })
    }

    fn seen(&self) -> Vec<(String, String, Value)> {
        self.seen.lock().map(|seen| seen.clone()).unwrap_or_default()
    }
}

fn serve(
    mut stream: TcpStream,
    service: &str,
    mood: Mood,
    at: usize,
    own: &str,
    told: &Mutex<Vec<(String, String, Value)>>,
) -> io::Result<()> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    let (head, body) = loop {
        let read = stream.read(&mut chunk)?;
        bytes.extend(chunk.get(..read).unwrap_or_default());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        if body.len() >= length.unwrap_or(0) {
            break (head, body.to_owned());
        }
    };
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    if let Ok(mut told) = told.lock() {
        told.push((path, head, body.clone()));
    }
    let answer = |status: &str, more: &str, body: &str| {
        format!("HTTP/1.1 {status}\r\n{more}connection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    };
    let texts = texts(service, &body);
    let mut translated: Vec<String> = texts.iter().map(|text| shouted(text, mood == Mood::Plain)).collect();
    let reply = match mood {
        Mood::Dropped => return Ok(()),
        Mood::Status(status) => answer(&format!("{status} No"), "", "{}"),
        Mood::Busy if at < 2 => answer("429 Too Many", "retry-after: 0\r\n", "{}"),
        Mood::Garbage => answer("200 OK", "", "\u{1}{]"),
        Mood::Html => answer("200 OK", "content-type: text/html\r\n", "<!doctype html><p>Sign in"),
        Mood::Huge => answer("200 OK", "", &format!("\"{}\"", "x".repeat(10 << 20))),
        Mood::Redirect => answer("302 Found", &format!("location: {own}/elsewhere\r\n"), ""),
        Mood::OwnTemperature if body.get("temperature").is_some() => {
            let error = json!({ "error": { "param": "temperature", "code": "unsupported_value", "message": "no" } });
            answer("400 Bad Request", "", &error.to_string())
        }
        Mood::NoMills if texts.iter().any(|text| text.contains("moulin")) => answer("500 No", "", "{}"),
        mood => {
            if mood == Mood::Short && texts.len() > 1 {
                translated.pop();
            }
            answer("200 OK", "content-type: application/json\r\n", &reply(service, &translated).to_string())
        }
    };
    stream.write_all(reply.as_bytes())
}

/// The texts of a request, none where it is not of the service's form.
fn texts(service: &str, body: &Value) -> Vec<String> {
    let fields: Vec<&str> = body.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let (known, texts): (&[&str], _) = match service {
        "libretranslate" => (&["q", "source", "target", "format", "api_key"], body.get("q").cloned()),
        "deepl" => (&["text", "source_lang", "target_lang", "tag_handling"], body.get("text").cloned()),
        "hook" => (&["source_lang", "target_lang", "text_list"], body.get("text_list").cloned()),
        _ => {
            let sent = body.pointer("/messages/1/content").and_then(Value::as_str).unwrap_or_default();
            (&["model", "temperature", "stream", "messages"], serde_json::from_str(sent).ok())
        }
    };
    assert!(fields.iter().all(|field| known.contains(field)), "{service}: {fields:?}");
    serde_json::from_value(texts.unwrap_or_default()).unwrap_or_default()
}

fn reply(service: &str, texts: &[String]) -> Value {
    let list: Vec<Value> = texts.iter().map(|text| json!({ "text": text })).collect();
    match service {
        "libretranslate" => json!({ "translatedText": texts }),
        "openai" => json!({"choices": [{"message": {"role": "assistant", "content": json!(texts).to_string()}}]}),
        _ => json!({ "translations": list }),
    }
}

/// The text in capitals, its placeholders as they are or lost.
fn shouted(text: &str, is_plain: bool) -> String {
    let (mut out, mut is_mark) = (String::new(), false);
    for c in text.chars() {
        is_mark |= matches!(c, '<' | '[' | '&');
        if !is_mark {
            out.extend(c.to_uppercase());
        } else if !is_plain {
            out.push(c);
        }
        is_mark &= !matches!(c, '>' | ']' | ';');
    }
    out
}

fn run(service: &str, server: &Server, more: &[&str]) -> io::Result<Output> {
    // Tests run beside one another.
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let folder = folder(&format!("translate-{}", RUNS.fetch_add(1, Ordering::SeqCst)))?;
    let page = folder.join("page.html");
    std::fs::write(&page, PAGE)?;
    let key = folder.join("key");
    std::fs::write(&key, "secret-key:fx\n")?;
    let end = match service {
        "hook" => "/translate",
        "openai" => "/v1",
        _ => "",
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_limpide"));
    command.args(["clean", "--url", "https://limpide.example/", "--translate", "fr:en", "--service", service]);
    command.args(["--endpoint", &format!("{}{end}", server.address), "--key-file"]).arg(&key);
    if service == "openai" {
        command.args(["--model", "small"]);
    }
    command.args(more).arg(&page).output()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

const SERVICES: [&str; 4] = ["libretranslate", "deepl", "openai", "hook"];

#[test]
fn every_service_translates_with_links_and_code_in_their_places() -> io::Result<()> {
    for service in SERVICES {
        let server = Server::start(service, Mood::Good)?;
        let (code, out, err) = said(&run(service, &server, &["--format", "md"])?);
        assert_eq!(code, Some(0), "{service}: {err}");
        assert!(
            out.contains("LE [GRAND RAPPORT](https://a.example/rapport) DIT QUE LA RIVIÈRE *CLAIRE* COULE"),
            "{out}"
        );
        assert!(out.contains("`ls -l`") && out.contains("https://b.example/x POUR"), "{service}: {out}");
        assert!(out.contains("## LA SOURCE") && out.contains("An English quotation"), "{service}: {out}");
        for (path, head, body) in server.seen() {
            let text = body.to_string();
            assert!(!text.contains("ls -l") && !text.contains("b.example") && !text.contains("English q"), "{text}");
            assert!(!head.contains("cookie:") && !head.contains("referer:"), "{head}");
            let expected = match service {
                "libretranslate" => ("/translate", "\"api_key\":\"secret-key:fx\""),
                "deepl" => ("/v2/translate", "authorization: deepl-auth-key secret-key:fx"),
                "openai" => ("/v1/chat/completions", "authorization: bearer secret-key:fx"),
                _ => ("/translate", "authorization: bearer secret-key:fx"),
            };
            assert_eq!(path, expected.0, "{service}");
            assert!(head.contains(expected.1) || text.contains(expected.1), "{service}: {head}");
        }
        assert!(!err.contains("secret") && !out.contains("secret"), "{service}");
    }
    Ok(())
}

#[test]
fn both_languages_stand_in_every_form() -> io::Result<()> {
    let server = Server::start("deepl", Mood::Good)?;
    let form =
        |format: &str| run("deepl", &server, &["--show", "both", "--format", format]).map(|output| said(&output).1);
    let markdown = form("md")?;
    let (original, translation) = (markdown.find("Une deuxième phrase"), markdown.find("UNE DEUXIÈME PHRASE"));
    assert!(original.is_some() && original < translation, "{markdown}");
    assert!(markdown.contains("## La source\n\n**LA SOURCE**"), "{markdown}");
    let html = form("html")?;
    assert!(html.contains("<p lang=\"en\">UNE DEUXIÈME PHRASE") && html.contains("<html lang=\"fr\""), "{html}");
    let json: Value = serde_json::from_str(&form("json")?)?;
    assert_eq!(json.pointer("/article/title"), Some(&json!("La rivière")));
    let book = folder("translate-book")?.join("both.epub");
    let name = book.to_string_lossy().into_owned();
    let output = run("deepl", &server, &["--show", "both", "--format", "epub", "--output", &name])?;
    assert_eq!(output.status.code(), Some(0));
    let bytes = std::fs::read(book)?;
    assert!(bytes.windows(5).any(|window| window == "UNE D".as_bytes()));
    Ok(())
}

#[test]
fn placeholders_that_are_lost_cost_no_link_and_no_code() -> io::Result<()> {
    for service in SERVICES {
        let server = Server::start(service, Mood::Plain)?;
        let (code, out, err) = said(&run(service, &server, &["--format", "md"])?);
        assert_eq!(code, Some(0), "{service}: {err}");
        // The words of the link were translated beside the text.
        assert!(out.contains("LE [GRAND RAPPORT](https://a.example/rapport) DIT"), "{service}: {out}");
        assert!(out.contains("`ls -l`"), "{service}: {out}");
    }
    Ok(())
}

#[test]
fn no_fault_of_a_service_loses_text() -> io::Result<()> {
    let faults = [
        (Mood::Status(500), "status 500"),
        (Mood::Status(403), "key"),
        (Mood::Status(429), "takes no more"),
        (Mood::Garbage, "no such service"),
        (Mood::Html, "no such service"),
        (Mood::Huge, "longer than is taken"),
        (Mood::Redirect, "another address"),
        (Mood::Dropped, "cannot be reached"),
    ];
    for service in SERVICES {
        for (mood, words) in faults {
            if mood == Mood::Status(429) && service != "hook" {
                // Waits for each; once is enough.
                continue;
            }
            let server = Server::start(service, mood)?;
            let (code, out, err) = said(&run(service, &server, &[])?);
            assert_eq!(code, Some(1), "{service} {mood:?}: {err}");
            assert!(err.contains("nothing was translated") && err.contains(words), "{service} {mood:?}: {err}");
            assert!(out.is_empty() && !err.contains("secret"), "{service} {mood:?}");
            assert!(server.seen().iter().all(|(path, ..)| path != "/elsewhere"), "{service} {mood:?}");
        }
        for mood in [Mood::Short, Mood::Busy, Mood::OwnTemperature] {
            let server = Server::start(service, mood)?;
            let (code, out, err) = said(&run(service, &server, &[])?);
            assert_eq!(code, Some(0), "{service} {mood:?}: {err}");
            assert!(out.contains("LA SOURCE") && out.contains("TERMINE LE TEXTE"), "{service} {mood:?}: {out}");
        }
    }
    Ok(())
}

#[test]
fn what_one_text_fails_stays_as_it_was_and_is_told() -> io::Result<()> {
    let folder = folder("translate-part")?;
    let glossary = folder.join("glossary");
    std::fs::write(&glossary, "rivière\n")?;
    // One text a request, so that one alone fails.
    let server = Server::start("openai", Mood::NoMills)?;
    let long = "Une phrase de plus, dont la longueur fait une demande à elle seule. ".repeat(17);
    let page = folder.join("page.html");
    std::fs::write(&page, PAGE.replace("Une deuxième phrase", &format!("{long}Une deuxième phrase")))?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_limpide"));
    command.args(["clean", "--translate", "en", "--service", "openai", "--model", "m", "--endpoint", &server.address]);
    let output = command.arg("--glossary").arg(&glossary).arg(&page).output()?;
    let (code, out, err) = said(&output);
    assert_eq!(code, Some(3), "{err}");
    assert!(err.contains("1 of ") && err.contains("stay as they were: the service answered with status 500"), "{err}");
    assert!(out.contains("Une deuxième phrase") && out.contains("COMME UNE rivière TERMINE DANS LA MER"), "{out}");
    Ok(())
}

#[test]
fn says_what_is_missing_before_anything_is_sent() -> io::Result<()> {
    for (arguments, words) in [
        (&["--translate", "en"][..], "--service"),
        (&["--service", "hook"], "--translate"),
        (&["--translate", "fr:e n", "--service", "hook"], "no language"),
        (&["--translate", "en", "--service", "deepl"], "key"),
        (&["--translate", "en", "--service", "openai"], "--model"),
        (&["--translate", "en", "--service", "hook", "--endpoint", "http://a.example/"], "https"),
        (&["--translate", "en", "--service", "hook", "--key-file", "/nowhere"], "could not be read"),
    ] {
        let (code, _, err) = said(&limpide(&[&["clean"], arguments].concat(), PAGE.as_bytes())?);
        assert!(matches!(code, Some(1 | 2)) && err.contains(words), "{arguments:?}: {err}");
    }
    Ok(())
}
