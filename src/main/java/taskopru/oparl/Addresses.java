package taskopru.oparl;

import java.util.UUID;
import org.springframework.stereotype.Component;
import taskopru.web.Site;

/** Where everything is found: an address is an id and stays for ever. */
@Component
public class Addresses {

  /** The one body of this house, in the sense of OParl: the council. */
  public static final String COUNCIL = "council";

  private static final String ROOT = "/api/oparl/v1";

  private final Site site;

  Addresses(Site site) {
    this.site = site;
  }

  public String system() {
    return site.baseUrl() + ROOT + "/system";
  }

  public String bodies() {
    return site.baseUrl() + ROOT + "/body";
  }

  public String body() {
    return bodies() + "/" + COUNCIL;
  }

  public String list(Kind kind) {
    return body() + "/" + kind.word();
  }

  public String meetingsOf(UUID organization) {
    return of(Kind.ORGANIZATION, organization) + "/meeting";
  }

  public String of(Kind kind, UUID id) {
    return site.baseUrl() + ROOT + "/" + kind.word() + "/" + id;
  }

  /** A page for people. */
  String page(String path) {
    return site.baseUrl() + "/tr" + path;
  }
}
