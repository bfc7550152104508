package taskopru.opinions.web;

import static taskopru.opinions.web.OpinionDesk.at;

import java.util.List;
import java.util.UUID;
import taskopru.kernel.Problem;
import taskopru.opinions.Drafting.Piece;
import taskopru.opinions.Opinion;
import taskopru.web.Ui;
import taskopru.web.ui.Answers;
import taskopru.web.ui.DeskPage;
import taskopru.web.ui.Field;
import taskopru.web.ui.Form;
import taskopru.web.ui.FormPage;
import taskopru.web.ui.Option;

/** Forms about an opinion and its pieces. */
final class OpinionForms {

  private OpinionForms() {}

  /** A form about an opinion, with the words of its key. */
  static FormPage form(
      Ui ui,
      Opinion opinion,
      String key,
      String action,
      String back,
      Form form,
      List<Field> fields) {
    return form(ui, opinion, key, action, back, false, form, fields);
  }

  static FormPage form(
      Ui ui,
      Opinion opinion,
      String key,
      String action,
      String back,
      boolean danger,
      Form form,
      List<Field> fields) {
    var lead = "opinions." + key + ".lead";
    var button = "opinions." + key + ".button";
    return new FormPage(
        ui.text("opinions." + key),
        ui.says(lead) ? ui.text(lead) : "",
        OpinionDesk.way(ui, opinion, ui.text("opinions." + key)),
        at(ui, opinion, action),
        at(ui, opinion, back),
        ui.text(ui.says(button) ? button : "opinions.save"),
        danger,
        form,
        fields);
  }

  /** Up, down, away. */
  static List<DeskPage.Deed> pieces(Ui ui, Opinion opinion, Piece piece, UUID id, String about) {
    var action = at(ui, opinion, "/pieces/" + piece.code() + "/" + id);
    return List.of(
        DeskPage.Deed.with(ui.text("opinions.up"), action, "deed", "up", about),
        DeskPage.Deed.with(ui.text("opinions.down"), action, "deed", "down", about),
        DeskPage.Deed.with(ui.text("opinions.remove"), action, "deed", "remove", about));
  }

  static String shorter(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }

  static UUID uuid(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      throw gone();
    }
  }

  static Problem gone() {
    return new Problem.NotFound("opinions.piece.unknown");
  }

  static boolean verdict(Answers answers) {
    var verdict = answers.text("verdict");
    if (!verdict.equals("yes") && !verdict.equals("no")) {
      answers.refuse("verdict", "web.choice.missing");
    }
    return verdict.equals("yes");
  }

  static FormPage verdictForm(
      Ui ui, Opinion opinion, String key, String action, String about, int version) {
    return OpinionForms.form(
        ui,
        opinion,
        key,
        action,
        "/results",
        Form.empty().with("version", String.valueOf(version)),
        List.of(
            new Field.Part("about", about, null),
            new Field.OneOf(
                "verdict",
                ui.text("opinions.field.verdict"),
                null,
                List.of(
                    Option.of("yes", ui.text("opinions.verdict.yes")),
                    Option.of("no", ui.text("opinions.verdict.no")))),
            new Field.Area(
                "reason",
                ui.text("opinions.field.verdictReason"),
                ui.text("opinions.field.verdictReason.hint"),
                false,
                3)));
  }
}
