//! Hebrew.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Hebrew.
pub const WORDS: Language = Language {
    code: "he",
    reasons: &[
        (Reason::Ad, Words { whole: &["מודעה", "פרסומת", "תוכן ממומן"], ..Words::NONE }),
        (
            Reason::Newsletter,
            Words {
                whole: &["הירשמו לניוזלטר", "הרשמה לניוזלטר"],
                label: &["ניוזלטר"],
                opening: &["הירשמו לניוזלטר", "הירשמו לקבלת"],
                evidence: &["אימייל", "דואר", "הירשמו", "ניוזלטר"],
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &["אולי יעניין אותך", "כתבות נוספות", "כתבות נוספות בנושא", "עוד בנושא", "קראו גם", "קראו עוד"],
                label: &["עוד בנושא", "קראו גם", "קראו עוד", "ראו גם"],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &["הדפסה", "העתק קישור", "שיתוף", "שתף", "שתפו", "שתפו את הכתבה"],
                label: &["שיתוף", "שתפו"],
                ..Words::NONE
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &["אישור", "אני מסכים", "דחה הכל", "קבל הכל"],
                opening: &["אנחנו משתמשים בעוגיות", "אתר זה משתמש בעוגיות"],
                evidence: &["הסכמה", "הפרטיות", "עוגיות", "פרטיות", "שותפים"],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &["דילוג לתוכן", "דלג לתוכן", "דלג לתוכן הראשי", "מעבר לתוכן", "עבור לתוכן"],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &["הוסף תגובה", "הוספת תגובה", "השאר תגובה", "תגובות"], ..Words::NONE
            },
        ),
        (
            Reason::Legal,
            Words {
                whole: &["כל הזכויות שמורות"],
                opening: &["כל הזכויות שמורות"],
                evidence: &["הזכויות שמורות"],
                ..Words::NONE
            },
        ),
        (Reason::ErrorNotice, Words { whole: &["הדף לא נמצא", "העמוד לא נמצא"], ..Words::NONE }),
    ],
};
