//! The host a config is for: its file is named after it.

/// What the names of files begin with in which macOS keeps what it knows of others, in every zip it makes.
const APPLE_DOUBLE: &str = "._";

/// The host that a config's file is named after, with or without folders before it; else a sentence that says why not.
pub fn host_of_file(path: &str) -> Result<String, String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let Some(stem) = name.strip_suffix(".txt").filter(|stem| !stem.is_empty() && !stem.starts_with(APPLE_DOUBLE))
    else {
        return Err(format!("{name} is not named after a host, such as example.com.txt"));
    };
    if stem == "global" {
        return Err("global.txt is for all hosts; import what it says for the hosts you need".into());
    }
    host_of_text(stem.strip_prefix('.').unwrap_or(stem))
}

/// A host as rules name it: in lower case, without `www.`; else a sentence that says why not.
pub fn host_of_text(host: &str) -> Result<String, String> {
    let host = host.trim().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_label = |label: &str| {
        let is_plain = label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        is_plain && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    // The longest name that can be asked for.
    let is_host = host.len() <= 253 && host.contains('.') && host.split('.').all(is_label);
    if is_host {
        Ok(host.to_owned())
    } else {
        Err(format!("“{}” is no host, such as example.com", host.escape_debug()))
    }
}
