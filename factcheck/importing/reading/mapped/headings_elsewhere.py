"""Headings of columns in languages whose words have few forms, or that archives are seldom in."""

from typing import Final

from factcheck.importing.reading.mapped.mapping import Meaning

WORDS: Final[dict[Meaning, str]] = {
    Meaning.CLAIM: (
        "what they said; what was said; what he said; what she said; 说法; 說法; 声称; 聲稱; 说法内容; 宣称; "
        "宣稱; 网传内容; 谣言; 謠言; 傳言; 主張内容; 発言内容; 発言; 検証対象; 言説; 주장; 주장 내용; 발언; "
        "검증 대상; twierdzenie; treść wypowiedzi; teza; výroky; tvrdenie; tvrzení k ověření; kijelentés; "
        "afirmație; declarație; afirmaţie; claimul; tuyên bố; phát ngôn; คำกล่าวอ้าง; ข้อกล่าวอ้าง; טענה; "
        "הטענה; ادعا; ادعای بررسی شده; দাবি; कथन; klaim yang diperiksa; pernyataan; väittämä; "
        "tvrdnja izjava; izjava; тврдња; изявление; ισχυρισμός που ελέγχθηκε; teigums; teiginys; väide"
    ),
    Meaning.CLAIMANT: (
        "by whom; whose; 发言人; 發言人; 发布者; 發佈者; 来源人; 説話者; 发言者; 発言者; 主張者; 話者; "
        "投稿者; 발언자; 주장자; 화자; 누가; autor wypowiedzi; kto powiedział; autor výroku; řečník; kdo; "
        "autor výroku osoba; rečník; beszélő; ki mondta; autorul; vorbitor; cine a spus; người nói; "
        "người phát ngôn; ผู้พูด; ผู้กล่าว; דובר; מי אמר; گوینده; বক্তা; किसने कहा; pembicara; puhuja; "
        "govornik; tko je rekao; говорник; ομιλητής; sakė; kes ütles; wie zei het; vem sa"
    ),
    Meaning.SAID_ON: (
        "on; 日付; 日時; 発言日; 时间; 時間; 发言日期; 날짜; 일자; 발언일; dzień; datum výroku; dátum; dată; "
        "data afirmației; ngày; วันที่; תאריך; تاریخ; তারিখ; दिनांक; tanggal pernyataan; päivämäärä; "
        "nadnevak; датум; ημερομηνία δήλωσης; kuupäev"
    ),
    Meaning.RATING: (
        "stamp; 评级; 評級; 结果; 結果; 查核结果; 查核結果; 判定結果; 検証結果; レーティング; 真偽; 판정; "
        "결과; 평가; ocena wypowiedzi; werdykt redakcji; hodnotenie; verdikt; értékelés eredménye; "
        "calificativ; evaluare; kết luận; xếp hạng; ผลการตรวจสอบ; דירוג; פסיקה; قضاوت; نتیجه; রায়; परिणाम; "
        "penilaian; kesimpulan; arvio; ocjena; оцена; ετυμηγορία; hinnang; verdiktas; bedömning"
    ),
    Meaning.REVIEW_URL: (
        "story; story link; 网址; 網址; 查核链接; 連結; 链接地址; リンク; 記事; 記事url; 検証記事; 링크; "
        "주소; 기사; odkaz; odkaz na článek; adres; hivatkozás; legătură; liên kết; đường dẫn; ลิงก์; קישור; "
        "پیوند; লিংক; कड़ी; pranala; linkki; poveznica; веза; σύνδεσμος; nuoroda; länk; lenke"
    ),
    Meaning.REVIEWED_ON: (
        "发布日期; 查核日期; 公開日; 検証日; 掲載日; 게시일; 검증일; data weryfikacji; datum ověření; "
        "datum zveřejnění; ellenőrzés dátuma; data verificării; data publicării; ngày kiểm chứng; "
        "تاریخ انتشار; תאריך פרסום; প্রকাশের তারিখ; tanggal terbit"
    ),
    Meaning.PUBLISHER: (
        "查核机构; 查核機構; 机构; 検証機関; 団体; 検証者; 검증 기관; 기관; 매체; redakcja; organizacja; "
        "organizace; szervezet; organizația; tổ chức; หน่วยงาน; ארגון; سازمان; সংস্থা; संस्था; lembaga; "
        "organisasi; redactie"
    ),
    Meaning.SUMMARY: (
        "what we found; our finding; 说明; 說明; 摘要; 理由; 概要; 要約; 説明; 根拠; 설명; 요약; 근거; "
        "wyjaśnienie; shrnutí; vysvětlení; zdôvodnenie; indoklás; összefoglaló; explicație; rezumat; "
        "giải thích; tóm tắt; สรุป; הסבר; توضیح; ব্যাখ্যা; ringkasan; penjelasan; selitys; objašnjenje"
    ),
    Meaning.REVIEW_TITLE: (
        "标题名称; 標題; 题目; タイトル; 記事タイトル; 제목; nadpis; název; cím; titlu; tiêu đề; หัวข้อ; "
        "כותרת; تیتر; শিরোনাম; otsikko; naslov"
    ),
    Meaning.LANGUAGE: (
        "語言; 言語; 언어; jazyk; nyelv; limba; ngôn ngữ; ภาษา; שפה; زبان; ভাষা; kieli; jezik; език; γλώσσα"
    ),
    Meaning.QUOTE: "texte; phrase; propos; wörtlich; 原文; 引用; 인용; treść; znění; szöveg; обращение",
}
