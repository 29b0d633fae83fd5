package br.engdados.sinesp.consumer.export;

import java.time.Instant;

/**
 * What an export holds of a dataset's year.
 *
 * @param dataset the dataset's id
 * @param ano the year
 * @param rows how many rows
 * @param newest the newest {@code data_extracao}
 * @param content a hash over all rows, whatever their order: equal for equal rows
 */
record Edition(String dataset, int ano, long rows, Instant newest, String content) {
  /** What the names of its files begin with. */
  String name() {
    return dataset + "-" + ano;
  }
}
