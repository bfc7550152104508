package taskopru.frontpage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import taskopru.kernel.Problem;
import taskopru.kernel.Slug;

/**
 * What another city shows first. Settings {@code taskopru.frontpage.*}.
 *
 * @param figures datasets and their measure, {@code turkiye-refugees/refugees}; those that are not
 *     there or not public are left out
 */
@ConfigurationProperties("taskopru.frontpage")
public record FrontPageSettings(List<String> figures) {

  public FrontPageSettings {
    figures = List.copyOf(figures);
  }

  /** A dataset's measure. */
  public record Headline(Slug dataset, String measure) {}

  /** The figures to show, in order. */
  public List<Headline> headlines() {
    return figures.stream().map(FrontPageSettings::headline).toList();
  }

  private static Headline headline(String text) {
    var slash = text.indexOf('/');
    if (slash < 1) {
      throw new Problem.Refused("frontpage.figure.shape", text);
    }
    return new Headline(new Slug(text.substring(0, slash)), text.substring(slash + 1));
  }
}
