package taskopru.meetings.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.documents.Paper;
import taskopru.meetings.Meeting;
import taskopru.meetings.MeetingPapers;
import taskopru.meetings.MeetingPapers.What;
import taskopru.meetings.Minutes;
import taskopru.web.Ui;

/** Which papers each page of a meeting offers and shows. */
@Component
class Shelves {

  private final MeetingPapers papers;

  Shelves(MeetingPapers papers) {
    this.papers = papers;
  }

  PaperShelf ofCall(Meeting meeting, boolean keeps, Ui ui) {
    return of(
        meeting,
        "",
        keeps && isCalled(meeting)
            ? List.of(What.CALL, What.LETTERS_BY_HAND, What.AGENDA)
            : List.of(),
        Set.of(Paper.Kind.CALL, Paper.Kind.AGENDA, Paper.Kind.OTHER),
        ui);
  }

  PaperShelf ofAttendance(Meeting meeting, Ui ui) {
    return of(
        meeting,
        "/attendance",
        isCalled(meeting) ? List.of(What.ATTENDANCE) : List.of(),
        Set.of(Paper.Kind.ATTENDANCE),
        ui);
  }

  PaperShelf ofMinutes(Meeting meeting, boolean keeps, List<Minutes> editions, Ui ui) {
    var offered = new ArrayList<What>();
    if (keeps && editions.stream().anyMatch(one -> one.state() != Minutes.State.DRAFT)) {
      offered.add(What.MINUTES);
    }
    if (keeps && editions.stream().anyMatch(one -> one.state() == Minutes.State.APPROVED)) {
      offered.add(What.PUBLIC_MINUTES);
    }
    return of(meeting, "/minutes", offered, Set.of(Paper.Kind.MINUTES), ui);
  }

  PaperShelf ofBallots(Meeting meeting, boolean keeps, Ui ui) {
    return keeps
        ? PaperShelf.toRead(papers.ballots(ui.actor(), meeting.id()), ui)
        : PaperShelf.toRead(List.of(), ui);
  }

  PaperShelf ofDecision(UUID decision, Ui ui) {
    return PaperShelf.ofDecision(
        ui.path("/desk/decisions/" + decision + "/papers"),
        papers.ofDecision(ui.actor(), decision),
        ui);
  }

  PaperShelf publicOfMeeting(UUID meeting, Ui ui) {
    return PaperShelf.toRead(papers.publicOfMeeting(meeting), ui);
  }

  PaperShelf publicOfDecision(UUID decision, Ui ui) {
    return PaperShelf.toRead(papers.publicOfDecision(decision), ui);
  }

  private PaperShelf of(
      Meeting meeting, String back, List<What> offered, Set<Paper.Kind> kinds, Ui ui) {
    return PaperShelf.ofMeeting(
        ui.path("/desk/meetings/" + meeting.id() + "/papers"),
        back,
        offered,
        papers.ofMeeting(ui.actor(), meeting.id()).stream()
            .filter(one -> kinds.contains(one.kind()))
            .toList(),
        ui);
  }

  private static boolean isCalled(Meeting meeting) {
    return meeting.number() != null && meeting.state() != Meeting.State.CANCELLED;
  }
}
