//! The directives of the format, in one table: what each means here, or why it means nothing.

/// What a directive means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Its path says where something is: the operator of ours that says the same.
    Names(&'static str),
    /// Its path says what is removed.
    Removes,
    /// What has this text in its `id` or `class` is removed.
    RemovesNamed,
    /// Images with this text in their address are removed.
    RemovesImages,
    /// Its path leads to the link to the next page.
    NextPage,
    /// A page to try the config on, or what must be found there.
    Trial,
    /// It has no meaning here: why.
    NotNeeded(&'static str),
    /// It cannot be honored: why.
    NotUsed(&'static str),
}

const ATTRIBUTES: Meaning = Meaning::NotNeeded("attributes of the page never come into the article");
const REQUESTS: Meaning = Meaning::NotUsed("no request is made; the page is read as the tab shows it");
const REWRITES: Meaning = Meaning::NotUsed("the text of the page is never rewritten before it is read");
const CHANGES: Meaning = Meaning::NotUsed("rules choose what is kept; they never change how the page is built");
const SIGN_IN: Meaning = Meaning::NotUsed("nobody is signed in; sign in in the tab and the page is read as it shows");
const CONDITION: Meaning = Meaning::NotUsed("a rule has no condition on the rest of the page");

const TABLE: [(&str, Meaning); 39] = [
    ("author", Meaning::Names("byline")),
    ("autodetect_on_failure", Meaning::NotNeeded("what a rule does not find is looked for anyway")),
    ("body", Meaning::Names("article")),
    ("convert_double_br_tags", Meaning::NotNeeded("two line breaks part paragraphs here anyway")),
    ("date", Meaning::Names("date")),
    ("dissolve", CHANGES),
    ("find_string", REWRITES),
    ("http_header", REQUESTS),
    ("if_page_contains", CONDITION),
    ("insert_detected_image", Meaning::NotNeeded("the lead image is found anyway")),
    ("login_extra_fields", SIGN_IN),
    ("login_password_field", SIGN_IN),
    ("login_uri", SIGN_IN),
    ("login_username_field", SIGN_IN),
    ("move_into", CHANGES),
    ("native_ad_clue", Meaning::NotUsed("an article is not called an advertisement by a rule")),
    ("next_page_link", Meaning::NextPage),
    ("not_logged_in_xpath", SIGN_IN),
    ("parser", Meaning::NotNeeded("the page is parsed as browsers parse it")),
    ("post_strip_attr", ATTRIBUTES),
    ("prune", Meaning::NotNeeded("what is no text is left out block by block, with a reason for each")),
    ("replace_string", REWRITES),
    ("requires_login", SIGN_IN),
    ("single_page_link", REQUESTS),
    ("single_page_link_in_feed", REQUESTS),
    ("skip_id_or_class", Meaning::NotNeeded("it is about another engine's guesses")),
    (
        "skip_json_ld",
        Meaning::NotUsed("what the page says of itself is always read; a rule for the title or date outranks it"),
    ),
    ("src_lazy_load_attr", Meaning::NotNeeded("images that load late are found anyway")),
    ("strip", Meaning::Removes),
    ("strip_attr", ATTRIBUTES),
    ("strip_comments", Meaning::NotNeeded("readers' comments are found and removed anyway")),
    ("strip_id_or_class", Meaning::RemovesNamed),
    ("strip_image_src", Meaning::RemovesImages),
    ("test_contains", Meaning::Trial),
    ("test_url", Meaning::Trial),
    ("tidy", Meaning::NotNeeded("the page is parsed as browsers parse it")),
    ("title", Meaning::Names("title")),
    ("user_agent", REQUESTS),
    ("wrap_in", CHANGES),
];

/// What the directive of this name means here; none for an unknown one.
pub fn meaning_of(name: &str) -> Option<Meaning> {
    let name = name.to_ascii_lowercase();
    TABLE.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_directive_is_documented() {
        let document = include_str!("../../docs/site-configs.md");
        for (name, _) in TABLE {
            assert!(document.contains(&format!("`{name}`")), "{name}");
        }
    }
}
