package taskopru.meetings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Capacity;
import taskopru.council.Institutions;
import taskopru.council.Member;
import taskopru.council.Members;
import taskopru.council.People;
import taskopru.identity.DemoCast;
import taskopru.identity.DemoCast.Part;
import taskopru.kernel.Actor;
import taskopru.kernel.DemoScene;
import taskopru.kernel.DemoYear;
import taskopru.kernel.Slug;
import taskopru.web.Site;

/**
 * A year of the working group: twelve meetings, one of them recalled after it failed for lack of a
 * quorum, one called and one in draft; what they decided, and what came of it.
 */
@Component
@Profile(DemoScene.PROFILE)
@Order(3)
class DemoMeetings implements DemoScene {

  /** The meeting to which too few come. */
  private static final int FAILS = 4;

  /** The seat whose holder stays away at the last meetings. */
  private static final int OFTEN_AWAY = 14;

  private final DemoCast cast;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Calling calling;
  private final Attending attending;
  private final Running running;
  private final Voting voting;
  private final Decisions decisions;
  private final Tasks tasks;
  private final MinuteTaking minutes;
  private final Members members;
  private final Institutions institutions;
  private final People people;
  private final Bodies bodies;
  private final Site site;

  DemoMeetings(
      DemoCast cast,
      Meetings meetings,
      Agenda agenda,
      Calling calling,
      Attending attending,
      Running running,
      Voting voting,
      Decisions decisions,
      Tasks tasks,
      MinuteTaking minutes,
      Members members,
      Institutions institutions,
      People people,
      Bodies bodies,
      Site site) {
    this.cast = cast;
    this.meetings = meetings;
    this.agenda = agenda;
    this.calling = calling;
    this.attending = attending;
    this.running = running;
    this.voting = voting;
    this.decisions = decisions;
    this.tasks = tasks;
    this.minutes = minutes;
    this.members = members;
    this.institutions = institutions;
    this.people = people;
    this.bodies = bodies;
    this.site = site;
  }

  /** What becomes of a task. */
  private enum End {
    DONE,
    LATE,
    OPEN
  }

  private record Job(String title, String institution, int days, End end) {}

  /** What a meeting talks about and decides. */
  private record Topic(
      String title, String text, Vote.Kind kind, String question, String decision, List<Job> jobs) {

    static Topic open(String title, String question, String decision, Job... jobs) {
      return new Topic(title, "", Vote.Kind.OPEN, question, decision, List.of(jobs));
    }
  }

  private static Job job(String title, String institution, int days, End end) {
    return new Job(title, institution, days, end);
  }

