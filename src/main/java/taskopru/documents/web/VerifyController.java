package taskopru.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import taskopru.documents.Verification;
import taskopru.documents.Verification.Known;
import taskopru.documents.VerificationCode;
import taskopru.documents.web.VerifyPage.Compared;
import taskopru.documents.web.VerifyPage.Match;
import taskopru.kernel.Language;
import taskopru.web.ui.Form;

/** Where a QR code leads, and where anybody may check a paper they were given. */
@Controller
@RequestMapping("/{lang:tr|en|ar}/verify")
class VerifyController {

  private final Verification verification;
  private final LookUpLimit limit;

  VerifyController(Verification verification, LookUpLimit limit) {
    this.verification = verification;
    this.limit = limit;
  }

  @GetMapping
  ModelAndView ask(
      Language language,
      @RequestParam(required = false) @Nullable String code,
      HttpServletRequest request) {
    if (code == null) {
      return page(Form.empty(), null, false, null, HttpStatus.OK);
    }
    var form = Form.empty().with("code", code.substring(0, Math.min(code.length(), 100)));
    if (code.isBlank()) {
      form = form.refuse("code", "documents.verify.code.missing");
      return page(form, null, false, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var found = VerificationCode.find(code);
    if (found.isEmpty()) {
      form = form.refuse("code", "documents.verify.code.shape");
      return page(form, null, false, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return new ModelAndView("redirect:/" + language.tag() + "/verify/" + found.get());
  }

  @GetMapping("/{code}")
  ModelAndView show(@PathVariable String code, HttpServletRequest request) {
    limit.take(request);
    var known = VerificationCode.find(code).flatMap(verification::find).orElse(null);
    return known == null
        ? page(Form.empty(), null, true, null, HttpStatus.NOT_FOUND)
        : page(Form.empty(), known, false, null, HttpStatus.OK);
  }

  /** Whatever paper the file is. */
  @PostMapping
  ModelAndView compare(
      @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request)
      throws IOException {
    limit.take(request);
    if (file == null || file.isEmpty()) {
      return missing(null);
    }
    var sha256 = digest(file);
    var known = verification.findByDigest(sha256).orElse(null);
    return page(Form.empty(), known, false, compared(known, sha256), HttpStatus.OK);
  }

  /** Whether the file is the one of that code. */
  @PostMapping("/{code}")
  ModelAndView compare(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletRequest request)
      throws IOException {
    limit.take(request);
    var known = VerificationCode.find(code).flatMap(verification::find).orElse(null);
    if (known == null) {
      return page(Form.empty(), null, true, null, HttpStatus.NOT_FOUND);
    }
    if (file == null || file.isEmpty()) {
      return missing(known);
    }
    return page(Form.empty(), known, false, compared(known, digest(file)), HttpStatus.OK);
  }

  private static String digest(MultipartFile file) throws IOException {
    try (var in = file.getInputStream()) {
      return Verification.digest(in);
    }
  }

  private static Compared compared(@Nullable Known known, String sha256) {
    var match =
        known == null
            ? Match.UNKNOWN
            : known.isPdf(sha256) ? Match.PDF : known.isDocx(sha256) ? Match.DOCX : Match.OTHER;
    return new Compared(match, sha256);
  }

  private static ModelAndView missing(@Nullable Known known) {
    var form = Form.empty().refuse("file", "documents.verify.file.missing");
    return page(form, known, false, null, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static ModelAndView page(
      Form form,
      @Nullable Known known,
      boolean notFound,
      @Nullable Compared file,
      HttpStatus status) {
    return new ModelAndView("documents/web/verify", status)
        .addObject(
            "page", new VerifyPage(form, known, notFound, file, VerifyUploads.LONGEST_MEGABYTES));
  }
}
