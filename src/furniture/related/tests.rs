//! What goes and what stays of links to other articles.

use super::super::check::{check, check_in_text, check_plain, in_text};

#[test]
fn a_label_and_its_link_are_a_line() {
    check_in_text(
        "<p><strong>À lire aussi : </strong><a href=x>Deux soldats turcs tués</a></p>",
        &[("related-label", "À lire aussi")],
    );
    check_in_text("<p>Lire aussi <a href=x>Deux soldats turcs tués</a></p>", &[("related-label", "Lire aussi")]);
    check_in_text("<p>Read more: <a href=x>The winter timetable</a></p>", &[("related-label", "Read more")]);
    check_in_text("<p><a href=x>Related: The winter timetable</a></p>", &[("related-label", "Related")]);
    check_in_text(
        "<div><a href=x><span>Read more</span> <span>The bridge: a story in three votes</span></a></div>",
        &[("related-label", "Read more")],
    );
    check_in_text("<p><a href=x>Read more <em>widely</em>, said the keeper</a></p>", &[]);
    check_in_text("<h3>Read also: <a href=x>The winter timetable</a></h3>", &[("related-label", "Read also")]);
    check_in_text("<h3>Read also what the keeper wrote of it: <a href=x>The timetable</a></h3>", &[]);
}

#[test]
fn a_heading_goes_with_its_links() {
    let links =
        "<ul><li><a href=a>Cinq cartes pour comprendre</a></li><li><a href=b>Le chantier a repris</a></li></ul>";
    check_in_text(&format!("<div><h3>Sur le même sujet</h3>{links}</div>"), &[("related-list", "Sur le même")]);
    check_in_text(&format!("<h3>Sur le même sujet</h3>{links}"), &[("related-list", "Sur le même")]);
    check_in_text(
        "<p><b>Lire aussi</b></p><p><a href=a>Deux soldats turcs tués</a></p>",
        &[("related-list", "Lire aussi Deux")],
    );
}

#[test]
fn cards_are_known_by_their_box() {
    let card = "<div><a href=a><img src=a><p>Why the harbour wall had to move</p></a></div>";
    check(&format!("{}<aside>{card}{card}{card}</aside>", in_text("")), &[("related-cards", "Why the")]);
    check_in_text(&format!("<div class=related-stories>{card}</div>"), &[("related-box", "Why the")]);
}

#[test]
fn beside_the_article_cards_have_summaries() {
    let card = "<div><h4><a href=a>Why the wall had to move</a></h4><p>The sea came over it twice in the winter of 2019, and the county would not wait for the third time.</p></div>";
    check(
        &format!("<body>{}<div><h3>You may also like</h3>{card}{card}</div>", in_text("")),
        &[("related-list", "You may also like")],
    );
    check_in_text(&format!("<div><h3>You may also like</h3>{card}</div>"), &[]);
}

#[test]
fn titles_after_the_text_are_other_articles() {
    let links = "<ul><li><a href=a>Bus shelter row rumbles on</a><li><a href=b>Marrow record stands firm</a><li><a href=c>Choir seeks tenors again</a></ul>";
    check(
        &format!("<body>{}<div class=side><h3>Also in the Voice</h3>{links}</div>", in_text("")),
        &[("related-links", "Also in")],
    );
    check_in_text(&format!("<p>These are the ships that I mean:</p>{links}"), &[]);
    check(&in_text("").replace("</article>", &format!("{links}</article>")), &[]);
}

#[test]
fn a_line_with_a_colon_goes_with_the_box_that_it_announces() {
    let links = "<ul class=related><li><a href=a>Why the harbour wall had to move</a></li></ul>";
    check_in_text(&format!("<p>Tovább a hullámokhoz:</p>{links}"), &[("related-box", "Tovább")]);
    check_in_text(&format!("<p>She sails at six.</p>{links}"), &[("related-box", "Why")]);
    let long = "<p>These are the ships that I mean, and I mean all of them:</p>";
    check_in_text(&format!("{long}{links}"), &[("related-box", "Why")]);
}

