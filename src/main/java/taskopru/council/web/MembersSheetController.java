package taskopru.council.web;

import static taskopru.council.web.CouncilDesk.HERE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.MembersImporting;
import taskopru.council.MembersSheet;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.web.ui.Form;

/** Members as a sheet: take it, send one, look at its findings, store it whole. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/council/members")
class MembersSheetController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final CouncilDesk desk;
  private final MembersImporting importing;

  MembersSheetController(CouncilDesk desk, MembersImporting importing) {
    this.desk = desk;
    this.importing = importing;
  }

  @GetMapping
  ModelAndView show(
      @RequestParam(defaultValue = "") String done, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    return page(Form.empty(), List.of(), "", number(done), HttpStatus.OK);
  }

  @GetMapping({"/members.csv"})
  ResponseEntity<byte[]> csv(Actor actor) {
    return file(
        importing.export(actor, desk.body("").id(), "csv").csv(),
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        "members.csv");
  }

  @GetMapping("/members.xlsx")
  ResponseEntity<byte[]> xlsx(Actor actor) {
    return file(importing.export(actor, desk.body("").id(), "xlsx").xlsx(), XLSX, "members.xlsx");
  }

  @PostMapping("/preview")
  ModelAndView preview(@RequestParam(required = false) @Nullable MultipartFile file, Actor actor)
      throws IOException {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    try {
      if (file == null || file.isEmpty()) {
        throw new Problem.Refused("council.sheet.empty");
      }
      MembersSheet.mustBeSmall(file.getSize());
      var sheet = MembersSheet.read(file.getBytes());
      return page(
          Form.empty(),
          importing.preview(actor, desk.body("").id(), sheet),
          new String(sheet.csv(), StandardCharsets.UTF_8),
          0,
          HttpStatus.OK);
    } catch (Problem.Refused no) {
      return page(
          Form.empty().refuse("file", no), List.of(), "", 0, HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping
  ModelAndView store(
      @RequestParam(defaultValue = "") String content, Actor actor, HttpServletRequest request) {
    actor.mustBeAllowedTo(Verb.KEEP_COUNCIL);
    try {
      var sheet = MembersSheet.read(content.getBytes(StandardCharsets.UTF_8));
      var outcomes = importing.store(actor, desk.body("").id(), sheet);
      if (outcomes.stream().noneMatch(outcome -> outcome.finding() != null)) {
        return new ModelAndView(
            "redirect:" + desk.ui(request).path(HERE + "/members") + "?done=" + outcomes.size());
      }
      return page(Form.empty(), outcomes, content, 0, HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Refused no) {
      return page(
          Form.empty().refuse("file", no), List.of(), "", 0, HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private static ModelAndView page(
      Form form,
      List<MembersImporting.Outcome> outcomes,
      String content,
      int stored,
      HttpStatus status) {
    return new ModelAndView("council/web/members", status)
        .addObject("page", new SheetPage(form, outcomes, content, stored));
  }

  private static int number(String done) {
    return done.matches("[0-9]{1,4}") ? Integer.parseInt(done) : 0;
  }

  private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(bytes);
  }
}
