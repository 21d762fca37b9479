//! Chinese, both scripts.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Chinese, both scripts.
pub const WORDS: Language = Language {
    code: "zh",
    reasons: &[
        (Reason::Ad, Words { whole: &["广告", "廣告", "贊助內容", "赞助内容"], ..Words::NONE }),
        (
            Reason::Newsletter,
            Words {
                whole: &["訂閱電子報", "订阅我们的通讯", "订阅每日简报", "订阅电子报"],
                opening: &["訂閱我們的", "訂閱電子報", "订阅我们的", "订阅每日简报"],
                evidence: &["电子报", "简报", "訂閱", "订阅", "邮件", "邮箱", "郵件", "郵箱", "電子報"],
                ..Words::NONE
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &[
                    "延伸閱讀",
                    "延伸阅读",
                    "推荐阅读",
                    "推薦閱讀",
                    "更多新聞",
                    "更多新闻",
                    "最新文章",
                    "热门文章",
                    "热门新闻",
                    "熱門文章",
                    "熱門新聞",
                    "猜你喜欢",
                    "相关文章",
                    "相关新闻",
                    "相关阅读",
                    "相關文章",
                    "相關新聞",
                    "相關閱讀",
                ],
                label: &[
                    "延伸閱讀",
                    "延伸阅读",
                    "推荐阅读",
                    "推薦閱讀",
                    "更多",
                    "相关文章",
                    "相关新闻",
                    "相关阅读",
                    "相關文章",
                    "相關新聞",
                    "相關閱讀",
                    "閱讀更多",
                    "阅读更多",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &[
                    "分享",
                    "分享到",
                    "分享文章",
                    "分享至",
                    "列印",
                    "复制链接",
                    "打印",
                    "收藏",
                    "複製連結",
                    "转发",
                ],
                label: &["分享", "分享到", "分享至"],
                evidence: &["分享", "微信", "微博", "朋友圈"],
                ..Words::NONE
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &[
                    "全部拒絕",
                    "全部拒绝",
                    "全部接受",
                    "同意",
                    "同意并继续",
                    "拒絕",
                    "拒绝",
                    "接受",
                    "接受全部",
                    "接受所有",
                    "管理选项",
                ],
                evidence: &[
                    "cookie",
                    "cookies",
                    "个人数据",
                    "偏好",
                    "合作伙伴",
                    "同意",
                    "設備",
                    "设备",
                    "隐私",
                    "隱私",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &[
                    "回到頂部",
                    "回到顶部",
                    "跳到主要內容",
                    "跳到主要内容",
                    "跳到内容",
                    "跳至內容",
                    "跳至内容",
                    "跳转到主要内容",
                    "返回顶部",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &["发表评论", "留下评论", "留言", "發表評論", "网友评论", "評論", "评论"], ..Words::NONE
            },
        ),
        (Reason::AuthorBox, Words { whole: &["作者简介", "作者簡介", "关于作者", "關於作者"], ..Words::NONE }),
        (
            Reason::Legal,
            Words {
                whole: &["未经许可不得转载", "版权所有", "版權所有"],
                opening: &["未經授權", "未经授权", "版权所有", "版權所有"],
                evidence: &["版权", "版權", "轉載", "转载"],
                ..Words::NONE
            },
        ),
        (
            Reason::ErrorNotice,
            Words {
                whole: &["找不到頁面", "找不到页面", "頁面不存在", "页面不存在"],
                opening: &["您訪問的頁面", "您访问的页面"],
                ..Words::NONE
            },
        ),
    ],
};
