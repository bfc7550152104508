package taskopru.meetings.web.oparl;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, with the way to the others. */
record Listed(List<Thing> data, Pagination pagination, Links links) {

  record Pagination(long totalElements, int elementsPerPage, int currentPage, int totalPages) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Links(
      String first, @Nullable String prev, String self, @Nullable String next, String last) {}

  static Listed of(Part all, Asked asked, String list) {
    var pages = Math.max(1, (int) Math.ceilDiv(all.total(), asked.limit()));
    return new Listed(
        all.page(),
        new Pagination(all.total(), asked.limit(), asked.page(), pages),
        new Links(
            asked.address(list, 1),
            asked.page() == 1 ? null : asked.address(list, Math.min(asked.page() - 1, pages)),
            asked.address(list, asked.page()),
            asked.page() < pages ? asked.address(list, asked.page() + 1) : null,
            asked.address(list, pages)));
  }

  /** The things of one page, and how many there are on all. */
  record Part(List<Thing> page, long total) {

    static Part of(List<Thing> all, Asked asked) {
      var found = all.stream().filter(asked::lets).toList();
      return new Part(
          found.stream()
              .skip((long) (asked.page() - 1) * asked.limit())
              .limit(asked.limit())
              .toList(),
          found.size());
    }
  }
}
