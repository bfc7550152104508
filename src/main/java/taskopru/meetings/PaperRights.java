package taskopru.meetings;

import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.documents.Paper;
import taskopru.documents.PaperReaders;
import taskopru.kernel.Actor;

/** Who may take the papers of meetings. */
@Component
class PaperRights implements PaperReaders {

  private final MeetingBook meetings;
  private final MinuteBook minutes;
  private final VoteBook votes;
  private final DecisionBook decisions;
  private final Desk desk;

  PaperRights(
      MeetingBook meetings, MinuteBook minutes, VoteBook votes, DecisionBook decisions, Desk desk) {
    this.meetings = meetings;
    this.minutes = minutes;
    this.votes = votes;
    this.decisions = decisions;
    this.desk = desk;
  }

  @Override
  public boolean mayRead(Actor actor, UUID subject, Paper.Kind kind) {
    return switch (kind) {
      case AGENDA ->
          meetings
              .find(subject)
              .filter(one -> one.state().isPublic() || desk.keeps(actor, one))
              .isPresent();
      case CALL -> meetings.find(subject).filter(one -> desk.sees(actor, one)).isPresent();
      case ATTENDANCE, OTHER ->
          meetings.find(subject).filter(one -> desk.keeps(actor, one)).isPresent();
      case MINUTES ->
          meetings.find(subject).filter(one -> desk.sees(actor, one)).isPresent()
              || minutes
                  .find(subject)
                  .filter(one -> one.state() == Minutes.State.APPROVED)
                  .isPresent();
      case BALLOT ->
          votes
              .find(subject)
              .flatMap(vote -> meetings.find(vote.meeting()))
              .filter(one -> desk.keeps(actor, one))
              .isPresent();
      case DECISION -> decisions.find(subject).isPresent();
      case LETTER ->
          decisions
              .find(subject)
              .flatMap(one -> meetings.find(one.meeting()))
              .filter(one -> desk.keeps(actor, one))
              .isPresent();
    };
  }
}