  private static final List<Topic> TOPICS =
      List.of(
          Topic.open(
              "Çalışma programı",
              "Yıllık çalışma programı kabul edilsin mi?",
              "Yıllık çalışma programı sunulduğu gibi kabul edilmiştir.",
              job("Programı kurumlara duyurmak", "bsb-dis-iliskiler", 30, End.DONE)),
          Topic.open(
              "Okula kayıtta yaşanan güçlükler",
              "Kayıt güçlükleri için ortak çalışma başlatılsın mı?",
              "Kayıt güçlüklerinin ilçe ilçe derlenmesine karar verilmiştir.",
              job("İlçelere göre kayıt sayılarını derlemek", "il-milli-egitim", 45, End.DONE),
              job("Velilere yönelik üç dilli broşür", "bsb-kultur-sosyal", 60, End.DONE)),
          Topic.open(
              "Mevsimlik tarım işçilerinin barınma koşulları",
              "Saha ziyareti yapılsın mı?",
              "Nisan ayından önce iki saha ziyareti yapılmasına karar verilmiştir.",
              job("Ziyaret yerlerini belirlemek", "adana-ziraat-odasi", 30, End.DONE),
              job("Ziyaret raporunu sunmak", "bsb-saglik-sosyal", 75, End.DONE)),
          new Topic(
              "Başkan yardımcısı seçimi",
              "Adaylar toplantıda açıklanacaktır.",
              Vote.Kind.ELECTION,
              "Grubun başkan yardımcısı kim olsun?",
              "Aslı Seyhanlıoğlu başkan yardımcılığına seçilmiştir.",
              List.of()),
          Topic.open(
              "Görüş taslağı: mahallelerde Türkçe kursu",
              "Görüş taslağı kabul edilsin mi?",
              "Mahallelerde Türkçe kursu önerisi kabul edilmiş, yürütme kuruluna sunulmasına ve kurs"
                  + " yerlerinin tek listede toplanmasına karar verilmiştir.",
              job("Kurs listesini hazırlamak", "bsb-genclik-spor", 40, End.DONE)),
          Topic.open(
              "Sağlık hizmetlerine erişim",
              "Tercüman ihtiyacı için rapor hazırlansın mı?",
              "Tercüman ihtiyacına ilişkin rapor hazırlanmasına karar verilmiştir.",
              job("İhtiyaç raporu", "il-saglik", 60, End.LATE)),
          new Topic(
              "Görüş taslağı: kira destekleri",
              "Taslak çağrıyla birlikte gönderilmiştir.",
              Vote.Kind.SECRET,
              "Görüş taslağı kabul edilsin mi?",
              "Kira desteklerine ilişkin görüş kabul edilmiş, yürütme kuruluna sunulmasına karar"
                  + " verilmiştir.",
              List.of(job("Görüşü yürütme kuruluna sunmak", "bsb-dis-iliskiler", 20, End.DONE))),
          Topic.open(
              "İş gücüne katılım",
              "Meslek kursları için ortak toplantı yapılsın mı?",
              "İŞKUR ve sanayi odasıyla ortak toplantı yapılmasına karar verilmiştir.",
              job("Ortak toplantıyı düzenlemek", "iskur", 50, End.DONE)),
          Topic.open(
              "Orta vadeli göç planı",
              "Orta vadeli göç planı kabul edilsin mi?",
              "Beş yıllık plan kabul edilmiş, kentten ayrılan meslek sahiplerine yönelik anket"
                  + " hazırlanmasına karar verilmiştir.",
              job("Anket sorularını hazırlamak", "adana-sanayi-odasi", 70, End.LATE)),
          Topic.open(
              "Afet hazırlığında göçmen mahalleleri",
              "Çok dilli afet bilgilendirmesi istensin mi?",
              "Afet bilgilendirmesinin Arapça da yapılması için yazı yazılmasına karar verilmiştir.",
              job("Bilgilendirme metinlerini çevirmek", "il-afad", 45, End.OPEN)),
          Topic.open(
              "Hukuki destek masası",
              "Haftalık hukuki destek masası kurulsun mu?",
              "Baro ile birlikte haftada bir gün hukuki destek masası kurulmasına karar"
                  + " verilmiştir.",
              job("Masanın gün ve yerini belirlemek", "adana-barosu", 24, End.OPEN),
              job("Duyuru metinlerini hazırlamak", "bsb-kultur-sosyal", 14, End.LATE)),
          Topic.open(
              "Yıl sonu değerlendirmesi",
              "Yıllık raporun taslağı hazırlansın mı?",
              "Yıllık raporun taslağının sekreterlikçe hazırlanmasına karar verilmiştir.",
              job("Kurumların katkılarını toplamak", "il-goc-idaresi", 30, End.OPEN)));

  @Override
  public void plan(DemoYear year) {
    for (var number = 0; number < TOPICS.size(); number++) {
      plan(year, number);
    }
    year.on(
        year.today().minusDays(2),
        11,
        0,
        () -> {
          var next =
              draft(
                  year.meeting(12),
                  14,
                  "Yeni yılın çalışma programı",
                  "Mevsimlik işçi ziyaretlerinin takvimi",
                  "Dilek ve öneriler");
          year.on(
              year.today().minusDays(1),
              10,
              15,
              () -> {
                calling.call(secretary(), next, null);
                attending.excuseOneself(actor(Part.MUNICIPALITY), next, "Şehir dışında görevli");
              });
        });
    year.on(
        year.today().minusDays(3),
        16,
        30,
        () -> draft(year.meeting(13), 14, "Yıllık raporun kabulü", "Dilek ve öneriler"));
    year.on(
        year.today().minusDays(5),
        21,
        10,
        () -> {
          propose(Part.BAR, "Geri gönderme merkezlerine avukat erişimi");
          propose(Part.MIGRANTS, "Mahalle muhtarlıklarında Arapça yönlendirme");
        });
  }

  private void plan(DemoYear year, int number) {
    var day = year.meeting(number);
    var topic = TOPICS.get(number);
    year.on(
        day.minusDays(13),
        10,
        0,
        () -> {
          var id =
              number == 6
                  ? draft(day, 14, topic.title(), "Saha ziyareti izlenimleri", "Dilek ve öneriler")
                  : draft(day, 14, topic.title(), "Gelen evrak", "Dilek ve öneriler");
          year.on(day.minusDays(10), 10, 30, () -> calling.call(secretary(), id, null));
          year.on(day.minusDays(2), 17, 0, () -> excuses(id, number));
          if (number == FAILS) {
            year.on(day, 14, 30, () -> fail(year, id, number));
          } else {
            year.on(day, 13, 50, () -> hold(year, id, number, topic));
          }
        });
  }

