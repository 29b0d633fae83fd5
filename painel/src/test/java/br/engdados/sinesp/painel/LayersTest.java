package br.engdados.sinesp.painel;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An import goes down, never up. */
@AnalyzeClasses(
    packages = "br.engdados.sinesp.painel",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("..painel.cli")
          .layer("page")
          .definedBy("..painel.web.page")
          .layer("web")
          .definedBy("..painel.web")
          .layer("query")
          .definedBy("..painel.query")
          .layer("cube")
          .definedBy("..painel.cube")
          .layer("rows")
          .definedBy("..painel.rows")
          .layer("changelog")
          .definedBy("..painel.changelog")
          .withOptionalLayers(true)
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("page")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("query")
          .mayOnlyBeAccessedByLayers("cli", "web")
          .whereLayer("rows")
          .mayOnlyBeAccessedByLayers("cli", "web")
          .whereLayer("cube")
          .mayOnlyBeAccessedByLayers("cli", "web", "query")
          .whereLayer("changelog")
          .mayOnlyBeAccessedByLayers("cli", "cube");
}
