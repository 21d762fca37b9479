//! Images that lie in a folder, as a browser saves them beside a page, found by the addresses an article has for them.

use crate::Failure;
use limpide::write::Images;
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A larger file is no image of an article, bytes.
const MAX_BYTES: u64 = 32 << 20;
/// The file that names a file for each address, where there is one.
const MAP: &str = "images.json";

/// A folder of images.
pub struct Folder {
    path: PathBuf,
    map: BTreeMap<String, String>,
}

impl Folder {
    /// Looks into a folder.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        if !path.is_dir() {
            return Err(Failure(format!("{} is not a folder; name one that holds the images", path.display())));
        }
        let file = path.join(MAP);
        let map = if file.is_file() {
            let text = fs::read_to_string(&file)
                .map_err(|error| Failure(format!("{} could not be read: {error}", file.display())))?;
            serde_json::from_str(&text)
                .map_err(|error| Failure(format!("{} is not {{\"address\": \"file\"}}: {error}", file.display())))?
        } else {
            BTreeMap::new()
        };
        Ok(Self { path: path.to_owned(), map })
    }

    /// The images at these addresses, as far as they lie here, and how many do not.
    pub fn read(&self, addresses: &[&str]) -> (Images, usize) {
        let mut images = Images::default();
        let mut missing = 0;
        for &address in addresses {
            let is_added = self.bytes(address).is_some_and(|bytes| images.add(address, bytes));
            missing += usize::from(!is_added);
        }
        (images, missing)
    }

    fn bytes(&self, address: &str) -> Option<Vec<u8>> {
        let named = self.map.get(address).cloned();
        let file = self.path.join(named.or_else(|| file_name(address))?);
        let is_small = fs::metadata(&file).is_ok_and(|about| about.is_file() && about.len() <= MAX_BYTES);
        is_small.then(|| fs::read(file).ok())?
    }
}

/// The last part of an address' path, as a file would be named; none that leads out of the folder.
fn file_name(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let last = url.path_segments()?.next_back()?;
    let name = percent_decode_str(last).decode_utf8_lossy().into_owned();
    let is_name = !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0', ':']);
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_in_the_address_and_stay_in_the_folder() {
        for (address, expected) in [
            ("https://a.example/b/c%20d.jpg?w=1#x", Some("c d.jpg")),
            ("https://a.example/b/%E6%9D%B1.png", Some("東.png")),
            ("https://a.example/..%2F..%2Fetc", None),
            ("https://a.example/%2e%2e", None),
            ("https://a.example/a%5Cb", None),
            ("https://a.example/", None),
            ("data:image/png;base64,AA", None),
        ] {
            assert_eq!(file_name(address).as_deref(), expected, "{address}");
        }
    }
}