#[test]
fn a_link_that_says_only_that_there_is_more_goes() {
    check_in_text("<p><a href=a>More on this story</a></p>", &[("related-label", "More on")]);
    check_in_text(
        "<h3><a href=a><span>Read more</span> The winter timetable</a></h3>",
        &[("related-label", "Read more")],
    );
    check_in_text("<h3><a href=a>The winter timetable</a></h3>", &[]);
    let turkish = |html: &str| in_text(html).replacen("<body>", "<html lang=tr><body>", 1);
    check(
        &turkish("<p><a href='#' target=_blank>HABERİN DEVAMI İÇİN TIKLAYIN</a></p>"),
        &[("related-label", "HABERİN DEVAMI")],
    );
    check(
        &turkish(
            "<div class=related-news><strong>İlginizi Çekebilir</strong><a href=a>Çeyiz sandığından müze çıktı</a></div>",
        ),
        &[("related-label", "İlginizi")],
    );
}

#[test]
fn sentences_and_lists_of_links_stay() {
    check_in_text("<p>Read more about the bridge in <a href=x>the report</a> that the county published.</p>", &[]);
    check_in_text(
        "<p>Related work: many have measured the tide, <a href=x>Osei</a> among the first to do so.</p>",
        &[],
    );
    check_in_text("<ul><li><a href=a>The coastline that grew</a></li><li><a href=b>Trap streets</a></li></ul>", &[]);
    check_in_text("<h2>Related</h2><p>She is related to the ferry of the lower lake.</p>", &[]);
    check(
        &in_text("").replace("</div></article>", "<h3>Similar articles</h3><div></div></div></article>"),
        &[("related-list", "Similar")],
    );
    let after =
        |html: &str| in_text("").replace("</div></article>", &format!("</div>{html}<p>Next: the tide.</p></article>"));
    check(&after("<div><h3>Similar articles</h3><br></div>"), &[("related-list", "Similar")]);
    check(&after("<h3>Similar articles</h3>"), &[]);
    check_plain("À lire : un livre\n\nLire aussi est un plaisir.", &[("related-label", "À lire")]);
}

#[test]
fn a_line_of_plain_text_needs_no_link() {
    check_plain(
        "Les combats\n\nÀ lire aussi : Deux soldats turcs tués\n\nMais c'est un dialogue.",
        &[("related-label", "À lire aussi")],
    );
}

#[test]
fn one_short_word_needs_its_colon_and_its_link() {
    check_in_text("<p>Mira: <a href=x>el muelle al amanecer</a></p>", &[("related-label", "Mira")]);
    check_in_text("<p>Lea: <a href=x>La barca que no se jubila</a></p>", &[("related-label", "Lea")]);
    check_in_text("<p>Se her: <a href=x>Broen som ble vedtatt</a></p>", &[("related-label", "Se her")]);
    check_in_text("<p>Mira <a href=x>el muelle al amanecer</a></p>", &[]);
    check_in_text("<p>Lea <a href=x>la carta de su abuela</a></p>", &[]);
    check_in_text("<p>Mira: <a href=x>este informe</a> lo dice todo, y lo dice desde hace años.</p>", &[]);
    check_plain("Mira: no sé qué decirte.\n\nLes: det står på døra.", &[]);
}

#[test]
fn a_label_of_another_language_is_a_label_before_its_link() {
    let english = |line: &str| in_text(line).replacen("<body>", "<html lang=en><body>", 1);
    for label in ["Lea también", "Czytaj też", "Les også", "Läs också", "Lue myös", "Vezi și", "Ayrıca okuyun"]
    {
        let line = format!("<p>{label}: <a href=x>A title of another article</a></p>");
        check(&english(&line), &[("related-label", label)]);
    }
    check(&english("<p>Lea también: <a href=x>la carta</a> que su abuela escribió desde el puerto.</p>"), &[]);
}

