//! The typed form of an expression: what the parser writes and the evaluation reads.

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// Any of these holds.
    Or(Vec<Self>),
    /// All of these hold.
    And(Vec<Self>),
    /// What any of these paths finds.
    Union(Vec<Self>),
    /// Two values compared.
    Compare(Comparison, Box<Self>, Box<Self>),
    /// Two numbers combined.
    Combine(Arithmetic, Box<Self>, Box<Self>),
    /// A number with its sign turned.
    Negate(Box<Self>),
    /// A text in quotes.
    Literal(String),
    /// A number, not negative.
    Number(f64),
    /// A function of the table with its arguments.
    Call(Function, Vec<Self>),
    /// A way through the page.
    Path(Path),
}

/// A way through the page: where it begins and the steps from there.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub start: Start,
    /// The steps.
    pub steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// At the node that is looked at.
    Here,
    /// At the document.
    Document,
    /// At what an expression finds, narrowed by predicates that count in document order: `(//a)[1]`.
    Found(Box<Expression>, Vec<Expression>),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which way.
    pub axis: Axis,
    /// What is taken there.
    pub test: Test,
    /// What must hold of it.
    pub predicates: Vec<Expression>,
}

/// What a step takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// `*`: any element; on the attribute axis any attribute.
    Any,
    /// A name, in lower case.
    Name(String),
    /// `text()`.
    Text,
    /// `node()`.
    Node,
    /// `comment()` and `processing-instruction()`: a page holds none.
    Nothing,
}

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $( $variant:ident $name:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each variant is the one that is written so")]
        pub enum $type { $( $variant, )* }

        impl $type {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )*];

            /// How it is written.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// The one that is written so.
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// Which way a step goes.
    Axis {
        Ancestor "ancestor", AncestorOrSelf "ancestor-or-self", Attribute "attribute", Child "child",
        Descendant "descendant", DescendantOrSelf "descendant-or-self", Following "following",
        FollowingSibling "following-sibling", Parent "parent", Preceding "preceding",
        PrecedingSibling "preceding-sibling", Itself "self",
    }
}

impl Axis {
    /// Whether positions count against the document's order.
    pub const fn is_reverse(self) -> bool {
        matches!(self, Self::Ancestor | Self::AncestorOrSelf | Self::Preceding | Self::PrecedingSibling)
    }
}

named! {
    /// How two values are compared.
    Comparison { Equal "=", Unequal "!=", Less "<", AtMost "<=", More ">", AtLeast ">=" }
}

named! {
    /// How two numbers are combined.
    Arithmetic { Plus "+", Minus "-", Times "*", Divide "div", Rest "mod" }
}

macro_rules! functions {
    ($( $variant:ident $name:literal ($fewest:literal, $most:expr) $kind:ident ),* $(,)?) => {
        named! {
            /// The functions that are known.
            Function { $( $variant $name, )* }
        }

        impl Function {
            /// The fewest and the most arguments.
            pub const fn arguments(self) -> (usize, usize) {
                match self { $( Self::$variant => ($fewest, $most), )* }
            }

            /// What it gives.
            pub const fn kind(self) -> Kind {
                match self { $( Self::$variant => Kind::$kind, )* }
            }
        }
    };
}

functions! {
    Boolean "boolean" (1, 1) Boolean,
    Ceiling "ceiling" (1, 1) Number,
    Concat "concat" (2, usize::MAX) Text,
    Contains "contains" (2, 2) Boolean,
    Count "count" (1, 1) Number,
    EndsWith "ends-with" (2, 2) Boolean,
    False "false" (0, 0) Boolean,
    Floor "floor" (1, 1) Number,
    Id "id" (1, 1) Nodes,
    Last "last" (0, 0) Number,
    LocalName "local-name" (0, 1) Text,
    LowerCase "lower-case" (1, 1) Text,
    Name "name" (0, 1) Text,
    NormalizeSpace "normalize-space" (0, 1) Text,
    Not "not" (1, 1) Boolean,
    Number "number" (0, 1) Number,
    Position "position" (0, 0) Number,
    Round "round" (1, 1) Number,
    StartsWith "starts-with" (2, 2) Boolean,
    String "string" (0, 1) Text,
    StringLength "string-length" (0, 1) Number,
    Substring "substring" (2, 3) Text,
    SubstringAfter "substring-after" (2, 2) Text,
    SubstringBefore "substring-before" (2, 2) Text,
    Translate "translate" (3, 3) Text,
    True "true" (0, 0) Boolean,
    UpperCase "upper-case" (1, 1) Text,
}

/// What an expression comes to; known without evaluating it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nodes and attributes.
    Nodes,
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Boolean,
}

impl Expression {
    /// What the expression comes to.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Or(_) | Self::And(_) | Self::Compare(..) => Kind::Boolean,
            Self::Union(_) | Self::Path(_) => Kind::Nodes,
            Self::Combine(..) | Self::Negate(_) | Self::Number(_) => Kind::Number,
            Self::Literal(_) => Kind::Text,
            Self::Call(function, _) => function.kind(),
        }
    }

    /// Whether, as a predicate, it depends on the place among the nodes that a step takes from one node: it is a number,
    /// or asks for `position()` or `last()` outside predicates of its own.
    pub fn is_positional(&self) -> bool {
        self.kind() == Kind::Number || self.asks_for_place()
    }

    fn asks_for_place(&self) -> bool {
        match self {
            Self::Or(parts) | Self::And(parts) | Self::Union(parts) => parts.iter().any(Self::asks_for_place),
            Self::Compare(_, left, right) | Self::Combine(_, left, right) => {
                left.asks_for_place() || right.asks_for_place()
            }
            Self::Negate(inner) => inner.asks_for_place(),
            Self::Literal(_) | Self::Number(_) => false,
            Self::Call(Function::Position | Function::Last, _) => true,
            Self::Call(_, arguments) => arguments.iter().any(Self::asks_for_place),
            Self::Path(path) => matches!(&path.start, Start::Found(inner, _) if inner.asks_for_place()),
        }
    }
}

impl Expression {
    /// The names of the attributes the expression looks at, `*` for all, in the order in which they stand: what the walk
    /// of a tab must carry for the expression to mean there what it means on a file.
    pub fn attributes(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.gather_attributes(&mut names);
        names
    }

    fn gather_attributes<'e>(&'e self, names: &mut Vec<&'e str>) {
        match self {
            Self::Or(parts) | Self::And(parts) | Self::Union(parts) | Self::Call(_, parts) => {
                for part in parts {
                    part.gather_attributes(names);
                }
            }
            Self::Compare(_, left, right) | Self::Combine(_, left, right) => {
                left.gather_attributes(names);
                right.gather_attributes(names);
            }
            Self::Negate(inner) => inner.gather_attributes(names),
            Self::Literal(_) | Self::Number(_) => {}
            Self::Path(path) => {
                if let Start::Found(inner, predicates) = &path.start {
                    inner.gather_attributes(names);
                    for predicate in predicates {
                        predicate.gather_attributes(names);
                    }
                }
                for step in &path.steps {
                    match &step.test {
                        Test::Name(name) if step.axis == Axis::Attribute => names.push(name),
                        Test::Any | Test::Node if step.axis == Axis::Attribute => names.push("*"),
                        _ => {}
                    }
                    for predicate in &step.predicates {
                        predicate.gather_attributes(names);
                    }
                }
            }
        }
    }
}
