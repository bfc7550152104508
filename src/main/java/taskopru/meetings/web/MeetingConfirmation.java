package taskopru.meetings.web;

import taskopru.web.ui.Form;

/** A deed that is confirmed: what will happen and, where the rules ask for it, why. */
public record MeetingConfirmation(
    String title,
    String text,
    String action,
    String button,
    String back,
    boolean danger,
    boolean asksReason,
    String reasonLabel,
    Form form) {}
