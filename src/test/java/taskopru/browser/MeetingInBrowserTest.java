package taskopru.browser;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import taskopru.meetings.Agenda;
import taskopru.meetings.Attending;
import taskopru.meetings.Calling;
import taskopru.meetings.Correcting;
import taskopru.meetings.Decisions;
import taskopru.meetings.Meetings;
import taskopru.meetings.MinuteTaking;
import taskopru.meetings.Running;
import taskopru.meetings.Sitting;
import taskopru.meetings.Vote;
import taskopru.meetings.Voting;

/** A short meeting, looked at on every page with a real browser. */
class MeetingInBrowserTest extends Browser {

  @Autowired Meetings meetings;
  @Autowired Agenda agenda;
  @Autowired Calling calling;
  @Autowired Attending attending;
  @Autowired Correcting correcting;
  @Autowired Running running;
  @Autowired Voting voting;
  @Autowired Decisions decisions;
  @Autowired MinuteTaking taking;
  @Autowired JdbcClient db;

  /** The house is shared with other tests, which may have seated people of their own. */
  @BeforeEach
  void nobodySitsYet() {
    db.sql("delete from council.mandate_suspension").update();
    db.sql("delete from council.mandate").update();
  }

  @Test
  void aShortMeetingOnEveryPage() {
    var cast = Sitting.of(db);
    var secretary = Sitting.SECRETARY;
    var draft = meetings.draft(secretary, cast.body(), Sitting.plan(LocalDate.now().plusDays(12)));
    var item = agenda.add(secretary, draft.id(), "Kira destekleri", "İlçe ilçe görüşülecek.").id();
    agenda.add(secretary, draft.id(), "Yıllık program", "");
    var desk = "/desk/meetings";
    var here = desk + "/" + draft.id();
    look("meeting-draft", here);
    look("meeting-call", here + "/call");
    calling.call(secretary, draft.id(), null);
    look("meeting-deliveries", here + "/call/deliveries");
    look("meeting-paper-list", here + "/call/deliveries/paper");
    for (var person : cast.principals().subList(0, 17)) {
      attending.came(secretary, draft.id(), person.mandate());
    }
    attending.excuse(secretary, draft.id(), cast.principals().get(20).mandate(), "Görevli");
    look("meeting-attendance", here + "/attendance");
    running.open(secretary, draft.id());
    agenda.open(secretary, item);
    var vote =
        voting.prepare(
            secretary, item, Vote.Question.of("Rapor kabul edilsin mi?", Vote.Kind.OPEN));
    voting.open(secretary, vote.id());
    voting.cast(cast.principals().getFirst().actor(), vote.id(), Set.of(Vote.YES));
    look("meeting-run", here + "/run");
    look("meeting-screen", here + "/screen");
    look("meeting-ballot", here + "/ballot");
    voting.count(secretary, vote.id(), false, List.of(12, 3, 1), 16, null, null);
    voting.close(secretary, vote.id());
    voting.announce(secretary, vote.id());
    look("meeting-decide", here + "/run");
    var decision =
        decisions.record(
            secretary, vote.id(), "Kira destekleri raporu", "Rapor kabul edilmiştir.", null, null);
    running.close(secretary, draft.id());
    var late = cast.principals().get(20).mandate();
    correcting.correct(
        secretary, draft.id(), late, List.of(), "Raporlu", "Raporunu sonradan getirdi");
    look("meeting-attendance-after", here + "/attendance");
    look("meeting-correction", here + "/attendance/" + late);
    look("meeting-sheet", here + "/attendance/sheet");
    taking.write(secretary, draft.id());
    look("meeting-minutes", here + "/minutes");
    look("meeting-minutes-edit", here + "/minutes?edit=yes");
    look("meetings-desk", desk);
    look("meeting-new", desk + "/new");
    look("decision-desk", "/desk/decisions/" + decision.id());
    look("decisions-desk", "/desk/decisions?state=");
    look("decisions", "/decisions");
    look("decision", "/decisions/" + decision.id());
    look("meetings", "/meetings");
    look("meeting", "/meetings/" + draft.id());
  }
}
