package taskopru.meetings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.DomainEvent;

/** What meetings tell the rest of the house. */
public sealed interface MeetingsEvent extends DomainEvent {

  record MeetingDrafted(UUID subject, UUID actor, UUID body) implements MeetingsEvent {}

  record MeetingPlanned(UUID subject, UUID actor, int version) implements MeetingsEvent {}

  record MeetingCalled(UUID subject, UUID actor, UUID body, String number)
      implements MeetingsEvent {}

  record MeetingCancelled(UUID subject, UUID actor, UUID body) implements MeetingsEvent {}

  record MeetingOpened(UUID subject, UUID actor, UUID body, int present, int needed)
      implements MeetingsEvent {}

  record MeetingSuspended(UUID subject, UUID actor) implements MeetingsEvent {}

  record MeetingResumed(UUID subject, UUID actor) implements MeetingsEvent {}

  record MeetingClosed(UUID subject, UUID actor, UUID body) implements MeetingsEvent {}

  record MeetingFailed(UUID subject, UUID actor, UUID body, int present, int needed)
      implements MeetingsEvent {}

  record MeetingRecalled(UUID subject, UUID actor, UUID recall) implements MeetingsEvent {}

  record ItemAdded(UUID subject, UUID actor, UUID meeting) implements MeetingsEvent {}

  record ItemProposed(UUID subject, UUID actor, UUID body) implements MeetingsEvent {}

  record ItemAccepted(UUID subject, UUID actor, UUID meeting) implements MeetingsEvent {}

  record ItemChanged(UUID subject, UUID actor, int version) implements MeetingsEvent {}

  record ItemMoved(UUID subject, UUID actor, int position) implements MeetingsEvent {}

  record ItemOpened(UUID subject, UUID actor, UUID meeting) implements MeetingsEvent {}

  record ItemDeferred(UUID subject, UUID actor) implements MeetingsEvent {}

  record ItemDecided(UUID subject, UUID actor) implements MeetingsEvent {}

  record ItemWithdrawn(UUID subject, UUID actor) implements MeetingsEvent {}

  record PaperAttached(UUID subject, UUID actor, UUID file) implements MeetingsEvent {}

  record PaperShown(UUID subject, UUID actor, UUID file, boolean open) implements MeetingsEvent {}

  record PaperTakenAway(UUID subject, UUID actor, UUID file) implements MeetingsEvent {}

  record PaperPutBack(UUID subject, UUID actor, UUID file) implements MeetingsEvent {}

  record MemberCame(UUID subject, UUID actor, UUID mandate, String how) implements MeetingsEvent {}

  record MemberLeft(UUID subject, UUID actor, UUID mandate) implements MeetingsEvent {}

  record MemberExcused(UUID subject, UUID actor, UUID mandate) implements MeetingsEvent {}

  record AttendanceCorrected(UUID subject, UUID actor, UUID mandate, UUID correction)
      implements MeetingsEvent {}

  record AttendanceExported(UUID subject, UUID actor, String format, int rows)
      implements MeetingsEvent {}

  record AttendanceImported(UUID subject, UUID actor, int changes) implements MeetingsEvent {}

  record SpeakerAsked(UUID subject, UUID actor, UUID mandate, String kind)
      implements MeetingsEvent {}

  record SpeakerBegan(UUID subject, UUID actor, UUID speech) implements MeetingsEvent {}

  record SpeakerEnded(UUID subject, UUID actor, UUID speech) implements MeetingsEvent {}

  record VotePrepared(UUID subject, UUID actor, UUID item, String kind) implements MeetingsEvent {}

  record VoteOpened(UUID subject, UUID actor, UUID snapshot, int present, int needed)
      implements MeetingsEvent {}

  /** Somebody voted; never how. */
  record BallotCast(UUID subject, UUID actor, UUID seat) implements MeetingsEvent {}

  record BallotsCounted(UUID subject, UUID actor, String how, int ballots)
      implements MeetingsEvent {}

  record VoteClosed(UUID subject, UUID actor, String outcome) implements MeetingsEvent {}

  record TieSettled(UUID subject, UUID actor, String how, String outcome)
      implements MeetingsEvent {}

  record VoteAnnounced(UUID subject, UUID actor, String outcome) implements MeetingsEvent {}

  record VoteVoided(UUID subject, UUID actor) implements MeetingsEvent {}

  record MinutesDrafted(UUID subject, UUID actor, UUID meeting, int edition)
      implements MeetingsEvent {}

  record MinutesChanged(UUID subject, UUID actor, int version) implements MeetingsEvent {}

  record MinutesCirculated(UUID subject, UUID actor, UUID meeting) implements MeetingsEvent {}

  record AmendmentAsked(UUID subject, UUID actor, UUID minutes) implements MeetingsEvent {}

  record AmendmentAnswered(UUID subject, UUID actor, boolean accepted) implements MeetingsEvent {}

  record MinutesApproved(UUID subject, UUID actor, UUID meeting, int edition, String sha256)
      implements MeetingsEvent {}

  record MinutesSigned(UUID subject, UUID actor, UUID file) implements MeetingsEvent {}

  record DecisionRecorded(
      UUID subject, UUID actor, UUID body, String number, UUID vote, String sha256)
      implements MeetingsEvent {}

  record DecisionFollowed(UUID subject, UUID actor, String state) implements MeetingsEvent {}

  record TaskGiven(UUID subject, UUID actor, UUID decision, @Nullable UUID institution)
      implements MeetingsEvent {}

  record TaskSent(UUID subject, UUID actor, int people) implements MeetingsEvent {}

  record TaskDone(UUID subject, UUID actor, String how) implements MeetingsEvent {}

  record TaskDropped(UUID subject, UUID actor) implements MeetingsEvent {}
}