  private UUID draft(LocalDate day, int hour, String... items) {
    var starts = day.atTime(hour, 0).atZone(zone()).toInstant();
    var id =
        meetings
            .draft(
                secretary(),
                bodies.workingGroup().id(),
                new Meeting.Plan(
                    Meeting.Kind.ORDINARY,
                    Meeting.Mode.IN_PERSON,
                    "",
                    starts,
                    starts.plus(Duration.ofHours(2)),
                    "Kent Konseyi toplantı salonu",
                    ""))
            .id();
    for (var item : items) {
      agenda.add(secretary(), id, item, "");
    }
    return id;
  }

  private void excuses(UUID id, int number) {
    var roll = principals(id);
    attending.excuse(
        secretary(), id, roll.get((number * 5 + 3) % roll.size()).mandate(), "Yıllık izinde");
    if (number % 3 == 1) {
      attending.excuseOneself(actor(Part.MUNICIPALITY), id, "Belediye meclisi toplantısı");
    }
  }

  /** Eleven come; it is called again for the week after, and then whoever comes decides. */
  private void fail(DemoYear year, UUID id, int number) {
    for (var member : principals(id).subList(0, 11)) {
      attending.came(secretary(), id, member.mandate());
    }
    running.fail(secretary(), id);
    var day = year.meeting(number).plusDays(7);
    var plan = meetings.get(id).plan();
    year.on(
        year.meeting(number).plusDays(1),
        9,
        30,
        () -> {
          var recall =
              calling.recall(
                  secretary(),
                  id,
                  new Meeting.Plan(
                      plan.kind(),
                      plan.mode(),
                      plan.title(),
                      plan.starts().plus(Duration.ofDays(7)),
                      plan.ends().plus(Duration.ofDays(7)),
                      plan.place(),
                      plan.link()));
          calling.call(secretary(), recall.id(), null);
          year.on(day, 13, 50, () -> hold(year, recall.id(), number, TOPICS.get(number)));
        });
  }

  private void hold(DemoYear year, UUID id, int number, Topic topic) {
    var here = arrive(year, id, number);
    year.pass(Duration.ofMinutes(15));
    running.open(secretary(), id);
    var items = agenda.of(secretary(), id);
    agenda.open(secretary(), items.get(0).id());
    speak(year, id);
    var decision = decide(year, id, items.get(0).id(), here, topic);
    year.pass(Duration.ofMinutes(20));
    agenda.open(secretary(), items.get(1).id());
    year.pass(Duration.ofMinutes(15));
    agenda.conclude(secretary(), items.get(1).id());
    attending.left(secretary(), id, here.getLast());
    agenda.open(secretary(), items.get(2).id());
    year.pass(Duration.ofMinutes(20));
    if (number % 4 == 2) {
      agenda.defer(secretary(), items.get(2).id());
    } else {
      agenda.conclude(secretary(), items.get(2).id());
    }
    running.close(secretary(), id);
    write(year, id, number);
    give(year, decision, topic, year.meeting(number));
  }

  /** Enough for a quorum; where a principal is away, the alternate sits there. */
  private List<UUID> arrive(DemoYear year, UUID id, int number) {
    var chance = new Random(number);
    var here = new ArrayList<UUID>();
    var seats = new HashSet<UUID>();
    var room = attending.room(secretary(), id);
    for (var one : room.roll()) {
      var often = one.seatNumber() == OFTEN_AWAY && number >= 10;
      var comes =
          one.principal()
              ? one.excuse() == null
                  && !often
                  && (chance.nextInt(100) < 82 || one.account() != null)
              : !seats.contains(one.seat());
      if (comes) {
        attending.came(secretary(), id, one.mandate());
        here.add(one.mandate());
        seats.add(one.seat());
        year.pass(Duration.ofSeconds(20));
      }
    }
    for (var one : room.roll()) {
      if (seats.size() < 17
          && one.principal()
          && one.seatNumber() != OFTEN_AWAY
          && seats.add(one.seat())) {
        attending.came(secretary(), id, one.mandate());
        here.add(one.mandate());
      }
    }
    return here;
  }

  private void speak(DemoYear year, UUID id) {
    var elif =
        principals(id).stream()
            .filter(one -> actor(Part.BAR).id().equals(one.account()))
            .findFirst()
            .orElseThrow();
    if (!attending.room(secretary(), id).here().contains(elif.mandate())) {
      return;
    }
    running.ask(actor(Part.BAR), id, elif.mandate(), Running.SpeechKind.SPEECH);
    running.giveFloor(secretary(), id, running.speeches(secretary(), id).getFirst().id());
    year.pass(Duration.ofMinutes(4));
    running.endSpeech(secretary(), id, running.speeches(secretary(), id).getFirst().id());
  }

