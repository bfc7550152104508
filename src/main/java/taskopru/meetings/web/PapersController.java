package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import taskopru.documents.Letter;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.Problem;
import taskopru.meetings.Cover;
import taskopru.meetings.Decisions;
import taskopru.meetings.MeetingPapers;
import taskopru.meetings.Voting;
import taskopru.web.Ui;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** Issues papers: one click each, and back to the page it was asked from. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk")
class PapersController {

  private static final Set<String> PAGES = Set.of("", "/attendance", "/minutes", "/run");

  private final MeetingPapers papers;
  private final Voting voting;
  private final Decisions decisions;
  private final Uis uis;

  PapersController(MeetingPapers papers, Voting voting, Decisions decisions, Uis uis) {
    this.papers = papers;
    this.voting = voting;
    this.decisions = decisions;
    this.uis = uis;
  }

  @PostMapping("/meetings/{id}/papers")
  String ofMeeting(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String paper,
      @RequestParam(defaultValue = "") String back,
      Actor actor,
      Language language) {
    var what =
        MeetingPapers.What.find(before(paper))
            .orElseThrow(() -> new Problem.NotFound("documents.unknown"));
    papers.issue(actor, id, what, language(paper));
    return "redirect:/"
        + language.tag()
        + "/desk/meetings/"
        + id
        + (PAGES.contains(back) ? back : "")
        + "#papers";
  }

  @PostMapping("/votes/{id}/papers")
  String ofVote(@PathVariable UUID id, Actor actor, Language language) {
    papers.issueBallot(actor, id);
    return "redirect:/"
        + language.tag()
        + "/desk/meetings/"
        + voting.get(actor, id).meeting()
        + "/run#papers";
  }

  @PostMapping("/decisions/{id}/papers")
  String ofDecision(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String paper,
      Actor actor,
      Language language) {
    papers.issueDecision(actor, id, language(paper));
    return toDecision(language, id);
  }

  @GetMapping("/decisions/{id}/letter")
  String letter(@PathVariable UUID id, Actor actor, HttpServletRequest request, Model model) {
    var cover = papers.proposeLetter(actor, id);
    var form =
        Form.empty()
            .with("addressee", cover.addressee())
            .with("capacity", cover.capacity())
            .with("closing", code(cover.closing()));
    return letterPage(id, form, uis.of(request), model);
  }

  @PostMapping("/decisions/{id}/letter")
  String issueLetter(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    papers.proposeLetter(actor, id);
    var form = Form.of(sent);
    try {
      papers.issueLetter(
          actor,
          id,
          new Cover(
              form.value("number"),
              form.value("addressee"),
              form.value("unit"),
              closing(form.value("closing")),
              form.value("signer"),
              form.value("capacity"),
              Arrays.asList(form.value("information").split("\\R"))));
      return toDecision(language, id);
    } catch (Problem.Refused refused) {
      response.setStatus(422);
      var field =
          switch (refused.messageKey()) {
            case "meetings.letter.number" -> "number";
            case "meetings.letter.addressee" -> "addressee";
            case "meetings.letter.information" -> "information";
            default -> "";
          };
      return letterPage(id, form.refuse(field, refused), uis.of(request), model);
    }
  }

  private String letterPage(UUID id, Form form, Ui ui, Model model) {
    var decision = decisions.get(id);
    model.addAttribute(
        "page",
        new LetterPage(
            decision,
            ui.text("meetings.decision.heading", decision.label(), decision.title()),
            Arrays.stream(Letter.Closing.values())
                .map(one -> Option.of(code(one), ui.text("meetings.letter.closing." + code(one))))
                .toList(),
            form));
    return "meetings/web/letter";
  }

  private static String code(Letter.Closing closing) {
    return closing.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Letter.Closing closing(String code) {
    return Arrays.stream(Letter.Closing.values())
        .filter(one -> code(one).equals(code))
        .findFirst()
        .orElse(Letter.Closing.TO_SUPERIOR);
  }

  private static String before(String paper) {
    var colon = paper.indexOf(':');
    return colon < 0 ? paper : paper.substring(0, colon);
  }

  private static Language language(String paper) {
    return Language.find(paper.substring(paper.indexOf(':') + 1)).orElse(Language.TR);
  }

  private static String toDecision(Language language, UUID id) {
    return "redirect:/" + language.tag() + "/desk/decisions/" + id + "#papers";
  }
}
