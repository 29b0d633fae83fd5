package br.engdados.sinesp.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

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
          .layer("verify")
          .definedBy("..consumer.verify")
          .layer("verify.report")
          .definedBy("..consumer.verify.report")
          .layer("verify.compare")
          .definedBy("..consumer.verify.compare")
          .layer("verify.read")
          .definedBy("..consumer.verify.read")
          .layer("export")
          .definedBy("..consumer.export")
          .layer("deadletter")
          .definedBy("..consumer.deadletter")
          .layer("metrics")
          .definedBy("..consumer.metrics")
          .layer("write")
          .definedBy("..consumer.write")
          .layer("connection")
          .definedBy("..consumer.connection")
          .layer("failure")
          .definedBy("..consumer.failure")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("stream")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("verify")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("verify.report")
          .mayOnlyBeAccessedByLayers("cli", "verify")
          .whereLayer("verify.compare")
          .mayOnlyBeAccessedByLayers("verify", "verify.report")
          .whereLayer("verify.read")
          .mayOnlyBeAccessedByLayers("verify", "verify.report", "verify.compare")
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deadletter")
          .mayOnlyBeAccessedByLayers("cli", "stream")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("cli", "stream")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers(
              "cli", "stream", "verify", "verify.compare", "verify.read", "deadletter")
          .whereLayer("connection")
          .mayOnlyBeAccessedByLayers(
              "cli", "stream", "verify", "verify.read", "export", "deadletter", "write")
          .whereLayer("failure")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule NO_CIRCLES = slices().matching("..consumer.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CIRCLE_OF_CLASSES_IN_CONNECTION =
      slices().assignedFrom(new ClassesOfConnection()).should().beFreeOfCycles();

  /** A slice for each class of the package, with what is nested in it. */
  private static final class ClassesOfConnection implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return javaClass.getPackageName().endsWith(".consumer.connection")
          ? SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the classes of connection";
    }
  }

  @ArchTest
  static final ArchRule ONLY_MAIN_EXITS =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.cli\\.Main")
          .should()
          .callMethod(System.class, "exit", int.class);
}
