//! Asks a service for many texts: in requests as large as it takes, one after the other, patient where it asks for that, and
//! no longer where it would refuse whatever is asked.

use super::refusal::Refusal;
use super::send::Sender;
use super::service::{Batch, Service};
use super::split::split;
use indicatif::ProgressBar;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;
use url::Url;

/// Failed requests on end after which no more are made.
const MAX_FAILURES: usize = 3;
/// How often the same is asked while the service is busy.
const MAX_TRIES: u32 = 3;
/// How long is waited for a busy service that does not say how long.
const PAUSE: Duration = Duration::from_secs(1);

/// What is asked for together: a text, and words of it.
pub struct Text<'a> {
    /// The text, then the words.
    pub parts: Vec<&'a str>,
    /// Their language, where it is known.
    pub from: Option<String>,
}

/// Who is asked, and how.
pub struct Asking {
    service: Service,
    endpoint: Url,
    key: String,
    model: String,
    /// One request at a time, whatever else runs beside.
    sender: Mutex<Sender>,
    /// Whether it takes what is only wished for.
    takes_wishes: AtomicBool,
}

/// One piece to be sent, of a part of a text.
struct Piece<'a> {
    text: usize,
    part: usize,
    /// White space around it, which services lose.
    lead: &'a str,
    core: &'a str,
    trail: &'a str,
}

impl Asking {
    /// Asks this service at this address.
    pub fn new(service: Service, endpoint: Url, key: String, model: String) -> Self {
        let sender = Mutex::new(Sender::to(&endpoint));
        Self { service, endpoint, key, model, sender, takes_wishes: AtomicBool::new(true) }
    }

    /// The translations of each text's parts, none where they are not to be had; and the last refusal.
    pub fn ask(
        &self,
        texts: &[Text<'_>],
        to: &str,
        is_plain: bool,
        progress: &ProgressBar,
    ) -> (Vec<Option<Vec<String>>>, Option<Refusal>) {
        let mut done: Vec<Option<Vec<String>>> =
            texts.iter().map(|text| Some(vec![String::new(); text.parts.len()])).collect();
        let (mut last, mut failures) = (None, 0);
        for batch in self.batches(texts) {
            let from = batch.first().and_then(|piece| texts.get(piece.text)).and_then(|text| text.from.as_deref());
            let is_over = failures >= MAX_FAILURES || last.is_some_and(Refusal::is_final);
            let answers = if is_over { None } else { Some(self.answers(&batch, from, to, is_plain)) };
            let mut has_answer = false;
            for (piece, answer) in
                batch.iter().zip(answers.into_iter().flatten().map(Some).chain(std::iter::repeat(None)))
            {
                let Some(place) = done.get_mut(piece.text) else { continue };
                match answer {
                    Some(Ok(answer)) => {
                        has_answer = true;
                        if let Some(part) = place.as_mut().and_then(|parts| parts.get_mut(piece.part)) {
                            part.extend([piece.lead, answer.trim(), piece.trail]);
                        }
                    }
                    Some(Err(refusal)) => (*place, last) = (None, Some(refusal)),
                    None => *place = None,
                }
                progress.inc(u64::from(piece.part == 0 && !is_plain));
            }
            failures = if has_answer { 0 } else { failures + 1 };
        }
        (done, last)
    }

    /// The answer to each piece. Where a service mixes up many, they are asked for one by one.
    fn answers(
        &self,
        batch: &[Piece<'_>],
        from: Option<&str>,
        to: &str,
        is_plain: bool,
    ) -> Vec<Result<String, Refusal>> {
        let asked = |pieces: &[Piece<'_>]| {
            let texts = pieces.iter().map(|piece| piece.core).collect();
            self.request(&Batch { texts, from, to, is_plain })
        };
        match asked(batch) {
            Ok(texts) => texts.into_iter().map(Ok).collect(),
            Err(refusal) if batch.len() > 1 && !refusal.is_final() && refusal != Refusal::Limited => {
                let mut answers: Vec<Result<String, Refusal>> = Vec::new();
                for piece in batch {
                    let failures = answers.iter().filter(|answer| answer.is_err()).count();
                    let is_over = failures == answers.len() && failures >= MAX_FAILURES;
                    let one = if is_over { Err(refusal) } else { asked(std::slice::from_ref(piece)) };
                    answers.push(one.map(|texts| texts.concat()));
                }
                answers
            }
            Err(refusal) => batch.iter().map(|_| Err(refusal)).collect(),
        }
    }

    /// One request, made again while the service is busy.
    fn request(&self, batch: &Batch<'_>) -> Result<Vec<String>, Refusal> {
        let request = |has_wishes| self.service.request(batch, &self.endpoint, &self.key, &self.model, has_wishes);
        let sender = self.sender.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut tries = 1;
        loop {
            let has_wishes = self.takes_wishes.load(Ordering::Relaxed);
            let reply = sender.send(&request(has_wishes))?;
            if has_wishes && self.service.refuses_wishes(reply.status, reply.body.as_ref()) {
                self.takes_wishes.store(false, Ordering::Relaxed);
                continue;
            }
            if (200..300).contains(&reply.status) {
                return self.service.read(&reply.body.ok_or(Refusal::Garbage)?, batch.texts.len());
            }
            let is_busy = matches!(reply.status, 429 | 502 | 503 | 529);
            if !is_busy || tries >= MAX_TRIES {
                let general = if is_busy { Refusal::Limited } else { Refusal::Status(reply.status) };
                return Err(self.service.refusal(reply.status, reply.body.as_ref()).unwrap_or(general));
            }
            if self.service.refusal(reply.status, reply.body.as_ref()) == Some(Refusal::Quota) {
                return Err(Refusal::Quota);
            }
            sleep(reply.wait.unwrap_or(PAUSE * tries));
            tries += 1;
        }
    }

    /// All pieces in requests of one language that the service takes.
    fn batches<'a>(&self, texts: &[Text<'a>]) -> Vec<Vec<Piece<'a>>> {
        let limits = self.service.limits();
        let mut batches: Vec<Vec<Piece<'a>>> = Vec::new();
        let mut size = 0;
        for (at, text) in texts.iter().enumerate() {
            for (part, whole) in text.parts.iter().enumerate() {
                for piece in split(whole, limits.characters) {
                    let core = piece.trim();
                    if core.is_empty() {
                        continue;
                    }
                    let (lead, trail) = piece.split_once(core).unwrap_or((piece, ""));
                    let added = core.chars().count();
                    let is_room = batches.last().is_some_and(|batch| {
                        let is_same = batch.last().is_some_and(|last| from(texts, last.text) == from(texts, at));
                        is_same && batch.len() < limits.texts && size + added <= limits.characters
                    });
                    if !is_room {
                        batches.push(Vec::new());
                        size = 0;
                    }
                    size += added;
                    if let Some(batch) = batches.last_mut() {
                        batch.push(Piece { text: at, part, lead, core, trail });
                    }
                }
            }
        }
        batches
    }
}

fn from<'a>(texts: &'a [Text<'_>], at: usize) -> Option<&'a str> {
    texts.get(at)?.from.as_deref()
}
