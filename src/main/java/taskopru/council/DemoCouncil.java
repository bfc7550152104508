package taskopru.council;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.identity.DemoCast;
import taskopru.identity.DemoCast.Part;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Slug;

/** Invented people on the charter's seats, two of whom hand over within the year. */
@Component
@Profile(DemoScene.PROFILE)
@Order(2)
class DemoCouncil implements DemoScene {

  private static final Slug CIVIL_SOCIETY = new Slug("civil-society");
  private static final Slug VOLUNTEERS = new Slug("volunteers");

  /** Seats of these institutions belong to those of the cast who have an account. */
  private static final Map<String, Part> WITH_ACCOUNT =
      Map.of("adana-barosu", Part.BAR, "bsb-saglik-sosyal", Part.MUNICIPALITY);

  private static final List<String> NAMES =
      List.of(
          "Aslı Seyhanlıoğlu",
          "Berk Narlıkuyulu",
          "Cansu Ovacıklı",
          "Ferit Misisoğlu",
          "Gülce Defnedalı",
          "Halil Karaisalıgil",
          "Irmak Çukurovalı",
          "Kaan Anavarzalı",
          "Lale Pozantılıoğlu",
          "Mert Saimbeyligil",
          "Nazlı Feketepe",
          "Okan Tufanbeyligil",
          "Pelin İmamoğlugil",
          "Rıza Ceyhanlıoğlu",
          "Sude Aladağlı",
          "Tarık Kozanlıgil",
          "Umut Sarıçamlı",
          "Vildan Yüreğirli",
          "Yavuz Turunçbağlı",
          "Zehra Limonbahçe",
          "Alper Köprübaşlı",
          "Bahar Portakallı",
          "Cenk Dalyanlı",
          "Duygu Sazlıkdere",
          "Emre Kumsalgil",
          "Fulya Çamlıbelli",
          "Gökhan Taşköprülü",
          "Hande Irmakkenarı",
          "İlker Buğdaylıgil",
          "Jale Zeytinlioğlu",
          "Kadir Okaliptüs",
          "Leyla Keklikpınarı",
          "Metin Gülek",
          "Nermin Tepebağlı",
          "Orhan Kalekapılı",
          "Perihan Hurmalı",
          "Remzi Ulucamili",
          "Saadet Kayalıbağ",
          "Tekin Obalar",
          "Ümran Narlıca");

  private final DemoCast cast;
  private final PeopleKeeping people;
  private final Seating seating;
  private final Selecting selecting;
  private final Selections selections;
  private final Seats seats;
  private final SeatKeeping keeping;
  private final Bodies bodies;

  DemoCouncil(
      DemoCast cast,
      PeopleKeeping people,
      Seating seating,
      Selecting selecting,
      Selections selections,
      Seats seats,
      SeatKeeping keeping,
      Bodies bodies) {
    this.cast = cast;
    this.people = people;
    this.seating = seating;
    this.selecting = selecting;
    this.selections = selections;
    this.seats = seats;
    this.keeping = keeping;
    this.bodies = bodies;
  }

  /** Who holds a seat, by its number: the mandate and the person. */
  private record Holder(UUID mandate, UUID person) {}

  private final Map<Integer, Holder> holders = new HashMap<>();
  private int next;
  private @Nullable UUID chair;

  @Override
  public void plan(DemoYear year) {
    year.on(year.firstDay(), 10, 0, () -> seatEverybody(year));
    year.on(
        year.firstDay(),
        10,
        40,
        () -> {
          elect(year, Body.Kind.EXECUTIVE_BOARD, 32, 3);
          elect(year, Body.Kind.GENERAL_ASSEMBLY, 35, 5);
        });
    handOver(year, 7, NAMES.get(29), EndReason.RESIGNATION, year.meeting(5).plusDays(8));
    handOver(year, 22, NAMES.get(30), EndReason.INSTITUTION_CHANGE, year.meeting(8).plusDays(12));
    chooseCivilSociety(year);
    lookForVolunteers(year);
    year.on(
        year.today().minusDays(8),
        11,
        0,
        () -> {
          var person = add(NAMES.get(31), false, year.today());
          seating.propose(
              secretary(),
              new Seating.Proposal(
                  seat(year, 9).id(),
                  person,
                  Capacity.PRINCIPAL,
                  null,
                  year.today().plusDays(4),
                  null));
        });
    year.on(
        year.meeting(6).plusDays(3),
        14,
        0,
        () -> {
          var kept = people.get(secretary(), held(12).person());
          people.withdrawConsent(secretary(), kept.person().id(), kept.version());
        });
  }

  private void seatEverybody(DemoYear year) {
    var from = year.firstDay().plusDays(1);
    for (var group : seats.list(body(), year.firstDay())) {
      for (var seat : group.seats()) {
        if (seat.number() == 9
            || group.code().equals(CIVIL_SOCIETY)
            || group.code().equals(VOLUNTEERS)) {
          continue;
        }
        var part = part(group, seat);
        var person =
            part == null
                ? add(NAMES.get(next++), seat.number() % 2 == 0, year.firstDay())
                : add(part, year.firstDay());
        if (part == Part.CHAIR) {
          chair = person;
        }
        var until = seat.number() == 11 ? year.today().plusDays(35) : null;
        hold(seat, person, from, until);
        if (seat.number() % 8 == 4 && part == null) {
          confirm(
              seat, add(NAMES.get(next++), false, year.firstDay()), Capacity.ALTERNATE, from, null);
        }
      }
    }
  }

