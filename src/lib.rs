//! Limpide turns a web page into its article.
