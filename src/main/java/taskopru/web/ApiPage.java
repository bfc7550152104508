package taskopru.web;

import java.util.List;

/**
 * What the page about the API shows.
 *
 * @param curl examples, ready to paste; each asks the same question
 */
public record ApiPage(List<Address> addresses, String curl, String r, String python, String find) {

  /** One address that answers. */
  public record Address(String path, String what, List<String> parameters) {}

  static ApiPage of(List<Address> addresses, String baseUrl) {
    var table = baseUrl + "/api/v1/datasets/turkiye-refugees/table";
    return new ApiPage(
        addresses,
        """
        curl "%s.json?rows=year&measure=refugees&time=2015.."\
        """
            .formatted(table),
        """
        library(readr)
        d <- read_csv("%s.csv?rows=year&measure=refugees&time=2015..")
        plot(d$year, d$refugees, type = "b")\
        """
            .formatted(table),
        """
        import pandas as pd
        d = pd.read_csv("%s.csv?rows=year&measure=refugees&time=2015..")
        print(d.tail())\
        """
            .formatted(table),
        """
        curl "%s/api/v1/datasets?q=goc&theme=SOCI&sort=newest&pageSize=10"\
        """
            .formatted(baseUrl));
  }
}
