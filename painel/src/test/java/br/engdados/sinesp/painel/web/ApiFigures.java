package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Changes;

/** A few rows of every kind that figures must get right. */
final class ApiFigures {
  static final String MURDER = "Homicídio doloso";
  static final String ARREST = "Mandado de prisão cumprido";

  private ApiFigures() {}

  static Changes figures() {
    Changes changes =
        new Changes()
            // Roraima, 2015 to 2018: the municipality reports zero, the victims name none.
            .municipality("RR", 1400100, MURDER, "2023-01", 0)
            .state("RR", MURDER, "2023-01", 83)
            .municipality("RR", 1400100, MURDER, "2023-02", (Integer) null)
            .municipality("RR", 1400100, MURDER, "2023-03", 4)
            // A code of no municipality, and one newer than the map.
            .municipality("RR", 0, MURDER, "2023-03", 2)
            .municipality("MT", 5101837, MURDER, "2023-03", 1)
            .municipality("SP", 3550308, MURDER, "2023-03", 40)
            // The same cell by another body: never added.
            .municipality("SP", 3550308, MURDER, "2023-03", "Polícia Federal", Changes.victims(40))
            .municipality("DF", 5300108, ARREST, "2023-01", 7)
            .state("DF", ARREST, "2023-01", 93)
            .weapon("SP", "Arma de Fogo Apreendida", "2023-01", "Pistola", 10)
            .weapon("SP", "Arma de Fogo Apreendida", "2023-01", "Fuzil", 3)
            .weight("SP", "Apreensão de Cocaína", "2023-01", "10.25")
            .weight("RJ", "Apreensão de Cocaína", "2023-01", "0.1")
            .municipality("SP", 3500105, MURDER, "2023-04", 1)
            .municipality("SP", 3500105, MURDER, "2023-04", 9)
            .withdrawLast(Changes.FIRST + 1)
            // Another dataset: in no figure.
            .older("SP", MURDER, "2019-01", 999);
    for (int i = 0; i < 33; i++) {
      changes.municipality("DF", 5300108, "Feminicídio", "2023-01", i == 0 ? 5 : 0);
    }
    return changes;
  }
}
