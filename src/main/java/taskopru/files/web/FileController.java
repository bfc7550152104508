package taskopru.files.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import taskopru.files.Files;
import taskopru.kernel.Actor;

/** One file, to be saved: a browser never shows it as a page of ours. */
@Controller
class FileController {

  private final Files files;

  FileController(Files files) {
    this.files = files;
  }

  @GetMapping("/{lang:tr|en|ar}/files/{id}")
  ResponseEntity<Resource> take(Actor actor, @PathVariable UUID id) {
    var file = files.readable(actor, id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .contentLength(file.bytes())
        .body(new InputStreamResource(files.open(id)));
  }
}
