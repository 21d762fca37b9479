//! The time, handed in: a rule that takes too long is stopped, and the core itself knows no machine.

/// A rule may take so long on one page, milliseconds (SECURITY.md).
pub const RULE_LIMIT: f64 = 20.0;
/// All rules together, milliseconds.
pub const PAGE_LIMIT: f64 = 200.0;
/// Work between two looks at the clock, in nodes or in 16 bytes of text: some microseconds.
const WORK: u64 = 256;

/// Answers milliseconds from any beginning.
#[derive(Clone, Copy)]
pub struct Clock(pub fn() -> f64);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

/// Which clock is looked at is no part of what was asked for.
impl PartialEq for Clock {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Clock {}

impl Default for Clock {
    /// The machine's clock; in a browser one that stands still, until the door hands its own in.
    fn default() -> Self {
        Self(machine)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn machine() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64() * 1000.0
}

#[cfg(target_arch = "wasm32")]
fn machine() -> f64 {
    0.0
}

/// The rule took too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSlow;

/// Watches over the rules of one page.
#[derive(Debug)]
pub struct Watch {
    clock: Clock,
    ends: f64,
    rule_began: f64,
    work: u64,
}

impl Watch {
    /// Begins to watch.
    pub fn new(clock: Clock) -> Self {
        let now = (clock.0)();
        Self { clock, ends: now + PAGE_LIMIT, rule_began: now, work: 0 }
    }

    /// A new rule begins. `false` where no time is left for any.
    pub fn begin(&mut self) -> bool {
        self.rule_began = (self.clock.0)();
        self.work = 0;
        self.rule_began < self.ends
    }

    /// Milliseconds since the rule began.
    pub fn spent(&self) -> f64 {
        (self.clock.0)() - self.rule_began
    }

    /// Notes work done, in nodes or in 16 bytes of text.
    pub fn work(&mut self, units: u64) -> Result<(), TooSlow> {
        self.work += units + 1;
        if self.work < WORK {
            return Ok(());
        }
        self.work = 0;
        let now = (self.clock.0)();
        if now - self.rule_began > RULE_LIMIT || now > self.ends { Err(TooSlow) } else { Ok(()) }
    }
}
