package taskopru.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Institutions;
import taskopru.documents.Block;
import taskopru.documents.Letter;
import taskopru.documents.Paper;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.web.Messages;

/** What ballots, copies of decisions and their covering letters say. */
@Component
class SheetsOfDecision {

  private static final Locale TURKISH = Language.TR.locale();

  private final MeetingBook meetings;
  private final VoteBook votes;
  private final Institutions institutions;
  private final Bodies bodies;
  private final Messages messages;
  private final Desk desk;

  SheetsOfDecision(
      MeetingBook meetings,
      VoteBook votes,
      Institutions institutions,
      Bodies bodies,
      Messages messages,
      Desk desk) {
    this.meetings = meetings;
    this.votes = votes;
    this.institutions = institutions;
    this.bodies = bodies;
    this.messages = messages;
    this.desk = desk;
  }

  Paper ballot(Meeting meeting, Vote vote) {
    var words = words(Language.TR);
    var question = vote.question();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(
                    words.say("fact.body"), bodies.get(meeting.body()).name().in(Language.TR)),
                new Block.Fact(words.say("fact.day"), words.date(meeting.starts())))));
    blocks.add(new Block.Heading(1, question.text()));
    if (vote.round() > 1) {
      blocks.add(new Block.Paragraph(words.say("ballot.round", vote.round())));
    }
    blocks.add(
        new Block.Choices(
            vote.isElection()
                ? question.candidates().stream().map(Vote.Question.Candidate::text).toList()
                : List.of(
                    words.say("ballot.yes"), words.say("ballot.no"), words.say("ballot.abstain"))));
    blocks.add(
        new Block.Note(
            vote.isElection()
                ? words.say("ballot.crosses", question.places())
                : words.say("ballot.cross")));
    if (question.sealed()) {
      blocks.add(new Block.Note(words.say("ballot.secret")));
    }
    return Paper.of(
        Paper.Kind.BALLOT,
        Language.TR,
        words.say("ballot.title"),
        String.valueOf(meeting.number()),
        meeting.day(desk.zone()),
        blocks);
  }

  Paper decision(Decision decision, Language language) {
    var words = words(language);
    var meeting = meetings.find(decision.meeting()).orElseThrow(Meetings::unknown);
    var facts = new ArrayList<Block.Fact>();
    facts.add(
        new Block.Fact(words.say("fact.body"), bodies.get(decision.body()).name().in(language)));
    facts.add(new Block.Fact(words.say("decision.number"), decision.label()));
    facts.add(new Block.Fact(words.say("decision.day"), words.date(decision.decidedOn())));
    facts.add(new Block.Fact(words.say("fact.meeting"), String.valueOf(meeting.number())));
    var vote = votes.get(decision.vote());
    var quorum = vote.quorum();
    if (quorum != null) {
      facts.add(
          new Block.Fact(
              words.say("decision.quorum"),
              words.say("decision.quorum.was", quorum.seats(), quorum.needed(), quorum.present())));
    }
    if (!vote.isElection()) {
      facts.add(
          new Block.Fact(
              words.say("decision.votes"),
              words.say("decision.votes.were", vote.yes(), vote.no(), vote.abstain())));
    }
    var responsible = decision.institution();
    if (responsible != null) {
      facts.add(
          new Block.Fact(
              words.say("decision.responsible"),
              institutions.get(responsible).nameOn(decision.decidedOn()).in(language)));
    }
    var due = decision.due();
    if (due != null) {
      facts.add(new Block.Fact(words.say("decision.due"), words.date(due)));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts(facts));
    blocks.add(new Block.Heading(1, decision.title()));
    blocks.add(new Block.Paragraph(decision.text()));
    if (language != Language.TR) {
      blocks.add(new Block.Note(words.say("turkish")));
    }
    blocks.add(new Block.Note(words.say("decision.hash", decision.sha256())));
    blocks.add(new Block.Note(words.say("decision.true-copy")));
    blocks.add(new Block.Signatures(List.of(new Block.Signer("", words.say("clerk")))));
    return Paper.of(
        Paper.Kind.DECISION,
        language,
        words.say("decision.title"),
        decision.label(),
        decision.decidedOn(),
        blocks);
  }

  /** The responsible institution in its case, in capitals, to be corrected by whoever knows it. */
  Cover proposal(Decision decision) {
    var responsible = decision.institution();
    var name =
        responsible == null
            ? ""
            : institutions.get(responsible).nameOn(desk.today()).in(Language.TR);
    return new Cover(
        "",
        name.isEmpty() ? "" : dative(name.toUpperCase(TURKISH)),
        "",
        Letter.Closing.TO_SUPERIOR,
        "",
        words(Language.TR).say("letter.signer"),
        List.of());
  }

  Paper letter(Decision decision, Cover cover) {
    var gap = cover.gap();
    if (gap != null) {
      throw new Problem.Refused(gap);
    }
    var words = words(Language.TR);
    var subject = decision.title().replaceAll("[.\\s]+$", "");
    var body = bodies.get(decision.body()).name().in(Language.TR);
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            words.say(
                "letter.text", body, PaperWords.official(decision.decidedOn()), decision.label())));
    blocks.add(new Block.Paragraph(decision.text()));
    var due = decision.due();
    blocks.add(
        new Block.Paragraph(
            due == null
                ? words.say("letter.wish")
                : words.say("letter.wish.due", PaperWords.official(due))));
    return new Paper(
        Paper.Kind.LETTER,
        Language.TR,
        subject,
        cover.number(),
        desk.today(),
        new Letter(
            subject,
            cover.addressee(),
            cover.unit().isEmpty() ? null : cover.unit(),
            List.of(
                words.say(
                    "letter.reference",
                    body,
                    PaperWords.official(decision.decidedOn()),
                    decision.label())),
            cover.closing(),
            List.of(new Block.Signer(cover.signer(), cover.capacity())),
            List.of(words.say("letter.enclosure", decision.label())),
            List.of(cover.addressee()),
            cover.information()),
        blocks);
  }

  /**
   * The dative of an institution's name in capitals. Such names nearly always end in a possessive
   * (BELEDİYESİ, BAROSU), which takes an n before the ending. A short form in brackets stays behind
   * it: MÜDÜRLÜĞÜNE (AFAD).
   */
  static String dative(String capitals) {
    var bracket = capitals.indexOf(" (");
    if (bracket > 0) {
      return dative(capitals.substring(0, bracket)) + capitals.substring(bracket);
    }
    var last = capitals.charAt(capitals.length() - 1);
    var vowel = 'E';
    for (var i = capitals.length() - 1; i >= 0; i--) {
      if ("AIOU".indexOf(capitals.charAt(i)) >= 0) {
        vowel = 'A';
        break;
      }
      if ("EİÖÜ".indexOf(capitals.charAt(i)) >= 0) {
        break;
      }
    }
    if ("IİUÜ".indexOf(last) >= 0) {
      return capitals + "N" + vowel;
    }
    return "AEOÖ".indexOf(last) >= 0 ? capitals + "Y" + vowel : capitals + vowel;
  }

  private PaperWords words(Language language) {
    return new PaperWords(language, messages, desk.zone());
  }
}
