package br.engdados.sinesp.painel.web;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one browser and the one panel of the run. Without a Chromium on the machine the
 * tests are left out, and say so; with one they run, and fail where it does not start.
 */
final class BrowserExtension implements ParameterResolver, ExecutionCondition {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return PanelInBrowser.isThere()
        ? ConditionEvaluationResult.enabled("there is a Chromium")
        : ConditionEvaluationResult.disabled(
            "no Chromium at " + PanelInBrowser.EXECUTABLE + ": scripts/browser.sh installs it");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PanelInBrowser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("panel", key -> new Shared(), Shared.class)
        .panel;
  }

  /** Closed by JUnit when all tests have run. */
  private static final class Shared implements AutoCloseable {
    private final PanelInBrowser panel = new PanelInBrowser(SampleFigures.cube());

    @Override
    public void close() {
      panel.close();
    }
  }
}
