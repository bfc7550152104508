package taskopru.statistics.web;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskopru.kernel.Language;
import taskopru.statistics.CodeList.Code;
import taskopru.statistics.Dimension;
import taskopru.statistics.PublishedTable;
import taskopru.statistics.PublishedTable.Empty;
import taskopru.statistics.PublishedTable.Shown;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table for programs. {@code columns} are codes and {@code rows} arrays in that order: codes are
 * text (a year too: it is a period, like 2016-03), figures are numbers, an empty cell is null and
 * {@code notes} say why.
 */
final class TableJson {

  private final PublishedTable table;
  private final Language language;
  private final JsonGenerator json;

  private TableJson(PublishedTable table, Language language, JsonGenerator json) {
    this.table = table;
    this.language = language;
    this.json = json;
  }

  static void write(
      PublishedTable table,
      Language language,
      String address,
      JsonMapper mapper,
      OutputStream out) {
    try (var json = mapper.createGenerator(out)) {
      new TableJson(table, language, json).write(address);
    }
  }

  private void write(String address) {
    var release = table.release();
    var metadata = table.dataset().metadata();
    json.writeStartObject();
    json.writeStringProperty("title", table.title().in(language));
    json.writeStringProperty("sentence", table.sentence().in(language));
    json.writeStringProperty("dataset", table.dataset().slug().value());
    json.writeNumberProperty("release", release.number());
    json.writeStringProperty("source", release.source());
    text("sourceUrl", metadata.sourceUrl());
    json.writeStringProperty("licence", metadata.licence().code());
    text("licenceUrl", metadata.licence().uri().orElse(null));
    text("referenceDate", release.referenceDate());
    text("publishedAt", release.publishedAt());
    json.writeStringProperty("address", address);
    dimensions();
    measures();
    columns();
    rows();
    json.writeNumberProperty("total", table.total());
    notes();
    json.writeEndObject();
  }

  private void dimensions() {
    json.writeArrayPropertyStart("dimensions");
    for (int i = 0; i < table.rowDimensions().size(); i++) {
      var place = i;
      dimension(
          table.rowDimensions().get(i),
          "rows",
          once(table.rows().stream().map(row -> row.heads().get(place)).toList()));
    }
    for (int i = 0; i < table.columnDimensions().size(); i++) {
      var place = i;
      dimension(
          table.columnDimensions().get(i),
          "columns",
          once(table.columns().stream().map(column -> column.under().get(place)).toList()));
    }
    json.writeEndArray();
  }

  private void dimension(Dimension dimension, String axis, Map<String, Code> codes) {
    json.writeStartObject();
    json.writeStringProperty("code", dimension.code());
    json.writeStringProperty("label", dimension.label().in(language));
    json.writeStringProperty("role", dimension.role().word());
    json.writeStringProperty("axis", axis);
    json.writeObjectPropertyStart("codes");
    codes.forEach((code, named) -> json.writeStringProperty(code, named.label().in(language)));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Map<String, Code> once(List<Code> codes) {
    var once = new LinkedHashMap<String, Code>();
    codes.forEach(code -> once.putIfAbsent(code.code(), code));
    return once;
  }

  private void measures() {
    json.writeArrayPropertyStart("measures");
    for (var measure : table.measures()) {
      json.writeStartObject();
      json.writeStringProperty("code", measure.code());
      json.writeStringProperty("label", measure.label().in(language));
      json.writeStringProperty("unit", measure.unit().in(language));
      json.writeNumberProperty("decimals", measure.decimals());
      json.writeStringProperty("aggregation", measure.aggregation().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void columns() {
    json.writeArrayPropertyStart("columns");
    table.rowDimensions().forEach(dimension -> json.writeString(dimension.code()));
    table.columns().forEach(column -> json.writeString(column.code()));
    json.writeEndArray();
  }

  private void rows() {
    json.writeArrayPropertyStart("rows");
    for (var row : table.rows()) {
      json.writeStartArray();
      row.heads().forEach(code -> json.writeString(code.code()));
      for (var cell : row.cells()) {
        switch (cell) {
          case Shown shown -> json.writeNumber(shown.value());
          case Empty _ -> json.writeNull();
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Cells are named by their places in {@code rows}: row, then column, both from 0. */
  private void notes() {
    var heads = table.rowDimensions().size();
    json.writeArrayPropertyStart("notes");
    for (var note : table.notes()) {
      json.writeStartObject();
      json.writeStringProperty("status", note.status().word());
      json.writeStringProperty("text", note.text().in(language));
      if (!note.cells().isEmpty()) {
        json.writeArrayPropertyStart("cells");
        for (var place : note.cells()) {
          json.writeStartArray();
          json.writeNumber(place.row());
          json.writeNumber(heads + place.column());
          json.writeEndArray();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String name, @Nullable Object value) {
    if (value == null || value.toString().isEmpty()) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }
}
