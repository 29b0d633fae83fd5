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
          .whereLayer("json")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("topic")
          .mayOnlyBeAccessedByLayers("json")
          .whereLayer("table")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("occurrence")
          .mayOnlyBeAccessedByLayers("json", "topic", "table")
          .whereLayer("reference")
          .mayOnlyBeAccessedByLayers("occurrence");
}
