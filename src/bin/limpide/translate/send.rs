//! The only place where the command line sends anything: to the address that was named, over TLS or to this machine, once,
//! with bounds on time and length, and following nowhere.

use super::refusal::Refusal;
use super::service::Request;
use serde_json::Value;
use std::time::Duration;
use ureq::Agent;
use url::{Host, Url};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer.
const MAX_REPLY: u64 = 1 << 20;
/// Seconds that are waited where a service asks for it.
const MAX_WAIT: u64 = 60;

/// An answer.
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// What it says, where that is JSON.
    pub body: Option<Value>,
    /// How long the service asks to wait.
    pub wait: Option<Duration>,
}

/// What sends.
pub struct Sender(Agent);

impl Sender {
    /// One for this address.
    pub fn to(endpoint: &Url) -> Self {
        Self::with(endpoint, PATIENCE)
    }

    fn with(endpoint: &Url, patience: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(patience))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .https_only(!is_here(endpoint))
            .user_agent(concat!("limpide/", env!("CARGO_PKG_VERSION")));
        // What is meant for this machine does not take the way through another.
        let config = if is_here(endpoint) { config.proxy(None) } else { config };
        Self(config.build().into())
    }

    /// Sends, and waits for the answer.
    pub fn send(&self, request: &Request) -> Result<Reply, Refusal> {
        let mut asking = self.0.post(request.url.as_str()).header("accept", "application/json");
        if let Some(authorization) = &request.authorization {
            asking = asking.header("authorization", authorization);
        }
        let answer = asking.content_type("application/json").send(request.body.to_string()).map_err(refusal)?;
        let status = answer.status().as_u16();
        if answer.status().is_redirection() {
            return Err(Refusal::Redirected);
        }
        let wait = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let wait = wait.filter(|&seconds| seconds <= MAX_WAIT).map(Duration::from_secs);
        let mut body = answer.into_body();
        let bytes = body.with_config().limit(MAX_REPLY).read_to_vec().map_err(refusal)?;
        Ok(Reply { status, body: serde_json::from_slice(&bytes).ok(), wait })
    }
}

#[allow(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn refusal(error: ureq::Error) -> Refusal {
    match error {
        ureq::Error::Timeout(_) => Refusal::Timeout,
        ureq::Error::BodyExceedsLimit(_) => Refusal::TooLarge,
        ureq::Error::Protocol(_) => Refusal::Garbage,
        // A key with a line end in it, for one.
        ureq::Error::Http(_) => Refusal::Key,
        _ => Refusal::Unreachable,
    }
}

/// Whether the address may be sent to: over TLS, or on this machine.
pub fn is_allowed(endpoint: &Url) -> bool {
    let is_private = endpoint.scheme() == "https" || (endpoint.scheme() == "http" && is_here(endpoint));
    is_private && endpoint.has_host() && endpoint.username().is_empty() && endpoint.password().is_none()
}

fn is_here(endpoint: &Url) -> bool {
    match endpoint.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{self, Read, Write};
    use std::net::TcpListener;
    use std::thread;

    #[test]
    fn who_does_not_answer_in_time_is_not_waited_for() -> io::Result<()> {
        // One is silent, the other never ends.
        for start in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[1"] {
            let listener = TcpListener::bind("127.0.0.1:0")?;
            let url = Url::parse(&format!("http://{}/", listener.local_addr()?)).map_err(io::Error::other)?;
            let server = thread::spawn(move || -> io::Result<()> {
                let (mut stream, _) = listener.accept()?;
                stream.write_all(start)?;
                // Until the client goes away.
                stream.read_to_end(&mut Vec::new()).map(|_| ())
            });
            let request = Request { url: url.clone(), authorization: None, body: Value::Null };
            let answer = Sender::with(&url, Duration::from_millis(200)).send(&request);
            assert_eq!(answer.map(|reply| reply.status), Err(Refusal::Timeout));
            let _ = server.join();
        }
        Ok(())
    }

    #[test]
    fn texts_go_over_tls_or_stay_here() {
        for (endpoint, expected) in [
            ("https://a.example/", true),
            ("http://127.0.0.1:5000", true),
            ("http://localhost/x", true),
            ("http://[::1]:1/", true),
            ("http://a.example/", false),
            ("http://127.0.0.1.a.example/", false),
            ("http://10.0.0.1/", false),
            ("https://me:secret@a.example/", false),
            ("file:///etc", false),
        ] {
            assert_eq!(Url::parse(endpoint).is_ok_and(|url| is_allowed(&url)), expected, "{endpoint}");
        }
    }
}
