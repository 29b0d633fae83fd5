package br.engdados.sinesp.painel.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The normal form of a question, as an object and as the end of an address. */
final class QueryText {
  private final Map<String, Object> values = new LinkedHashMap<>();

  QueryText with(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> values.put(name, present));
    } else if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Map<String, Object> values() {
    return values;
  }

  /** Writes the question as it would be asked. */
  static String of(Map<String, Object> query) {
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(QueryText::encoded).collect(Collectors.joining(","));
    }
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
