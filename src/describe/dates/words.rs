//! The words of dates: months in the languages of the brief, and what stands around a date without being part of it.
//! Folded as [`crate::page::text::folded`] folds, sorted.

use crate::page::text::is_spaceless;

/// Characters of the longest piece of a word without spaces.
const LONGEST_PIECE: usize = 8;

/// Names and short forms of the months, in every case a date has them in.
#[rustfmt::skip]
pub const MONTHS: &[(&str, u8)] = &[
    ("abr", 4), ("abril", 4), ("ago", 8), ("agost", 8), ("agosti", 8), ("agosto", 8), ("agu", 8), ("agust", 8),
    ("agustos", 8), ("agustus", 8), ("aout", 8), ("apr", 4), ("aprel", 4), ("april", 4), ("aprila", 4),
    ("aprile", 4), ("aprili", 4), ("aprilie", 4), ("aprilis", 4), ("aprill", 4), ("aprillil", 4),
    ("aralik", 12), ("aug", 8), ("august", 8), ("augusta", 8), ("augusti", 8), ("augustil", 8), ("augusts", 8),
    ("augustus", 8), ("augusztus", 8), ("avgust", 8), ("avgusta", 8), ("avqust", 8), ("avr", 4), ("avril", 4),
    ("balandis", 4), ("balandzio", 4), ("birzelio", 6), ("birzelis", 6), ("brezen", 3), ("brezna", 3),
    ("cerven", 6), ("cervence", 7), ("cervenec", 7), ("cervna", 6), ("cze", 6), ("czerwca", 6), ("czerwiec", 6),
    ("dec", 12), ("decembar", 12), ("december", 12), ("decembra", 12), ("decembre", 12), ("decembri", 12),
    ("decembrie", 12), ("decembris", 12), ("decembro", 12), ("dekabr", 12), ("des", 12), ("desemba", 12),
    ("desember", 12), ("desembre", 12), ("detsember", 12), ("detsembril", 12), ("dez", 12), ("dezember", 12),
    ("dezembro", 12), ("dhjetor", 12), ("dic", 12), ("dicembre", 12), ("diciembre", 12), ("disember", 12),
    ("disyembre", 12), ("duben", 4), ("dubna", 4), ("eki", 10), ("ekim", 10), ("elokuu", 8), ("elokuuta", 8),
    ("ene", 1), ("enero", 1), ("eyl", 9), ("eylul", 9), ("feb", 2), ("febbr", 2), ("febbraio", 2), ("feber", 2),
    ("febr", 2), ("febreiro", 2), ("febrer", 2), ("febrero", 2), ("februar", 2), ("februara", 2),
    ("februari", 2), ("februarie", 2), ("februaris", 2), ("februarja", 2), ("february", 2), ("fev", 2),
    ("fevereiro", 2), ("fevr", 2), ("fevral", 2), ("fevrier", 2), ("geguze", 5), ("geguzes", 5), ("gen", 1),
    ("gener", 1), ("gennaio", 1), ("giu", 6), ("giugno", 6), ("gru", 12), ("grudnia", 12), ("grudzien", 12),
    ("gruodis", 12), ("gruodzio", 12), ("gusht", 8), ("haz", 6), ("haziran", 6), ("heinakuu", 7),
    ("heinakuuta", 7), ("helmikuu", 2), ("helmikuuta", 2), ("huhtikuu", 4), ("huhtikuuta", 4), ("hulyo", 7),
    ("hunyo", 6), ("ian", 1), ("ianuarie", 1), ("iul", 7), ("iulie", 7), ("iun", 6), ("iunie", 6), ("iyul", 7),
    ("iyun", 6), ("jaanuar", 1), ("jaanuaril", 1), ("jaenner", 1), ("jan", 1), ("janar", 1), ("janeiro", 1),
    ("janner", 1), ("januar", 1), ("januara", 1), ("januari", 1), ("januarja", 1), ("january", 1), ("janv", 1),
    ("janvari", 1), ("janvaris", 1), ("janvier", 1), ("joulukuu", 12), ("joulukuuta", 12), ("juil", 7),
    ("juillet", 7), ("juin", 6), ("jul", 7), ("jula", 7), ("julai", 7), ("julho", 7), ("juli", 7), ("julij", 7),
    ("julija", 7), ("julijs", 7), ("julio", 7), ("juliol", 7), ("julius", 7), ("july", 7), ("jun", 6),
    ("juna", 6), ("june", 6), ("junho", 6), ("juni", 6), ("junij", 6), ("junija", 6), ("junijs", 6),
    ("junio", 6), ("junius", 6), ("juny", 6), ("juuli", 7), ("juulil", 7), ("juuni", 6), ("juunil", 6),
    ("kas", 11), ("kasim", 11), ("kesakuu", 6), ("kesakuuta", 6), ("kolovoz", 8), ("kolovoza", 8),
    ("korrik", 7), ("kovas", 3), ("kovo", 3), ("kveten", 5), ("kvetna", 5), ("kwi", 4), ("kwiecien", 4),
    ("kwietnia", 4), ("lapkricio", 11), ("lapkritis", 11), ("leden", 1), ("ledna", 1), ("liepa", 7),
    ("liepos", 7), ("lip", 7), ("lipanj", 6), ("lipca", 7), ("lipiec", 7), ("lipnja", 6), ("lis", 11),
    ("listopad", 11), ("listopada", 11), ("listopadu", 11), ("lokakuu", 10), ("lokakuuta", 10), ("lug", 7),
    ("luglio", 7), ("lut", 2), ("lutego", 2), ("luty", 2), ("maaliskuu", 3), ("maaliskuuta", 3), ("maart", 3),
    ("mac", 3), ("machi", 3), ("maerz", 3), ("mag", 5), ("magg", 5), ("maggio", 5), ("mai", 5), ("maig", 5),
    ("maija", 5), ("maijs", 5), ("maio", 5), ("maj", 5), ("maja", 5), ("majus", 5), ("mar", 3), ("marc", 3),
    ("marca", 3), ("march", 3), ("marcius", 3), ("marco", 3), ("marec", 3), ("maret", 3), ("marraskuu", 11),
    ("marraskuuta", 11), ("mars", 3), ("marso", 3), ("mart", 3), ("marta", 3), ("martie", 3), ("marts", 3),
    ("martsil", 3), ("marz", 3), ("marzec", 3), ("marzo", 3), ("may", 5), ("mayis", 5), ("mayo", 5), ("mei", 5),
    ("mrt", 3), ("mrz", 3), ("nentor", 11), ("nis", 4), ("nisan", 4), ("nobyembre", 11), ("noiembrie", 11),
    ("nov", 11), ("novemba", 11), ("novembar", 11), ("november", 11), ("novembra", 11), ("novembre", 11),
    ("novembri", 11), ("novembril", 11), ("novembris", 11), ("novembro", 11), ("noviembre", 11), ("noyabr", 11),
    ("oca", 1), ("ocak", 1), ("oct", 10), ("october", 10), ("octobre", 10), ("octombrie", 10), ("octubre", 10),
    ("ogos", 8), ("okt", 10), ("oktabr", 10), ("oktoba", 10), ("oktobar", 10), ("oktober", 10), ("oktobra", 10),
    ("oktobri", 10), ("oktobris", 10), ("oktoober", 10), ("oktoobril", 10), ("oktubre", 10), ("oktyabr", 10),
    ("ott", 10), ("ottobre", 10), ("out", 10), ("outubro", 10), ("ozujak", 3), ("ozujka", 3), ("paz", 10),
    ("pazdziernik", 10), ("pazdziernika", 10), ("pebrero", 2), ("prill", 4), ("prosinac", 12), ("prosinca", 12),
    ("prosince", 12), ("prosinec", 12), ("qershor", 6), ("rijen", 10), ("rijna", 10), ("rugpjucio", 8),
    ("rugpjutis", 8), ("rugsejis", 9), ("rugsejo", 9), ("rujan", 9), ("rujna", 9), ("sausio", 1), ("sausis", 1),
    ("sentabr", 9), ("sentyabr", 9), ("sep", 9), ("sept", 9), ("septemba", 9), ("septembar", 9),
    ("september", 9), ("septembra", 9), ("septembre", 9), ("septembri", 9), ("septembrie", 9),
    ("septembril", 9), ("septembris", 9), ("septiembre", 9), ("set", 9), ("setembre", 9), ("setembro", 9),
    ("setiembre", 9), ("sett", 9), ("settembre", 9), ("setyembre", 9), ("shkurt", 2), ("shtator", 9),
    ("sie", 8), ("sierpien", 8), ("sierpnia", 8), ("sijecanj", 1), ("sijecnja", 1), ("spalio", 10),
    ("spalis", 10), ("srpanj", 7), ("srpen", 8), ("srpna", 8), ("srpnja", 7), ("studeni", 11), ("studenog", 11),
    ("studenoga", 11), ("sty", 1), ("styczen", 1), ("stycznia", 1), ("subat", 2), ("svibanj", 5),
    ("svibnja", 5), ("syyskuu", 9), ("syyskuuta", 9), ("szept", 9), ("szeptember", 9), ("tammikuu", 1),
    ("tammikuuta", 1), ("tem", 7), ("temmuz", 7), ("tetor", 10), ("toukokuu", 5), ("toukokuuta", 5),
    ("travanj", 4), ("travnja", 4), ("unor", 2), ("unora", 2), ("vasario", 2), ("vasaris", 2), ("veebruar", 2),
    ("veebruaril", 2), ("veljaca", 2), ("veljace", 2), ("wrz", 9), ("wrzesien", 9), ("wrzesnia", 9),
    ("xaneiro", 1), ("xullo", 7), ("xuno", 6), ("yanvar", 1), ("zari", 9), ("απρ", 4), ("απριλίου", 4),
    ("απριλιοσ", 4), ("απριλιου", 4), ("αυγ", 8), ("αυγουστοσ", 8), ("αυγουστου", 8), ("αυγούστου", 8),
    ("δεκ", 12), ("δεκεμβρίου", 12), ("δεκεμβριοσ", 12), ("δεκεμβριου", 12), ("ιαν", 1), ("ιανουαρίου", 1),
    ("ιανουαριοσ", 1), ("ιανουαριου", 1), ("ιουλ", 7), ("ιουλίου", 7), ("ιουλιοσ", 7), ("ιουλιου", 7),
    ("ιουν", 6), ("ιουνίου", 6), ("ιουνιοσ", 6), ("ιουνιου", 6), ("μαΐου", 5), ("μαι", 5), ("μαιοσ", 5),
    ("μαιου", 5), ("μαρ", 3), ("μαρτίου", 3), ("μαρτιοσ", 3), ("μαρτιου", 3), ("νοε", 11), ("νοεμβρίου", 11),
    ("νοεμβριοσ", 11), ("νοεμβριου", 11), ("οκτ", 10), ("οκτωβρίου", 10), ("οκτωβριοσ", 10), ("οκτωβριου", 10),
    ("σεπ", 9), ("σεπτεμβρίου", 9), ("σεπτεμβριοσ", 9), ("σεπτεμβριου", 9), ("φεβ", 2), ("φεβρουαρίου", 2),
    ("φεβρουαριοσ", 2), ("φεβρουαριου", 2), ("авг", 8), ("август", 8), ("августа", 8), ("апр", 4),
    ("апрель", 4), ("апреля", 4), ("април", 4), ("априла", 4), ("ақпан", 2), ("бер", 3), ("березень", 3),
    ("березня", 3), ("вер", 9), ("верасня", 9), ("вересень", 9), ("вересня", 9), ("гру", 12), ("грудень", 12),
    ("грудня", 12), ("дек", 12), ("декабрь", 12), ("декабря", 12), ("декември", 12), ("децембар", 12),
    ("децембра", 12), ("желтоқсан", 12), ("жніўня", 8), ("жов", 10), ("жовтень", 10), ("жовтня", 10),
    ("июл", 7), ("июль", 7), ("июля", 7), ("июн", 6), ("июнь", 6), ("июня", 6), ("кастрычніка", 10), ("кві", 4),
    ("квітень", 4), ("квітня", 4), ("красавіка", 4), ("лип", 7), ("липень", 7), ("липня", 7), ("лис", 11),
    ("листопад", 11), ("листопада", 11), ("лют", 2), ("лютага", 2), ("лютий", 2), ("лютого", 2), ("ліпеня", 7),
    ("лістапада", 11), ("май", 5), ("мамыр", 5), ("мар", 3), ("март", 3), ("марта", 3), ("маусым", 6),
    ("мая", 5), ("мај", 5), ("маја", 5), ("наурыз", 3), ("новембар", 11), ("новембра", 11), ("ноември", 11),
    ("ноя", 11), ("ноябрь", 11), ("ноября", 11), ("окт", 10), ("октобар", 10), ("октобра", 10),
    ("октомври", 10), ("октябрь", 10), ("октября", 10), ("сакавіка", 3), ("сен", 9), ("сентябрь", 9),
    ("сентября", 9), ("септембар", 9), ("септембра", 9), ("септември", 9), ("сер", 8), ("серпень", 8),
    ("серпня", 8), ("снежня", 12), ("студзеня", 1), ("січ", 1), ("січень", 1), ("січня", 1), ("сәуір", 4),
    ("тамыз", 8), ("тра", 5), ("травень", 5), ("травня", 5), ("фебруар", 2), ("фебруара", 2), ("фев", 2),
    ("февраль", 2), ("февраля", 2), ("февруари", 2), ("чер", 6), ("червень", 6), ("червня", 6), ("чэрвеня", 6),
    ("шілде", 7), ("юли", 7), ("юни", 6), ("янв", 1), ("январь", 1), ("января", 1), ("януари", 1),
    ("јануар", 1), ("јануара", 1), ("јануари", 1), ("јул", 7), ("јула", 7), ("јули", 7), ("јун", 6),
    ("јуна", 6), ("јуни", 6), ("қазан", 10), ("қараша", 11), ("қаңтар", 1), ("қыркүйек", 9), ("ապրիլի", 4),
    ("դեկտեմբերի", 12), ("հոկտեմբերի", 10), ("հուլիսի", 7), ("հունիսի", 6), ("հունվարի", 1), ("մայիսի", 5),
    ("մարտի", 3), ("նոյեմբերի", 11), ("սեպտեմբերի", 9), ("փետրվարի", 2), ("օգոստոսի", 8), ("אוגוסט", 8),
    ("אוקטובר", 10), ("אפריל", 4), ("באוגוסט", 8), ("באוקטובר", 10), ("באפריל", 4), ("בדצמבר", 12),
    ("ביולי", 7), ("ביוני", 6), ("בינואר", 1), ("במאי", 5), ("במרץ", 3), ("בנובמבר", 11), ("בספטמבר", 9),
    ("בפברואר", 2), ("דצמבר", 12), ("יולי", 7), ("יוני", 6), ("ינואר", 1), ("מאי", 5), ("מרץ", 3),
    ("נובמבר", 11), ("ספטמבר", 9), ("פברואר", 2), ("آب", 8), ("آذار", 3), ("آوریل", 4), ("أبريل", 4),
    ("أغسطس", 8), ("أفريل", 4), ("أكتوبر", 10), ("أوت", 8), ("أيار", 5), ("أيلول", 9), ("ابريل", 4),
    ("اذار", 3), ("اغسطس", 8), ("اكتوبر", 10), ("اوت", 8), ("ايار", 5), ("ايلول", 9), ("اپریل", 4),
    ("اکتبر", 10), ("اکتوبر", 10), ("اگست", 8), ("تموز", 7), ("جانفي", 1), ("جنوری", 1), ("جوان", 6),
    ("جولائی", 7), ("جون", 6), ("جويلية", 7), ("حزيران", 6), ("دسامبر", 12), ("دسمبر", 12), ("ديسمبر", 12),
    ("سبتمبر", 9), ("ستمبر", 9), ("سپتامبر", 9), ("شباط", 2), ("فبراير", 2), ("فروری", 2), ("فوریه", 2),
    ("فيفري", 2), ("مئی", 5), ("مارس", 3), ("مارچ", 3), ("ماي", 5), ("مايو", 5), ("مه", 5), ("نوامبر", 11),
    ("نوفمبر", 11), ("نومبر", 11), ("نيسان", 4), ("يناير", 1), ("يوليه", 7), ("يوليو", 7), ("يونيه", 6),
    ("يونيو", 6), ("ژانویه", 1), ("ژوئن", 6), ("ژوئیه", 7), ("अक्टूबर", 10), ("अक्तूबर", 10), ("अगस्त", 8),
    ("अप्रैल", 4), ("एप्रिल", 4), ("ऑक्टोबर", 10), ("ऑगस्ट", 8), ("जनवरी", 1), ("जानेवारी", 1), ("जुलाई", 7),
    ("जुलै", 7), ("जून", 6), ("डिसेंबर", 12), ("दिसंबर", 12), ("दिसम्बर", 12), ("नवंबर", 11), ("नवम्बर", 11),
    ("नोव्हेंबर", 11), ("फरवरी", 2), ("फेब्रुवारी", 2), ("मई", 5), ("मार्च", 3), ("मे", 5), ("सप्टेंबर", 9),
    ("सितंबर", 9), ("सितम्बर", 9), ("ਅਕਤੂਬਰ", 10), ("ਅਗਸਤ", 8), ("ਅਪ੍ਰੈਲ", 4), ("ਜਨਵਰੀ", 1), ("ਜੁਲਾਈ", 7),
    ("ਜੂਨ", 6), ("ਦਸੰਬਰ", 12), ("ਨਵੰਬਰ", 11), ("ਫਰਵਰੀ", 2), ("ਮਈ", 5), ("ਮਾਰਚ", 3), ("ਸਤੰਬਰ", 9), ("એપ્રિલ", 4),
    ("ઑક્ટોબર", 10), ("ઑગસ્ટ", 8), ("ઓક્ટોબર", 10), ("ઓગસ્ટ", 8), ("જાન્યુઆરી", 1), ("જુલાઈ", 7), ("જૂન", 6),
    ("ડિસેમ્બર", 12), ("નવેમ્બર", 11), ("ફેબ્રુઆરી", 2), ("માર્ચ", 3), ("મે", 5), ("સપ્ટેમ્બર", 9),
    ("అక్టోబర్", 10), ("ఆగస్టు", 8), ("ఏప్రిల్", 4), ("జనవరి", 1), ("జూన్", 6), ("జూలై", 7), ("డిసెంబర్", 12),
    ("నవంబర్", 11), ("ఫిబ్రవరి", 2), ("మార్చి", 3), ("మే", 5), ("సెప్టెంబర్", 9), ("ಅಕ್ಟೋಬರ್", 10),
    ("ಆಗಸ್ಟ್", 8), ("ಏಪ್ರಿಲ್", 4), ("ಜನವರಿ", 1), ("ಜುಲೈ", 7), ("ಜೂನ್", 6), ("ಡಿಸೆಂಬರ್", 12), ("ನವೆಂಬರ್", 11),
    ("ಫೆಬ್ರವರಿ", 2), ("ಮಾರ್ಚ್", 3), ("ಮೇ", 5), ("ಸೆಪ್ಟೆಂಬರ್", 9), ("ഏപ്രിൽ", 4), ("ഒക്ടോബർ", 10),
    ("ഓഗസ്റ്റ്", 8), ("ജനുവരി", 1), ("ജൂലൈ", 7), ("ജൂൺ", 6), ("ഡിസംബർ", 12), ("നവംബർ", 11), ("ഫെബ്രുവരി", 2),
    ("മാർച്ച്", 3), ("മെയ്", 5), ("സെപ്റ്റംബർ", 9), ("აგვისტო", 8), ("აგვისტოს", 8), ("აპრილი", 4),
    ("აპრილს", 4), ("დეკემბერი", 12), ("დეკემბერს", 12), ("თებერვალი", 2), ("თებერვალს", 2), ("იანვარი", 1),
    ("იანვარს", 1), ("ივლისი", 7), ("ივლისს", 7), ("ივნისი", 6), ("ივნისს", 6), ("მაისი", 5), ("მაისს", 5),
    ("მარტი", 3), ("მარტს", 3), ("ნოემბერი", 11), ("ნოემბერს", 11), ("ოქტომბერი", 10), ("ოქტომბერს", 10),
    ("სექტემბერი", 9), ("სექტემბერს", 9),
];

