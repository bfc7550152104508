package taskopru.statistics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static taskopru.statistics.ingest.Trials.bytes;
import static taskopru.statistics.ingest.Trials.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import taskopru.catalogue.Kind;
import taskopru.statistics.Finding.Severity;

/** One test for each check. */
class ChecksTest {

  @Test
  void aRowWithACellTooManyIsAnError() {
    var result = text("il,yil,nufus\nAdana,2023,1\nMersin,2023,2,3\nHatay,2023,4\n");
    var finding = result.finding(RaggedRows.class);
    assertThat(result.isRejected()).isTrue();
    assertThat(finding.total()).isEqualTo(1);
    assertThat(finding.places().getFirst().row()).isEqualTo(3);
    assertThat(finding.places().getFirst().value()).contains("Mersin ¦ 2023 ¦ 2 ¦ 3");
  }

  @Test
  void notesBelowTheTableAreLeftOut() {
    var result =
        text("il,yil,nufus\nAdana,2023,1\nMersin,2023,2\nHatay,2023,4\nKaynak: TÜİK\nADNKS\n");
    assertThat(result.finding(Footnotes.class).total()).isEqualTo(2);
    assertThat(result.built().rows()).isEqualTo(3);
  }

  @Test
  void bytesThatAreNoLettersAreAnError() {
    var mixed = new java.io.ByteArrayOutputStream();
    mixed.writeBytes("il,yil,nufus\nŞanlıurfa,2023,1\n".getBytes(StandardCharsets.UTF_8));
    mixed.writeBytes("Iğdır,2023,2\n".getBytes(Charset.forName("windows-1254")));
    var wishes = new Wishes(null, "utf-8", null, null, null, null, false, null);
    var result =
        bytes(mixed.toByteArray(), "il.csv", wishes, UnaryOperator.identity(), Kind.OFFICIAL);
    assertThat(result.isRejected()).isTrue();
    assertThat(result.finding(ReplacedCharacters.class).places().getFirst().row()).isEqualTo(3);
  }

  @Test
  void nulBytesAreTakenOutAndTold() {
    var result = text("il,yil,nufus\nAda\0na,2023,1\nMersin,2023,2\n");
    assertThat(result.finding(ControlCharacters.class).total()).isEqualTo(1);
    assertThat(result.rows()).anyMatch(row -> row.contains("TR-01") || row.contains("Adana"));
  }

  @Test
  void whatStandsAboveTheTableIsLeftOut() {
    var result =
        text(
            "Göç istatistikleri;;\nKaynak: TÜİK;;\nil;yil;nufus\nAdana;2023;10\nMersin;2023;20\nHatay;2023;30\n");
    assertThat(result.finding(SkippedRows.class).total()).isEqualTo(2);
    assertThat(result.layout().columns()).containsExactly("il", "yil", "nufus");
    assertThat(result.built().rows()).isEqualTo(3);
  }

  @Test
  void aRowOfHashtagsIsLeftOut() {
    var result =
        text("Country,Year,Refugees\n#country+code,#date+year,#affected\nTUR,2016,5\nLBN,2016,6\n");
    assertThat(result.layout().hashtags()).isTrue();
    assertThat(result.finding(SkippedRows.class).places().getFirst().value()).isEqualTo("#HXL");
    assertThat(result.built().rows()).isEqualTo(2);
  }

  @Test
  void aTableWithoutHeadingsGetsNumbers() {
    var result = text("\uFEFFAdana-1|2270298.0|\nMersin-33|1938389.0|\nHatay-31|1544640.0|\n");
    assertThat(result.finding(NoHeadings.class).severity()).isEqualTo(Severity.WARNING);
    assertThat(result.layout().trailing()).isTrue();
    assertThat(result.rows()).contains(List.of("Adana-1", "2270298"));
  }

  @Test
  void yearsInColumnsBecomeRows() {
    var result = text("il,2021,2022,2023\nAdana,1,2,3\nMersin,4,5,6\n");
    assertThat(result.finding(Lengthening.class).total()).isEqualTo(3);
    assertThat(result.built().rows()).isEqualTo(6);
    assertThat(result.built().timeFrom()).isEqualTo("2021");
    assertThat(result.built().timeTo()).isEqualTo("2023");
  }

