package taskopru.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.People;
import taskopru.documents.Block;
import taskopru.documents.Paper;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.Messages;

/** What the papers about a meeting say: call, agenda, attendance sheet, minutes. */
@Component
class SheetsOfMeeting {

  private final AgendaBook agendas;
  private final RollBook rolls;
  private final Roster roster;
  private final People people;
  private final Bodies bodies;
  private final Messages messages;
  private final Desk desk;

  SheetsOfMeeting(
      AgendaBook agendas,
      RollBook rolls,
      Roster roster,
      People people,
      Bodies bodies,
      Messages messages,
      Desk desk) {
    this.agendas = agendas;
    this.rolls = rolls;
    this.roster = roster;
    this.people = people;
    this.bodies = bodies;
    this.messages = messages;
    this.desk = desk;
  }

  Paper call(Meeting meeting) {
    var words = words(Language.TR);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(words.say("call.dear")));
    blocks.addAll(callText(meeting, words));
    return paper(Paper.Kind.CALL, meeting, words, words.say("call.title"), blocks);
  }

  /** One page for everybody on the roll whom no mail reaches. */
  Paper lettersByHand(Meeting meeting) {
    var words = words(Language.TR);
    var names = roster.of(meeting);
    var blocks = new ArrayList<Block>();
    var told = new HashSet<UUID>();
    for (var attendee : rolls.of(meeting.id())) {
      var line = names.get(attendee.mandate());
      if (line == null
          || people.get(attendee.person()).email() != null
          || !told.add(attendee.person())) {
        continue;
      }
      if (!blocks.isEmpty()) {
        blocks.add(new Block.PageBreak());
      }
      var institution = line.institution(Language.TR, "");
      blocks.add(
          new Block.Paragraph(
              institution.isEmpty()
                  ? words.say("call.to", line.name())
                  : words.say("call.to", line.name()) + "\n" + institution));
      blocks.addAll(callText(meeting, words));
    }
    if (blocks.isEmpty()) {
      throw new Problem.Refused("meetings.paper.everybody-has-mail");
    }
    return paper(Paper.Kind.OTHER, meeting, words, words.say("call.title"), blocks);
  }

  Paper agenda(Meeting meeting, Language language) {
    var words = words(language);
    var blocks = new ArrayList<Block>();
    blocks.add(facts(meeting, words));
    blocks.add(new Block.Heading(1, words.say("agenda.items")));
    blocks.add(new Block.Numbered(items(meeting)));
    if (language != Language.TR) {
      blocks.add(new Block.Note(words.say("turkish")));
    }
    return paper(Paper.Kind.AGENDA, meeting, words, words.say("agenda.title"), blocks);
  }

  /** Before and during the meeting a form to sign; afterwards what was noted. */
  Paper attendance(Meeting meeting) {
    var words = words(Language.TR);
    var over = !meeting.state().isGathering();
    var presences =
        rolls.presences(meeting.id()).stream()
            .collect(
                Collectors.groupingBy(Presence::mandate, LinkedHashMap::new, Collectors.toList()));
    var names = roster.of(meeting);
    var rows = new ArrayList<List<String>>();
    for (var attendee : rolls.of(meeting.id())) {
      var line = names.get(attendee.mandate());
      if (line == null) {
        continue;
      }
      var times =
          presences.getOrDefault(attendee.mandate(), List.of()).stream()
              .map(one -> span(one, words))
              .collect(Collectors.joining(", "));
      var row =
          new ArrayList<>(
              List.of(
                  String.valueOf(rows.size() + 1),
                  line.name(),
                  line.institution(Language.TR, "–"),
                  words.say(attendee.voting() ? "roll.member" : "roll.observer"),
                  words.say(attendee.principal() ? "roll.principal" : "roll.alternate")));
      var excuse = attendee.excuse() == null ? "" : attendee.excuse();
      row.add(over ? times.isEmpty() ? words.say("roll.absent") : times : "");
      row.add(excuse);
      if (!over) {
        row.add("");
      }
      rows.add(row);
    }
    var columns =
        new ArrayList<>(
            List.of(
                new Block.Column(words.say("roll.no"), 3, true),
                Block.Column.of(words.say("roll.name"), 8),
                Block.Column.of(words.say("roll.institution"), 10),
                Block.Column.of(words.say("roll.as"), 5),
                Block.Column.of(words.say("roll.capacity"), 5),
                Block.Column.of(words.say("roll.times"), 6),
                Block.Column.of(words.say("roll.excuse"), 6)));
    if (!over) {
      columns.add(Block.Column.of(words.say("roll.signature"), 8));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(facts(meeting, words));
    blocks.add(new Block.Table(null, columns, rows, !over));
    if (over) {
      var came = presences.keySet().size();
      rolls.noted(meeting.id()).stream()
          .findFirst()
          .map(RollBook.Noted::quorum)
          .ifPresent(quorum ->
              blocks.add(
                  new Block.Paragraph(
                      words.say(
                          "roll.quorum", quorum.seats(), quorum.needed(), quorum.present()))));
      blocks.add(new Block.Note(words.say("roll.came", came, rows.size())));
    } else {
      blocks.add(new Block.Note(words.say("roll.how")));
    }
    blocks.add(signatures(words));
    return paper(Paper.Kind.ATTENDANCE, meeting, words, words.say("roll.title"), blocks);
  }

  Paper minutes(Meeting meeting, Minutes minutes) {
    return minutes(meeting, minutes, words(Language.TR), false);
  }

  Paper publicMinutes(Meeting meeting, Minutes minutes, Language language) {
    return minutes(meeting, minutes, words(language), true);
  }

  private Paper minutes(Meeting meeting, Minutes minutes, PaperWords words, boolean open) {
    var blocks = new ArrayList<Block>();
    blocks.add(facts(meeting, words));
    if (minutes.state() == Minutes.State.CIRCULATED) {
      blocks.add(new Block.Note(words.say("minutes.circulated")));
    }
    if (minutes.reason() != null) {
      blocks.add(
          new Block.Note(words.say("minutes.correction", minutes.edition(), minutes.reason())));
    }
    for (var part : minutes.parts()) {
      if (!open || part.isPublic()) {
        blocks.add(new Block.Heading(1, part.heading()));
        blocks.add(new Block.Paragraph(part.text()));
      }
    }
    if (!open) {
      var annexes = new ArrayList<String>();
      annexes.add(words.say("minutes.annex.roll"));
      agendas.papers(meeting.id()).stream()
          .filter(one -> !one.removed())
          .forEach(one -> annexes.add(one.name()));
      blocks.add(new Block.Heading(1, words.say("minutes.annexes")));
      blocks.add(new Block.Numbered(annexes));
      blocks.add(signatures(words));
    } else {
      blocks.add(new Block.Note(words.say("minutes.public")));
    }
    if (words.language() != Language.TR) {
      blocks.add(new Block.Note(words.say("turkish")));
    }
    if (minutes.approvedAt() != null && minutes.sha256() != null) {
      blocks.add(
          new Block.Note(
              words.say(
                  "minutes.approved",
                  minutes.edition(),
                  words.date(minutes.approvedAt()),
                  minutes.sha256())));
    }
    return paper(Paper.Kind.MINUTES, meeting, words, words.say("minutes.title"), blocks);
  }

  private List<Block> callText(Meeting meeting, PaperWords words) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            words.say(
                "call.text",
                bodies.get(meeting.body()).name().in(words.language()),
                String.valueOf(meeting.number()),
                words.say("kind." + meeting.kind().code()))));
    blocks.add(facts(meeting, words));
    blocks.add(new Block.Heading(1, words.say("agenda.items")));
    blocks.add(new Block.Numbered(items(meeting)));
    if (meeting.isRecall()) {
      blocks.add(new Block.Note(words.say("call.recall")));
    }
    if (meeting.shortNotice() != null) {
      blocks.add(new Block.Note(words.say("call.short", meeting.shortNotice())));
    }
    blocks.add(new Block.Paragraph(words.say("call.closing")));
    blocks.add(new Block.Signatures(List.of(new Block.Signer("", words.say("chair")))));
    return blocks;
  }

  private Block facts(Meeting meeting, PaperWords words) {
    var plan = meeting.plan();
    var facts = new ArrayList<Block.Fact>();
    facts.add(
        new Block.Fact(
            words.say("fact.body"), bodies.get(meeting.body()).name().in(words.language())));
    if (!plan.title().isEmpty()) {
      facts.add(new Block.Fact(words.say("fact.title"), plan.title()));
    }
    facts.add(
        new Block.Fact(
            words.say("fact.meeting"),
            words.say(
                "fact.meeting.is",
                String.valueOf(meeting.number()),
                words.say("kind." + plan.kind().code()))));
    facts.add(new Block.Fact(words.say("fact.day"), words.date(plan.starts())));
    facts.add(
        new Block.Fact(
            words.say("fact.time"), words.time(plan.starts()) + " – " + words.time(plan.ends())));
    facts.add(
        new Block.Fact(
            words.say("fact.place"),
            switch (plan.mode()) {
              case IN_PERSON -> plan.place();
              case ONLINE -> words.say("fact.online");
              case BOTH -> words.say("fact.both", plan.place());
            }));
    return new Block.Facts(facts);
  }

  private List<String> items(Meeting meeting) {
    return agendas.of(meeting.id()).stream()
        .filter(item -> item.state() != AgendaItem.State.WITHDRAWN)
        .map(AgendaItem::title)
        .toList();
  }

  private static Block signatures(PaperWords words) {
    return new Block.Signatures(
        List.of(
            new Block.Signer("", words.say("chair")), new Block.Signer("", words.say("clerk"))));
  }

  private static String span(Presence presence, PaperWords words) {
    Instant left = presence.left();
    return words.time(presence.came()) + "–" + (left == null ? "" : words.time(left));
  }

  private Paper paper(
      Paper.Kind kind, Meeting meeting, PaperWords words, String title, List<Block> blocks) {
    return Paper.of(
        kind,
        words.language(),
        title,
        String.valueOf(meeting.number()),
        meeting.day(desk.zone()),
        blocks);
  }

  private PaperWords words(Language language) {
    return new PaperWords(language, messages, desk.zone());
  }
}