  /**
   * The bodies that adopt after the working group: the chair and a few others, enough to decide.
   */
  private void elect(DemoYear year, Body.Kind kind, int first, int how) {
    var elected =
        bodies.own().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow().id();
    keeping.add(
        secretary(),
        elected,
        new LocalizedText("Seçilmiş üyeler", "Elected members", "أعضاء منتخبون"),
        how);
    var free = keeping.all(elected, year.firstDay());
    for (var n = 0; n < how; n++) {
      var person =
          n == 0 ? Objects.requireNonNull(chair) : add(NAMES.get(first + n), true, year.firstDay());
      confirm(free.get(n), person, Capacity.PRINCIPAL, year.firstDay().plusDays(1), null);
    }
  }

  private @Nullable Part part(SeatGroup group, Seat seat) {
    if (group.code().equals(new Slug("universities")) && chair == null) {
      return Part.CHAIR;
    }
    if (group.code().equals(new Slug("migrants"))) {
      return Part.MIGRANTS;
    }
    return seat.institution() == null ? null : WITH_ACCOUNT.get(seat.institution().code().value());
  }

  /** A seat changes hands: one mandate ends, the institution's next letter fills it again. */
  private void handOver(DemoYear year, int number, String to, EndReason reason, LocalDate day) {
    year.on(
        day,
        10,
        30,
        () -> {
          seating.end(secretary(), held(number).mandate(), 2, day, reason);
          hold(seat(year, number), add(to, true, day), day.plusDays(1), null);
        });
  }

  private void hold(Seat seat, UUID person, LocalDate from, @Nullable LocalDate until) {
    holders.put(
        seat.number(), new Holder(confirm(seat, person, Capacity.PRINCIPAL, from, until), person));
  }

  private Holder held(int number) {
    return Objects.requireNonNull(holders.get(number));
  }

  private void chooseCivilSociety(DemoYear year) {
    var opens = year.firstDay().plusDays(4);
    var closes = opens.plusDays(20);
    year.on(
        opens,
        9,
        30,
        () -> {
          var id =
              selecting.prepare(
                  secretary(),
                  body(),
                  CIVIL_SOCIETY,
                  new Selecting.Call(
                      2,
                      opens,
                      closes,
                      new LocalizedText(
                          "Göç alanında en az iki yıldır Adana’da çalışan dernek ve vakıflar.",
                          "Associations and foundations that have worked on migration in Adana for two"
                              + " years or more.",
                          "الجمعيات والأوقاف العاملة في مجال الهجرة في أضنة منذ سنتين على الأقل.")));
          selecting.call(secretary(), id, 1);
          for (var n = 0; n < 3; n++) {
            selecting.addCandidate(
                secretary(),
                id,
                add(NAMES.get(24 + n), n > 0, opens),
                null,
                "Mahalle çalışmalarını gruba taşımak istiyor.");
          }
          year.on(closes.plusDays(2), 11, 0, () -> decide(id, closes.plusDays(2)));
        });
  }

  private void decide(UUID id, LocalDate day) {
    var selection = selections.get(id);
    var free = selecting.openSeats(selection, day.plusDays(1)).stream().sorted().toList();
    var candidates = selection.candidates();
    selecting.decide(
        secretary(),
        id,
        selection.version(),
        new Selecting.Outcome(
            day,
            "Yürütme Kurulu seçim tutanağı",
            Map.of(candidates.get(0).id(), free.get(0), candidates.get(1).id(), free.get(1)),
            Set.of(candidates.get(2).id()),
            day.plusDays(1),
            null));
  }

  private void lookForVolunteers(DemoYear year) {
    var opens = year.today().minusDays(12);
    year.on(
        opens,
        9,
        30,
        () -> {
          var id =
              selecting.prepare(
                  secretary(),
                  body(),
                  VOLUNTEERS,
                  new Selecting.Call(
                      1,
                      opens,
                      year.today().plusDays(9),
                      new LocalizedText(
                          "Gönüllü platformunda etkin olan, ayda bir toplantıya katılabilen kişiler.",
                          "People active in the volunteers’ platform who can come once a month.",
                          "الناشطون في منصة المتطوعين القادرون على حضور اجتماع شهري.")));
          selecting.call(secretary(), id, 1);
          selecting.addCandidate(secretary(), id, add(NAMES.get(27), false, opens), null, null);
        });
  }

  private UUID confirm(
      Seat seat, UUID person, Capacity capacity, LocalDate from, @Nullable LocalDate until) {
    var id =
        seating.propose(
            secretary(), new Seating.Proposal(seat.id(), person, capacity, null, from, until));
    seating.confirm(
        secretary(), id, 1, new Letter(from.minusDays(1), "DENEME-" + (100 + seat.number()), null));
    return id;
  }

  private UUID add(String name, boolean mayBeNamed, LocalDate day) {
    var address = "kisi" + (10 + NAMES.indexOf(name)) + "@example.org";
    var id =
        people.add(
            secretary(),
            new PersonFacts(
                name,
                NAMES.indexOf(name) % 7 == 5 ? null : new EmailAddress(address),
                null,
                Language.TR));
    if (mayBeNamed) {
      people.noteConsent(secretary(), id, 1, day);
    }
    return id;
  }

  private UUID add(Part part, LocalDate day) {
    var facts = new PersonFacts(part.called(), part.email(), null, part.language());
    var id = people.add(secretary(), facts);
    people.change(secretary(), id, 1, facts, part.email());
    people.noteConsent(secretary(), id, 2, day);
    return id;
  }

  private Seat seat(DemoYear year, int number) {
    return seats.list(body(), year.today()).stream()
        .flatMap(group -> group.seats().stream())
        .filter(seat -> seat.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private Actor secretary() {
    return cast.actor(Part.SECRETARY);
  }

  private UUID body() {
    return bodies.workingGroup().id();
  }
}