/// Words that stand between the parts of a date: ordinal endings, articles, `of`.
#[rustfmt::skip]
pub const LINKS: [&str; 16] = ["a", "d", "de", "del", "den", "der", "do", "er", "gada", "m", "nd", "of", "rd", "st", "th", "the"];

/// Words that say a date is that of a change.
#[rustfmt::skip]
pub const CHANGED: [&str; 85] = [
    "actualisation", "actualise", "actualitzada", "actualitzat", "actualizacion", "actualizada", "actualizado",
    "actualizat", "aggiornamento", "aggiornata", "aggiornato", "aktualisiert", "aktualisierung", "aktualizace",
    "aktualizacja", "aktualizirano", "aktualizovane", "aktualizovano", "atjauninats", "atjaunots", "atnaujinta",
    "atualizacao", "atualizada", "atualizado", "azurirano", "bijgewerkt", "changed", "diperbarui", "diupdate",
    "edited", "endret", "endurnyjad", "frissites", "frissitve", "geandert", "gewijzigd", "guncelleme",
    "guncellendi", "izmenjeno", "izmijenjeno", "laatst", "last", "maj", "modifie", "modified", "modifikation",
    "modositva", "opdateret", "opdatering", "oppdatering", "oppdatert", "paivitetty", "paivitys",
    "posodobljeno", "reviewed", "revised", "stand", "update", "updated", "uppdaterad", "uppdaterat",
    "uppdatering", "uuendatud", "zaktualizowano", "zuletzt", "ενημερωθηκε", "ενημερωση", "ажурирано",
    "актуализирана", "актуализирано", "изменено", "измењено", "обновена", "обновено", "обновлено", "оновлено",
    "промене", "עודכן", "التحديث", "تحديث", "محدث", "अपडेट", "আপডেট", "수정", "수정일",
];

