package taskopru.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import taskopru.kernel.Courier;
import taskopru.web.Site;

/** One-time links on their way by mail, where the house has a mail server. */
@Component
public class LinkMail {

  private final ObjectProvider<Courier> courier;
  private final Site site;

  LinkMail(ObjectProvider<Courier> courier, Site site) {
    this.courier = courier;
    this.site = site;
  }

  public boolean isReady() {
    var way = courier.getIfAvailable();
    return way != null && way.isReady();
  }

  /** The whole address, in the language of the account. */
  public String address(Account account, OneTimeLink link) {
    return site.baseUrl() + link.path(account.language());
  }

  /** Whether the mail server took it; outside any transaction, for it may take a while. */
  public boolean send(Account account, OneTimeLink link) {
    var way = courier.getIfAvailable();
    var words =
        switch (link.purpose()) {
          case INVITATION, SET_UP -> "identity.mail.invitation";
          case PASSWORD_RESET -> "identity.mail.passwordReset";
        };
    return way != null
        && way.isReady()
        && way.carry(
            account.email(),
            account.name(),
            account.language(),
            words + ".subject",
            words + ".text",
            address(account, link));
  }
}
