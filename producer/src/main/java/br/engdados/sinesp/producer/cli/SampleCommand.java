package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.output.WholeFile;
import br.engdados.sinesp.producer.sample.SampleWorkbook;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** Writes the synthetic sample. */
@Parameters(
    commandDescription =
        "write a small synthetic workbook in the official form, to try the pipeline without data;"
            + " its figures are invented")
final class SampleCommand implements Command {
  @Parameter(names = "--out", order = 1, description = "the file to write")
  private Path file = Path.of("bancovde-amostra-sintetica.xlsx");

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer sample --out /tmp/bancovde-amostra-sintetica.xlsx
    """;
  }

  @Override
  public ExitCode run(Console console) throws IOException {
    int[] rows = {0};
    try {
      WholeFile.write(
          file,
          stream -> {
            OutputStream out = new BufferedOutputStream(stream);
            rows[0] = SampleWorkbook.write(out, Reference.load());
            out.flush();
          });
    } catch (IOException e) {
      throw new OutputException(e.getMessage() + " Check --out.", e);
    }
    // Behind a workbook that goes to a pipe nothing else may follow.
    PrintStream told = WholeFile.isWrittenTo(file) ? console.err() : console.out();
    told.printf(
        "%s: %d rows, SYNTHETIC (amostra sintética): invented figures of the invented year"
            + " %d, no statistics%n",
        file, rows[0], SampleWorkbook.YEAR);
    return ExitCode.DONE;
  }
}
