//! Takes out of an address what only tells a site where its readers come from. Names are whole and of one meaning: a name
//! that some site may need (`id`, `ref`, `source`, `cid`, `s`, `t`) is not in the table.

/// Beginnings of names, each a family that one tool documents.
const FAMILIES: [&str; 7] = [
    // Google Analytics, URL builder.
    "utm_", // Matomo, campaign tracking; before that Piwik.
    "mtm_", "matomo_", "piwik_", // Promotions within a site, Google Analytics' older habit.
    "itm_",   // etracker, campaign parameters.
    "etcc_",  // Blueshift, click tracking.
    "bsft_",
];

/// Whole names.
#[rustfmt::skip]
const NAMES: [&str; 97] = [
    // Google Ads, Campaign Manager and Merchant Center: click identifiers; the linker of Google Analytics.
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", "_ga", "_gl",
    // Meta: Facebook and Instagram.
    "fbclid", "igshid", "igsh",
    // Microsoft Advertising.
    "msclkid",
    // X: click identifier, and what its embedded posts add.
    "twclid", "ref_src", "ref_url", "__twitter_impression",
    // TikTok, LinkedIn, Pinterest, Snapchat, Reddit: click identifiers.
    "ttclid", "li_fat_id", "epik", "ScCid", "rdt_cid",
    // Yandex: Direct, search and Openstat.
    "yclid", "ysclid", "ymclid", "_openstat",
    // Mailchimp.
    "mc_cid", "mc_eid",
    // HubSpot.
    "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsCtaTracking",
    // Marketo; Adobe Advertising and Analytics.
    "mkt_tok", "ef_id", "s_kwcid",
    // Oracle Eloqua.
    "elqTrackId", "elqTrack", "elqaid", "elqat", "elqak",
    // Letters: Vero, Omeda, Klaviyo, MailerLite, Drip, Bronto, Listrak, dotdigital, ActiveCampaign.
    "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "_kx", "_ke", "ml_subscriber", "ml_subscriber_hash", "__s",
    "_bta_tid", "_bta_c", "trk_contact", "trk_msg", "trk_module", "trk_sid", "dm_i", "vgo_ee",
    // Wicked Reports.
    "wickedid",
    // Matomo's short names.
    "pk_campaign", "pk_cid", "pk_content", "pk_keyword", "pk_kwd", "pk_medium", "pk_source",
    // AT Internet, now Piano Analytics: of its names those that carry a campaign, and the older one.
    "at_medium", "at_campaign", "at_campaign_type", "at_creation", "at_variant", "at_network", "at_platform",
    "at_format", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_link_id", "at_link_type",
    "at_link_origin", "at_ptr_name", "xtor",
    // Comscore, Webtrekk (Mapp), Webtrends.
    "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "wt_mc", "wt_zmc", "WT.mc_id",
    // Affiliates: CJ, impact.com. Recommendations: Taboola, Outbrain.
    "cjevent", "irclickid", "irgwc", "tblci", "dicbo",
];

/// The address without what tracks; all else stays as it was, to the byte.
pub fn without_trackers(address: &str) -> String {
    let (before, fragment) = match address.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (address, None),
    };
    let mut out = String::with_capacity(address.len());
    match before.split_once('?') {
        Some((path, query)) => {
            out.push_str(path);
            push_kept(&mut out, '?', query);
        }
        None => out.push_str(before),
    }
    match fragment {
        // Some tools read what stands behind the sign as well.
        Some(fragment) if fragment.split('&').next().is_some_and(is_tracker) => push_kept(&mut out, '#', fragment),
        Some(fragment) => out.extend(["#", fragment]),
        None => {}
    }
    out
}

/// The parts of a query that do not track, behind its sign; nothing where there are none.
fn push_kept(out: &mut String, sign: char, query: &str) {
    if !query.split('&').any(is_tracker) {
        out.push(sign);
        out.push_str(query);
        return;
    }
    let mut between = sign;
    for part in query.split('&').filter(|part| !is_tracker(part)) {
        out.push(between);
        out.push_str(part);
        between = '&';
    }
}

/// Whether `name=value` tracks.
fn is_tracker(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default();
    // Some senders shout; no other name has these beginnings in capitals.
    let has_start = |start: &&str| name.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    NAMES.contains(&name) || FAMILIES.iter().any(|start| has_start(start) && name.len() > start.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(address: &str, expected: &str) {
        assert_eq!(without_trackers(address), expected, "{address}");
        assert_eq!(without_trackers(expected), expected);
    }

    #[test]
    fn trackers_go_and_the_rest_stays() {
        check("https://a.example/b?utm_source=x&id=1&fbclid=y&q=a%20b+c#d", "https://a.example/b?id=1&q=a%20b+c#d");
        check("https://a.example/b?utm_source=x", "https://a.example/b");
        check("https://a.example/b?UTM_Medium=x&gclid=", "https://a.example/b");
        check("https://a.example/b#xtor=RSS-1", "https://a.example/b");
        check("https://a.example/b?a=1#utm_source=x&utm_medium=y", "https://a.example/b?a=1");
        check("https://a.example/?x&fbclid=1", "https://a.example/?x");
        check("mailto:a@b.example?subject=c&utm_source=d", "mailto:a@b.example?subject=c");
    }

    #[test]
    fn what_can_matter_is_not_touched() {
        for address in [
            "https://a.example/",
            "https://a.example/?",
            "https://a.example/?&a=1&&b",
            "https://a.example/?ref=utm_source&source=fbclid&id=gclid",
            "https://a.example/?utm_=1&utm=2&notutm_source=3&fbclid2=4&Fbclid=5",
            "https://a.example/fbclid=1/utm_source=2",
            "https://a.example/?s=1&t=2&cid=3&si=4&trk=5&spm=6&at_id=7",
            "https://a.example/#section?utm_source=1",
            "https://a.example/#/route?fbclid=1",
            "#utm",
        ] {
            check(address, address);
        }
    }

    #[test]
    fn the_table_has_each_name_once_and_none_that_is_general() {
        for (i, name) in NAMES.iter().enumerate() {
            assert!(!NAMES[i + 1..].contains(name), "{name} twice");
            assert!(name.len() > 2 && !FAMILIES.iter().any(|start| name.starts_with(start)), "{name}");
            check(&format!("https://a.example/?{name}=1&b=2"), "https://a.example/?b=2");
        }
        for general in ["id", "ref", "source", "q", "page", "lang", "s", "t", "v", "p", "cid", "campaign", "email"] {
            assert!(!NAMES.contains(&general), "{general}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_stays_is_in_the_address_in_order(
            address in "https://a\\.example/(\\?(([a-c]=[a-c]|utm_a=1|fbclid=2)?&){0,6})?(#[a-c&=]{0,4})?"
        ) {
            let kept = without_trackers(&address);
            prop_assert!(!kept.contains("utm_") && !kept.contains("fbclid"));
            prop_assert_eq!(&without_trackers(&kept), &kept);
            let mut rest = address.chars();
            prop_assert!(kept.chars().all(|c| rest.any(|other| other == c)), "{} {}", address, kept);
        }
    }
}
