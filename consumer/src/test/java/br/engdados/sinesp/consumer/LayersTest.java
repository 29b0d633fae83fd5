package br.engdados.sinesp.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An import goes down, never up, and only main ends the process. */
@AnalyzeClasses(
    packages = "br.engdados.sinesp.consumer",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("..consumer.cli")
          .layer("stream")
          .definedBy("..consumer.stream")
          .optionalLayer("verify")
          .definedBy("..consumer.verify")
          .layer("deadletter")
          .definedBy("..consumer.deadletter")
          .layer("metrics")
          .definedBy("..consumer.metrics")
          .layer("write")
          .definedBy("..consumer.write")
          .layer("connection")
          .definedBy("..consumer.connection")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("stream")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("verify")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deadletter")
          .mayOnlyBeAccessedByLayers("cli", "stream")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("cli", "stream")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers("cli", "stream", "verify", "deadletter");

  @ArchTest
  static final ArchRule ONLY_MAIN_EXITS =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.cli\\.Main")
          .should()
          .callMethod(System.class, "exit", int.class);
}
