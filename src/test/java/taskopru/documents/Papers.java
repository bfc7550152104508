package taskopru.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.documents.Block.Choices;
import taskopru.documents.Block.Column;
import taskopru.documents.Block.Fact;
import taskopru.documents.Block.Facts;
import taskopru.documents.Block.Heading;
import taskopru.documents.Block.Note;
import taskopru.documents.Block.Numbered;
import taskopru.documents.Block.Paragraph;
import taskopru.documents.Block.Signatures;
import taskopru.documents.Block.Signer;
import taskopru.documents.Block.Table;
import taskopru.documents.Paper.Kind;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.web.Messages;

/** Papers as the council's desk makes them. */
final class Papers {

  static final LocalDate DAY = LocalDate.of(2027, 3, 5);
  static final VerificationCode CODE = new VerificationCode("7ABCDEFGHJKMNPQRSTVWXYZ012");
  static final Letterhead LETTERHEAD =
      new Letterhead(
          new LocalizedText("ADANA KENT KONSEYİ", "ADANA CITY COUNCIL", "مجلس مدينة أضنة"),
          new LocalizedText(
              "Göç ve Mülteci Çalışma Grubu",
              "Migration and Refugee Working Group",
              "مجموعة عمل الهجرة واللاجئين"),
          false,
          null,
          "Reşatbey Mah. 1. Sok. No: 1, Seyhan/Adana",
          "0322 000 00 00",
          "bilgi@example.org",
          "example.org",
          "kentkonseyi@hs01.example",
          "12345678");

  private Papers() {}

  static Sheet sheet(Paper paper, Messages messages) {
    return sheet(paper, messages, LETTERHEAD);
  }

  static Sheet sheet(Paper paper, Messages messages, Letterhead letterhead) {
    return new Sheet(
        paper,
        CODE,
        "https://taskopru.example.org/" + paper.language().tag() + "/verify/" + CODE,
        Instant.parse("2027-03-05T09:30:00Z"),
        letterhead,
        messages);
  }

  static Paper letter() {
    return new Paper(
        Kind.LETTER,
        Language.TR,
        "Mevsimlik tarım işçilerinin barınma koşulları hakkında görüş",
        "E-12345678-050.01-14",
        DAY,
        new Letter(
            "Mevsimlik tarım işçilerinin barınma koşulları hakkında görüş",
            "ADANA BÜYÜKŞEHİR BELEDİYE BAŞKANLIĞINA",
            "Yazı İşleri ve Kararlar Dairesi Başkanlığı",
            List.of(
                "5393 sayılı Belediye Kanunu'nun 76. maddesi ve Kent Konseyi Yönetmeliği.",
                "Genel Kurulun 12.02.2027 tarihli ve 2027/03 sayılı kararı."),
            Letter.Closing.TO_SUPERIOR,
            List.of(new Signer("Ayşe ŞENGÜL", "Kent Konseyi Başkanı")),
            List.of("Görüş metni (8 sayfa)", "Gerekçe raporu (24 sayfa)", "Karar örneği"),
            List.of("Adana Büyükşehir Belediye Başkanlığına"),
            List.of(
                "Adana Valiliğine (İl Göç İdaresi Müdürlüğü)",
                "Çukurova Üniversitesi Rektörlüğüne")),
        List.of(
            new Paragraph(
                "Çalışma Grubumuz, ilgi (b) karar uyarınca Karataş ve Yüreğir ilçelerindeki geçici yerleşim "
                    + "alanlarında yapılan gözlemleri değerlendirmiştir. 2026 yılı yaz döneminde 41 alanda 6.812 kişinin "
                    + "barındığı, alanların yarısında içme suyuna erişimin 500 metreyi aştığı saptanmıştır."),
            new Numbered(
                List.of(
                    "İçme suyu hatlarının 30.06.2027 tarihine kadar alanlara ulaştırılması (sorumlu: ASKİ; tahmini bedel: 4,2 milyon TL).",
                    "Her alanda en az yirmi kişiye bir tuvalet düşecek biçimde taşınabilir tuvalet konulması.")),
            new Paragraph(
                "Görüşün Belediye Meclisinin ilk toplantısında gündeme alınması ve sonucun Konseyimize bildirilmesi hususunda;")));
  }

  /** A table with a title after so many lines of text. */
  static Paper tableAfter(int lines) {
    var blocks = new ArrayList<Block>(Collections.nCopies(lines, new Paragraph("Bir satır.")));
    blocks.add(
        new Table(
            "Tablonun adı",
            List.of(Column.of("Ne", 2), new Column("Kaç", 1, true)),
            List.of(List.of("ilk satır", "1"), List.of("ikinci satır", "2")),
            false));
    return Paper.of(Kind.MINUTES, Language.TR, "Tutanak", "2027/3", DAY, blocks);
  }

