package taskopru.opinions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import taskopru.council.Bodies;
import taskopru.council.Institutions;
import taskopru.documents.Block;
import taskopru.documents.Documents;
import taskopru.documents.Letter;
import taskopru.documents.Letterhead;
import taskopru.documents.Paper;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.meetings.Decisions;
import taskopru.opinions.Draft.Claim;
import taskopru.web.Messages;
import taskopru.web.Site;

/**
 * The covering letter of an opinion and what goes with it, in the official language: the text, the
 * reasons with every cited figure, the decisions, and what institutions said against it.
 */
@Component
class Letters {

  private static final Language TR = Language.TR;

  private final Documents documents;
  private final Decisions decisions;
  private final Bodies bodies;
  private final Institutions institutions;
  private final Letterhead letterhead;
  private final Messages messages;
  private final Site site;

  Letters(
      Documents documents,
      Decisions decisions,
      Bodies bodies,
      Institutions institutions,
      Letterhead letterhead,
      Messages messages,
      Site site) {
    this.documents = documents;
    this.decisions = decisions;
    this.bodies = bodies;
    this.institutions = institutions;
    this.letterhead = letterhead;
    this.messages = messages;
    this.site = site;
  }

  /** Issues letter and enclosures; the letter's id. */
  UUID issue(
      Actor actor,
      Opinion opinion,
      Draft draft,
      List<Adoption> adoptions,
      List<Position> positions,
      Transmission transmission,
      Addressee addressee,
      LocalDate day) {
    var adopted =
        adoptions.stream()
            .filter(one -> one.edition() == opinion.edition() && one.decision() != null)
            .toList();
    var against = positions.stream().filter(one -> one.stance().needsWords()).toList();
    var number = transmission.label();
    var enclosures = new ArrayList<String>();
    issueOther(actor, transmission, number, day, say("text.title", opinion.title()), text(draft));
    enclosures.add(say("enclosure.text", String.valueOf(opinion.sha256())));
    if (!draft.claims().isEmpty()) {
      issueOther(
          actor, transmission, number, day, say("reasons.title", opinion.title()), reasons(draft));
      enclosures.add(say("enclosure.reasons"));
    }
    for (var one : adopted) {
      issueOther(
          actor, transmission, number, day, say("decision.title", label(one)), decision(one));
      enclosures.add(say("enclosure.decision", label(one), written(one.decidedOn())));
    }
    if (!against.isEmpty()) {
      issueOther(
          actor,
          transmission,
          number,
          day,
          say("dissents.title", opinion.title()),
          dissents(against, day));
      enclosures.add(say("enclosure.dissents", against.size()));
    }
    var letter =
        new Paper(
            Paper.Kind.LETTER,
            TR,
            say("subject", opinion.title()),
            number(transmission),
            day,
            new Letter(
                say("subject", opinion.title()),
                addressee.letterName(),
                addressee.unit(),
                references(adopted),
                switch (addressee.closing()) {
                  case SUPERIOR -> Letter.Closing.TO_SUPERIOR;
                  case SUBORDINATE -> Letter.Closing.TO_SUBORDINATE;
                  case BOTH -> Letter.Closing.TO_BOTH;
                },
                List.of(new Block.Signer("", say("signer"))),
                enclosures,
                List.of(),
                List.of()),
            body(opinion, draft, addressee));
    return documents.issue(actor, letter, transmission.id()).id();
  }

  private void issueOther(
      Actor actor,
      Transmission transmission,
      String number,
      LocalDate day,
      String title,
      List<Block> blocks) {
    documents.issue(
        actor, Paper.of(Paper.Kind.OTHER, TR, title, number, day, blocks), transmission.id());
  }

  /** E-{DETSİS}-{number} where the council has a number in the register, else ours alone. */
  private String number(Transmission transmission) {
    return letterhead.detsis().isBlank()
        ? transmission.label()
        : "E-" + letterhead.detsis() + "-" + transmission.label();
  }

  private List<String> references(List<Adoption> adopted) {
    var references = new ArrayList<String>();
    references.add(say("reference.law"));
    references.add(say("reference.regulation"));
    for (var one : adopted.reversed()) {
      references.add(
          say(
              "reference.decision",
              bodies.get(one.body()).name().tr(),
              written(one.decidedOn()),
              String.valueOf(one.label())));
    }
    return references;
  }

