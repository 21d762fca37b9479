//! The directives of the format, in one table: what each means here, or why it means nothing.

use super::cause::Cause;

/// What a directive means here.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    NotNeeded(Cause),
    /// It cannot be honored: why.
    NotUsed(Cause),
}

const ATTRIBUTES: Meaning = Meaning::NotNeeded(Cause::Attributes);
const REQUESTS: Meaning = Meaning::NotUsed(Cause::Requests);
const REWRITES: Meaning = Meaning::NotUsed(Cause::Rewrites);
const CHANGES: Meaning = Meaning::NotUsed(Cause::Changes);
const SIGN_IN: Meaning = Meaning::NotUsed(Cause::SignIn);
const CONDITION: Meaning = Meaning::NotUsed(Cause::Condition);

const TABLE: [(&str, Meaning); 39] = [
    ("author", Meaning::Names("byline")),
    ("autodetect_on_failure", Meaning::NotNeeded(Cause::FoundAnyway)),
    ("body", Meaning::Names("article")),
    ("convert_double_br_tags", Meaning::NotNeeded(Cause::Breaks)),
    ("date", Meaning::Names("date")),
    ("dissolve", CHANGES),
    ("find_string", REWRITES),
    ("http_header", REQUESTS),
    ("if_page_contains", CONDITION),
    ("insert_detected_image", Meaning::NotNeeded(Cause::LeadImage)),
    ("login_extra_fields", SIGN_IN),
    ("login_password_field", SIGN_IN),
    ("login_uri", SIGN_IN),
    ("login_username_field", SIGN_IN),
    ("move_into", CHANGES),
    ("native_ad_clue", Meaning::NotUsed(Cause::AdClue)),
    ("next_page_link", Meaning::NextPage),
    ("not_logged_in_xpath", SIGN_IN),
    ("parser", Meaning::NotNeeded(Cause::Parsed)),
    ("post_strip_attr", ATTRIBUTES),
    ("prune", Meaning::NotNeeded(Cause::Pruned)),
    ("replace_string", REWRITES),
    ("requires_login", SIGN_IN),
    ("single_page_link", REQUESTS),
    ("single_page_link_in_feed", REQUESTS),
    ("skip_id_or_class", Meaning::NotNeeded(Cause::Guesses)),
    ("skip_json_ld", Meaning::NotUsed(Cause::SelfDescription)),
    ("src_lazy_load_attr", Meaning::NotNeeded(Cause::LateImages)),
    ("strip", Meaning::Removes),
    ("strip_attr", ATTRIBUTES),
    ("strip_comments", Meaning::NotNeeded(Cause::Comments)),
    ("strip_id_or_class", Meaning::RemovesNamed),
    ("strip_image_src", Meaning::RemovesImages),
    ("test_contains", Meaning::Trial),
    ("test_url", Meaning::Trial),
    ("tidy", Meaning::NotNeeded(Cause::Parsed)),
    ("title", Meaning::Names("title")),
    ("user_agent", REQUESTS),
    ("wrap_in", CHANGES),
];

/// What the directive of this name means here; none for an unknown one.
pub fn meaning_of(name: &str) -> Option<Meaning> {
    let name = name.to_ascii_lowercase();
    TABLE.iter().find(|(known, _)| *known == name).map(|(_, meaning)| meaning.clone())
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