  /** Long enough for several pages, so that heads must be repeated. */
  static Paper minutes(Language language) {
    var arabic = language == Language.AR;
    var rows = new ArrayList<List<String>>();
    for (var i = 1; i <= 30; i++) {
      rows.add(
          List.of(
              Integer.toString(i),
              arabic ? "نقابة المحامين في أضنة" : "Adana Barosu Başkanlığı",
              arabic ? "عائشة شنغول (Ayşe Şengül)" : "Ayşe Şengül İğdır-Çağlayangil",
              i % 3 == 0 ? (arabic ? "غائب" : "Yok") : "14:0" + i % 10 + " – 16:30"));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Facts(
            List.of(
                new Fact(
                    arabic ? "المكان" : "Yer",
                    arabic ? "قاعة البلدية، سيحان" : "Belediye Konferans Salonu, Seyhan"),
                new Fact(arabic ? "الوقت" : "Saat", "14:00 – 16:30"),
                new Fact(
                    arabic ? "النصاب" : "Toplantı yeter sayısı",
                    arabic ? "16 من 30، الحاضرون 20" : "30 üyenin 16'sı; 20 üye hazır"))));
    blocks.add(new Heading(1, arabic ? "الحضور" : "Yoklama"));
    blocks.add(
        new Table(
            arabic ? "قائمة الأعضاء الحاضرين" : "Toplantıya katılanlar",
            List.of(
                new Column(arabic ? "الرقم" : "No", 1, true),
                Column.of(arabic ? "المؤسسة" : "Kurum", 4),
                Column.of(arabic ? "الاسم" : "Ad soyad", 4),
                Column.of(arabic ? "الحضور" : "Hazır bulunduğu süre", 3)),
            rows,
            false));
    blocks.add(new Heading(1, arabic ? "المداولات" : "Görüşmeler"));
    blocks.add(new Heading(2, arabic ? "1. مياه الشرب" : "1. İçme suyu"));
    blocks.add(
        new Paragraph(
            arabic
                ? "ناقش الأعضاء أوضاع السكن للعمال الزراعيين الموسميين في قضاءي Karataş و Yüreğir. بلغ عدد المقيمين في صيف 2026 نحو 6,812 شخصًا في 41 موقعًا، ويبعد مصدر مياه الشرب أكثر من 500 متر في نصف المواقع."
                : "Üyeler mevsimlik gezici tarım işçilerinin barınma koşullarını görüştü. Şırnak'tan gelen ailelerin çoğunlukta olduğu, ğ ı İ ş ç ö ü harflerinin de doğru basıldığı görüldü."));
    blocks.add(new Heading(3, arabic ? "التصويت" : "Oylama"));
    blocks.add(
        new Numbered(
            List.of(
                arabic ? "نعم: 14، لا: 3، امتناع: 3." : "Kabul: 14, ret: 3, çekimser: 3.",
                arabic ? "قُبل الاقتراح بالأغلبية." : "Öneri oy çokluğuyla kabul edildi.")));
    blocks.add(
        new Note(
            arabic
                ? "حُسب النصاب وفق القاعدة رقم 2."
                : "Yeter sayı 2 numaralı kurala göre hesaplanmıştır."));
    blocks.add(
        new Signatures(
            List.of(
                new Signer("Ayşe Şengül", arabic ? "الرئيسة" : "Başkan"),
                new Signer("Mehmet Işık", arabic ? "الكاتب" : "Yazman"),
                new Signer("", arabic ? "شاهد" : "Tanık"))));
    return Paper.of(
        Kind.MINUTES,
        language,
        arabic
            ? "محضر الاجتماع الثالث لمجموعة العمل"
            : "Çalışma Grubu 3. Olağan Toplantısı Tutanağı",
        "2027/3",
        DAY,
        blocks);
  }

  static Paper attendance() {
    var rows = new ArrayList<List<String>>();
    for (var i = 1; i <= 30; i++) {
      rows.add(
          List.of(Integer.toString(i), "Çukurova Üniversitesi Rektörlüğü", "Şükrü Öğüt", "", ""));
    }
    return Paper.of(
        Kind.ATTENDANCE,
        Language.TR,
        "Hazirun Cetveli",
        "2027/3",
        DAY,
        List.of(
            new Table(
                null,
                List.of(
                    new Column("Koltuk", 2, true),
                    Column.of("Kurum", 6),
                    Column.of("Ad soyad", 5),
                    Column.of("Giriş / çıkış", 3),
                    Column.of("İmza", 4)),
                rows,
                true)));
  }

  static Paper ballot() {
    return Paper.of(
        Kind.BALLOT,
        Language.TR,
        "Oy Pusulası: Yürütme Kurulu seçimi",
        null,
        DAY,
        List.of(
            new Paragraph("En çok üç adayı işaretleyin. Pusulaya ad ya da imza koymayın."),
            new Choices(List.of("Ayşe Şengül", "Mehmet Işık", "Zeynep Öğüt", "Çekimser"))));
  }

  /** The same hostile text in every field there is. */
  static Paper hostile(String text, Language language, boolean letter) {
    List<Block> blocks =
        List.of(
            new Heading(1, text),
            new Paragraph(text),
            new Note(text),
            new Facts(List.of(new Fact(text, text))),
            new Table(
                text,
                List.of(Column.of(text, 1), Column.of(text, 2)),
                List.of(List.of(text, text)),
                true),
            new Numbered(List.of(text)),
            new Choices(List.of(text)),
            new Signatures(List.of(new Signer(text, text))));
    @Nullable Letter particulars =
        letter
            ? new Letter(
                text,
                text,
                text,
                List.of(text),
                Letter.Closing.TO_BOTH,
                List.of(new Signer(text, text)),
                List.of(text, text),
                List.of(text),
                List.of(text))
            : null;
    return new Paper(
        letter ? Kind.LETTER : Kind.MINUTES, language, text, text, DAY, particulars, blocks);
  }
}
