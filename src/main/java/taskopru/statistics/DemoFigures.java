package taskopru.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.catalogue.Kind;
import taskopru.catalogue.Licence;
import taskopru.installation.Home;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/** Two datasets of invented figures, one of them with a second release. */
@Component
@Profile(DemoScene.PROFILE)
@Order(4)
class DemoFigures implements DemoScene {

  private static final LocalizedText COURSES =
      new LocalizedText(
          "Deneme: Türkçe kurslarına katılanlar (uydurma)",
          "Trial: people in Turkish courses (invented)",
          "تجربة: المشاركون في دورات اللغة التركية (أرقام مختلقة)");
  private static final LocalizedText VISITS =
      new LocalizedText(
          "Deneme: danışma masasına gelenler (uydurma)",
          "Trial: visitors of the advice desk (invented)",
          "تجربة: زوار مكتب الاستشارة (أرقام مختلقة)");
  private static final List<String> DISTRICTS = List.of("Seyhan", "Yüreğir", "Çukurova", "Sarıçam");

  private final Importing importing;
  private final Home home;

  DemoFigures(Importing importing, Home home) {
    this.importing = importing;
    this.home = home;
  }

  @Override
  public void plan(DemoYear year) {
    var first = year.meeting(2).plusDays(6);
    year.on(first, 13, 0, () -> publish(year, "deneme-kurslar", COURSES, first.getYear(), 7));
    year.on(
        year.meeting(9).plusDays(6),
        13,
        0,
        () -> publish(year, "deneme-kurslar", COURSES, first.getYear() + 1, 7));
    year.on(
        year.meeting(7).plusDays(2),
        14,
        0,
        () -> publish(year, "deneme-danisma", VISITS, first.getYear(), 3));
  }

  private void publish(DemoYear year, String slug, LocalizedText title, int before, int seed) {
    var lines = new StringBuilder("ilçe,yıl,kişi\n");
    for (var district = 0; district < DISTRICTS.size(); district++) {
      for (var one = before - 4; one < before; one++) {
        lines
            .append(DISTRICTS.get(district))
            .append(',')
            .append(one)
            .append(',')
            .append(120 + (district * 61 + one * 17 * seed) % 340)
            .append('\n');
      }
    }
    try {
      var file = Files.createTempFile(Files.createDirectories(home.work()), slug, ".csv");
      try {
        Files.writeString(file, lines);
        var outcome =
            importing.run(
                year.actor("data-steward"),
                new ImportOrder(
                    file,
                    new Slug(slug),
                    Kind.OFFICIAL,
                    title,
                    Licence.CC0_1_0,
                    ImportOrder.Reading.AS_DETECTED,
                    ImportOrder.Meaning.AS_PROPOSED,
                    new ReleaseFacts(
                        "Deneme için uydurulmuş rakamlar",
                        LocalDate.of(before - 1, 12, 31),
                        LocalizedText.of("Bu rakamlar gerçek değildir.")),
                    true),
                ImportProgress.SILENT);
        if (outcome instanceof ImportOutcome.Rejected rejected) {
          throw new IllegalStateException(rejected.report().toString());
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
