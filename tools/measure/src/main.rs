//! The commands that measure: what `cargo xtask eval`, `account`, `compare` and `bench` start, in a release build.

mod account;
mod bench;
mod compare;
mod eval;
mod hostile;
mod steps;
mod table;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", about, disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Account(account::Account),
    Eval(eval::Eval),
    Compare(compare::Compare),
    Bench(bench::Bench),
    Hostile(hostile::Hostile),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Account(account) => account::run(&account),
        Command::Eval(eval) => eval::run(&eval),
        Command::Compare(compare) => compare::run(&compare),
        Command::Bench(bench) => bench::run(&bench),
        Command::Hostile(hostile) => hostile::run(&hostile),
    }
}