  @Test
  void yearsStayColumnsIfSomebodyAsks() {
    var wishes = new Wishes(null, null, null, null, null, null, false, false);
    var result =
        text("il,2021,2022,2023\nAdana,1,2,3\nMersin,4,5,6\n", wishes, UnaryOperator.identity());
    assertThat(result.built().rows()).isEqualTo(2);
    assertThat(result.mapping().measures()).hasSize(3);
  }

  @Test
  void aWordAmongNumbersIsAnErrorWithItsRow() {
    var rows =
        IntStream.range(0, 200)
            .mapToObj(i -> "k" + i + ",2023," + (i == 77 ? "yanlış" : String.valueOf(i)))
            .collect(Collectors.joining("\n"));
    var result = text("ilce,yil,nufus\n" + rows + "\n");
    var finding = result.finding(UnreadableNumbers.class);
    assertThat(result.isRejected()).isTrue();
    assertThat(finding.places().getFirst().row()).isEqualTo(79);
    assertThat(finding.places().getFirst().value()).isEqualTo("yanlış");
  }

  @Test
  void numbersBeyondTheLastDigitAreAnError() {
    var result = text("il,yil,tutar\nAdana,2023,12345678901234567890\nMersin,2023,2\n");
    assertThat(result.finding(HugeNumbers.class).about()).isEqualTo("tutar");
  }

  @Test
  void aTimeNobodyCanReadIsAnError() {
    var result =
        text(
            "donem,il,nufus\n2023,Adana,1\nson yıl,Adana,2\n",
            Wishes.NONE,
            mapping -> mapping.corrected("donem", List.of("il"), List.of("nufus")));
    assertThat(result.finding(UnreadableTimes.class).places().getFirst().value())
        .isEqualTo("son yıl");
  }

  @Test
  void rowsWithoutAGroupAreKeptAsNotStated() {
    var result = text("ilce,yil,nufus\nSeyhan,2023,1\n,2023,2\nCeyhan,2023,3\n");
    assertThat(result.finding(EmptyKeys.class).total()).isEqualTo(1);
    assertThat(result.rows()).anyMatch(row -> row.contains("_Z") && row.contains("2"));
  }

  @Test
  void aMeasureThatIsMostlyMissingIsTold() {
    var result = text("ilce,yil,nufus,hane\nSeyhan,2023,1,\nCeyhan,2023,3,5\nKozan,2023,4,-\n");
    assertThat(result.finding(ManyMissing.class).about()).isEqualTo("hane");
  }

  @Test
  void aColumnOfNumbersWithManyWordsIsTold() {
    var result =
        text(
            "ilce,yil,nufus,sinif\nSeyhan,2023,1,10\nCeyhan,2023,3,20\nKozan,2023,4,otuz\nFeke,2023,5,40\n");
    assertThat(result.finding(MixedTypes.class).places().getFirst().value()).isEqualTo("otuz");
  }

  @Test
  void aMarkThatMayBeEitherIsTold() {
    var result = text("il,yil,nufus\nAdana,2023,1.234\nMersin,2023,2.345\n");
    assertThat(result.finding(AmbiguousDecimals.class).about()).isEqualTo("nufus");
  }

  @Test
  void zerosThatASpreadsheetCutOffAreTold() {
    var result =
        text("posta_kodu,yil,nufus\n1010,2023,1\n33010,2023,2\n31010,2023,3\n34010,2023,9\n");
    assertThat(result.finding(LostZeros.class).total()).isEqualTo(1);
  }