/// Words that say a date is that of publication.
#[rustfmt::skip]
pub const PUBLISHED: &[&str] = &[
    "created", "date", "datum", "erschienen", "fecha", "geplaatst", "gepubliceerd", "julkaistu", "opublikowano", "posted",
    "pubblicato", "publicacion", "publicada", "publicado", "publicat", "publicerad", "publiceret", "publication", "publie",
    "publiee", "publikovano", "publisert", "publish", "published", "released", "veroffentlicht", "yayinlanma", "опубликовано",
    "опубліковано", "نشر", "게시", "등록", "입력",
    "objavljeno", "publikovane", "zverejnene", "paskelbta", "publicets", "avaldatud", "објављено", "публикувано",
    "публикувана", "شائع", "اشاعت",
    "megjelent", "kozzeteve", "publikalva", "giris", "olusturulma", "yayin", "dipublikasikan", "diterbitkan", "tayang", "zverejneno",
    "vydano", "offentliggjort", "birt", "pubblicata", "publicada", "gespeichert", "انتشار", "النشر", "פורסם", "δημοσιευση",
    "δημοσιευθηκε", "δημοσιευτηκε", "प्रकाशित", "प्रकाशन", "প্রকাশ", "প্রকাশিত",
];

/// The same as [`CHANGED`] in scripts without spaces, where they grow together with what stands beside them.
#[rustfmt::skip]
pub const SPACELESS_CHANGED: [&str; 13] = [
    "อัปเดต", "อัพเดต", "修改", "修正", "修訂", "修订", "改稿", "改訂", "更新", "編輯于", "編輯於", "编辑于", "追記",
];

