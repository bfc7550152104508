package taskopru.catalogue.web;

import taskopru.catalogue.Dataset;
import taskopru.web.ui.Form;

/** The page before a deed. */
public record DatasetConfirmation(Dataset dataset, DatasetDeed deed, Form form) {}
