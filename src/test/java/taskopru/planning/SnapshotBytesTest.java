package taskopru.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import taskopru.kernel.LocalizedText;

/**
 * The same facts give the same bytes, in whatever order they were told; and bytes give themselves.
 */
class SnapshotBytesTest {

  @Property(tries = 200)
  void theSameFactsGiveTheSameBytes(
      @ForAll("chapters") List<Snapshot.Chapter> chapters, @ForAll long seed) {
    var shuffled = new ArrayList<>(chapters);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(snapshot(shuffled).write()).isEqualTo(snapshot(chapters).write());
  }

  @Property(tries = 200)
  void whatIsReadIsWrittenAgain(@ForAll("chapters") List<Snapshot.Chapter> chapters) {
    var bytes = snapshot(chapters).write();
    assertThat(Snapshot.read(bytes)).isEqualTo(snapshot(chapters));
    assertThat(Snapshot.read(bytes).write()).isEqualTo(bytes);
  }

  @Test
  void theLayoutNeverChangesUnnoticed() {
    var text = new LocalizedText("İş", null, "عمل");
    var bytes =
        snapshot(
                List.of(
                    new Snapshot.Chapter(
                        1,
                        "a.b",
                        text,
                        true,
                        false,
                        new TreeSet<>(List.of(3, 1)),
                        List.of(new Snapshot.Count("a.c", text, null, null, 4, null, "done")),
                        List.of(),
                        List.of(
                            new Snapshot.Listing(
                                "a.l",
                                text,
                                text,
                                List.of(text),
                                List.of(
                                    new Snapshot.Item(
                                        text,
                                        "/opinions/is",
                                        List.of(new Snapshot.Cell(text, "1.5")))))))))
            .write();
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"activities\":[],\"asOf\":\"2027-02-01\",\"body\":{\"tr\":\"Grup\"},\"chapters\":["
                + "{\"activities\":[1,3],\"code\":\"a.b\",\"comparable\":false,\"counts\":["
                + "{\"answers\":\"done\",\"code\":\"a.c\",\"name\":{\"ar\":\"عمل\",\"tr\":\"İş\"},\"number\":4}],"
                + "\"listings\":[{\"by\":{\"ar\":\"عمل\",\"tr\":\"İş\"},\"code\":\"a.l\",\"columns\":[{\"ar\":\"عمل\",\"tr\":\"İş\"}],"
                + "\"items\":[{\"address\":\"/opinions/is\",\"cells\":[{\"exact\":\"1.5\",\"shown\":{\"ar\":\"عمل\",\"tr\":\"İş\"}}],"
                + "\"name\":{\"ar\":\"عمل\",\"tr\":\"İş\"}}],\"title\":{\"ar\":\"عمل\",\"tr\":\"İş\"}}],"
                + "\"place\":1,\"recorded\":true,\"tables\":[],\"title\":{\"ar\":\"عمل\",\"tr\":\"İş\"}}],"
                + "\"format\":1,\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"year\":2026}");
  }

  @Provide
  Arbitrary<List<Snapshot.Chapter>> chapters() {
    var texts = Arbitraries.strings().ofMaxLength(20).map(String::strip);
    var localized =
        Combinators.combine(texts, texts.injectNull(0.3), texts.injectNull(0.3))
            .as(LocalizedText::new);
    var numbers = Arbitraries.longs().between(0, 10_000_000);
    var counts =
        Combinators.combine(localized, localized.injectNull(0.5), numbers, numbers.injectNull(0.5))
            .as((name, said, number, before) ->
                new Snapshot.Count("x.count", name, said, null, number, before, null))
            .list()
            .ofMaxSize(4);
    var rows =
        Combinators.combine(localized, numbers.list().ofSize(2))
            .as(Snapshot.Row::new)
            .list()
            .ofMaxSize(4);
    var tables =
        Combinators.combine(localized, rows)
            .as((title, lines) ->
                new Snapshot.Table("x.table", title, title, List.of(title, title), 1, lines))
            .list()
            .ofMaxSize(2);
    var listings =
        Combinators.combine(localized, numbers.map(String::valueOf).injectNull(0.5))
            .as((words, exact) ->
                new Snapshot.Listing(
                    "x.list",
                    words,
                    words,
                    List.of(words),
                    List.of(
                        new Snapshot.Item(words, "/x", List.of(new Snapshot.Cell(words, exact))))))
            .list()
            .ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.strings().withCharRange('a', 'z').ofLength(6),
            Arbitraries.integers().between(1, 11).set().ofMaxSize(4),
            counts,
            tables,
            listings,
            localized)
        .as((place, code, activities, told, drawn, listed, title) ->
            new Snapshot.Chapter(
                place, code, title, true, true, new TreeSet<>(activities), told, drawn, listed))
        .list()
        .uniqueElements(Snapshot.Chapter::code)
        .ofMaxSize(5);
  }

  private static Snapshot snapshot(List<Snapshot.Chapter> chapters) {
    return new Snapshot(
        1,
        2026,
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        LocalDate.of(2027, 2, 1),
        LocalizedText.of("Grup"),
        chapters,
        List.of());
  }
}