  private List<Block> body(Opinion opinion, Draft draft, Addressee addressee) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(say("opening", opinion.title())));
    if (!opinion.summary().isEmpty()) {
      blocks.add(new Block.Paragraph(opinion.summary()));
    }
    var cited = draft.claims().stream().map(claim -> claim.text() + figures(claim)).toList();
    if (!cited.isEmpty()) {
      blocks.add(new Block.Paragraph(say("problem")));
      blocks.add(new Block.Numbered(cited));
    }
    var asked =
        draft.recommendations().stream()
            .filter(one -> addressee.id().equals(one.addressee()))
            .toList();
    blocks.add(new Block.Paragraph(say("asked")));
    for (var one : asked) {
      blocks.addAll(recommendation(one));
    }
    blocks.add(
        new Block.Paragraph(
            say(
                addressee.kind() == Addressee.Kind.MUNICIPALITY
                    ? "request.municipality"
                    : "request.other")));
    blocks.add(new Block.Note(say("digest", String.valueOf(opinion.sha256()), address(opinion))));
    return blocks;
  }

  private List<Block> recommendation(Recommendation one) {
    var facts = new ArrayList<Block.Fact>();
    add(facts, "unit", one.unit());
    add(facts, "due", one.due() == null ? "" : written(one.due()));
    add(facts, "cost", cost(one));
    add(facts, "basis", one.basis());
    add(facts, "indicator", indicator(one.measure()));
    add(facts, "unmeasurable", one.measure().unmeasurable());
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(3, say("recommendation", one.position())));
    blocks.add(new Block.Paragraph(one.request()));
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    return blocks;
  }

  private void add(List<Block.Fact> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new Block.Fact(say("fact." + key), value));
    }
  }

  private static String cost(Recommendation one) {
    var amount = one.cost();
    var written = amount == null ? "" : number(amount) + " ₺";
    return one.costNote().isEmpty() || written.isEmpty()
        ? written + one.costNote()
        : written + " (" + one.costNote() + ")";
  }

  private String indicator(Recommendation.Measure measure) {
    var baseline = measure.baseline();
    var target = measure.target();
    return measure.indicator().isEmpty() || baseline == null || target == null
        ? measure.indicator()
        : say(
            "indicator",
            measure.indicator(),
            number(baseline),
            measure.baselineOn() == null ? "–" : written(measure.baselineOn()),
            number(target),
            measure.targetOn() == null ? "–" : written(measure.targetOn()),
            measure.unit());
  }

  private String figures(Claim claim) {
    var parts = claim.evidence().stream().filter(Evidence::supports).map(this::cited).toList();
    return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
  }

  private String cited(Evidence evidence) {
    var frozen = evidence.frozen();
    var text = new StringBuilder(frozen.title().tr());
    var value = frozen.value();
    if (value != null) {
      text.append(": ").append(number(value));
      if (frozen.unit() != null && !frozen.unit().isEmpty()) {
        text.append(' ').append(frozen.unit());
      }
    }
    if (!frozen.source().isEmpty()) {
      text.append(", ").append(frozen.source());
    }
    var day = frozen.referenceDate();
    if (day != null) {
      text.append(", ").append(say("referenceDate", written(day)));
    }
    return text.toString();
  }

  private List<Block> text(Draft draft) {
    var blocks = new ArrayList<Block>();
    if (!draft.opinion().summary().isEmpty()) {
      blocks.add(new Block.Paragraph(draft.opinion().summary()));
    }
    for (var clause : draft.clauses()) {
      blocks.add(
          new Block.Heading(
              2,
              clause.position()
                  + "."
                  + (clause.heading().isEmpty() ? "" : " " + clause.heading())));
      blocks.add(new Block.Paragraph(clause.text()));
    }
    if (!draft.alternatives().isEmpty()) {
      blocks.add(new Block.Heading(2, say("alternatives")));
      for (var one : draft.alternatives()) {
        blocks.add(
            new Block.Paragraph(
                say(one.chosen() ? "alternative.chosen" : "alternative.left", one.title())
                    + (one.text().isEmpty() ? "" : "\n" + one.text())));
      }
    }
    blocks.add(new Block.Heading(2, say("recommendations")));
    draft.recommendations().forEach(one -> blocks.addAll(recommendation(one)));
    blocks.add(
        new Block.Note(
            say("digest", String.valueOf(draft.opinion().sha256()), address(draft.opinion()))));
    return blocks;
  }

  private List<Block> reasons(Draft draft) {
    var blocks = new ArrayList<Block>();
    for (var claim : draft.claims()) {
      blocks.add(new Block.Heading(2, claim.position() + ". " + claim.text()));
      var rows = new ArrayList<List<String>>();
      for (var one : claim.evidence()) {
        rows.add(
            List.of(
                say(one.supports() ? "supports" : "contradicts"),
                cited(one) + (one.quotation().isEmpty() ? "" : "\n“" + one.quotation() + "”"),
                one.frozen().href() == null ? "" : link(one.frozen().href())));
      }
      if (!rows.isEmpty()) {
        blocks.add(
            Block.Table.of(
                List.of(
                    Block.Column.of(say("column.side"), 2),
                    Block.Column.of(say("column.evidence"), 6),
                    Block.Column.of(say("column.address"), 4)),
                rows));
      }
    }
    return blocks;
  }

  private List<Block> decision(Adoption adoption) {
    var id = adoption.decision();
    if (id == null) {
      return List.of();
    }
    var decision = decisions.get(id);
    return List.of(
        new Block.Facts(
            List.of(
                new Block.Fact(say("fact.body"), bodies.get(adoption.body()).name().tr()),
                new Block.Fact(say("fact.day"), written(decision.decidedOn())),
                new Block.Fact(say("fact.number"), decision.label()))),
        new Block.Heading(2, decision.title()),
        new Block.Paragraph(decision.text()),
        new Block.Note("SHA-256 " + decision.sha256()));
  }

  private List<Block> dissents(List<Position> against, LocalDate day) {
    var blocks = new ArrayList<Block>();
    var names = institutions.all();
    for (var one : against) {
      var institution = one.institution() == null ? null : names.get(one.institution());
      blocks.add(
          new Block.Heading(
              2,
              say(
                  one.stance() == Position.Stance.DISSENTS ? "dissent" : "reservation",
                  institution == null ? say("openSeat") : institution.nameOn(day).tr())));
      blocks.add(new Block.Paragraph(one.text()));
    }
    return blocks;
  }

  private String label(Adoption adoption) {
    return bodies.get(adoption.body()).name().tr() + " " + adoption.label();
  }

  private String address(Opinion opinion) {
    return site.baseUrl() + "/tr/opinions/" + opinion.slug();
  }

  private String link(String href) {
    return href.startsWith("/") ? site.baseUrl() + "/tr" + href : href;
  }

  private static String number(java.math.BigDecimal value) {
    return java.text.NumberFormat.getInstance(TR.locale()).format(value);
  }

  private static String written(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(TR.locale()).format(day);
  }

  private String say(String key, @Nullable Object... args) {
    return messages.text(TR, "opinions.letter." + key, args);
  }
}
