package taskopru.opinions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.council.Bodies;
import taskopru.council.Body;
import taskopru.council.SeatKeeping;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Decision;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meeting;
import taskopru.meetings.Meetings;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;

/** The cast of opinions: the working group, a board and an assembly that adopt, a secretary. */
@TestComponent
public class Round {

  public static final Actor SECRETARY =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-00000000005e"),
          Set.of(Verb.USE_DESK, Verb.KEEP_COUNCIL, Verb.KEEP_MEETINGS, Verb.KEEP_OPINIONS));

  /** An account of the municipality. */
  public static final Actor OFFICER =
      new Actor(
          UUID.fromString("00000000-0000-7000-8000-0000000000be"),
          Set.of(Verb.USE_DESK, Verb.ANSWER_OPINIONS));

  private final JdbcClient db;
  private final Bodies bodies;
  private final SeatKeeping seats;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Calling calling;
  private final Attending attending;
  private final Running running;
  private final Voting voting;
  private final Decisions decisions;
  private final Addressees addressees;
  private final Drafting drafting;
  private final Circulating circulating;
  private final Adopting adopting;

  Round(
      JdbcClient db,
      Bodies bodies,
      SeatKeeping seats,
      Meetings meetings,
      Agenda agenda,
      Calling calling,
      Attending attending,
      Running running,
      Voting voting,
      Decisions decisions,
      Addressees addressees,
      Drafting drafting,
      Circulating circulating,
      Adopting adopting) {
    this.db = db;
    this.bodies = bodies;
    this.seats = seats;
    this.meetings = meetings;
    this.agenda = agenda;
    this.calling = calling;
    this.attending = attending;
    this.running = running;
    this.voting = voting;
    this.decisions = decisions;
    this.addressees = addressees;
    this.drafting = drafting;
    this.circulating = circulating;
    this.adopting = adopting;
  }

  /** Seats the working group, and three people each in the board and the assembly. */
  public Sitting seated() {
    var group = Sitting.of(db).body();
    for (var kind : List.of(Body.Kind.EXECUTIVE_BOARD, Body.Kind.GENERAL_ASSEMBLY)) {
      var body = body(kind);
      var empty =
          db.sql("select count(*) from council.seat where body_id = :body")
                  .param("body", body.id())
                  .query(Integer.class)
                  .single()
              == 0;
      if (empty) {
        seats.add(SECRETARY, body.id(), LocalizedText.of("Seçilmişler"), 3);
      }
      db.sql(
              """
              select seat.id from council.seat
               where body_id = :body
                 and not exists (select from council.mandate where seat_id = seat.id)
              """)
          .param("body", body.id())
          .query(UUID.class)
          .list()
          .forEach(this::seat);
    }
    return new Sitting(group, people(group, "principal"), people(group, "alternate"));
  }

  private List<Sitting.Person> people(UUID body, String capacity) {
    return db.sql(
            """
            select mandate.id, seat_id, account_id, name
              from council.mandate
              join council.person on person.id = person_id
              join council.seat on seat.id = seat_id
             where capacity = :capacity and body_id = :body
             order by number
            """)
        .param("capacity", capacity)
        .param("body", body)
        .query((row, _) ->
            new Sitting.Person(
                row.getObject("id", UUID.class),
                row.getObject("seat_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name")))
        .list();
  }

  private void seat(UUID seat) {
    var person = UUID.randomUUID();
    db.sql("insert into council.person (id, name, language) values (:id, 'Kurul üyesi', 'tr')")
        .param("id", person)
        .update();
    db.sql(
            """
            insert into council.mandate (
              id, seat_id, person_id, capacity, place, valid, letter_date, letter_number)
            values (
              gen_random_uuid(), :seat, :person, 'principal', 0, daterange('2020-01-01', null),
              '2020-01-01', '1')
            """)
        .param("seat", seat)
        .param("person", person)
        .update();
  }

  public Body body(Body.Kind kind) {
    return bodies.own().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  public UUID municipality() {
    return addressees.add(
        SECRETARY,
        new Addressees.Facts(
            Addressee.Kind.MUNICIPALITY,
            new LocalizedText(
                "Büyükşehir Belediyesi", "Metropolitan Municipality", "البلدية الكبرى"),
            "BÜYÜKŞEHİR BELEDİYE BAŞKANLIĞINA",
            "Yazı İşleri ve Kararlar Dairesi Başkanlığı",
            Addressee.Closing.SUPERIOR,
            null,
            null));
  }

  public static Recommendation.Facts facts(
      @Nullable UUID addressee, String request, Recommendation.Measure measure, Set<UUID> claims) {
    return new Recommendation.Facts(
        addressee,
        "Sağlık ve Sosyal Hizmetler Dairesi",
        request,
        "5393 sayılı Kanun m.14",
        null,
        new BigDecimal("250000"),
        "yıllık",
        measure,
        claims);
  }

  public static Recommendation.Measure measured() {
    return new Recommendation.Measure(
        "Kursa giden kadın sayısı",
        "kişi",
        new BigDecimal("120"),
        LocalDate.of(2026, 12, 31),
        new BigDecimal("400"),
        LocalDate.of(2028, 12, 31),
        "");
  }

  /** A draft with nothing missing: one claim, one document, one recommendation. */
  public Opinion complete(UUID addressee) {
    var opinion =
        drafting.begin(
            SECRETARY,
            bodies.workingGroup().id(),
            Opinion.Kind.PROPOSAL,
            "Mahallelerde dil kursu",
            "Kurslar azdır.",
            Set.of());
    drafting.addClause(SECRETARY, opinion.id(), "Sorun", "Kurslara talep karşılanmıyor.");
    var claim = drafting.addClaim(SECRETARY, opinion.id(), "Kurs sayısı yetmiyor.");
    drafting.cite(
        SECRETARY,
        claim,
        "document",
        "Kent Konseyi, Dil Raporu, 2026 https://example.org/rapor.pdf",
        true,
        Evidence.Strength.STRONG,
        "");
    drafting.addRecommendation(
        SECRETARY,
        opinion.id(),
        facts(addressee, "Her mahallede bir kurs açılsın.", measured(), Set.of(claim)));
    return opinion;
  }

  /** A meeting of that body takes a decision on that day; the watch must stand there already. */
  public Decision decide(UUID body, LocalDate day, @Nullable UUID opinion, int yes, int no) {
    return decide(body, Sitting.plan(day), opinion, yes, no);
  }

  private Decision decide(UUID body, Meeting.Plan plan, @Nullable UUID opinion, int yes, int no) {
    var meeting = meetings.draft(SECRETARY, body, plan);
    var item =
        opinion == null
            ? agenda.add(SECRETARY, meeting.id(), "Başka bir konu", "").id()
            : adopting.putOnAgenda(SECRETARY, opinion, meeting.id(), "Görüş");
    calling.call(SECRETARY, meeting.id(), "Gecikmeli çağrı");
    var mandates =
        db.sql(
                """
                select mandate.id from council.mandate
                  join council.seat on seat.id = seat_id
                 where body_id = :body and capacity = 'principal'
                 order by number
                """)
            .param("body", body)
            .query(UUID.class)
            .list();
    for (var mandate : mandates) {
      attending.came(SECRETARY, meeting.id(), mandate);
    }
    running.open(SECRETARY, meeting.id());
    agenda.open(SECRETARY, item);
    var vote =
        voting.prepare(SECRETARY, item, Vote.Question.of("Kabul edilsin mi?", Vote.Kind.OPEN));
    voting.open(SECRETARY, vote.id());
    voting.count(SECRETARY, vote.id(), false, List.of(yes, no, 0), mandates.size(), null, null);
    voting.close(SECRETARY, vote.id());
    voting.announce(SECRETARY, vote.id());
    return decisions.record(
        SECRETARY, vote.id(), "Görüşün kabulü", "Görüş kabul edilmiştir.", null, null);
  }

  /** By the machine's own clock: the meeting begins soon; perhaps about an opinion. */
  public Decision decideLater(UUID body, @Nullable UUID opinion, int yes, int no) {
    return decide(
        body,
        new Meeting.Plan(
            Meeting.Kind.ORDINARY,
            Meeting.Mode.IN_PERSON,
            "",
            Instant.now().plusSeconds(120),
            Instant.now().plusSeconds(7200),
            "Kent Konseyi",
            ""),
        opinion,
        yes,
        no);
  }

  /** Circulated today and adopted today by all three bodies. */
  public void adopt(UUID opinion, LocalDate today) {
    circulating.circulate(SECRETARY, opinion, today);
    adoptCirculated(opinion, today);
  }

  public void adoptCirculated(UUID opinion, LocalDate today) {
    adopting.adopt(
        SECRETARY, opinion, decide(bodies.workingGroup().id(), today, opinion, 30, 0).id());
    for (var kind : List.of(Body.Kind.EXECUTIVE_BOARD, Body.Kind.GENERAL_ASSEMBLY)) {
      adopting.adopt(SECRETARY, opinion, decide(body(kind).id(), today, opinion, 3, 0).id());
    }
  }
}
