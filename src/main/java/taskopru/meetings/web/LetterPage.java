package taskopru.meetings.web;

import java.util.List;
import taskopru.meetings.Decision;
import taskopru.web.ui.Form;
import taskopru.web.ui.Option;

/** What a covering letter needs before it is issued. */
public record LetterPage(Decision decision, String title, List<Option> closings, Form form) {}
