package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.sample.SampleWorkbook;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
  public ExitStatus run(Console console) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    int rows;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
      rows = SampleWorkbook.write(out, Reference.load());
    }
    Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    console
        .out()
        .printf(
            "%s: %d rows, SYNTHETIC (amostra sintética): invented figures of the invented year"
                + " %d, no statistics%n",
            file, rows, SampleWorkbook.YEAR);
    return ExitStatus.DONE;
  }
}
