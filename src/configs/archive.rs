//! A zip archive of site configs, as a folder of them is passed on. It is read in memory and within limits, whatever its
//! own headers claim.

use super::{Import, MAX_BYTES, decoded, host_of_file, import};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files and folders in one archive.
const MAX_FILES: usize = 20_000;
/// Bytes of all files, unpacked.
const MAX_UNPACKED: u64 = 64 << 20;

/// What came out of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unpacked {
    /// The configs: the file's name in the archive and what it became, in order of the names.
    pub imports: Vec<(String, Import)>,
    /// The files that are no config: name and why.
    pub skipped: Vec<(String, String)>,
}

/// Reads the configs of an archive; refuses it whole, with a sentence, where it is damaged or passes a limit.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, String> {
    unpack_within(bytes, MAX_FILES, MAX_UNPACKED)
}

fn unpack_within(bytes: &[u8], max_files: usize, max_unpacked: u64) -> Result<Unpacked, String> {
    let damaged = |error: zip::result::ZipError| format!("the archive cannot be read: {error}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > max_files {
        return Err(format!("the archive has more than {max_files} files; import it in parts"));
    }
    let mut unpacked = Unpacked::default();
    let mut left = max_unpacked;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(damaged)?;
        let name = file.name().to_owned();
        if file.is_dir() {
            continue;
        }
        let host = match host_of_file(&name) {
            Ok(host) => host,
            Err(why) => {
                unpacked.skipped.push((name, why));
                continue;
            }
        };
        // What a header says of its size is not believed: no more than a config has is ever unpacked.
        let most = left.min(MAX_BYTES as u64);
        let mut content = Vec::new();
        file.take(most + 1).read_to_end(&mut content).map_err(|error| format!("{name} cannot be unpacked: {error}"))?;
        if content.len() as u64 > left {
            return Err(format!("the archive unpacks to more than {} MB; import it in parts", max_unpacked >> 20));
        }
        left -= content.len() as u64;
        if content.len() > MAX_BYTES {
            unpacked.skipped.push((name, format!("it is larger than {} KB; no config is", MAX_BYTES >> 10)));
            continue;
        }
        unpacked.imports.push((name, import(&host, &decoded(&content))));
    }
    unpacked.imports.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_folder_of_configs_is_read_in_order_and_the_rest_named() {
        let bytes = zipped(&[
            ("configs/b.example.txt", b"body: //article\n"),
            ("configs/.a.example.txt", b"title: //h1\n"),
            ("configs/LICENSE", b"x"),
            ("configs/global.txt", b"body: //main"),
        ]);
        let unpacked = unpack(&bytes).unwrap();
        let hosts: Vec<_> = unpacked.imports.iter().map(|(_, import)| import.host.as_str()).collect();
        assert_eq!(hosts, ["a.example", "b.example"]);
        assert_eq!(unpacked.skipped.len(), 2);
    }

    #[test]
    fn a_bomb_is_refused_and_a_large_file_skipped() {
        let large = vec![b'#'; MAX_BYTES + 10];
        let one = unpack(&zipped(&[("a.example.txt", &large)])).unwrap();
        assert!(one.imports.is_empty() && one.skipped[0].1.contains("256 KB"));
        let names: Vec<String> = (0..20).map(|n| format!("a{n}.example.txt")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), large.as_slice())).collect();
        assert!(unpack_within(&zipped(&files), 20, 4 << 20).unwrap_err().contains("4 MB"));
        assert!(unpack_within(&zipped(&files), 19, 64 << 20).unwrap_err().contains("19 files"));
    }

    #[test]
    fn what_is_damaged_is_refused_with_a_sentence() {
        let bytes = zipped(&[("a.example.txt", b"body: //article")]);
        for end in [4, 20, bytes.len() - 5] {
            assert!(unpack(&bytes[..end]).unwrap_err().contains("cannot be read"));
        }
        assert!(super::super::is_archive(&bytes) && !super::super::is_archive(b"body: //p"));
    }
}
