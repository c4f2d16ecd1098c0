"""Texts as outlets write them, and the encodings in which old sites still send them, by language."""

from typing import Final

TEXTS: Final = {
    "ru": (
        "Жители острова провели на лодках девять дней. «Мост откроют в четверг», — пообещал мэр на встрече.",
        "cp1251 koi8-r cp866 iso-8859-5 mac-cyrillic utf-16-le utf-16-be",
    ),
    "uk": (
        "Мешканці міста кажуть, що їхній міст не відкриють до зими. Міністерка Олена Гаєвська це заперечує.",
        "cp1251 koi8-u iso-8859-5 utf-16-le",
    ),
    "bg": ("Жителите на града казват, че мостът ще бъде отворен през юни. Кметът отрича това.", "cp1251 iso-8859-5"),
    "sr": ("Грађани кажу да мост неће бити отворен до јуна. Министар је то јуче порекао.", "cp1251 iso-8859-5"),
    "be": ("Жыхары горада кажуць, што мост не адкрыюць да зімы. Міністр гэта ўчора абверг.", "cp1251 iso-8859-5"),
    "pl": (
        "Mieszkańcy wyspy twierdzą, że przeprawa będzie zamknięta aż do środy. Władze zaprzeczają.",
        "cp1250 iso-8859-2 utf-16-le",
    ),
    "cs": ("Lidé říkají, že lávka bude zavřená až do úterý. Úřady to včera večer popřely.", "cp1250 iso-8859-2"),
    "sk": ("Ľudia hovoria, že lávka bude zatvorená až do utorka. Úrady to včera večer popreli.", "cp1250 iso-8859-2"),
    "hu": ("A lakók szerint a hídon őszig nem lehet átkelni. A miniszter ezt tegnap cáfolta, de nem örült.",
           "cp1250 iso-8859-2"),
    "hr": ("Građani kažu da će šetalište biti zatvoreno do četvrtka. Župan to niječe.", "cp1250 iso-8859-2"),
    "sl": ("Prebivalci pravijo, da bo pešpot zaprta do četrtka. Župan je to včeraj zanikal.", "cp1250 iso-8859-2"),
    "ro": ("Locuitorii spun că podul va rămâne închis până joi. Primăria a negat marţi această ştire.",
           "cp1250 iso-8859-2"),
    "tr": ("Ada sakinleri geçidin perşembeye kadar kapalı kalacağını söylüyor. Bakanlık bunu dün yalanladı.",
           "cp1254 iso-8859-9 utf-16-le"),
    "el": ("Οι κάτοικοι λένε ότι η γέφυρα θα μείνει κλειστή ως την Πέμπτη. Ο δήμαρχος το διέψευσε χθες.",
           "cp1253 iso-8859-7 utf-16-be"),
    "he": ("התושבים אומרים שהמעבר יישאר סגור עד יום חמישי. ראש העיר הכחיש זאת אתמול בערב.", "cp1255 iso-8859-8"),
    "ar": ("يقول السكان إن المعبر سيبقى مغلقا حتى الخميس. ونفى رئيس البلدية ذلك أمس.", "cp1256 iso-8859-6 utf-16-le"),
    "fa": ("اهالی می‌گویند پل تا پنجشنبه بسته خواهد ماند. شهردار دیروز این خبر را رد کرد.".replace("ی", "ي"), "cp1256"),
    "th": ("ชาวบ้านบอกว่าสะพานจะปิดไปจนถึงวันพฤหัสบดี นายกเทศมนตรีปฏิเสธเรื่องนี้เมื่อวานนี้", "cp874"),
    "vi": ("Người dân nói rằng cây cầu sẽ đóng cửa đến thứ năm. Thị trưởng hôm qua đã bác bỏ tin này.", "cp1258"),
    "lt": ("Gyventojai sako, kad tiltas bus uždarytas iki ketvirtadienio. Meras vakar tai paneigė, nors žmonės žino.",
           "cp1257 iso-8859-13"),
    "lv": ("Iedzīvotāji saka, ka tilts būs slēgts līdz ceturtdienai. Mērs vakar to noliedza.", "cp1257 iso-8859-13"),
    "et": ("Elanikud ütlevad, et sild jääb kinni neljapäevani. Linnapea lükkas selle eile ümber.", "cp1252"),
    "de": ("Die Bewohner erzählen, dass die Brücke bis übermorgen geschlossen bleibt. Der Bürgermeister bestreitet es.",
           "cp1252 utf-16-le"),
    "fr": ("Les habitants répètent que la passerelle sera fermée jusqu’à jeudi. « C’est faux », a lâché le préfet.",
           "cp1252"),
    "es": ("Los vecinos aseguran que la pasarela seguirá cerrada hasta el sábado. El alcalde lo negó ayer.",
           "cp1252"),
    "pt": ("Os moradores dizem que a ligação não abrirá até sábado. O presidente da câmara desmentiu a informação.",
           "cp1252"),
    "it": ("Gli abitanti dicono che la passerella resterà chiusa fino a giovedì. Il sindaco però lo nega.",
           "cp1252"),
    "sv": ("De boende säger att gångvägen är stängd till på torsdag. Borgmästaren förnekade det i går.", "cp1252"),
    "fi": ("Asukkaat väittävät, että väylä on kiinni perjantaihin. Pormestari kiisti tämän eilen illalla.", "cp1252"),
    "is": ("Íbúar segja að brúin verði lokuð fram á fimmtudag. Bæjarstjórinn neitaði því í gær.", "cp1252"),
    "ja": ("住民によると、この道路は木曜日まで通行止めになるという。市長は昨日、これを否定した。",
           "cp932 euc-jp iso2022_jp utf-16-le"),
    "zh": ("居民说，这条道路要到星期四才能开放。市长昨天晚上否认了这一消息。", "gb18030 utf-16-le"),
    "zh-Hant": ("居民說，這條道路要到星期四才能開放。市長昨天晚上否認了這項消息。", "big5hkscs gb18030"),
    "ko": ("주민들은 이 도로가 목요일까지 통제된다고 말한다. 시장은 어제 저녁 이를 부인했다.", "cp949 utf-16-le"),
}  # fmt: skip
"""What was written, and Python's names of encodings."""

PAGE: Final = (
    "<!doctype html><html{lang}><head><title>News</title><script>var page = 'a' + 1;</script></head>"
    "<body><nav><a href='/'>Home</a></nav><article><p>{text}</p></article></body></html>"
)
