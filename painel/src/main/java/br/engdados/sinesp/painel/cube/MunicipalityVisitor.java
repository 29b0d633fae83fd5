package br.engdados.sinesp.painel.cube;

/** Takes what a municipality's cells add up to. */
@FunctionalInterface
public interface MunicipalityVisitor {
  /**
   * Takes it.
   *
   * @param code the municipality's code
   * @param tally the sum
   */
  void visit(int code, Tally tally);
}
