package taskopru.identity.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskopru.identity.Account;
import taskopru.web.ui.Pager;

/** What the administrator's list shows. */
public record AccountList(String search, List<Row> rows, Pager pager) {

  /**
   * One account.
   *
   * @param resetRequested since when it waits for a link to a new password
   */
  public record Row(Account account, @Nullable Instant resetRequested) {}
}
