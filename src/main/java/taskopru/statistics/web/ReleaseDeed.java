package taskopru.statistics.web;

import taskopru.catalogue.Dataset;
import taskopru.statistics.Release;
import taskopru.web.ui.Form;

/**
 * The page before a release is published or withdrawn.
 *
 * @param word of the address and of the messages: publication or withdrawal
 */
public record ReleaseDeed(
    Dataset dataset, Release release, String word, String history, Form form) {

  public boolean isWithdrawal() {
    return word.equals("withdrawal");
  }
}