/// The same as [`PUBLISHED`] in scripts without spaces.
#[rustfmt::skip]
pub const SPACELESS_PUBLISHED: [&str; 13] = [
    "เผยแพร่", "โพสต์", "公開", "刊登", "刊載", "发布", "发表", "投稿", "掲載", "發佈", "發布", "發表", "發表于",
];

/// What stands beside these in a word of a date's label.
#[rustfmt::skip]
const SPACELESS_BESIDE: [&str; 20] = [
    "上次", "于", "已", "年", "於", "日", "日付", "日時", "日期", "时间", "時間", "最后", "最後", "最終", "最近", "月", "本文", "次", "第", "首次",
];

/// Whether the folded word says that a date is that of a change.
pub fn says_change(word: &str) -> bool {
    CHANGED.contains(&word) || is_made_of(word, &SPACELESS_CHANGED)
}

/// Whether the folded word says behind a date that it is that of a change.
pub fn ends_change(word: &str) -> bool {
    matches!(word, "수정" | "수정됨") || is_made_of(word, &SPACELESS_CHANGED)
}

/// Labels of dates that are words like any other, or may announce the date of anything.
pub const PLAIN_LABELS: [&str; 9] = ["changed", "date", "datum", "fecha", "laatst", "last", "maj", "stand", "update"];

