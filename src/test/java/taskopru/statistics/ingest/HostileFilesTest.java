package taskopru.statistics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import taskopru.kernel.Problem;

class HostileFilesTest {

  @Test
  void anEmptyFileIsRefused() {
    refused(new byte[0], "empty");
    refused("  \n\n".getBytes(StandardCharsets.UTF_8), "empty");
  }

  @Test
  void headingsAloneAreRefused() {
    refused("il,yil,nufus\n".getBytes(StandardCharsets.UTF_8), "header-only");
  }

  @Test
  void aLineOfTenMillionLettersIsRefused() {
    refused(
        ("il,yil\nAdana," + "9".repeat(10_000_000) + "\n").getBytes(StandardCharsets.UTF_8),
        "line-too-long");
  }

  @Test
  void aMillionColumnsAreRefused() {
    refused(
        ("a,".repeat(1_000_000) + "b\n" + "1,".repeat(1_000_000) + "2\n")
            .getBytes(StandardCharsets.UTF_8),
        "too-many-columns");
  }

  @Test
  void aCompressedBombIsRefused() throws IOException {
    refused(gzip(new byte[0], "0,0\n".repeat(1 << 20), 40), "bomb");
  }

  @Test
  void acompressedFileThatEndsTooSoonIsRefused() throws IOException {
    var whole =
        gzip(
            new byte[0],
            "il,yil,nufus\nAdana,2023,1\n"
                + java.util.stream.IntStream.range(0, 60000)
                    .mapToObj(i -> "x" + i * 7919 + ",2023," + i + "\n")
                    .collect(java.util.stream.Collectors.joining()),
            1);
    refused(java.util.Arrays.copyOf(whole, whole.length / 2), "damaged");
  }

  @Test
  void aPictureIsAPictureWhateverItsName() {
    refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "picture");
    refused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2}, "picture");
  }

  @Test
  void otherFilesAreCalledWhatTheyAre() {
    refused("%PDF-1.7 x".getBytes(StandardCharsets.UTF_8), "pdf");
    refused(
        new byte[] {
          (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        },
        "old-excel");
    refused("{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8), "json");
    refused("<?xml version=\"1.0\"?><data/>".getBytes(StandardCharsets.UTF_8), "xml");
    refused(
        "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";".getBytes(StandardCharsets.UTF_8), "pc-axis");
  }

  @Test
  void aDamagedWorkbookIsRefused() {
    var workbook = WorkbooksTest.workbook(WorkbooksTest::header);
    refused(java.util.Arrays.copyOf(workbook, workbook.length / 2), "damaged");
  }

  @Test
  void aQuoteThatNeverClosesIsToldWithoutTakingTheMachineDown() {
    assertThatThrownBy(() ->
            Trials.text(
                "il,yil,nufus\nAdana,2023,1\n\"Mersin,2023,2\n" + "x,2023,3\n".repeat(800_000)))
        .isInstanceOf(Problem.Refused.class);
  }

  @Test
  void sixteenBitTextIsRead() {
    var result =
        Trials.text(
            "\uFEFFil;yıl;nüfus\nIğdır;2023;5\nŞırnak;2023;6\nMuğla;2023;7\n",
            StandardCharsets.UTF_16LE);
    assertThat(result.built().rows()).isEqualTo(3);
    assertThat(result.column("nufus").use()).isEqualTo(Mapping.Use.MEASURE);
  }

  @Test
  void turkishLettersOfOldFilesAreRead() {
    var result =
        Trials.text(
            "il;yıl;nüfus\nIğdır;2023;1.234,5\nŞırnak;2023;6,5\nMuğla;2023;7,25\n",
            Charset.forName("windows-1254"));
    assertThat(result.layout().encoding()).isEqualTo("windows-1254");
    assertThat(result.rows()).anyMatch(row -> row.contains("TR-76") && row.contains("1234.5"));
  }

  @Test
  void bytesThatFollowNoPatternNeverBreakTheProgram() {
    var random = new java.util.Random(7);
    for (int i = 0; i < 60; i++) {
      var bytes = new byte[random.nextInt(4000)];
      random.nextBytes(bytes);
      if (i % 3 == 0) {
        for (int j = 0; j < bytes.length; j++) {
          bytes[j] = (byte) ",;\"\n\r\t|0123456789.abcÇ'=#-% ".charAt(Math.floorMod(bytes[j], 27));
        }
      }
      try {
        Trials.bytes(bytes, "x.csv");
      } catch (Problem e) {
        assertThat(e.messageKey()).startsWith("statistics.");
      }
    }
  }

  private static void refused(byte[] bytes, String why) {
    assertThatThrownBy(() -> Trials.bytes(bytes, "resim.csv"))
        .isInstanceOf(Problem.Refused.class)
        .hasMessage("statistics.ingest.refused." + why);
  }

  private static byte[] gzip(byte[] head, String text, int times) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(head);
      for (int i = 0; i < times; i++) {
        gzip.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
