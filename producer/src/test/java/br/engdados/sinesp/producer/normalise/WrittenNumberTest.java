package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12;12;",
        "0012;12;",
        "-5;-5;",
        "12.50;12.5;EN",
        "12,50;12.5;BR",
        "3.0;3;EN",
        "0.000;0;EN",
        "0,125;0.125;BR",
        "1532.750;1532.75;EN",
        "1.2345;1.2345;EN",
        "12.;12;EN",
        ",5;0.5;BR",
        "1.234,5;1234.5;BR",
        "1,234.5;1234.5;EN",
        "1.234,;1234;BR",
        "1.234.567;1234567;BR",
        "1,234,567;1234567;EN",
        "12.345.678,901;12345678.901;BR",
        "1 234;1234;",
        "1 234,5;1234.5;BR",
        "1 234.567;1234.567;EN",
        "1\u00a0234\u00a0567;1234567;",
        "1\u202f234;1234;",
        "1’234.5;1234.5;EN",
        "1e2;100;",
        "1e+05;100000;",
        "2.0E-3;0.002;EN",
        "1.23E+02;123;EN",
        "1,5E3;1500;BR"
      })
  void oneMeaning(String text, BigDecimal value, NumberFormat proven) {
    WrittenNumber number = WrittenNumber.of(text);
    assertThat(number.kind()).isEqualTo(WrittenNumber.Kind.ONE);
    assertThat(number.value()).isEqualByComparingTo(value);
    assertThat(number.proof(false)).isEqualTo(proven);
  }

  @ParameterizedTest
  @CsvSource({"1.234,EN,1234", "12.000,EN,12000", "-999.999,EN,-999999", "'1,000',BR,1000"})
  void twoMeanings(String text, NumberFormat decimals, BigDecimal grouped) {
    WrittenNumber number = WrittenNumber.of(text);
    assertThat(number.kind()).isEqualTo(WrittenNumber.Kind.EITHER);
    assertThat(number.format()).isEqualTo(decimals);
    assertThat(number.value()).isEqualByComparingTo(text.replace(',', '.'));
    assertThat(number.grouped()).isEqualByComparingTo(grouped);
    assertThat(number.proof(false)).isNull();
  }

  @Test
  void aCountProvesNothingByAFraction() {
    assertThat(WrittenNumber.of("1.5").proof(true)).isNull();
    assertThat(WrittenNumber.of("3.0").proof(true)).isEqualTo(NumberFormat.EN);
    assertThat(WrittenNumber.of("13.098").proof(true)).isEqualTo(NumberFormat.BR);
    assertThat(WrittenNumber.of("12.000").proof(true)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+05", "1,23E+05", "1.23457E+11", "1,53E-03"})
  void whatASpreadsheetHasRoundedIsNoNumber(String text) {
    assertThat(WrittenNumber.of(text).kind()).isEqualTo(WrittenNumber.Kind.ROUNDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-",
        "1.00.000",
        "1.23.456",
        "1.2345.678",
        "0.123.456",
        "1,234,5",
        "1.234.567.8",
        "1,23.456",
        "1.234 567",
        "1 23",
        "R$ 5",
        "5 kg",
        "10%",
        "(5)",
        "1e",
        "e5",
        "1d",
        "0x10",
        "NaN",
        "Infinity",
        "−5",
        "１２",
        "١٢",
        "1_000",
        "1e1000",
        "12,5,3",
        "1..5",
        "1 234.567,8"
      })
  void anythingElseIsNoNumber(String text) {
    assertThat(WrittenNumber.of(text).kind()).isEqualTo(WrittenNumber.Kind.NONE);
  }
}
