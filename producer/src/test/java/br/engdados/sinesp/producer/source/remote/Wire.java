package br.engdados.sinesp.producer.source.remote;

/** What a test server speaks. */
enum Wire {
  HTTP_1_1,
  HTTP_2
}
