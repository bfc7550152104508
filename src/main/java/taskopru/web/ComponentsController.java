package taskopru.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import taskopru.kernel.Language;
import taskopru.web.ui.Entry;
import taskopru.web.ui.Figure;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;
import taskopru.web.ui.Share;
import taskopru.web.ui.Sparkline;
import taskopru.web.ui.Step;
import taskopru.web.ui.Tag;
import taskopru.web.ui.Tone;

/** Every component with all its states, for those who build pages and for the browser tests. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/components")
class ComponentsController {

  private static final List<Double> REFUGEES =
      List.of(
          10025.0, 14457.0, 267063.0, 609931.0, 1587365.0, 2541348.0, 2869419.0, 3480350.0,
          3681688.0, 3579531.0, 3652362.0, 3759817.0, 3568259.0, 3251127.0, 2940735.0, 2390414.0);

  private final Messages messages;

  ComponentsController(Messages messages) {
    this.messages = messages;
  }

  @GetMapping
  String show(Language language, Model model) {
    model.addAttribute("shelf", shelf(language));
    return "web/components";
  }

  /** The opening fills the window, so it has a page of its own. */
  @GetMapping("/hero")
  String hero(Language language, Model model) {
    model.addAttribute("shelf", shelf(language));
    return "web/componentHero";
  }

  private ComponentShelf shelf(Language language) {
    var words = new Words(language);
    var untouched = Form.empty().with("kind", "official");
    var filled =
        Form.of(Map.of("name", List.of("Türkiye’deki mülteciler"), "theme", List.of("population")))
            .with("languages", List.of("tr", "ar"))
            .with("kind", "official")
            .with("day", "2025-12-31")
            .with("agree", "yes");
    var refused =
        filled
            .with("bad-name", "")
            .refuse("", "web.example.ruleError")
            .refuse("bad-name", "web.example.nameError")
            .refuse("bad-email", "web.example.emailError")
            .refuse("bad-theme", "web.example.themeError")
            .refuse("bad-day", "web.example.dayError")
            .refuse("bad-file", "web.example.fileError")
            .refuse("bad-agree", "web.example.agreeError")
            .with("bad-email", "ayşe(at)kurum")
            .with("bad-day", "2031-01-01");
    return new ComponentShelf(
        untouched,
        filled,
        refused,
        List.of(
            Option.of("population", words.say("population")),
            Option.of("education", words.say("education")),
            Option.of("work", words.say("work"))),
        List.of(
            new Option("official", words.say("official"), words.say("officialHint")),
            new Option("collected", words.say("collected"), words.say("collectedHint"))),
        figures(words),
        entries(words));
  }

  private static List<Figure> figures(Words words) {
    return List.of(
        Figure.of(words.say("refugees"), words.number(2_390_414), words.say("refugeesSource"))
            .going(new Sparkline(REFUGEES))
            .saying(words.say("refugeesSentence"))
            .at("#figures"),
        Figure.of(words.say("migration"), "−766", words.say("migrationSource"))
            .going(new Sparkline(List.of(-1200.0, -810.0, -1100.0, -766.0))),
        Figure.of(words.say("seats"), words.number(28), words.say("seatsSource"))
            .of(new Share(28, 30, words.say("seatsWords"))),
        Figure.of(words.say("answers"), words.number(12), words.say("answersSource"))
            .saying(words.say("answersSentence")));
  }

  private static List<Entry> entries(Words words) {
    var stations =
        List.of(
            words.say("step1"),
            words.say("step2"),
            words.say("step3"),
            words.say("step4"),
            words.say("step5"),
            words.say("step6"));
    return List.of(
        Entry.of(words.say("entry1"), "#entries", List.of(words.say("entry1Meta"), words.days(41)))
            .tagged(new Tag(words.say("tagWait"), Tone.WAIT))
            .stepped(Step.line(stations, 3)),
        Entry.of(words.say("entry2"), "#entries", List.of(words.say("entry2Meta")))
            .told(words.say("answersSentence"))
            .tagged(new Tag(words.say("tagGood"), Tone.GOOD))
            .stepped(Step.line(stations, 5)),
        Entry.of(words.say("entry3"), "#entries", List.of(words.days(76)))
            .tagged(new Tag(words.say("tagBad"), Tone.BAD))
            .stepped(
                List.of(
                    new Step(words.say("step1"), Step.Place.DONE),
                    new Step(words.say("step2"), Step.Place.DONE),
                    new Step(words.say("step3"), Step.Place.STOPPED),
                    new Step(words.say("step4"), Step.Place.AHEAD),
                    new Step(words.say("step5"), Step.Place.AHEAD),
                    new Step(words.say("step6"), Step.Place.AHEAD))));
  }

  private final class Words {

    private final Language language;

    Words(Language language) {
      this.language = language;
    }

    String say(String key) {
      return messages.text(language, "web.example." + key);
    }

    String days(int number) {
      return messages.text(language, "web.example.days", number);
    }

    String number(long number) {
      return messages.text(language, "web.example.number", number);
    }
  }
}
