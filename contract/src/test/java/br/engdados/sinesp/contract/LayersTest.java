package br.engdados.sinesp.contract;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An import goes down, never up. */
@AnalyzeClasses(
    packages = "br.engdados.sinesp.contract",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("dictionary")
          .definedBy("..contract.dictionary")
          .layer("json")
          .definedBy("..contract.json")
          .layer("topic")
          .definedBy("..contract.topic")
          .layer("table")
          .definedBy("..contract.table")
          .layer("occurrence")
          .definedBy("..contract.occurrence")
          .layer("reference")
          .definedBy("..contract.reference")
          .whereLayer("dictionary")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("json")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("topic")
          .mayOnlyBeAccessedByLayers("json")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("dictionary")
          .whereLayer("occurrence")
          .mayOnlyBeAccessedByLayers("json", "topic", "table", "dictionary")
          .whereLayer("reference")
          .mayOnlyBeAccessedByLayers("occurrence", "dictionary");
}
