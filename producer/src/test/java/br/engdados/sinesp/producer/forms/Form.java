package br.engdados.sinesp.producer.forms;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** One of the forms in which people have a yearly file. */
record Form(
    Container container,
    char separator,
    Encoding encoding,
    boolean quoteAll,
    boolean separatorLine,
    String lineEnd,
    TrailingCells trailingCells,
    NumberStyle numbers,
    boolean numbersAsText,
    DateStyle dates,
    int sheets,
    boolean headerOnEverySheet,
    int titleRows,
    boolean blankRowAboveHeader,
    boolean blankRowsBetween,
    boolean unneededColumnTwice,
    boolean shuffledColumns) {

  enum Container {
    WORKBOOK,
    CSV,
    CSV_GZ,
    CSV_XZ
  }

  enum Encoding {
    UTF_8(StandardCharsets.UTF_8, false),
    UTF_8_BOM(StandardCharsets.UTF_8, true),
    UTF_16LE_BOM(StandardCharsets.UTF_16LE, true),
    UTF_16BE_BOM(StandardCharsets.UTF_16BE, true),
    WINDOWS_1252(Charset.forName("windows-1252"), false);

    final Charset charset;
    final boolean byteOrderMark;

    Encoding(Charset charset, boolean byteOrderMark) {
      this.charset = charset;
      this.byteOrderMark = byteOrderMark;
    }
  }

  enum TrailingCells {
    AS_THEY_ARE,
    /** Empty cells at the end of a line are left out with their separators. */
    CUT,
    /** Every line ends in one separator more. */
    ONE_MORE
  }

  /** How 1234 and 1532.75 are written. */
  enum NumberStyle {
    /** 1234, 1532.75. */
    PLAIN,
    /** 1234.0, 1532.75, as pandas does. */
    POINT_ZERO,
    /** 1234.000, 1532.750. */
    THREE_DECIMALS,
    /** 1,234 and 1,532.75. */
    ENGLISH,
    /** 1.234 and 1.532,75. */
    BRAZILIAN,
    /** 1234 and 1532,75. */
    DECIMAL_COMMA
  }

  enum DateStyle {
    EXCEL,
    ISO,
    ISO_TIME,
    DAY_MONTH,
    MONTH_DAY
  }

  static Form random(RandomGenerator random) {
    Container container = one(random, Container.values());
    boolean workbook = container == Container.WORKBOOK;
    DateStyle date = one(random, DateStyle.values());
    return new Form(
        container,
        ",;\t".charAt(random.nextInt(3)),
        one(random, Encoding.values()),
        random.nextBoolean(),
        random.nextInt(4) == 0,
        List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
        one(random, TrailingCells.values()),
        one(random, NumberStyle.values()),
        !workbook || random.nextInt(3) == 0,
        date == DateStyle.EXCEL && !workbook ? DateStyle.ISO : date,
        workbook ? 1 + random.nextInt(3) : 1,
        random.nextBoolean(),
        random.nextInt(3),
        random.nextBoolean(),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        random.nextBoolean());
  }

  /** Whether nothing about the form leaves a doubt, so that every row must come out. */
  boolean isPlain(List<SampleRow> rows) {
    boolean plainText = container == Container.WORKBOOK || encoding != Encoding.WINDOWS_1252;
    boolean plainDates = dates != DateStyle.MONTH_DAY;
    boolean plainNumbers =
        !numbersAsText
            || numbers == NumberStyle.POINT_ZERO
            || (numbers == NumberStyle.PLAIN && rows.stream().noneMatch(Form::hasThreeDecimals))
            || (numbers == NumberStyle.BRAZILIAN && rows.stream().anyMatch(Form::hasDecimalComma));
    return plainText && plainDates && plainNumbers;
  }

  private static boolean hasThreeDecimals(SampleRow row) {
    BigDecimal weight = row.totalPeso();
    return weight != null && weight.scale() == 3;
  }

  /** Whether the weight in Brazilian format can be read in one way only: 12,5 or 1.532,750. */
  private static boolean hasDecimalComma(SampleRow row) {
    BigDecimal weight = row.totalPeso();
    return weight != null
        && weight.scale() > 0
        && (weight.scale() != 3 || weight.compareTo(BigDecimal.valueOf(1000)) >= 0);
  }

  @SafeVarargs
  private static <T> T one(RandomGenerator random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