  @Test
  void anIdentityNumberStopsAPublicFileAndIsNotRepeated() {
    var result = text("kisi,yil,sayi\n10000000146,2023,1\n10000000214,2023,2\n");
    var finding = result.finding(PersonalIdentifiers.class);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.places()).allMatch(place -> place.value() == null);
    assertThat(result.isRejected()).isTrue();
  }

  @Test
  void telephonesIbansAndAddressesStopAPublicFile() {
    for (var cell :
        List.of(
            "0532 123 45 67",
            "+90 (532) 123-45-67",
            "ayse@example.org",
            "TR33 0006 1005 1978 6457 8413 26",
            "TC 10000000146 numaralı")) {
      var result = text("ad,yil,sayi\n\"" + cell + "\",2023,1\nbaşka,2023,2\n");
      assertThat(result.find(PersonalIdentifiers.class)).as(cell).isPresent();
    }
  }

  @Test
  void ordinaryFiguresAreNoIdentityNumbers() {
    var amounts =
        IntStream.range(0, 300)
            .mapToObj(i -> "b" + i + ",2023," + (10_000_000_000L + i * 7919L * 1013))
            .collect(Collectors.joining("\n"));
    assertThat(text("banka,yil,mevduat\n" + amounts + "\n").find(PersonalIdentifiers.class))
        .isEmpty();
  }

  @Test
  void collectedRecordsMayHoldIdentifiersAndAreWarnedAbout() {
    var result =
        bytes(
            "kisi,yil,sayi\n10000000146,2023,1\n".getBytes(StandardCharsets.UTF_8),
            "k.csv",
            Wishes.NONE,
            UnaryOperator.identity(),
            Kind.COLLECTED);
    assertThat(result.finding(PersonalIdentifiers.class).severity()).isEqualTo(Severity.WARNING);
    assertThat(result.isRejected()).isFalse();
  }

  @Test
  void aColumnThatIsLeftOutIsNotSearchedForPeople() {
    var result =
        text(
            "ilce,yil,nufus,eposta\nSeyhan,2023,1,a@example.org\nCeyhan,2023,2,b@example.org\n",
            Wishes.NONE,
            mapping ->
                new Mapping(
                    mapping.columns().stream()
                        .map(it -> it.code().equals("eposta") ? it.as(Mapping.Use.LEAVE_OUT) : it)
                        .toList()));
    assertThat(result.find(PersonalIdentifiers.class)).isEmpty();
    assertThat(result.isRejected()).isFalse();
  }

  @Test
  void cellsASpreadsheetWouldRunAreToldAndKept() {
    var result =
        text("ad,yil,sayi\n\"=HYPERLINK(\"\"http://x\"\")\",2023,1\n@SUM(A1),2023,2\niyi,2023,3\n");
    assertThat(result.finding(FormulaLikeCells.class).total()).isEqualTo(2);
    assertThat(result.built().rows()).isEqualTo(3);
  }

  @Test
  void scriptsInCellsAreTold() {
    var result = text("ad,yil,sayi\n<script>alert(1)</script>,2023,1\niyi,2023,3\n");
    assertThat(result.finding(ScriptLikeCells.class).places().getFirst().row()).isEqualTo(2);
  }

  @Test
  void lettersLostBeforeUsAreTold() {
    var result = text("ad,yil,sayi\nNÃ¼fus,2023,1\niyi,2023,3\n");
    assertThat(result.finding(UnreadableCharacters.class).total()).isEqualTo(1);
  }

  @Test
  void lettersNobodySeesAreTold() {
    var result = text("ad,yil,sayi\nSey\u200bhan,2023,1\nSeyhan,2023,3\n");
    assertThat(result.finding(InvisibleCharacters.class).total()).isEqualTo(1);
  }

  @Test
  void aDimensionOfTooManyCodesIsAnError() {
    var rows = new StringBuilder("no,yil,sayi\n");
    for (int i = 0; i <= Limits.CODES + 5; i++) {
      rows.append('k').append(i).append(",2023,").append(i).append('\n');
    }
    var result =
        text(
            rows.toString(),
            Wishes.NONE,
            mapping -> mapping.corrected("yil", List.of("no"), List.of("sayi")));
    assertThat(result.finding(TooManyCodes.class).about()).isEqualTo("no");
  }

  @Test
  void aCodeWithTwoNamesIsTold() {
    var rows = new StringBuilder("ulke_iso,ulke_adi,yil,sayi\n");
    for (int year = 2000; year < 2020; year++) {
      rows.append("TUR,")
          .append(year < 2010 ? "Turkey" : "Türkiye")
          .append(',')
          .append(year)
          .append(",1\n");
      for (var other : List.of("SYR,Syria", "IRQ,Iraq", "IRN,Iran", "AFG,Afghanistan")) {
        rows.append(other).append(',').append(year).append(",2\n");
      }
    }
    var result = text(rows.toString());
    assertThat(result.finding(SeveralLabels.class).places().getFirst().value()).contains("TUR");
  }

  @Test
  void recordsOfPeopleAreRecognised() {
    var rows = new StringBuilder("id,sex,age,marital_status,occupation,region,income\n");
    for (int i = 0; i < 120; i++) {
      rows.append(
          "p%d,%d,%d,%d,o%d,r%d,%d\n"
              .formatted(i, i % 2, 20 + i % 50, i % 3, i % 7, i % 5, i * 13));
    }
    assertThat(text(rows.toString()).find(LooksLikeRecords.class)).isPresent();
  }

  @Test
  void rowsWithTheSameKeyAreAnErrorThatNamesThem() {
    var result =
        text(
            "ilce,yil,nufus\nSeyhan,2023,1\nCeyhan,2023,2\nSeyhan,2023,3\n",
            Wishes.NONE,
            mapping -> mapping.corrected("yil", List.of("ilce"), List.of("nufus")));
    var finding = result.finding(DuplicateKeys.class);
    assertThat(result.isRejected()).isTrue();
    assertThat(finding.places().getFirst().value()).contains("Seyhan").contains("(2, 4)");
  }

  @Test
  void rowsThatWereCopiedTwiceAreCounted() {
    var result = text("il,kisi,not\nAdana,5,a\nAdana,5,a\nAdana,6,b\nMersin,7,a\n");

    assertThat(result.isRejected()).isTrue();
    assertThat(result.finding(RepeatedRows.class).total()).isEqualTo(1);
  }

  @Test
  void wordsThatBecomeOneCodeAreShownAsThatCode() {
    var result = text("donem,kisi\n2023-01,5\nOcak 2023,6\n2023-02,7\n2023-03,8\n");

    assertThat(result.finding(DuplicateKeys.class).places())
        .singleElement()
        .satisfies(place -> assertThat(place.value()).isEqualTo("2023-01"));
  }

  /** So many rows that the proposal only estimates whether its key tells them apart. */
  @Test
  void amongMillionsOfRowsOneThatComesTwiceIsFound() throws IOException {
    var file = Files.createTempFile("taskopru-", ".csv");
    try {
      try (var out = Files.newBufferedWriter(file)) {
        out.write("year,place,people\n");
        for (int i = 0; i < 2_000_100; i++) {
          out.write((1900 + i % 100) + ",P" + i / 100 + "," + i % 7 + "\n");
        }
        out.write("1942,P777,3\n");
      }

      var result = Trials.file(file);

      assertThat(result.isRejected()).isTrue();
      assertThat(result.finding(DuplicateKeys.class))
          .satisfies(finding -> {
            assertThat(finding.total()).isEqualTo(1);
            assertThat(finding.places().getFirst().value()).contains("1942", "P777", "2000102");
          });
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aTotalsRowIsProvedAndLeftOut() {
    var result = text("universite,uyruk,sayi\nA,Suriye,3\nA,Irak,4\nB,Suriye,5\nTOPLAM,,12\n");
    assertThat(result.finding(TotalsRows.class).places().getFirst().row()).isEqualTo(5);
    assertThat(result.built().rows()).isEqualTo(3);
  }

  @Test
  void aTotalForEachGroupIsProvedAndLeftOut() {
    var result =
        text(
            "yil,cinsiyet,nufus\n2022,Erkek,3\n2022,Kadın,4\n2022,Toplam,7\n2023,Erkek,5\n2023,Kadın,6\n2023,Toplam,11\n");
    assertThat(result.finding(TotalsRows.class).total()).isEqualTo(2);
    assertThat(result.built().rows()).isEqualTo(4);
  }

  @Test
  void aTotalThatIsNoneIsTold() {
    var result = text("universite,uyruk,sayi\nA,Suriye,3\nA,Irak,4\nB,Suriye,5\nTOPLAM,,99\n");
    assertThat(result.finding(UnprovedTotals.class).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void anOutlineIsFilledInAndItsSubtotalsAreLeftOut() {
    var result =
        Trials.bytes(
            """
            <table><tr><td colspan=3>Yer</td><td>Sandık sayısı</td><td>Seçmen</td></tr>
            <tr><td>Adana</td><td>Seçim çevresi toplamı</td><td></td><td>30</td><td>300</td></tr>
            <tr><td></td><td></td><td>Merkez</td><td>18</td><td>180</td></tr>
            <tr><td></td><td></td><td>Köy</td><td>12</td><td>120</td></tr>
            <tr><td></td><td>Seyhan</td><td></td><td>20</td><td>200</td></tr>
            <tr><td></td><td></td><td>Merkez</td><td>15</td><td>150</td></tr>
            <tr><td></td><td></td><td>Köy</td><td>5</td><td>50</td></tr>
            <tr><td></td><td>Feke</td><td></td><td>10</td><td>100</td></tr>
            <tr><td></td><td></td><td>Merkez</td><td>3</td><td>30</td></tr>
            <tr><td></td><td></td><td>Köy</td><td>7</td><td>70</td></tr></table>
            """
                .getBytes(StandardCharsets.UTF_8),
            "secim.xls");

    assertThat(result.layout().levels()).isEqualTo(3);
    assertThat(result.finding(Outline.class).about()).contains("Yer");
    assertThat(result.column("sandik_sayisi").use()).isEqualTo(Mapping.Use.MEASURE);
    assertThat(result.rows()).hasSize(4);
    assertThat(
            result.built().findings().stream()
                .filter(it -> it.code().equals("totals-rows"))
                .flatMap(it -> it.places().stream())
                .map(place -> place.value()))
        .contains("Seçim çevresi toplamı", "Adana · Seyhan", "Adana · Feke");
    assertThat(result.find(EmptyKeys.class)).isEmpty();
  }

  @Test
  void anOutlineWhoseStepsDoNotAddUpKeepsItsRowsAndSaysSo() {
    var result =
        Trials.bytes(
            """
            <table><tr><td colspan=2>Yer</td><td>Seçmen</td></tr>
            <tr><td>Seyhan</td><td></td><td>999</td></tr>
            <tr><td></td><td>Merkez</td><td>150</td></tr>
            <tr><td></td><td>Köy</td><td>50</td></tr>
            <tr><td>Feke</td><td></td><td>100</td></tr>
            <tr><td></td><td>Merkez</td><td>30</td></tr>
            <tr><td></td><td>Köy</td><td>70</td></tr></table>
            """
                .getBytes(StandardCharsets.UTF_8),
            "secim.xls");

    assertThat(result.rows()).hasSize(6);
    assertThat(result.finding(EmptyKeys.class).total()).isEqualTo(2);
  }

  /** Blank first cells alone make no outline: they may as well be missing. */
  @Test
  void columnsWithHeadingsOfTheirOwnAreNoOutline() {
    var result =
        Trials.text("bolge;il;kisi\nGüney;Adana;1\n;Mersin;2\n;Hatay;3\n;Osmaniye;4\n;Kilis;5\n");

    assertThat(result.layout().levels()).isZero();
    assertThat(result.finding(EmptyKeys.class).total()).isEqualTo(4);
  }

  @Test
  void aNumberOfThingsNeverNamesARow() {
    var result = Trials.text("ilce;sandik sayisi\nSeyhan;3\nSeyhan;4\nFeke;5\nFeke;6\nKozan;7\n");

    assertThat(result.column("sandik_sayisi").use()).isEqualTo(Mapping.Use.MEASURE);
    assertThat(result.finding(DuplicateKeys.class).places()).isNotEmpty();
  }

  @Test
  void totalsStayIfSomebodyAsks() {
    var wishes = new Wishes(null, null, null, null, null, null, true, null);
    var result =
        text(
            "universite,uyruk,sayi\nA,Suriye,3\nA,Irak,4\nTOPLAM,,7\n",
            wishes,
            UnaryOperator.identity());
    assertThat(result.built().rows()).isEqualTo(3);
  }

  @Test
  void namesOfCountriesBecomeTheirCodes() {
    var result =
        text(
            "ulke,yil,sayi\nSuriye,2023,3\nIrak,2023,4\nAfganistan,2023,5\nDiğer,2023,1\nİran,2023,2\n");
    assertThat(result.finding(TranslatedCodes.class).places().getFirst().value())
        .isEqualTo("Diğer");
    assertThat(result.rows()).anyMatch(row -> row.contains("SYR"));
  }
}
