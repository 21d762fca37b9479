//! Text into an expression: XPath 1.0's grammar without variables, with kinds checked while it is read, so that the
//! evaluation has no errors but its budget.

use super::Fault;
use super::expression::{Arithmetic, Axis, Comparison, Expression, Function, Kind, Path, Start, Step, Test};
use super::lexer::{Token, tokens};

/// Expressions inside expressions; the evaluation recurses so far and no further.
const NESTING: usize = 32;
/// Bytes of an expression: the longest of the 8,107 in public site configs has a tenth of that.
const MAX_BYTES: usize = 8 << 10;
/// Steps of one path.
const MAX_STEPS: usize = 64;

/// Reads an expression.
pub fn parse(source: &str) -> Result<Expression, Fault> {
    if source.len() > MAX_BYTES {
        return Err(Fault { column: 1, reason: format!("an expression has at most {} KB", MAX_BYTES >> 10) });
    }
    let tokens = tokens(source)?;
    let mut parser = Parser { end: source.chars().count() + 1, tokens, at: 0, in_a_row: 0 };
    let expression = parser.any(0)?;
    match parser.peek() {
        None => Ok(expression),
        Some(Token::Sign(sign @ (")" | "]"))) => parser.fault(format!("“{sign}” closes nothing")),
        Some(_) => parser.fault("the expression ends before this; an operator is missing"),
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    /// The column behind the last character.
    end: usize,
    /// Operators of two sides that stand behind another of their kind.
    in_a_row: usize,
}

/// The operators of two sides, from the loosest; each level is folded from the left.
const LEVELS: [&[&str]; 4] = [&["=", "!="], &["<", "<=", ">", ">="], &["+", "-"], &["*", "div", "mod"]];

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(_, token)| token)
    }

    fn column(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(column, _)| *column)
    }

    fn fault<T>(&self, reason: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { column: self.column(), reason: reason.into() })
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(found)) if *found == sign)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let is_there = self.is_sign(sign);
        self.at += usize::from(is_there);
        is_there
    }

    fn close(&mut self, sign: &str) -> Result<(), Fault> {
        if self.eat(sign) { Ok(()) } else { self.fault(format!("“{sign}” is missing here")) }
    }

    /// The operator here, a sign or a word, if it is one of these.
    fn operator(&mut self, among: &[&'static str]) -> Option<&'static str> {
        let found = match self.peek()? {
            Token::Sign(sign) => *sign,
            Token::Name(name) => name.as_str(),
            Token::Literal(_) | Token::Number(_) => return None,
        };
        let operator = among.iter().copied().find(|one| *one == found)?;
        self.at += 1;
        Some(operator)
    }

    fn any(&mut self, depth: usize) -> Result<Expression, Fault> {
        if depth > NESTING {
            return self.fault(format!("the expression is nested deeper than {NESTING}"));
        }
        self.chain("or", Expression::Or, |parser| parser.chain("and", Expression::And, |parser| parser.level(0, depth)))
    }

    /// Parts with one operator between them, as one flat list.
    fn chain(
        &mut self,
        operator: &'static str,
        join: impl Fn(Vec<Expression>) -> Expression,
        part: impl Fn(&mut Self) -> Result<Expression, Fault>,
    ) -> Result<Expression, Fault> {
        let first = part(self)?;
        let mut parts = vec![];
        while self.operator(&[operator]).is_some() {
            parts.push(part(self)?);
        }
        if parts.is_empty() {
            return Ok(first);
        }
        parts.insert(0, first);
        Ok(join(parts))
    }

    fn level(&mut self, level: usize, depth: usize) -> Result<Expression, Fault> {
        let Some(operators) = LEVELS.get(level) else { return self.signed(depth) };
        let mut left = self.level(level + 1, depth)?;
        let mut is_first = true;
        while let Some(operator) = self.operator(operators) {
            // Each but the first nests what stands before it a level deeper than the parentheses say.
            self.in_a_row += usize::from(!std::mem::take(&mut is_first));
            if self.in_a_row > NESTING {
                return self.fault(format!("more than {NESTING} operators stand in a row"));
            }
            let right = Box::new(self.level(level + 1, depth)?);
            left = match (Comparison::of(operator), Arithmetic::of(operator)) {
                (Some(comparison), _) => Expression::Compare(comparison, Box::new(left), right),
                (None, Some(arithmetic)) => Expression::Combine(arithmetic, Box::new(left), right),
                (None, None) => return self.fault("an operator is missing"),
            };
        }
        Ok(left)
    }

    fn signed(&mut self, depth: usize) -> Result<Expression, Fault> {
        if self.is_sign("-") {
            if depth > NESTING {
                return self.fault(format!("the expression is nested deeper than {NESTING}"));
            }
            self.at += 1;
            return Ok(Expression::Negate(Box::new(self.signed(depth + 1)?)));
        }
        let column = self.column();
        let union = self.chain("|", Expression::Union, |parser| parser.path(depth))?;
        match &union {
            Expression::Union(parts) if parts.iter().any(|part| part.kind() != Kind::Nodes) => {
                Err(Fault { column, reason: "“|” joins paths, and one of these is no path".into() })
            }
            _ => Ok(union),
        }
    }

    fn path(&mut self, depth: usize) -> Result<Expression, Fault> {
        let column = self.column();
        let Some(primary) = self.primary(depth)? else { return self.plain_path(depth) };
        let predicates = self.predicates(depth)?;
        if predicates.is_empty() && !self.is_sign("/") && !self.is_sign("//") {
            return Ok(primary);
        }
        if primary.kind() != Kind::Nodes {
            return Err(Fault {
                column, reason: "only a path can be followed by “[” or “/”, and this is none".into()
            });
        }
        let steps = if self.is_sign("/") || self.is_sign("//") { self.steps(depth)? } else { vec![] };
        Ok(Expression::Path(Path { start: Start::Found(Box::new(primary), predicates), steps }))
    }

    /// What is no step: a text, a number, a call, something in parentheses.
    fn primary(&mut self, depth: usize) -> Result<Option<Expression>, Fault> {
        let primary = match self.peek() {
            Some(Token::Literal(text)) => Expression::Literal(text.clone()),
            Some(Token::Number(number)) => Expression::Number(*number),
            Some(Token::Sign("(")) => {
                self.at += 1;
                let inner = self.any(depth + 1)?;
                self.close(")")?;
                return Ok(Some(inner));
            }
            Some(Token::Name(name))
                if matches!(self.peek_at(1), Some(Token::Sign("("))) && type_test(name).is_none() =>
            {
                return self.call(&name.clone(), depth).map(Some);
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(primary))
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<Expression, Fault> {
        let column = self.column();
        let fault = |reason: String| Err(Fault { column, reason });
        let Some(function) = Function::of(name) else {
            return fault(format!("the function {name}() is not known here"));
        };
        self.at += 2;
        let mut arguments = vec![];
        while !self.eat(")") {
            if !arguments.is_empty() {
                self.close(",")?;
            }
            arguments.push(self.any(depth + 1)?);
        }
        let (fewest, most) = function.arguments();
        if !(fewest..=most).contains(&arguments.len()) {
            let wanted = match (fewest, most) {
                (fewest, most) if fewest == most => format!("{fewest}"),
                (fewest, usize::MAX) => format!("{fewest} or more"),
                (fewest, most) => format!("{fewest} to {most}"),
            };
            return fault(format!("{name}() takes {wanted} arguments, and here are {}", arguments.len()));
        }
        let wants_nodes = matches!(function, Function::Count | Function::Name | Function::LocalName);
        if wants_nodes && arguments.iter().any(|argument| argument.kind() != Kind::Nodes) {
            return fault(format!("{name}() takes a path"));
        }
        Ok(Expression::Call(function, arguments))
    }

    fn plain_path(&mut self, depth: usize) -> Result<Expression, Fault> {
        let is_absolute = self.is_sign("/") || self.is_sign("//");
        if self.is_sign("/") && !self.begins_step(1) {
            self.at += 1;
            return Ok(Expression::Path(Path { start: Start::Document, steps: vec![] }));
        }
        let start = if is_absolute { Start::Document } else { Start::Here };
        Ok(Expression::Path(Path { start, steps: self.steps(depth)? }))
    }

    fn begins_step(&self, ahead: usize) -> bool {
        matches!(self.peek_at(ahead), Some(Token::Name(_) | Token::Sign("." | ".." | "@" | "*")))
    }

    /// Steps, from the slash or the first step on.
    fn steps(&mut self, depth: usize) -> Result<Vec<Step>, Fault> {
        let mut steps = vec![];
        loop {
            if self.eat("//") {
                steps.push(Step { axis: Axis::DescendantOrSelf, test: Test::Node, predicates: vec![] });
            } else if !self.eat("/") && !steps.is_empty() {
                return Ok(steps);
            }
            if steps.len() >= MAX_STEPS {
                return self.fault(format!("a path has at most {MAX_STEPS} steps"));
            }
            steps.push(self.step(depth)?);
        }
    }

    fn step(&mut self, depth: usize) -> Result<Step, Fault> {
        for (sign, axis) in [("..", Axis::Parent), (".", Axis::Itself)] {
            if self.eat(sign) {
                // XPath has no predicates here; everybody means the obvious by them.
                return Ok(Step { axis, test: Test::Node, predicates: self.predicates(depth)? });
            }
        }
        let axis = self.axis()?;
        let test = self.test()?;
        Ok(Step { axis, test, predicates: self.predicates(depth)? })
    }

    fn axis(&mut self) -> Result<Axis, Fault> {
        if self.eat("@") {
            return Ok(Axis::Attribute);
        }
        match (self.peek(), self.peek_at(1)) {
            (Some(Token::Name(name)), Some(Token::Sign("::"))) => {
                let Some(axis) = Axis::of(name) else {
                    return self.fault(format!("the axis {name}:: is not known here"));
                };
                self.at += 2;
                Ok(axis)
            }
            _ => Ok(Axis::Child),
        }
    }

    fn test(&mut self) -> Result<Test, Fault> {
        if self.eat("*") {
            return Ok(Test::Any);
        }
        let Some(Token::Name(name)) = self.peek() else {
            let reason = match self.peek() {
                None => "the expression ends where a step is missing".into(),
                Some(Token::Sign(sign)) => format!("a step is missing before “{sign}”"),
                Some(_) => "a step is missing here".into(),
            };
            return self.fault(reason);
        };
        let name = name.to_ascii_lowercase();
        if matches!(self.peek_at(1), Some(Token::Sign("("))) {
            let Some(test) = type_test(&name) else { return self.fault("a function cannot be a step of a path") };
            self.at += 2;
            if test == Test::Nothing && matches!(self.peek(), Some(Token::Literal(_))) {
                self.at += 1;
            }
            self.close(")")?;
            return Ok(test);
        }
        self.at += 1;
        Ok(Test::Name(name))
    }

    fn predicates(&mut self, depth: usize) -> Result<Vec<Expression>, Fault> {
        let mut predicates = vec![];
        while self.eat("[") {
            predicates.push(self.any(depth + 1)?);
            self.close("]")?;
        }
        Ok(predicates)
    }
}

/// The test that is written like a function.
fn type_test(name: &str) -> Option<Test> {
    match name {
        "text" => Some(Test::Text),
        "node" => Some(Test::Node),
        "comment" | "processing-instruction" => Some(Test::Nothing),
        _ => None,
    }
}
