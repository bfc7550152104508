package taskopru.meetings;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.kernel.Language;
import taskopru.web.Messages;

/**
 * Writes minutes from what was noted, in Turkish. Names stand only in parts that are not public;
 * everything else speaks of seats and numbers.
 */
@Component
class MinutesText {

  private static final Language TR = Language.TR;

  private final AgendaBook agendas;
  private final RollBook rolls;
  private final VoteBook votes;
  private final DecisionBook decisions;
  private final Roster roster;
  private final Bodies bodies;
  private final Messages messages;
  private final Desk desk;

  MinutesText(
      AgendaBook agendas,
      RollBook rolls,
      VoteBook votes,
      DecisionBook decisions,
      Roster roster,
      Bodies bodies,
      Messages messages,
      Desk desk) {
    this.agendas = agendas;
    this.rolls = rolls;
    this.votes = votes;
    this.decisions = decisions;
    this.roster = roster;
    this.bodies = bodies;
    this.messages = messages;
    this.desk = desk;
  }

  List<Minutes.Part> of(Meeting meeting) {
    var parts = new ArrayList<Minutes.Part>();
    var cast = votes.of(meeting.id());
    var decided =
        decisions.of(meeting.id()).stream().collect(Collectors.toMap(Decision::vote, one -> one));
    parts.add(part(parts, null, say("opening.heading"), opening(meeting), true));
    parts.add(part(parts, null, say("roll.heading"), roll(meeting), false));
    for (var item : agendas.of(meeting.id())) {
      if (item.state() != AgendaItem.State.WITHDRAWN) {
        parts.add(
            part(
                parts,
                item.id(),
                say("item.heading", item.position(), item.title()),
                item(item, cast, decided),
                true));
      }
    }
    var dissents = dissents(meeting, cast);
    if (!dissents.isEmpty()) {
      parts.add(part(parts, null, say("dissent.heading"), dissents, false));
    }
    parts.add(part(parts, null, say("closing.heading"), closing(meeting), true));
    return parts;
  }

  private String opening(Meeting meeting) {
    var lines = new ArrayList<String>();
    var plan = meeting.plan();
    lines.add(
        say(
            "opening." + plan.mode().code(),
            bodies.get(meeting.body()).name().tr(),
            String.valueOf(meeting.number()),
            say("kind." + plan.kind().code()),
            date(meeting.openedAt() == null ? meeting.starts() : meeting.openedAt()),
            time(meeting.openedAt() == null ? meeting.starts() : meeting.openedAt()),
            plan.place()));
    if (meeting.isRecall()) {
      lines.add(say("opening.recall"));
    }
    if (meeting.shortNotice() != null) {
      lines.add(say("opening.short", meeting.shortNotice()));
    }
    rolls.noted(meeting.id()).stream()
        .findFirst()
        .map(RollBook.Noted::quorum)
        .ifPresent(quorum ->
            lines.add(say("opening.quorum", quorum.seats(), quorum.needed(), quorum.present())));
    return String.join("\n", lines);
  }

  private String roll(Meeting meeting) {
    var people = roster.of(meeting);
    var presences =
        rolls.presences(meeting.id()).stream()
            .collect(
                Collectors.groupingBy(Presence::mandate, LinkedHashMap::new, Collectors.toList()));
    var lines = new ArrayList<String>();
    for (var attendee : rolls.of(meeting.id())) {
      var line = people.get(attendee.mandate());
      if (line == null) {
        continue;
      }
      var times = presences.getOrDefault(attendee.mandate(), List.of());
      var capacity = say(attendee.principal() ? "roll.principal" : "roll.alternate");
      if (!times.isEmpty()) {
        lines.add(
            say(
                "roll.present",
                attendee.seatNumber(),
                line.name(),
                line.institution(TR, "none"),
                capacity,
                times.stream().map(this::span).collect(Collectors.joining(", "))));
      } else if (attendee.principal()) {
        lines.add(
            attendee.excuse() == null
                ? say(
                    "roll.absent", attendee.seatNumber(), line.name(), line.institution(TR, "none"))
                : say(
                    "roll.excused",
                    attendee.seatNumber(),
                    line.name(),
                    line.institution(TR, "none"),
                    attendee.excuse()));
      }
    }
    return String.join("\n", lines);
  }