#[test]
fn sentences_that_begin_like_labels_stay_in_every_language() {
    for (lang, text) in [
        ("no", "Del av problemet er isen. Annonse i avisen hjalp ikke, og les også mellom linjene."),
        ("sv", "Dela brödet i två. En annons i tidningen gav inget, och läs även det finstilta."),
        ("da", "Del af problemet er isen. Reklame hjalp ikke, og læs også mellem linjerne."),
        ("fi", "Jaa leipä kahtia. Mainos lehdessä ei auttanut, ja lue myös rivien välit."),
        ("pl", "Reklama mu niepotrzebna. Czytaj także między wierszami, dodaje ze śmiechem."),
        ("cs", "Reklama mu nepomohla. Čtěte také mezi řádky, dodává se smíchem starý hodinář."),
        ("ro", "Publicitate nu a făcut. Citește și printre rânduri, adaugă râzând ceasornicarul."),
        ("tr", "Reklam yapmadılar. Paylaş dedi usta, ekmeği ikiye böldü ve ayrıca okuyun diye ekledi."),
        ("uk", "Реклама йому не потрібна. Читайте також між рядками, додає він зі сміхом."),
        ("el", "Διαφήμιση δεν μπήκε πουθενά. Διαβάστε επίσης τα ημερολόγια, τους είπε."),
        ("ko", "광고 한 줄 없이 손님이 왔다. 관련 기사 한 편이 전부였다고 그는 웃으며 말했다."),
        ("nl", "Advertenties plaatste hij nooit. Lees ook tussen de regels, zei de molenaar lachend."),
        ("nl", "Deel het brood, zei ze, en bewaar de korst voor morgen."),
        ("nl", "Abonnee of niet, iedereen kreeg op zaterdag een krant in de bus."),
        ("pt", "Publicidade nunca fez. Leia também nas entrelinhas, disse o relojoeiro a rir."),
        ("pt", "Assine aqui, disse o notário, e partilhe o pão com quem espera."),
        ("pt", "Entre o porto e a igreja há um caminho que ninguém usa; veja mais quem sobe devagar."),
        ("it", "Pubblicità non ne fece mai. Leggi anche tra le righe, disse ridendo il ferroviere."),
        ("it", "Aggiungi un pizzico di sale e condividi il pane con chi arriva tardi."),
        ("it", "Abbonati erano in pochi, quell’anno, e il giornale usciva ogni due settimane."),
        ("it", "Non è stato possibile caricare la barca prima di sera, disse il capitano."),
        ("ru", "Реклама ему не нужна. Читайте также между строк, добавил он со смехом."),
        ("ru", "Подписка стоила рубль, и поделиться газетой с соседом считалось делом чести."),
        ("ru", "Перепечатка рукописи заняла зиму, а использование материалов архива – ещё две."),
        ("ru", "Не удалось загрузить уголь до темноты, и баржа осталась у причала."),
        ("ja", "広告を出したことはない。関連記事が一つ載っただけだと彼は笑った。"),
        ("ja", "アプリなら何でもできると思っていた。クリックして初めて違うと気づいた。"),
        ("ja", "残りの会員は三人だけになったが、登録は今も続いている。"),
        ("ja", "無断転載が問題になったのは、その写真が新聞に載ってからだ。"),
        ("ja", "チャンネル登録者は百人を超え、ニュースレターを購読する人も増えた。"),
        ("zh", "广告他从来不做。打开微信，他看到老邻居发来的照片。"),
        ("zh", "未经许可，任何人不得上船，老船长总是这样说。"),
        ("zh", "登录后才知道，那封信是三年前寄出的。"),
        ("zh", "訂閱電子報的人愈來愈多，分享到群組裡的也不少。"),
        ("zh", "付费内容卖得不好，会员专享的那一栏很快就取消了。"),
        ("he", "פרסומת הוא לא תלה מעולם. קראו גם בין השורות, אמר השען וצחק."),
        ("he", "אין לעשות שימוש במים האלה, אמר הרועה, ושתף אותנו בלחם שלו."),
        ("he", "לא ניתן לטעון שהנהר שכח את שמו."),
        ("ar", "إعلان واحد لم ينشره قط. اقرأ أيضا ما بين السطور، قال وهو يضحك."),
        ("ar", "حمل التطبيق الصارم للقانون أهل القرية على الرحيل."),
        ("ar", "شارك الجيران في الخبز، وحفظ كل منهم قطعة للغد."),
        ("fa", "تبلیغات هرگز نداد. بیشتر بخوانید، گفت، میان سطرها را، و خندید."),
        ("fa", "ورود به قلعه آزاد بود و اشتراک نان با همسایه رسم آن خانه."),
        ("hi", "विज्ञापन उसने कभी नहीं दिया। यह भी पढ़ें, उसने कहा, जो लिखा नहीं गया।"),
        ("hi", "शेयर करें तो रोटी भी बढ़ती है, दादी कहती थीं, और सब हंसते थे।"),
        ("bn", "বিজ্ঞাপন তিনি দেননি। আরও পড়ুন, বললেন মাঝি, যা লেখা নেই তাও।"),
        ("bn", "মন্তব্য করুন বলে সে খাতা এগিয়ে দিল, আর মাঝি হাসলেন।"),
        ("ta", "விளம்பரம் எதுவும் இல்லை. இதையும் படிக்க வேண்டும் என்று அவர் சிரித்தார்."),
        ("th", "โฆษณาเขาไม่เคยทำ อ่านเพิ่มเติมจากใจคนก็พอแล้ว ลุงพูดแล้วหัวเราะ"),
        ("th", "แชร์ข้าวกันคนละคำ แล้วเข้าสู่ระบบชลประทานของหมู่บ้านด้วยกัน"),
        ("vi", "Quảng cáo ông chưa từng làm. Xem thêm giữa những dòng chữ, ông cười nói."),
        ("vi", "Chia sẻ bát cơm với hàng xóm rồi hãy đăng ký tên vào sổ, bà dặn."),
        ("id", "Iklan tidak pernah ia pasang. Baca juga yang tersirat, katanya sambil tertawa."),
        ("id", "Bagikan rotimu dahulu, kata nenek, lalu masuk dan tutup pintunya."),
        ("hu", "Hirdetés sosem jelent meg róla. Olvasta már, kérdezte nevetve a molnár."),
        ("hu", "Oszd meg a kenyeret, mondta, és lépj be, mielőtt kihűl a leves."),
        ("bg", "Реклама той никога не е давал. Прочетете още веднъж стъпалата, каза часовникарят и се засмя."),
        ("hr", "Oglas nikad nije dao. Pročitajte i ono između redaka, rekao je mlinar i podijelio kruh."),
        ("sr", "Реклама му није требала. Прочитајте и оно између редова, рекао је скелеџија и насмејао се."),
        ("sk", "Reklama mu nepomohla. Čítajte aj medzi riadkami, dodal zvonár, a prihláste sa u suseda."),
        ("sl", "Oglas ni pomagal. Preberite tudi med vrsticami, je rekel sodar, in delite kruh."),
        ("ca", "Publicitat no n’ha fet mai. Llegeix també entre línies, va dir el faroner rient."),
        ("lt", "Reklamos jis nedavė. Taip pat skaitykite tarp eilučių, pasakė malūnininkas ir nusijuokė."),
        ("lv", "Reklāma nekad nebija vajadzīga. Lasi arī starp rindām, teica dzirnavnieks un pasmējās."),
        ("et", "Reklaam teda ei aidanud. Loe ka ridade vahelt, ütles mölder ja jagas leiba."),
        ("ur", "اشتہار اس نے کبھی نہیں دیا۔ یہ بھی پڑھیں، ملاح نے ہنس کر کہا، جو لکھا نہیں گیا۔"),
        ("lt", "Draudžiama kopijuoti raktus, kalbėjo sargas, ir sekite mus iki pat vartų."),
        ("lv", "Saņem jaunākās ziņas no kalna, vecais teica, tikai tas, kas tur kāpj."),
        ("ur", "ہمیں فیس بک پر اس گاؤں کا نام بھی نہ ملا جہاں دریا ختم ہوتا ہے۔"),
        ("hr", "Preuzmite aplikaciju i pokažite karticu vozaču, piše na stanici, a djed se smije."),
        ("sl", "Spletni piškotki so majhne datoteke, je pojasnila učiteljica, in vsi so pomislili na soglasje babice."),
        ("ca", "Es prohibeix la reproducció dels gossos dins del port, deia el rètol."),
    ] {
        let html = in_text(&format!("<p>{text}</p>"));
        // A page in a language without words asks all of them.
        for lang in [lang, "mt"] {
            check(&html.replacen("<body>", &format!("<html lang={lang}><body>"), 1), &[]);
        }
    }
}
