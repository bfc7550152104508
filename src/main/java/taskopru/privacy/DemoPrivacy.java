package taskopru.privacy;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.Language;

/**
 * Two requests about personal data, one answered and one that waits, and a breach that was told.
 */
@Component
@Profile(DemoScene.PROFILE)
@Order(5)
class DemoPrivacy implements DemoScene {

  private final Requesting requesting;
  private final RequestKeeping keeping;
  private final Breaches breaches;

  DemoPrivacy(Requesting requesting, RequestKeeping keeping, Breaches breaches) {
    this.requesting = requesting;
    this.keeping = keeping;
    this.breaches = breaches;
  }

  @Override
  public void plan(DemoYear year) {
    var first = year.meeting(6).plusDays(4);
    year.on(
        first,
        21,
        15,
        () -> ask("Gülce Defnedalı", Language.TR, "Hakkımda hangi bilgileri tutuyorsunuz?"));
    year.on(
        first.plusDays(5),
        10,
        0,
        () -> {
          var officer = year.actor("privacy-officer");
          var request = keeping.list(officer, 1, 0).getFirst().id();
          keeping.checkIdentity(officer, request, "Üye kaydındaki telefonla arandı");
          year.on(
              first.plusDays(6),
              10,
              0,
              () ->
                  keeping.answer(officer, request, "Kayıtlarınızın dökümü e-postayla gönderildi."));
        });
    year.on(
        year.meeting(9).plusDays(1),
        9,
        0,
        () -> {
          var officer = year.actor("privacy-officer");
          var breach =
              breaches.note(
                  officer,
                  year.at(year.meeting(9), 18, 0),
                  new BreachFacts(
                      "Yoklama listesi yanlış alıcıya gönderildi.",
                      "Toplantıya katılanlar",
                      21,
                      "Alıcıdan silmesi istendi, sildiğini yazıyla bildirdi."));
          year.pass(Duration.ofHours(5));
          breaches.tellBoard(officer, breach, year.at(year.meeting(9).plusDays(1), 13, 0), "");
          breaches.tellPersons(officer, breach, year.at(year.meeting(9).plusDays(1), 13, 30));
        });
    year.on(
        year.today().minusDays(26),
        8,
        40,
        () -> ask("رنا العمري", Language.AR, "أرجو حذف اسمي من قائمة المدعوين."));
  }

  private void ask(String name, Language language, String text) {
    requesting.ask(
        Actor.visitor(),
        new Requesting.Asked(
            language == Language.TR ? Right.ACCESS : Right.ERASURE,
            name,
            "basvuran@example.org",
            language,
            text),
        "127.0.0.1");
  }
}
