package taskopru.opinions;

import java.util.UUID;
import taskopru.kernel.DomainEvent;

/** What opinions tell the rest of the house. */
public sealed interface OpinionsEvent extends DomainEvent {

  record AddresseeKept(UUID subject, UUID actor, int version) implements OpinionsEvent {}

  record AnswererNamed(UUID subject, UUID actor, UUID account) implements OpinionsEvent {}

  record AnswererLeft(UUID subject, UUID actor, UUID account) implements OpinionsEvent {}

  record IssueFiled(UUID subject, UUID actor) implements OpinionsEvent {}

  record IssueChanged(UUID subject, UUID actor, String state) implements OpinionsEvent {}

  record OpinionDrafted(UUID subject, UUID actor, UUID body, String kind)
      implements OpinionsEvent {}

  record OpinionDescribed(UUID subject, UUID actor, int version) implements OpinionsEvent {}

  record OpinionTranslated(UUID subject, UUID actor, String language) implements OpinionsEvent {}

  record ClauseWritten(UUID subject, UUID actor, UUID clause) implements OpinionsEvent {}

  record ClauseRemoved(UUID subject, UUID actor, UUID clause) implements OpinionsEvent {}

  record AlternativeWritten(UUID subject, UUID actor, UUID alternative) implements OpinionsEvent {}

  record AlternativeRemoved(UUID subject, UUID actor, UUID alternative) implements OpinionsEvent {}

  record ClaimWritten(UUID subject, UUID actor, UUID claim) implements OpinionsEvent {}

  record ClaimRemoved(UUID subject, UUID actor, UUID claim) implements OpinionsEvent {}

  record EvidenceCited(UUID subject, UUID actor, UUID evidence, String kind)
      implements OpinionsEvent {}

  record EvidenceRemoved(UUID subject, UUID actor, UUID evidence) implements OpinionsEvent {}

  /** A newer edition says something else than what was cited. */
  record EvidenceOutdated(UUID subject, UUID actor, UUID opinion, String edition)
      implements OpinionsEvent {}

  record RecommendationWritten(UUID subject, UUID actor, UUID opinion) implements OpinionsEvent {}

  record RecommendationRemoved(UUID subject, UUID actor, UUID opinion) implements OpinionsEvent {}

  record RemarkMade(UUID subject, UUID actor, UUID opinion) implements OpinionsEvent {}

  record RemarkAnswered(UUID subject, UUID actor, String state) implements OpinionsEvent {}

  record OpinionCirculated(UUID subject, UUID actor, int edition, String sha256)
      implements OpinionsEvent {}

  record WindowExtended(UUID subject, UUID actor, int edition) implements OpinionsEvent {}

  record OpinionTakenBack(UUID subject, UUID actor, int edition) implements OpinionsEvent {}

  record PositionTaken(UUID subject, UUID actor, UUID holder, String stance)
      implements OpinionsEvent {}

  record PutOnAgenda(UUID subject, UUID actor, UUID body, UUID item) implements OpinionsEvent {}

  record AdoptionNoted(UUID subject, UUID actor, UUID body, String outcome, String sha256)
      implements OpinionsEvent {}

  record OpinionAdopted(UUID subject, UUID actor, String sha256) implements OpinionsEvent {}

  record OpinionWithdrawn(UUID subject, UUID actor) implements OpinionsEvent {}

  record OpinionSuperseded(UUID subject, UUID actor, UUID by) implements OpinionsEvent {}

  record OpinionClosed(UUID subject, UUID actor, String result) implements OpinionsEvent {}

  record OpinionReopened(UUID subject, UUID actor) implements OpinionsEvent {}

  record TransmissionPrepared(UUID subject, UUID actor, UUID opinion, String number)
      implements OpinionsEvent {}

  record TransmissionMoved(UUID subject, UUID actor, String stage) implements OpinionsEvent {}

  record TransmissionMoveUndone(UUID subject, UUID actor, String stage) implements OpinionsEvent {}

  record AnswerPutOff(UUID subject, UUID actor) implements OpinionsEvent {}

  record AnswerLinkMade(UUID subject, UUID actor) implements OpinionsEvent {}

  record ResponseGiven(UUID subject, UUID actor, UUID transmission, String outcome, String how)
      implements OpinionsEvent {}

  record ActionBegun(UUID subject, UUID actor, UUID recommendation) implements OpinionsEvent {}

  record ActionMoved(UUID subject, UUID actor, String state) implements OpinionsEvent {}

  record MilestoneNoted(UUID subject, UUID actor, int milestone) implements OpinionsEvent {}

  record MeasurementReported(UUID subject, UUID actor, UUID recommendation)
      implements OpinionsEvent {}

  record MeasurementJudged(UUID subject, UUID actor, UUID recommendation, String state)
      implements OpinionsEvent {}
}
