package taskopru.opinions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.opinions.Draft;
import taskopru.opinions.Opinions;
import taskopru.opinions.Translating;
import taskopru.web.Ui;
import taskopru.web.ui.Crumb;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;

/** What readers of English and Arabic read of an opinion, beside the Turkish words. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/{id}/translations/{language:en|ar}")
class DeskTranslationsController {

  private final OpinionDesk desk;
  private final Opinions opinions;
  private final Translating translating;

  DeskTranslationsController(OpinionDesk desk, Opinions opinions, Translating translating) {
    this.desk = desk;
    this.opinions = opinions;
    this.translating = translating;
  }

  @GetMapping
  ModelAndView form(
      @PathVariable UUID id,
      @PathVariable String language,
      Actor actor,
      HttpServletRequest request) {
    translating.mustTranslate(actor, id);
    return form(desk.ui(request), opinions.draft(actor, id), into(language)).shown();
  }

  @PostMapping
  ModelAndView write(
      @PathVariable UUID id,
      @PathVariable String language,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    var ui = desk.ui(request);
    translating.mustTranslate(actor, id);
    var draft = opinions.draft(actor, id);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          var requests = new HashMap<UUID, String>();
          draft
              .recommendations()
              .forEach(one -> requests.put(one.id(), answers.text("request-" + one.position())));
          translating.write(
              actor, id, into(language), answers.text("title"), answers.text("summary"), requests);
          return ui.path("/desk/opinions/" + id) + "?done=saved";
        },
        () -> form(ui, draft, into(language)));
  }

  private FormPage form(Ui ui, Draft draft, Language language) {
    var opinion = draft.opinion();
    var now = translating.of(opinion.id(), language);
    var here = ui.path("/desk/opinions/" + opinion.id());
    var form =
        Form.empty()
            .with("title", now.title(opinion.id(), ""))
            .with("summary", now.summary(opinion.id(), ""));
    var fields =
        new ArrayList<Field>(
            List.of(
                new Field.Part("opinion", opinion.title(), opinion.summary()),
                new Field.Line(
                    "title", ui.text("opinions.field.title"), null, false, "text", null, language),
                new Field.Area(
                    "summary", ui.text("opinions.field.summary"), null, false, 4, language)));
    for (var one : draft.recommendations()) {
      var name = "request-" + one.position();
      form = form.with(name, now.title(one.id(), ""));
      fields.add(
          new Field.Part(
              name + "-of", ui.text("opinions.recommendation", one.position()), one.request()));
      fields.add(new Field.Area(name, ui.text("opinions.field.request"), null, false, 3, language));
    }
    return new FormPage(
        ui.text("opinions.translation." + language.tag()),
        ui.text("opinions.translation.lead"),
        List.of(
            Crumb.to(ui.text("opinions.desk.title"), ui.path("/desk/opinions")),
            Crumb.to(opinion.title(), here),
            Crumb.here(ui.text("opinions.translation." + language.tag()))),
        here + "/translations/" + language.tag(),
        here,
        ui.text("opinions.save"),
        false,
        form,
        fields);
  }

  private static Language into(String tag) {
    return tag.equals("en") ? Language.EN : Language.AR;
  }
}
