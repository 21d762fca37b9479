//! The title of an article and the line under it that says whose it is.

use super::escape::{attribute, element, escaped};
use super::markup::Markup;
use crate::article::Article;
use crate::write::UPDATED;
use url::Url;

impl Markup<'_> {
    /// The title, and the line of byline, dates and site, each isolated so that its direction does not move its neighbors.
    /// The site, or the host where it has no name, leads to the article.
    pub fn header(&mut self, article: &Article) {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(article.byline.as_ref().map(|byline| element("bdi", byline)));
        if let Some(date) = &article.published {
            let day = date.get(..10).unwrap_or(date);
            parts.push(format!("<time{}>{}</time>", attribute("datetime", date), escaped(day)));
        }
        if let Some(date) = article.updated() {
            let day = date.get(..10).unwrap_or(date);
            let time = format!("<time{}>{}</time>", attribute("datetime", date), escaped(day));
            parts.push(format!("{UPDATED} {time}"));
        }
        let host = article.address.as_ref().and_then(|address| Url::parse(address).ok()?.host_str().map(String::from));
        let site = article.site.clone().or(host).map(|site| element("bdi", &site));
        parts.extend(match &article.address {
            Some(address) => site.map(|site| format!("<a{}>{site}</a>", self.href(address))),
            None => site,
        });
        if article.title.is_empty() && parts.is_empty() {
            return;
        }
        self.out.push_str("<header>\n");
        if !article.title.is_empty() {
            self.out.extend([&element("h1", &article.title), "\n"]);
        }
        if !parts.is_empty() {
            self.out.extend(["<p class=\"meta\">", &parts.join(" · "), "</p>\n"]);
        }
        self.out.push_str("</header>\n");
    }
}
