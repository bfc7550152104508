package taskopru.meetings.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taskopru.meetings.Quorum;
import taskopru.meetings.Vote;
import taskopru.web.Ui;
import taskopru.web.ui.Option;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Votes and the quorum in words, on every page of the room. */
final class RoomWords {

  private RoomWords() {}

  static List<Option> choices(Vote vote, Ui ui) {
    if (vote.isElection()) {
      return vote.question().candidates().stream()
          .map(one -> Option.of(String.valueOf(one.number()), one.text()))
          .toList();
    }
    return List.of(
        Option.of("1", ui.text("meetings.ballot.yes")),
        Option.of("2", ui.text("meetings.ballot.no")),
        Option.of("3", ui.text("meetings.ballot.abstain")));
  }

  static @Nullable String result(Vote vote, Ui ui) {
    var outcome = vote.outcome();
    if (vote.state() == Vote.State.VOID) {
      return ui.text("meetings.vote.result.void", String.valueOf(vote.reason()));
    }
    if (outcome == null) {
      return null;
    }
    var numbers =
        vote.isElection()
            ? vote.question().candidates().stream()
                .map(one ->
                    one.text() + ": " + ui.number((long) vote.counts().get(one.number() - 1)))
                .collect(Collectors.joining(", "))
            : ui.text("meetings.vote.result.numbers", vote.yes(), vote.no(), vote.abstain());
    var winners =
        vote.elected().stream()
            .map(number -> vote.question().candidates().get(number - 1).text())
            .collect(Collectors.joining(", "));
    return ui.text("meetings.vote.result." + outcome.code(), numbers, winners);
  }

  static String quorum(Quorum quorum, Ui ui) {
    return ui.text(
        quorum.isMet() ? "meetings.quorum.met" : "meetings.quorum.missing",
        quorum.needed(),
        quorum.seats(),
        quorum.present(),
        quorum.missing());
  }

  static Tag state(Vote.State state, Ui ui) {
    return new Tag(
        ui.text("meetings.vote.stand." + state.code()),
        switch (state) {
          case PREPARED -> Tone.PLAIN;
          case OPEN -> Tone.NEWS;
          case CLOSED -> Tone.WAIT;
          case ANNOUNCED -> Tone.GOOD;
          case VOID -> Tone.BAD;
        });
  }
}
