package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.metrics.VerifyMetrics;
import br.engdados.sinesp.consumer.metrics.VerifyMetrics.VerifyResult;
import br.engdados.sinesp.consumer.verify.Verification;
import br.engdados.sinesp.consumer.verify.VerifyOptions;
import br.engdados.sinesp.consumer.verify.report.ReportJson;
import br.engdados.sinesp.consumer.verify.report.ReportText;
import br.engdados.sinesp.consumer.verify.report.VerifyReport;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Compares the tables with the topics and says what was found, for the commands that do.
 *
 * @param options what to compare
 * @param json whether the result is written as JSON
 * @param metricsFile where the result is left for Prometheus besides
 */
record Comparison(VerifyOptions options, boolean json, Optional<Path> metricsFile) {
  /**
   * Compares.
   *
   * @param spark a session with the settings of {@link Verification}
   * @param progress shows how far it is
   * @param console where the result goes
   * @return {@link ExitCode#DONE}, or {@link ExitCode#DIFFERENCES}
   */
  ExitCode run(SparkSession spark, ShownProgress progress, Console console)
      throws InterruptedException {
    VerifyReport report = new Verification(spark, options, progress).run();
    progress.close();
    metricsFile.ifPresent(
        file ->
            VerifyMetrics.write(
                file, new VerifyResult(Instant.now(), report.duration(), report.count())));
    console.out().println(json ? ReportJson.of(report) : ReportText.of(report).stripTrailing());
    return report.isClean() ? ExitCode.DONE : ExitCode.DIFFERENCES;
  }
}
