//! Translates by the server of the package `libretranslate` itself, started on this machine without its engines: what the
//! extension and the command line ask of it is judged by the description that it gives of itself. The package is under the
//! AGPL; it is installed into target/, and nothing of it stands in the repository.

use anyhow::Result;

use crate::build::target_folder;
use crate::step::{program, run};
use crate::{fixture, python, root, tools};

/// Installs the package, starts its server in four ways, and prints what was asked and judged.
pub fn check() -> Result<()> {
    tools::require_packages()?;
    let requirements = root().join("tools/libretranslate/requirements.txt");
    let environment = target_folder()?.join("libretranslate");
    let python = python::environment("the server of libretranslate", &requirements, &environment)?;
    let limpide = fixture::command_line()?;
    let mut check = program("node", ["tests/translate/libretranslate/check.mjs", "--python"]);
    run(check.arg(python).arg("--command").arg(limpide))
}
