package taskopru.meetings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.council.Bodies;
import taskopru.kernel.Actor;
import taskopru.kernel.Problem;
import taskopru.kernel.Verb;
import taskopru.meetings.AttendanceImporting;
import taskopru.meetings.AttendanceSheet;
import taskopru.meetings.Correcting;
import taskopru.meetings.Meetings;
import taskopru.web.Uis;
import taskopru.web.ui.Form;

/** Attendance as a sheet: take it, send one, look at its findings, store it whole. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/meetings/{id}/attendance/sheet")
class AttendanceSheetController {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final AttendanceImporting importing;
  private final Meetings meetings;
  private final Bodies bodies;
  private final Uis uis;

  AttendanceSheetController(
      AttendanceImporting importing, Meetings meetings, Bodies bodies, Uis uis) {
    this.importing = importing;
    this.meetings = meetings;
    this.bodies = bodies;
    this.uis = uis;
  }

  @GetMapping
  ModelAndView show(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
    return page(actor, id, Form.empty(), List.of(), "", request, HttpStatus.OK);
  }

  @GetMapping("/attendance.csv")
  ResponseEntity<byte[]> csv(@PathVariable UUID id, Actor actor) {
    return file(
        importing.export(actor, id, "csv").csv(),
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        "attendance.csv");
  }

  @GetMapping("/attendance.xlsx")
  ResponseEntity<byte[]> xlsx(@PathVariable UUID id, Actor actor) {
    return file(importing.export(actor, id, "xlsx").xlsx(), XLSX, "attendance.xlsx");
  }

  @PostMapping("/preview")
  ModelAndView preview(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    keep(actor, id);
    try {
      if (file == null || file.isEmpty()) {
        throw new Problem.Refused("meetings.sheet.empty");
      }
      AttendanceSheet.mustBeSmall(file.getSize());
      var sheet = AttendanceSheet.read(file.getBytes());
      return page(
          actor,
          id,
          Form.empty(),
          importing.preview(actor, id, sheet),
          new String(sheet.csv(), StandardCharsets.UTF_8),
          request,
          HttpStatus.OK);
    } catch (Problem.Refused no) {
      return page(
          actor,
          id,
          Form.empty().refuse("file", no),
          List.of(),
          "",
          request,
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping
  ModelAndView store(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String content,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      HttpServletRequest request) {
    keep(actor, id);
    var form = Form.empty().with("reason", reason);
    @Nullable AttendanceSheet sheet = null;
    try {
      sheet = AttendanceSheet.read(content.getBytes(StandardCharsets.UTF_8));
      var outcomes = importing.store(actor, id, sheet, reason);
      if (outcomes.stream().noneMatch(outcome -> outcome.finding() != null)) {
        return new ModelAndView(
            "redirect:"
                + uis.of(request).path("/desk/meetings/" + id + "/attendance")
                + "?done=sheet");
      }
      return page(actor, id, form, outcomes, content, request, HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Problem.Refused no) {
      return page(
          actor,
          id,
          form.refuse(sheet == null ? "file" : "reason", no),
          sheet == null ? List.of() : importing.preview(actor, id, sheet),
          content,
          request,
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private void keep(Actor actor, UUID id) {
    meetings.look(actor, id);
    actor.mustBeAllowedTo(Verb.KEEP_MEETINGS);
  }

  private ModelAndView page(
      Actor actor,
      UUID id,
      Form form,
      List<AttendanceImporting.Outcome> outcomes,
      String content,
      HttpServletRequest request,
      HttpStatus status) {
    keep(actor, id);
    var ui = uis.of(request);
    var meeting = meetings.look(actor, id);
    return new ModelAndView("meetings/web/sheet", status)
        .addObject(
            "page",
            new SheetPage(
                MeetingHead.of(
                    meeting, ui.text(bodies.get(meeting.body()).name()), ui, "attendance", null),
                form,
                outcomes,
                content,
                actor.may(Verb.EXPORT),
                Correcting.isOpen(meeting)));
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
