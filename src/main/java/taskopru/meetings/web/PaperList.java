package taskopru.meetings.web;

import java.util.List;

/** Who gets the call on paper, to print and to tick off. */
public record PaperList(MeetingHead head, List<Line> lines) {

  /**
   * One person.
   *
   * @param ways how they may be reached: a telephone, the institution's registered address
   */
  public record Line(
      String seats, String name, String institution, List<String> ways, String why) {}
}
