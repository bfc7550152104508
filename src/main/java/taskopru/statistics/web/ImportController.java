package taskopru.statistics.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import taskopru.kernel.Actor;
import taskopru.kernel.Language;
import taskopru.kernel.LocalizedText;
import taskopru.kernel.Problem;
import taskopru.statistics.ImportDesk;
import taskopru.statistics.ImportJob;
import taskopru.statistics.ReleaseFacts;
import taskopru.statistics.ReportText;
import taskopru.web.Uis;
import taskopru.web.ui.Form;
import tools.jackson.databind.json.JsonMapper;

/** Importing in the browser: hand in a file, correct its structure, read the report, keep. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/desk/datasets/{dataset}/imports")
class ImportController {

  private static final String JOB = "/{import}";

  private final ImportDesk desk;
  private final ImportPages pages;
  private final ReportText words;
  private final JsonMapper json;
  private final Uis uis;

  ImportController(ImportDesk desk, ImportPages pages, ReportText words, JsonMapper json, Uis uis) {
    this.desk = desk;
    this.pages = pages;
    this.words = words;
    this.json = json;
    this.uis = uis;
  }

  @GetMapping
  String history(
      @PathVariable String dataset, Actor actor, HttpServletRequest request, Model model) {
    var found = desk.dataset(actor, TableController.slug(dataset));
    model.addAttribute("page", pages.history(actor, found, uis.of(request)));
    return "statistics/web/imports";
  }

  @GetMapping("/new")
  String blank(@PathVariable String dataset, Actor actor, Model model) {
    return upload(dataset, Form.empty(), actor, model);
  }

  private String upload(String dataset, Form form, Actor actor, Model model) {
    model.addAttribute("dataset", desk.toImportInto(actor, TableController.slug(dataset)));
    model.addAttribute("form", form);
    return "statistics/web/importNew";
  }

  @PostMapping
  String handIn(
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      Language language,
      HttpServletResponse response,
      Model model) {
    var form = Form.empty();
    if (file == null || file.isEmpty()) {
      form = form.refuse("file", "statistics.desk.wrong.file");
    } else {
      try {
        var name = file.getOriginalFilename();
        var job =
            desk.handIn(
                actor,
                TableController.slug(dataset),
                name == null ? "" : name,
                file.getSize(),
                to -> file.transferTo(to.toFile()));
        return "redirect:" + here(language, dataset) + "/" + job;
      } catch (Problem.Refused | Problem.TooMany no) {
        form = form.refuse("file", no);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return upload(dataset, form, actor, model);
  }

  @GetMapping(JOB)
  String show(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") String columns,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return page(
        dataset, job, show.equals("structure"), number(columns), null, null, actor, request, model);
  }

  @GetMapping(path = JOB, headers = "HX-Target=progress")
  String progress(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found = desk.job(actor, TableController.slug(dataset), job);
    var here = here(language, dataset) + "/" + job;
    if (!found.state().isBusy()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("here", here);
    model.addAttribute("progress", ImportPages.progress(found, here, uis.of(request)));
    return "statistics/web/importProgress";
  }

  @PostMapping(JOB + "/reading")
  String readAgain(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    desk.job(actor, TableController.slug(dataset), job);
    var form = ReadingForm.checked(Form.of(sent));
    if (form.isRefused()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(dataset, job, true, 1, null, form, actor, request, model);
    }
    desk.readAgain(actor, TableController.slug(dataset), job, ReadingForm.read(form));
    return "redirect:" + here(language, dataset) + "/" + job;
  }

  @PostMapping(JOB + "/structure")
  String check(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var found = desk.job(actor, TableController.slug(dataset), job);
    var mapping = found.mapping();
    if (mapping == null || found.state() != ImportJob.State.WAITING) {
      throw new Problem.Conflict("statistics.import.busy");
    }
    var form = StructureForm.checked(Form.of(sent), mapping);
    if (!form.isRefused()) {
      try {
        var corrected = StructureForm.read(form, mapping);
        var turn = form.value("turn");
        if (!turn.isEmpty()) {
          desk.correct(actor, TableController.slug(dataset), job, corrected);
          return "redirect:" + here(language, dataset) + "/" + job + "?columns=" + number(turn);
        }
        desk.check(actor, TableController.slug(dataset), job, corrected);
        return "redirect:" + here(language, dataset) + "/" + job;
      } catch (Problem.Refused | Problem.TooMany no) {
        form = form.refuse(no);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(dataset, job, true, 1, form, null, actor, request, model);
  }

  @PostMapping(JOB + "/release")
  String keep(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    desk.job(actor, TableController.slug(dataset), job);
    var form = Form.of(sent).require("source", "statistics.desk.wrong.source");
    var date = date(form.value("referenceDate"));
    if (date == null && !form.value("referenceDate").isEmpty()) {
      form = form.refuse("referenceDate", "statistics.desk.wrong.date");
    }
    if (!form.isRefused()) {
      try {
        var facts =
            new ReleaseFacts(
                form.value("source"),
                date,
                new LocalizedText(
                    form.value("note-tr"), form.value("note-en"), form.value("note-ar")));
        desk.keep(actor, TableController.slug(dataset), job, facts, form.has("deed", "publish"));
        return "redirect:" + here(language, dataset) + "/" + job;
      } catch (Problem.Refused no) {
        form = form.refuse(no);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(dataset, job, false, 1, form, null, actor, request, model);
  }

  @PostMapping(JOB + "/end")
  String stop(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      Actor actor,
      Language language) {
    desk.stop(actor, TableController.slug(dataset), job);
    return "redirect:" + here(language, dataset) + "/" + job;
  }

  @GetMapping(JOB + "/report.json")
  ResponseEntity<byte[]> reportJson(
      @PathVariable String dataset, @PathVariable("import") UUID job, Actor actor)
      throws IOException {
    var report = desk.job(actor, TableController.slug(dataset), job).report();
    return file(json.writeValueAsBytes(report), MediaType.APPLICATION_JSON, dataset, "json");
  }

  @GetMapping(JOB + "/report.csv")
  ResponseEntity<byte[]> reportCsv(
      @PathVariable String dataset,
      @PathVariable("import") UUID job,
      Actor actor,
      Language language) {
    var report = desk.job(actor, TableController.slug(dataset), job).report();
    return file(
        words.csv(report, language).getBytes(StandardCharsets.UTF_8),
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        dataset,
        "csv");
  }

  private static ResponseEntity<byte[]> file(
      byte[] content, MediaType type, String dataset, String ending) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(dataset + "-report." + ending)
                .build()
                .toString())
        .body(content);
  }

  @GetMapping("/releases/{release}/publication")
  String askToPublish(
      @PathVariable String dataset,
      @PathVariable String release,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return confirmation(dataset, release, "publication", Form.empty(), actor, request, model);
  }

  @GetMapping("/releases/{release}/withdrawal")
  String askToWithdraw(
      @PathVariable String dataset,
      @PathVariable String release,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    return confirmation(dataset, release, "withdrawal", Form.empty(), actor, request, model);
  }

  private String confirmation(
      String dataset,
      String release,
      String deed,
      Form form,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var slug = TableController.slug(dataset);
    var asked = desk.toPublish(actor, slug, number(release));
    var found = desk.dataset(actor, slug);
    model.addAttribute(
        "page",
        new ReleaseDeed(found, asked, deed, ImportPages.address(uis.of(request), found), form));
    return "statistics/web/releaseDeed";
  }

  @PostMapping("/releases/{release}/publication")
  String publish(
      @PathVariable String dataset,
      @PathVariable String release,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      desk.publish(actor, TableController.slug(dataset), number(release));
      return "redirect:" + here(language, dataset);
    } catch (Problem.Refused no) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var form = Form.empty().refuse(no);
      return confirmation(dataset, release, "publication", form, actor, request, model);
    }
  }

  @PostMapping("/releases/{release}/withdrawal")
  String withdraw(
      @PathVariable String dataset,
      @PathVariable String release,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      desk.withdraw(actor, TableController.slug(dataset), number(release), reason);
      return "redirect:" + here(language, dataset);
    } catch (Problem.Refused no) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      boolean aboutReason = no.messageKey().equals("statistics.release.withdrawal-reason");
      var form = Form.empty().with("reason", reason).refuse(aboutReason ? "reason" : "", no);
      return confirmation(dataset, release, "withdrawal", form, actor, request, model);
    }
  }

  /** Its number; 0, which no release has, where it is none. */
  private static int number(String release) {
    return StructureForm.number(release).orElse(0);
  }

  private String page(
      String dataset,
      UUID job,
      boolean correcting,
      int columns,
      @Nullable Form form,
      @Nullable Form reading,
      Actor actor,
      HttpServletRequest request,
      Model model) {
    var found = desk.dataset(actor, TableController.slug(dataset));
    var current = desk.job(actor, found.slug(), job);
    model.addAttribute(
        "page",
        pages.page(
            actor,
            found,
            current,
            correcting,
            Math.max(1, columns),
            form,
            reading,
            uis.of(request)));
    return "statistics/web/importJob";
  }

  private static String here(Language language, String dataset) {
    return "/" + language.tag() + "/desk/datasets/" + dataset + "/imports";
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
