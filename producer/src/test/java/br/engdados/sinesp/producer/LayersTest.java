package br.engdados.sinesp.producer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import br.engdados.sinesp.program.FileNameEncoding;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** An import goes down, never up, and never in a circle. */
@AnalyzeClasses(
    packages = "br.engdados.sinesp.producer",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("..producer.cli..")
          .layer("publish")
          .definedBy("..producer.publish")
          .layer("publish.report")
          .definedBy("..producer.publish.report")
          .layer("backup")
          .definedBy("..producer.backup..")
          .layer("inspect")
          .definedBy("..producer.inspect..")
          .layer("sample")
          .definedBy("..producer.sample..")
          .layer("revision")
          .definedBy("..producer.revision..")
          .layer("kafka")
          .definedBy("..producer.kafka..")
          .layer("registry")
          .definedBy("..producer.registry..")
          .layer("metrics")
          .definedBy("..producer.metrics..")
          .layer("normalise")
          .definedBy("..producer.normalise..")
          .layer("reader")
          .definedBy("..producer.reader..")
          .layer("source")
          .definedBy("..producer.source..")
          .layer("http")
          .definedBy("..producer.http..")
          .layer("output")
          .definedBy("..producer.output..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("publish.report")
          .mayOnlyBeAccessedByLayers("publish")
          .whereLayer("backup")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("inspect")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("sample")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("revision")
          .mayOnlyBeAccessedByLayers("cli", "publish", "publish.report", "backup")
          .whereLayer("kafka")
          .mayOnlyBeAccessedByLayers("cli", "publish", "backup", "revision")
          .whereLayer("registry")
          .mayOnlyBeAccessedByLayers("cli", "publish")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("cli", "publish", "publish.report")
          .whereLayer("normalise")
          .mayOnlyBeAccessedByLayers(
              "cli", "publish", "publish.report", "inspect", "sample", "revision")
          .whereLayer("reader")
          .mayOnlyBeAccessedByLayers(
              "cli", "publish", "publish.report", "inspect", "revision", "normalise")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("cli", "registry", "source");

  /**
   * Fetching knows the cache and what an archive is; neither of them knows where files come from.
   */
  @ArchTest
  static final ArchRule SOURCES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("remote")
          .definedBy("..producer.source.remote..")
          .layer("cache")
          .definedBy("..producer.source.cache..")
          .layer("archive")
          .definedBy("..producer.source.archive..")
          .layer("source")
          .definedBy("br.engdados.sinesp.producer.source")
          .whereLayer("remote")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cache")
          .mayOnlyBeAccessedByLayers("remote")
          .whereLayer("archive")
          .mayOnlyBeAccessedByLayers("remote");

  @ArchTest
  static final ArchRule NO_CIRCLES_OF_SOURCES =
      SlicesRuleDefinition.slices()
          .matching("br.engdados.sinesp.producer.source.(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CIRCLES =
      SlicesRuleDefinition.slices()
          .matching("br.engdados.sinesp.producer.(*)..")
          .should()
          .beFreeOfCycles();

  /**
   * Options and exit codes end at the command line; what a file's name lost, its readers ask too.
   */
  @ArchTest
  static final ArchRule THE_COMMAND_LINE_STAYS_ABOVE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..producer.cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("br.engdados.sinesp.program..", "com.beust.jcommander..")
                  .and(not(type(FileNameEncoding.class))));
}
