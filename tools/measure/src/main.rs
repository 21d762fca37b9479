//! The commands that measure: what `cargo xtask eval` starts, in a release build.

mod eval;
mod steps;
mod table;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about, disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Eval(eval::Eval),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Eval(eval) => eval::run(&eval),
    }
}
