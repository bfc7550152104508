package taskopru.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import taskopru.Database;
import taskopru.installation.Home;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.Uis;

@ApplicationModuleTest(mode = BootstrapMode.DIRECT_DEPENDENCIES, extraIncludes = "identity")
@AutoConfigureMockMvc
@Import({Database.class, FilesTest.Owner.class})
class FilesTest {

  private static final Actor AYSE = new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK));
  private static final Actor ADMINISTRATOR =
      new Actor(UUID.randomUUID(), Set.of(Verb.USE_DESK, Verb.ADMINISTER_SITE));

  /** A module that lets Ayşe read what it says it owns. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Owner {

    static final Set<UUID> OWN = new HashSet<>();

    @Bean
    FileReaders ownFiles() {
      return (actor, file) -> OWN.contains(file) && actor.id().equals(AYSE.id());
    }
  }

  @Autowired Files files;
  @Autowired FileSweeping sweeping;
  @Autowired FilesCheck check;
  @Autowired Home home;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvcTester web;

  @BeforeEach
  void nothingIsOwned() {
    Owner.OWN.clear();
  }

  @Test
  void keepsAFileOnceClosedToOthersAndGivesItBack() throws IOException {
    var first = files.store("Tutanak Şubat.pdf", pdf("minutes"));
    var second = files.store("again.pdf", pdf("minutes"));
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.sha256()).isEqualTo(second.sha256());
    assertThat(first.name()).isEqualTo("Tutanak Şubat.pdf");
    assertThat(files.get(first.id())).isEqualTo(first);
    assertThat(files.open(first.id())).hasContent("%PDF-1.7 minutes");
    var place = files.place(first.sha256());
    assertThat(java.nio.file.Files.getPosixFilePermissions(place))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(java.nio.file.Files.getPosixFilePermissions(place.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void seesWhatAFileIsByItsBytes() throws IOException {
    assertThat(files.store("x.exe", pdf("")).mediaType()).isEqualTo("application/pdf");
    assertThat(files.store("x.exe", pdf("")).name()).isEqualTo("x.exe.pdf");
    assertThat(files.store("liste.csv", text("ad;soyad\nAyşe;Şen\n")).mediaType())
        .isEqualTo("text/csv");
    assertThat(files.store("not", text("bir not")).name()).isEqualTo("not.txt");
    assertThat(files.store("t.ics", text("BEGIN:VCALENDAR\r\n")).mediaType())
        .isEqualTo("text/calendar");
    assertThat(files.store("m.eml", text("From: a@example.org\r\nSubject: x\r\n\r\ny")).mediaType())
        .isEqualTo("message/rfc822");
    assertThat(files.store("a.docx", archive("[Content_Types].xml", "word/document.xml")).name())
        .isEqualTo("a.docx");
    assertThat(files.store("a.zip", archive("[Content_Types].xml", "xl/workbook.xml")).name())
        .isEqualTo("a.zip.xlsx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        "\ufeff  <!DOCTYPE html><script>alert(1)</script>",
        "<?xml version=\"1.0\"?><x/>",
        "< script>alert(1)</script>",
        "MZ\u0000\u0001",
        "GIF89a\u0001",
        "PK\u0003\u0004 not really",
        "ID3\u0003",
        "\u0000\u0000\u0000\u0018ftypmp42"
      })
  void refusesWhatABrowserCouldRunAndWhatItDoesNotKnow(String content) {
    assertThatThrownBy(() -> files.store("tutanak.pdf", text(content)))
        .hasMessage("files.kind.unknown");
    assertThatThrownBy(() -> files.store("tutanak.txt", text(content)))
        .hasMessage("files.kind.unknown");
  }

  @Test
  void refusesMacrosEmptyFilesAndTooLargeOnes() throws IOException {
    var macros = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    assertThatThrownBy(() -> files.store("a.docx", macros)).hasMessage("files.kind.unknown");
    assertThatThrownBy(() -> files.store("a.txt", text(""))).hasMessage("files.empty");
    assertThatThrownBy(() -> files.store("a.txt", new Endless())).hasMessage("files.tooLarge");
    try (var work = java.nio.file.Files.list(home.work())) {
      assertThat(work).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/passwd",
        "C:\\Users\\x\\a.txt",
        "a\u202etxt.exe",
        "x\r\nSet-Cookie: a=b.txt",
        "",
        "....",
        "\u0000",
        "\"; filename=evil.html",
        "=HYPERLINK(\"x\").csv"
      })
  void namesAreSafeForDisksAndHeaders(String hostile) {
    var file = files.store(hostile, text("bir"));
    assertThat(file.name())
        .matches("[^/\\\\\\p{Cntrl}\\p{Cf}\"*:<>?|%;]+\\.(txt|csv)")
        .doesNotStartWith(".");
    Owner.OWN.add(file.id());
    assertThat(get(AYSE, file.id()))
        .hasStatusOk()
        .headers()
        .doesNotContainHeader("Set-Cookie")
        .hasHeaderSatisfying(
            "Content-Disposition",
            values -> assertThat(values).singleElement().asString().startsWith("attachment; "));
  }

  @Test
  void aNameOfAMillionLettersIsCut() {
    assertThat(files.store("ş".repeat(1_000_000) + ".txt", text("bir")).name())
        .hasSizeLessThan(140)
        .endsWith(".txt");
  }

  @Test
  void isReadOnlyByWhomItsOwnerLetsAndNeverShownInline() {
    var file = files.store("tutanak.pdf", pdf("minutes"));
    assertThat(get(AYSE, file.id())).as("nobody owns it").hasStatus(404);
    Owner.OWN.add(file.id());
    assertThat(get(ADMINISTRATOR, file.id())).hasStatus(404);
    assertThat(get(Actor.visitor(), file.id())).hasStatus(404);
    assertThat(get(AYSE, UUID.randomUUID())).hasStatus(404);
    assertThat(get(AYSE, file.id()))
        .hasStatusOk()
        .hasContentType("application/pdf")
        .headers()
        .hasValue("X-Content-Type-Options", "nosniff")
        .hasValue("Content-Security-Policy", "default-src 'none'; sandbox")
        .hasHeaderSatisfying(
            "Cache-Control", values -> assertThat(values).containsExactly("no-store"));
  }

  @Test
  void sweepsBytesThatNoRowSpeaksOf() {
    var kept = files.store("kept.txt", text("kept"));
    var forgotten = files.store("forgotten.txt", text("forgotten"));
    var shared = files.store("shared.txt", text("kept"));
    var rolledBack =
        transaction.execute(status -> {
          status.setRollbackOnly();
          return files.store("rolled back.txt", text("rolled back"));
        });
    files.forget(forgotten.id());
    files.forget(shared.id());
    sweeping.sweep();
    assertThat(files.place(kept.sha256())).exists();
    assertThat(files.place(forgotten.sha256())).doesNotExist();
    assertThat(files.place(rolledBack.sha256())).doesNotExist();
    assertThatThrownBy(() -> files.get(forgotten.id())).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void verifyFindsWhatIsGoneOrChanged() throws IOException {
    var gone = files.store("gone.txt", text("gone " + UUID.randomUUID()));
    var changed = files.store("changed.txt", text("changed " + UUID.randomUUID()));
    assertThat(check.run((_, _, _) -> {})).isEmpty();
    java.nio.file.Files.delete(files.place(gone.sha256()));
    java.nio.file.Files.writeString(files.place(changed.sha256()), "something else");
    assertThat(check.run((_, _, _) -> {}))
        .extracting(Problem::messageKey)
        .containsExactlyInAnyOrder("files.check.gone", "files.check.changed");
    assertThatThrownBy(() -> files.open(gone.id())).isInstanceOf(Problem.Gone.class);
    files.forget(gone.id());
    files.forget(changed.id());
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult get(Actor actor, UUID file) {
    return web.get().uri("/tr/files/" + file).requestAttr(Uis.ACTOR, actor).exchange();
  }

  private static InputStream pdf(String content) {
    return text("%PDF-1.7 " + content);
  }

  private static InputStream text(String content) {
    return new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  private static InputStream archive(String... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** A text that never ends. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'a';
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      java.util.Arrays.fill(buffer, from, from + length, (byte) 'a');
      return length;
    }
  }
}
