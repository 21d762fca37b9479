//! The names in a byline.

/// What stands behind a name without a point in it; other words in capitals are agencies as well.
const TITLES: [&str; 22] = [
    "CFA", "CFP", "CPA", "DDS", "DVM", "EdD", "II", "III", "JD", "Jr", "LCSW", "LLM", "MA", "MBA", "MD", "MPH", "MSc",
    "PhD", "PsyD", "RD", "RDN", "RN",
];

/// The names in a byline, which stand between commas; `Jr.`, `Ph.D.` and the like go with the name before them.
pub fn authors(byline: &str) -> Vec<&str> {
    let (mut names, mut start, mut at): (Vec<&str>, usize, usize) = (Vec::new(), 0, 0);
    for part in byline.split(", ") {
        let is_of_name = is_credential(part) && (part.contains('.') || TITLES.contains(&part));
        if at > start && !is_of_name {
            names.extend(byline.get(start..at - 2));
            start = at;
        }
        at += part.len() + 2;
    }
    names.extend(byline.get(start..));
    names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// `MD`, `Ph.D.`, `RDN`, `M.Sc.`, `Jr.`: one short word, mostly capitals or with points in it.
pub fn is_credential(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    let words = part.split_whitespace().count();
    let is_short = (words == 1 || (words == 2 && part.contains(['.', '-']))) && (2..=8).contains(&letters);
    is_short
        && part.is_ascii()
        && (capitals * 2 > letters || part.ends_with("r.") || part == "Jr" || (part.contains('.') && capitals > 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_name_is_no_name() {
        assert_eq!(
            authors("Martin Luther King, Jr., Ann Lee, Ph.D., RD"),
            ["Martin Luther King, Jr.", "Ann Lee, Ph.D., RD"]
        );
        assert_eq!(authors("Ann Lee, Bob Ray"), ["Ann Lee", "Bob Ray"]);
        assert_eq!(authors("Ann Lee, AFP, Reuters, DPA"), ["Ann Lee", "AFP", "Reuters", "DPA"]);
        assert_eq!(authors("MD"), ["MD"]);
        assert_eq!(authors(", "), [""; 0]);
    }
}