  private Decision decide(DemoYear year, UUID id, UUID item, List<UUID> here, Topic topic) {
    var question =
        topic.kind() == Vote.Kind.ELECTION
            ? Vote.Question.election(
                topic.question(),
                Vote.Method.SINGLE,
                1,
                true,
                List.of("Aslı Seyhanlıoğlu", "Umut Sarıçamlı"))
            : Vote.Question.of(topic.question(), topic.kind());
    var vote = voting.prepare(secretary(), item, question).id();
    year.pass(Duration.ofMinutes(2));
    voting.open(secretary(), vote);
    year.pass(Duration.ofMinutes(3));
    var electors = voting.turnout(secretary(), vote).electors();
    var against = electors / 6;
    var paper = topic.kind() != Vote.Kind.OPEN;
    var sums =
        topic.kind() == Vote.Kind.ELECTION
            ? List.of(electors - against, against, 0)
            : List.of(electors - against - 1, against, 1);
    voting.count(
        secretary(),
        vote,
        paper,
        sums,
        electors,
        paper ? here.get(0) : null,
        paper ? here.get(1) : null);
    voting.close(secretary(), vote);
    voting.announce(secretary(), vote);
    year.pass(Duration.ofMinutes(5));
    var due = topic.jobs().isEmpty() ? null : latest(topic, meetings.get(id).day(zone()));
    return decisions.record(
        secretary(), vote, topic.title(), topic.decision(), institution(topic), due);
  }

  private void write(DemoYear year, UUID id, int number) {
    var day = meetings.get(id).day(zone());
    year.on(
        day.plusDays(2),
        11,
        0,
        () -> {
          var draft = minutes.write(secretary(), id).id();
          if (number == TOPICS.size() - 1) {
            return;
          }
          year.on(day.plusDays(3), 9, 20, () -> minutes.circulate(secretary(), draft));
          if (number == 2) {
            year.on(
                day.plusDays(4),
                20,
                40,
                () ->
                    minutes.ask(
                        actor(Part.BAR),
                        draft,
                        "Söz alanlar bölümüne baronun önerisi de yazılsın."));
            year.on(
                day.plusDays(5),
                10,
                0,
                () ->
                    minutes
                        .asked(secretary(), draft)
                        .forEach(one -> minutes.answer(secretary(), one.id(), true)));
          }
          year.on(day.plusDays(8), 18, 0, () -> minutes.approve(actor(Part.CHAIR), draft));
        });
  }

  private void give(DemoYear year, Decision decision, Topic topic, LocalDate day) {
    for (var job : topic.jobs()) {
      year.on(
          day.plusDays(1),
          15,
          0,
          () -> {
            var due = decision.decidedOn().plusDays(job.days());
            var institution = institutions.find(new Slug(job.institution())).orElseThrow().id();
            var task = tasks.give(secretary(), decision.id(), job.title(), institution, due).id();
            if (hasReader(institution, day.plusDays(1)) && job.end() != End.LATE) {
              tasks.send(secretary(), task);
            }
            if (job.end() == End.DONE) {
              year.on(
                  due.minusDays(3),
                  16,
                  0,
                  () -> {
                    tasks.complete(secretary(), task, "Kurum yazıyla bildirdi.");
                    var now = decisions.get(decision.id());
                    var last =
                        tasks.of(now.id()).stream().allMatch(one -> one.state() != Task.State.OPEN);
                    decisions.follow(
                        secretary(),
                        now.id(),
                        now.version(),
                        last ? Decision.State.DONE : Decision.State.UNDER_WAY,
                        last ? "Karar yerine getirildi." : "Çalışma sürüyor.",
                        now.institution(),
                        now.due());
                  });
            }
          });
    }
  }

  /** Whether a mail about the institution's task finds somebody. */
  private boolean hasReader(UUID institution, LocalDate day) {
    return members.of(bodies.workingGroup().id(), day).stream()
        .anyMatch(one ->
            one.institution() != null
                && one.institution().id().equals(institution)
                && people.get(one.person()).email() != null);
  }

  private static LocalDate latest(Topic topic, LocalDate day) {
    return day.plusDays(topic.jobs().stream().mapToInt(Job::days).max().orElse(0));
  }

  private @Nullable UUID institution(Topic topic) {
    return topic.jobs().isEmpty()
        ? null
        : institutions.find(new Slug(topic.jobs().getFirst().institution())).orElseThrow().id();
  }

  private void propose(Part part, String title) {
    agenda.propose(actor(part), bodies.workingGroup().id(), title, "");
  }

  private List<Member> principals(UUID id) {
    var meeting = meetings.get(id);
    return members.of(meeting.body(), meeting.day(zone())).stream()
        .filter(one -> one.capacity() == Capacity.PRINCIPAL)
        .toList();
  }

  private ZoneId zone() {
    return site.zone();
  }

  private Actor secretary() {
    return actor(Part.SECRETARY);
  }

  private Actor actor(Part part) {
    return cast.actor(part);
  }
}