  private String item(AgendaItem item, List<Vote> cast, Map<UUID, Decision> decided) {
    var lines = new ArrayList<String>();
    for (var vote : cast) {
      if (vote.item().equals(item.id())) {
        lines.add(vote(vote));
        var decision = decided.get(vote.id());
        if (decision != null) {
          lines.add(say("decision", decision.label(), decision.text()));
        }
      }
    }
    switch (item.state()) {
      case DEFERRED -> lines.add(say("item.deferred"));
      case PROPOSED, ACCEPTED -> lines.add(say("item.untouched"));
      case OPENED, DECIDED -> {
        if (lines.isEmpty()) {
          lines.add(say("item.discussed"));
        }
      }
      case WITHDRAWN -> {}
    }
    return String.join("\n", lines);
  }

  private String vote(Vote vote) {
    var question = vote.question();
    var quorum = vote.quorum();
    if (vote.state() == Vote.State.VOID) {
      return say("vote.void", question.text(), String.valueOf(vote.reason()));
    }
    if (quorum == null || vote.outcome() == null) {
      return say("vote.prepared", question.text());
    }
    var how = say("vote.how." + question.kind().code() + (question.sealed() ? ".sealed" : ""));
    var base =
        say("vote.under", question.text(), how, quorum.present(), quorum.needed(), vote.round());
    var numbers =
        vote.isElection()
            ? question.candidates().stream()
                .map(one -> say("vote.candidate", one.text(), vote.counts().get(one.number() - 1)))
                .collect(Collectors.joining(", "))
            : say("vote.numbers", vote.yes(), vote.no(), vote.abstain());
    var outcome =
        say(
            "vote.outcome." + vote.outcome().code(),
            vote.elected().stream()
                .map(number -> question.candidates().get(number - 1).text())
                .collect(Collectors.joining(", ")));
    var tie = vote.tieSettled() == null ? "" : " " + say("vote.tie." + vote.tieSettled());
    return base + " " + say("vote.counted", numbers) + tie + " " + outcome;
  }

  private String dissents(Meeting meeting, List<Vote> cast) {
    var people = roster.of(meeting);
    var ballots = votes.ballotsOf(meeting.id());
    var lines = new ArrayList<String>();
    for (var vote : cast) {
      if (vote.isElection() || vote.state() == Vote.State.VOID) {
        continue;
      }
      var names =
          ballots.getOrDefault(vote.id(), List.of()).stream()
              .filter(ballot -> ballot.choices().contains(Vote.NO))
              .map(ballot -> people.get(ballot.mandate()))
              .filter(java.util.Objects::nonNull)
              .map(Roster.Line::name)
              .sorted()
              .collect(Collectors.joining(", "));
      if (!names.isEmpty()) {
        lines.add(say("dissent.line", vote.question().text(), names));
      }
    }
    return String.join("\n", lines);
  }

  private String closing(Meeting meeting) {
    var closed = meeting.closedAt();
    return closed == null ? "" : say("closing", time(closed));
  }

  private String span(Presence presence) {
    var left = presence.left();
    return time(presence.came()) + "–" + (left == null ? "" : time(left));
  }

  private static Minutes.Part part(
      List<Minutes.Part> before, @Nullable UUID item, String heading, String text, boolean open) {
    return new Minutes.Part(before.size() + 1, item, cut(heading), text, open);
  }

  private static String cut(String heading) {
    return heading.length() > 300 ? heading.substring(0, 299) + "…" : heading;
  }

  private String date(Instant moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(TR.locale())
        .format(moment.atZone(desk.zone()));
  }

  private String time(Instant moment) {
    return DateTimeFormatter.ofPattern("HH.mm").format(moment.atZone(desk.zone()));
  }

  private String say(String key, Object... args) {
    return messages.text(TR, "meetings.record." + key, args);
  }
}
