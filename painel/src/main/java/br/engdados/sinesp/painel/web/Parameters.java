package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.query.NearestNames;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The parameters of one request. What is wrong is collected, so that one answer tells it all;
 * {@link #check} then refuses. A parameter that nobody asked after is unknown.
 */
final class Parameters {
  private static final int LONGEST_SHOWN = 80;
  private static final int NAMES_SOUGHT = 3;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Map<String, List<String>> given;
  private final Set<String> known = new TreeSet<>();
  private final List<Problem.Fault> faults = new ArrayList<>();
  private int namesUnknown;

  Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Takes a parameter that may be given once. */
  Optional<String> one(String name) {
    known.add(name);
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, String.join(", ", values), "só pode vir uma vez", null, null);
      return Optional.empty();
    }
    return values.stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
  }

  /** Takes a parameter that must be given. */
  Optional<String> required(String name) {
    Optional<String> value = one(name);
    if (value.isEmpty() && given.getOrDefault(name, List.of()).size() < 2) {
      fault(name, null, "falta", null, null);
    }
    return value;
  }

  /** Takes a parameter that may come several times, or with commas. */
  List<String> many(String name, int most) {
    known.add(name);
    Set<String> values = new LinkedHashSet<>();
    for (String value : given.getOrDefault(name, List.of())) {
      Arrays.stream(value.split(",", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .forEach(values::add);
    }
    if (values.size() > most) {
      fault(name, values.size() + " valores", "no máximo " + most, null, null);
      return List.of();
    }
    return List.copyOf(values);
  }

  /** Takes one of some values; the first is taken where none is given. */
  String choice(String name, String... permitted) {
    return choiceOf(name, List.of(permitted)).orElse(permitted[0]);
  }

  /** Takes one of some values, or none. */
  Optional<String> choiceOf(String name, List<String> permitted) {
    Optional<String> value = one(name);
    if (value.isPresent() && !permitted.contains(value.get())) {
      fault(name, value.get(), "não é um dos permitidos", permitted, null);
      return Optional.empty();
    }
    return value;
  }

  /** Takes a whole number. */
  Optional<Integer> number(String name, int lowest, int highest) {
    Optional<String> value = one(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= lowest && number <= highest) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Refused below, as one out of range is.
    }
    List<String> range = List.of(Integer.toString(lowest), Integer.toString(highest));
    fault(
        name,
        value.get(),
        "não é um número inteiro de " + range.get(0) + " a " + range.get(1),
        range,
        null);
    return Optional.empty();
  }

  /** Takes a month, or a year for its first or last one, within what is held. */
  YearMonth month(String name, boolean begin, YearMonth first, YearMonth last) {
    YearMonth standard = begin ? first : last;
    Optional<String> value = one(name);
    if (value.isEmpty()) {
      return standard;
    }
    try {
      boolean year = YEAR.matcher(value.get()).matches();
      YearMonth month =
          year
              ? YearMonth.of(Integer.parseInt(value.get()), begin ? 1 : 12)
              : YearMonth.parse(value.get());
      // The year in which the figures begin or end may be asked for as a whole.
      if (year && month.getYear() == standard.getYear()) {
        return standard;
      }
      if (!month.isBefore(first) && !month.isAfter(last)) {
        return month;
      }
    } catch (DateTimeException e) {
      // Refused below, as one out of range is.
    }
    fault(
        name,
        value.get(),
        "não é um mês (AAAA-MM) ou ano (AAAA) de " + first + " a " + last,
        List.of(first.toString(), last.toString()),
        null);
    return standard;
  }

  /** Refuses a period that ends before it begins. */
  void period(YearMonth from, YearMonth to) {
    if (to.isBefore(from)) {
      fault("ate", to.toString(), "é antes de de=" + from, null, null);
    }
  }

  /** Finds what a value names; only for one that names nothing the nearest names are sought. */
  <T> Optional<T> named(
      String name,
      String value,
      Function<String, Optional<T>> find,
      Function<String, List<String>> nearest) {
    Optional<T> found = find.apply(value);
    if (found.isEmpty()) {
      namesUnknown++;
      // Seeking takes milliseconds: a request with many wrong names is not worth more.
      fault(
          name,
          value,
          "não existe",
          null,
          namesUnknown <= NAMES_SOUGHT ? nearest.apply(value) : null);
    }
    return found;
  }

  void fault(
      String name, String value, String detail, List<String> permitted, List<String> nearest) {
    faults.add(
        new Problem.Fault(
            name,
            value == null || value.length() <= LONGEST_SHOWN
                ? value
                : value.substring(0, LONGEST_SHOWN) + "…",
            detail,
            permitted,
            nearest));
  }

  /** Refuses what was found wrong, and parameters that this question does not have. */
  void check() throws Problem {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        String shown =
            name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
        faults.add(
            new Problem.Fault(
                shown,
                null,
                "parâmetro desconhecido",
                List.copyOf(known),
                NearestNames.of(name, known)));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.of(faults, namesUnknown == faults.size());
    }
  }
}
