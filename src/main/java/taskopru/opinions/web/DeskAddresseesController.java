package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import taskopru.identity.EmailAddress;
import taskopru.kernel.Actor;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Verb;
import taskopru.opinions.Addressee;
import taskopru.opinions.Addressees;
import taskopru.web.Ui;
import taskopru.web.ui.Column;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;

/** Whom opinions are sent to, and who answers for them. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/opinions/addressees")
class DeskAddresseesController {

  private final OpinionDesk desk;
  private final Addressees addressees;

  DeskAddresseesController(OpinionDesk desk, Addressees addressees) {
    this.desk = desk;
    this.addressees = addressees;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String done, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var ui = desk.ui(request);
    var here = ui.path(HERE + "/addressees");
    return OpinionDesk.shown(
        DeskPage.of(ui.text("opinions.view.addressees"), ui.text("opinions.addressees.lead"))
            .told(OpinionDesk.done(ui, done))
            .tabbed(OpinionDesk.views(ui, "/addressees"))
            .offering(
                List.of(DeskPage.Link.first(ui.text("opinions.addressee.new"), here + "/new")))
            .holding(
                List.of(
                    new DeskPage.Section.Table(
                        "addressees",
                        "",
                        List.of(
                            Column.of(ui.text("opinions.column.addressee")),
                            Column.of(ui.text("opinions.field.addresseeKind")),
                            Column.of(ui.text("opinions.field.email"))),
                        addressees.all().values().stream()
                            .map(one ->
                                DeskPage.Row.of(
                                    DeskPage.Cell.to(ui.text(one.name()), here + "/" + one.id())
                                        .below(one.letterName()),
                                    DeskPage.Cell.of(
                                        ui.text("opinions.addresseeKind." + one.kind().code())),
                                    DeskPage.Cell.of(
                                        one.email() == null ? "" : one.email().value())))
                            .toList(),
                        ui.text("opinions.addressees.none"),
                        List.of(),
                        null))));
  }

  @GetMapping("/{addressee}")
  ModelAndView edit(@PathVariable String addressee, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var ui = desk.ui(request);
    if (addressee.equals("new")) {
      return form(
              ui,
              addressee,
              Form.empty()
                  .with("addresseeKind", Addressee.Kind.MUNICIPALITY.code())
                  .with("closing", Addressee.Closing.SUPERIOR.code()))
          .shown();
    }
    return form(ui, addressee, stored(addressees.get(OpinionForms.uuid(addressee)))).shown();
  }

  @PostMapping("/{addressee}")
  ModelAndView write(
      @PathVariable String addressee,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var ui = desk.ui(request);
    var answers = Sent.answers(sent);
    var kind = answers.one("addresseeKind", Addressee.Kind::find, Addressee.Kind.OTHER);
    var closing = answers.one("closing", Addressee.Closing::find, Addressee.Closing.BOTH);
    var institution = answers.optionalId("institution");
    for (var needed : List.of("nameTr", "letterName")) {
      if (answers.text(needed).isEmpty()) {
        answers.refuse(needed, "opinions.name.missing");
      }
    }
    var typed = answers.text("email");
    var email = EmailAddress.find(typed).orElse(null);
    if (!typed.isEmpty() && email == null) {
      answers.refuse("email", "identity.email.shape");
    }
    return FormPage.attempt(
        answers,
        () -> {
          var facts =
              new Addressees.Facts(
                  kind,
                  new LocalizedText(
                      answers.text("nameTr"), answers.text("nameEn"), answers.text("nameAr")),
                  answers.text("letterName"),
                  answers.text("letterUnit"),
                  closing,
                  email,
                  institution);
          if (addressee.equals("new")) {
            addressees.add(actor, facts);
          } else {
            addressees.change(
                actor, OpinionForms.uuid(addressee), answers.number("version"), facts);
          }
          return ui.path(HERE + "/addressees") + "?done=saved";
        },
        () ->
            form(
                ui,
                addressee,
                addressee.equals("new")
                    ? Form.empty()
                    : stored(addressees.get(OpinionForms.uuid(addressee)))));
  }

  private static Form stored(Addressee one) {
    return Form.empty()
        .with("version", String.valueOf(one.version()))
        .with("nameTr", one.name().tr())
        .with("nameEn", one.name().en())
        .with("nameAr", one.name().ar())
        .with("addresseeKind", one.kind().code())
        .with("letterName", one.letterName())
        .with("letterUnit", one.unit())
        .with("closing", one.closing().code())
        .with("email", one.email() == null ? "" : one.email().value())
        .with("institution", one.institution() == null ? "" : one.institution().toString());
  }

  private FormPage form(Ui ui, String addressee, Form form) {
    var here = ui.path(HERE + "/addressees");
    var fields = new ArrayList<Field>();
    fields.add(
        OpinionDesk.ask(ui)
            .choice(
                "addresseeKind",
                true,
                Field.options(
                    ui, "opinions.addresseeKind", Addressee.Kind.values(), Addressee.Kind::code)));
    fields.add(OpinionDesk.ask(ui).line("nameTr", true));
    fields.add(OpinionDesk.ask(ui).line("nameEn", false));
    fields.add(OpinionDesk.ask(ui).line("nameAr", false));
    fields.add(OpinionDesk.ask(ui).line("letterName", true));
    fields.add(OpinionDesk.ask(ui).line("letterUnit", false));
    fields.add(
        OpinionDesk.ask(ui)
            .oneOf(
                "closing",
                Field.options(
                    ui, "opinions.closing", Addressee.Closing.values(), Addressee.Closing::code)));
    fields.add(
        new Field.Line(
            "email",
            OpinionDesk.ask(ui).label("email"),
            ui.text("opinions.field.email.hint"),
            false,
            "email",
            "m"));
    fields.add(OpinionDesk.ask(ui).choice("institution", false, desk.institutionOptions(ui)));
    return new FormPage(
        ui.text("opinions.addressee"),
        ui.text("opinions.addressee.lead"),
        List.of(
            taskopru.web.ui.Crumb.to(ui.text("opinions.desk.title"), ui.path(HERE)),
            taskopru.web.ui.Crumb.to(ui.text("opinions.view.addressees"), here),
            taskopru.web.ui.Crumb.here(ui.text("opinions.addressee"))),
        here + "/" + addressee,
        addressee.equals("new") ? here : here + "/" + addressee + "/answerers",
        ui.text("opinions.save"),
        false,
        form,
        fields);
  }

  @GetMapping("/{addressee}/answerers")
  ModelAndView answerers(
      @PathVariable UUID addressee,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var ui = desk.ui(request);
    var one = addressees.get(addressee);
    var here = ui.path(HERE + "/addressees/" + addressee);
    var ids = addressees.answerers(addressee);
    var names = desk.people(ids);
    return OpinionDesk.shown(
        DeskPage.of(ui.text(one.name()), ui.text("opinions.answerers.lead"))
            .crumbed(OpinionDesk.way(ui, ui.text(one.name())))
            .told(OpinionDesk.done(ui, done))
            .holding(
                List.of(
                    new DeskPage.Section.Items(
                        "answerers",
                        ui.text("opinions.answerers"),
                        null,
                        ids.stream()
                            .map(id ->
                                DeskPage.Item.of(
                                        "answerer-" + id,
                                        names.getOrDefault(id, ui.text("opinions.somebody")),
                                        Objects.requireNonNullElse(desk.email(id), ""))
                                    .offering(
                                        List.of(),
                                        List.of(
                                            DeskPage.Deed.with(
                                                ui.text("opinions.remove"),
                                                here + "/answerers/removal",
                                                "account",
                                                id.toString(),
                                                names.getOrDefault(id, "")))))
                            .toList(),
                        ui.text("opinions.answerers.none"),
                        List.of(
                            DeskPage.Link.other(
                                ui.text("opinions.answerer.new"), here + "/answerers/new"),
                            DeskPage.Link.quiet(ui.text("opinions.edit"), here))))));
  }

  @GetMapping("/{addressee}/answerers/new")
  ModelAndView newAnswerer(@PathVariable UUID addressee, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    return answererForm(desk.ui(request), addressees.get(addressee)).shown();
  }

  @PostMapping("/{addressee}/answerers")
  ModelAndView name(
      @PathVariable UUID addressee,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_OPINIONS);
    var ui = desk.ui(request);
    var one = addressees.get(addressee);
    var answers = Sent.answers(sent);
    return FormPage.attempt(
        answers,
        () -> {
          addressees.name(actor, addressee, answers.text("email"));
          return ui.path(HERE + "/addressees/" + addressee + "/answerers") + "?done=saved";
        },
        () -> answererForm(ui, one));
  }

  private static FormPage answererForm(Ui ui, Addressee one) {
    var here = ui.path(HERE + "/addressees/" + one.id() + "/answerers");
    return new FormPage(
            ui.text("opinions.answerer.new"),
            ui.text("opinions.answerers.lead"),
            OpinionDesk.way(ui, ui.text(one.name())),
            here,
            here,
            ui.text("opinions.save"),
            false,
            Form.empty(),
            List.of(
                new Field.Line(
                    "email",
                    ui.text("opinions.field.answererEmail"),
                    ui.text("opinions.field.answererEmail.hint"),
                    true,
                    "email",
                    "m")))
        .aboutPeople("account");
  }

  @PostMapping("/{addressee}/answerers/removal")
  String release(
      @PathVariable UUID addressee,
      @RequestParam UUID account,
      Actor actor,
      HttpServletRequest request) {
    addressees.release(actor, addressee, account);
    return "redirect:"
        + desk.ui(request).path(HERE + "/addressees/" + addressee + "/answerers")
        + "?done=removed";
  }
}
