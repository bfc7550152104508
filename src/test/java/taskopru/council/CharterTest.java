package taskopru.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import taskopru.Database;
import tools.jackson.databind.json.JsonMapper;

@ApplicationModuleTest(
    module = "council",
    mode = BootstrapMode.ALL_DEPENDENCIES,
    extraIncludes = {"identity", "installation"})
@AutoConfigureMockMvc
@Import(Database.class)
@Transactional
class CharterTest {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Autowired Seats seats;
  @Autowired CharterLoading loading;
  @Autowired Council council;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;

  @Test
  void thirtySeatsStandInEightGroupsAsTheCharterSays() {
    var groups = seats.list();
    assertThat(groups).extracting(SeatGroup::quota).containsExactly(2, 3, 10, 5, 5, 3, 1, 1);
    assertThat(groups.stream().mapToInt(SeatGroup::quota).sum()).isEqualTo(30);
    assertThat(groups.stream().mapToInt(SeatGroup::open).sum()).isEqualTo(10);
    assertThat(
            groups.stream().flatMap(group -> group.seats().stream()).filter(seat -> !seat.isOpen()))
        .hasSize(20)
        .extracting(seat -> Objects.requireNonNull(seat.institution()).inCharter())
        .contains("Adana Barosu", "İl Göç İdaresi", "Adana BŞB Dış İlişkiler Şube Müdürlüğü");
    assertThat(groups.getFirst().note()).isNotNull();
  }

  @Test
  void everyNameSpeaksThreeLanguages() {
    for (var group : seats.list()) {
      assertThat(group.name().en()).isNotNull();
      assertThat(group.name().ar()).isNotNull();
      for (var seat : group.seats()) {
        var institution = seat.institution();
        if (institution != null) {
          assertThat(institution.nameOn(TODAY).en()).isNotNull();
          assertThat(institution.nameOn(TODAY).ar()).isNotNull();
        }
      }
    }
  }

  @Test
  void anInstitutionIsCalledWhatItWasCalledThatDay() {
    var family =
        seats.list().stream()
            .flatMap(group -> group.seats().stream())
            .map(Seat::institution)
            .filter(Objects::nonNull)
            .filter(institution -> institution.code().value().equals("il-aile-sosyal-hizmetler"))
            .findFirst()
            .orElseThrow();
    assertThat(family.nameOn(LocalDate.of(2015, 1, 1)).tr()).contains("Sosyal Politikalar");
    assertThat(family.nameOn(TODAY).tr()).contains("Aile ve Sosyal Hizmetler");
    assertThat(family.inCharter()).isEqualTo("Aile ve Sosyal Politikalar İl Müdürlüğü");
    assertThat(family.nameBefore(TODAY).orElseThrow().text().tr()).contains("Çalışma");
  }

  @Test
  void aSecondStartChangesNothingEvenWhereSomebodyEdited() {
    db.sql("update council.seat_group set name_tr = 'Elle düzeltildi' where code = 'chambers'")
        .update();
    var before = seats.list();
    assertThat(loading.load(loading.read(council.charter()))).isFalse();
    assertThat(seats.list()).isEqualTo(before);
  }

  @Test
  void anInstitutionHasOneNameOnAnyDay() {
    assertThatThrownBy(() ->
            db.sql(
                    """
                    insert into council.institution_name (institution_id, valid, name_tr)
                    select id, daterange('2020-01-01', null), 'Başka ad'
                      from council.institution where code = 'adana-barosu'
                    """)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("one_name_at_a_time");
  }

  @Test
  void aCharterThatContradictsItselfIsRefusedInWords() {
    assertThatThrownBy(() ->
            json.readValue(
                """
                {"seatGroups": [{"code": "x", "name": {"tr": "X"},
                  "seats": 1, "institutions": [
                    {"code": "a", "kind": "public", "names": [{"name": {"tr": "A"}}]},
                    {"code": "b", "kind": "public", "names": [{"name": {"tr": "B"}}]}]}]}
                """,
                Charter.class))
        .hasMessageContaining("1 seats and names 2 institutions");
    assertThatThrownBy(() -> loading.read("classpath:no-such-file.json"))
        .hasMessageContaining("taskopru.council.charter");
  }
}