/// Words beside the day on which a source was looked at.
const SOURCE_READ: [&str; 11] = [
    "abgerufen",
    "accessed",
    "consultado",
    "consulte",
    "consultato",
    "geraadpleegd",
    "retrieved",
    "引用",
    "引用日期",
    "閲覧日",
    "访问日期",
];

/// Whether the folded word says that a date is the day on which a source was looked at.
pub fn says_reading(word: &str) -> bool {
    SOURCE_READ.contains(&word)
}

/// Whether the folded word says that a date is that of publication.
pub fn says_publication(word: &str) -> bool {
    PUBLISHED.contains(&word) || is_made_of(word, &SPACELESS_PUBLISHED)
}

/// Whether a word of a script without spaces is made of one of the table, and of what stands beside it.
fn is_made_of(word: &str, table: &[&str]) -> bool {
    if !word.contains(is_spaceless) {
        return false;
    }
    let known = [table, &SPACELESS_BESIDE].concat();
    pieces(word, &known).is_some_and(|pieces| pieces.iter().any(|piece| table.contains(piece)))
}

/// The pieces of the table that the word is made of, the longest first at each place, and numbers between them; none where
/// anything else is part of it.
pub fn pieces<'a>(word: &'a str, table: &[&str]) -> Option<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().take(LONGEST_PIECE).map(|(at, c)| at + c.len_utf8());
        let piece = ends.filter_map(|end| rest.get(..end)).filter(|head| table.contains(head)).last();
        if piece.is_none() && !first.is_numeric() {
            return None;
        }
        let length = piece.map_or(first.len_utf8(), str::len);
        found.extend(piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(found)
}
