//! Looks at JSON before it is read: how deep it goes and how much there is to keep in memory. What passes cannot overflow
//! the stack of the parser, nor fill the memory.

/// Brackets within one another. An Article of the deepest blocks, cells and formulas there may be has half of that.
const MAX_DEPTH: u32 = 400;
/// Objects: the blocks, inlines, rows, cells and parts of formulas that an Article may have, and as many again.
const MAX_OBJECTS: u32 = 200_000;
/// Values of any kind.
const MAX_VALUES: u32 = 2_000_000;

/// Whether JSON is small enough to be read.
pub(super) fn is_bounded(json: &str) -> bool {
    let (mut depth, mut objects, mut values) = (0_u32, 0_u32, 0_u32);
    let (mut is_string, mut is_escaped) = (false, false);
    for byte in json.bytes() {
        if is_string {
            is_string = is_escaped || byte != b'"';
            is_escaped = byte == b'\\' && !is_escaped;
            continue;
        }
        match byte {
            b'"' => is_string = true,
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                objects += u32::from(byte == b'{');
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > MAX_DEPTH || objects > MAX_OBJECTS || values > MAX_VALUES {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_number_are_bounded() {
        assert!(is_bounded(r#"{"a": ["{[{[\"{[", 1, {}]}"#));
        assert!(is_bounded(&"[".repeat(400)) && !is_bounded(&"[".repeat(401)));
        assert!(is_bounded(&"[]".repeat(1_000)));
        assert!(is_bounded(&format!("\"{}\"", "[{\\\"".repeat(1_000))));
        assert!(!is_bounded(&format!("[{}{{}}]", "{},".repeat(200_000))));
        assert!(!is_bounded(&format!("[{}1]", "1,".repeat(2_000_000))));
    }
}
