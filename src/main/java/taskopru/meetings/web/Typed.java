package taskopru.meetings.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import taskopru.kernel.Problem;
import taskopru.kernel.Visible;

/** Reads single answers: what is no id is not found, what is no number is none. */
final class Typed {

  private Typed() {}

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException wrong) {
      throw new Problem.NotFound("meetings.meeting.unknown");
    }
  }

  static int number(String text) {
    try {
      return Math.clamp(Integer.parseInt(text.strip()), 0, 1_000_000);
    } catch (NumberFormatException wrong) {
      return 0;
    }
  }

  /** What stands in an address may come from anybody: only what a reader sees, and not much. */
  static String cut(String text) {
    return Visible.line(text.length() > 200 ? text.substring(0, 200) : text);
  }

  static Set<Integer> numbers(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isBlank())
        .map(Typed::number)
        .collect(Collectors.toSet());
  }

  static @Nullable UUID maybe(String text) {
    return text.isEmpty() ? null : Typed.uuid(text);
  }

  static java.io.InputStream opened(@Nullable MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      throw new Problem.Refused("meetings.document.none");
    }
    return file.getInputStream();
  }

  static String name(@Nullable MultipartFile file) {
    var name = file == null ? null : file.getOriginalFilename();
    return name == null ? "" : name;
  }
}
