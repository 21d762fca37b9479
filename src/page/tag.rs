//! The elements the core knows by name, and how each behaves in a page.

/// What an element does to the run of text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Starts and ends a run of text.
    Block,
    /// Runs along in the text.
    Inline,
    /// Never part of the text, nor is anything in it.
    Outside,
}

macro_rules! tags {
    ($( $variant:ident $name:literal $flow:ident ),* $(,)?) => {
        /// An element's name, or that a node is text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each variant is the element of that name")]
        pub enum Tag {
            /// A text node.
            Text,
            /// An element not in the table: custom elements, old and invented names.
            Other,
            $( $variant, )*
        }

        impl Tag {
            /// The tag of this lower-case local name.
            pub fn of(name: &str) -> Self {
                match name {
                    $( $name => Self::$variant, )*
                    _ => Self::Other,
                }
            }

            /// The local name; empty for text and for unknown elements.
            pub const fn name(self) -> &'static str {
                match self {
                    Self::Text | Self::Other => "",
                    $( Self::$variant => $name, )*
                }
            }

            const fn flow_by_name(self) -> Flow {
                match self {
                    Self::Text | Self::Other => Flow::Inline,
                    $( Self::$variant => Flow::$flow, )*
                }
            }
        }
    };
}

tags! {
    A "a" Inline, Abbr "abbr" Inline, Acronym "acronym" Inline, Address "address" Block, Article "article" Block,
    Aside "aside" Block, Audio "audio" Inline, B "b" Inline, Base "base" Outside, Bdi "bdi" Inline, Bdo "bdo" Inline,
    Big "big" Inline, Blockquote "blockquote" Block, Body "body" Block, Br "br" Inline, Button "button" Inline,
    Canvas "canvas" Outside, Caption "caption" Block, Center "center" Block, Cite "cite" Inline, Code "code" Inline,
    Dd "dd" Block, Del "del" Inline, Details "details" Block, Dfn "dfn" Inline, Dialog "dialog" Block, Dir "dir" Block,
    Div "div" Block, Dl "dl" Block, Dt "dt" Block, Em "em" Inline, Embed "embed" Inline, Fieldset "fieldset" Block,
    Figcaption "figcaption" Block, Figure "figure" Block, Font "font" Inline, Footer "footer" Block, Form "form" Block,
    H1 "h1" Block, H2 "h2" Block, H3 "h3" Block, H4 "h4" Block, H5 "h5" Block, H6 "h6" Block, Head "head" Outside,
    Header "header" Block, Hgroup "hgroup" Block, Hr "hr" Block, Html "html" Block, I "i" Inline, Iframe "iframe" Block,
    Img "img" Inline, Input "input" Inline, Ins "ins" Inline, Kbd "kbd" Inline, Label "label" Inline,
    Legend "legend" Block, Li "li" Block, Link "link" Outside, Main "main" Block, Mark "mark" Inline, Math "math" Inline,
    Menu "menu" Block, Meta "meta" Outside, Nav "nav" Block, Noscript "noscript" Inline, Object "object" Inline,
    Ol "ol" Block, Option "option" Outside, P "p" Block, Picture "picture" Inline, Pre "pre" Block, Q "q" Inline,
    Rb "rb" Inline, Rp "rp" Inline, Rt "rt" Inline, Rtc "rtc" Inline, Ruby "ruby" Inline, S "s" Inline,
    Samp "samp" Inline, Script "script" Inline, Search "search" Block, Section "section" Block, Select "select" Inline,
    Slot "slot" Inline, Small "small" Inline, Source "source" Inline, Span "span" Inline, Strike "strike" Inline,
    Strong "strong" Inline, Style "style" Outside, Sub "sub" Inline, Summary "summary" Block, Sup "sup" Inline,
    Svg "svg" Inline, Table "table" Block, Tbody "tbody" Block, Td "td" Block, Template "template" Outside,
    Textarea "textarea" Inline, Tfoot "tfoot" Block, Th "th" Block, Thead "thead" Block, Time "time" Inline,
    Title "title" Outside, Tr "tr" Block, Tt "tt" Inline, U "u" Inline, Ul "ul" Block, Var "var" Inline,
    Video "video" Inline, Wbr "wbr" Inline,
}

impl Tag {
    /// What the element does to the run of text around it. An unknown element runs along; the segmenter makes it a
    /// block where it holds one.
    pub const fn flow(self) -> Flow {
        self.flow_by_name()
    }

    /// Whether the element starts and ends a run of text.
    pub const fn is_block(self) -> bool {
        matches!(self.flow(), Flow::Block)
    }

    /// 1 to 6 for a heading.
    pub const fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Whether what stands inside is never read as part of the page: a control's own text, a drawing, a fallback.
    pub const fn is_opaque(self) -> bool {
        matches!(
            self,
            Self::Svg
                | Self::Canvas
                | Self::Object
                | Self::Embed
                | Self::Select
                | Self::Textarea
                | Self::Audio
                | Self::Video
        )
    }

    /// Whether the element and all in it are left out of the outline.
    pub const fn is_left_out(self) -> bool {
        matches!(self, Self::Style | Self::Template | Self::Base)
    }
}
