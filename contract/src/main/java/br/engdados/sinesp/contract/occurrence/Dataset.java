package br.engdados.sinesp.contract.occurrence;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The published datasets. Each is part of every partition key, so that series never mix. */
public enum Dataset {
  /** The yearly workbooks, 2015 to today. */
  VDE("sinesp-vde", EnumSet.allOf(OptionalField.class)),
  /** Occurrences by state, to 2020. */
  UF_OCORRENCIAS("sinesp-uf-ocorrencias", EnumSet.of(OptionalField.OCORRENCIAS)),
  /** Victims by state, to 2020. */
  UF_VITIMAS("sinesp-uf-vitimas", EnumSet.of(OptionalField.VITIMAS)),
  /** Victims by municipality, 2018 to 2020. */
  MUNICIPIO("sinesp-municipio", EnumSet.of(OptionalField.VITIMAS));

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, and never handed out otherwise
  private final Set<OptionalField> optionalFields;

  Dataset(String id, Set<OptionalField> optionalFields) {
    this.id = id;
    this.optionalFields = Collections.unmodifiableSet(optionalFields);
  }

  /**
   * Gives the value of the field {@code dataset_id}.
   *
   * @return the id, such as {@code sinesp-vde}
   */
  public String id() {
    return id;
  }

  /**
   * Tells which optional fields the dataset has.
   *
   * @return an immutable set; fields outside it are absent from the JSON
   */
  public Set<OptionalField> optionalFields() {
    return optionalFields;
  }

  /**
   * Finds a dataset by its id.
   *
   * @param id such as {@code sinesp-vde}
   * @return the dataset
   * @throws IllegalArgumentException if there is none of that id
   */
  public static Dataset ofId(String id) {
    for (Dataset dataset : values()) {
      if (dataset.id.equals(id)) {
        return dataset;
      }
    }
    throw new IllegalArgumentException("unknown dataset_id: " + id);
  }
}
