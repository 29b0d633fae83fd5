package br.engdados.sinesp.program;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing of ours is imported here, and nothing here ends a process. */
@AnalyzeClasses(packages = "br.engdados.sinesp.program", importOptions = DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule NOTHING_OF_OURS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "br.engdados.sinesp.program..", "java..", "com.beust.jcommander..", "org.slf4j..");

  @ArchTest
  static final ArchRule NOTHING_EXITS =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);
}
