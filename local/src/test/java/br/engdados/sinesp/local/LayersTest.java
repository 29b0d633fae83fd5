package br.engdados.sinesp.local;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "br.engdados.sinesp.local", importOptions = DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule IMPORTS_GO_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("..local.cli")
          .layer("embedded")
          .definedBy("..local.embedded")
          .layer("kafka")
          .definedBy("..local.kafka")
          .layer("cassandra")
          .definedBy("..local.cassandra")
          .layer("server")
          .definedBy("..local.server")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("embedded")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("kafka")
          .mayOnlyBeAccessedByLayers("cli", "embedded")
          .whereLayer("cassandra")
          .mayOnlyBeAccessedByLayers("cli", "embedded");

  @ArchTest
  static final ArchRule NO_CIRCLES = slices().matching("..local.(*)").should().beFreeOfCycles();
}
