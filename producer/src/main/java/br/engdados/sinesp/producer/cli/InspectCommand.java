package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.inspect.FileInspection;
import br.engdados.sinesp.producer.inspect.InspectionReport;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.source.FileSource;
import br.engdados.sinesp.producer.source.SourceFile;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file and tells what is in it. */
@Parameters(commandDescription = "read a file and tell what is in it; needs no Kafka")
final class InspectCommand implements Command {
  @Parameter(description = "FILE")
  private List<String> paths = new ArrayList<>();

  @Parameter(names = "--json", order = 1, description = "print JSON instead of text")
  private boolean json;

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String operands() {
    return " FILE";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer inspect downloads/bancovde-2023.xlsx
      sinesp-producer inspect --json downloads/indicadoressegurancapublicamunic.xlsx
    """;
  }

  @Override
  public ExitStatus run(Console console) throws UsageException, IOException, InterruptedException {
    if (paths.isEmpty()) {
      throw new UsageException("inspect: which file?");
    }
    DataFiles files = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
    Reference reference = Reference.load();
    for (String path : paths) {
      for (SourceFile file : FileSource.of(Path.of(path), Optional.empty()).files()) {
        InspectionReport report = new InspectionReport(FileInspection.of(file, files, reference));
        if (json) {
          report.printJson(console.out());
        } else {
          report.printText(console.out());
        }
      }
    }
    return ExitStatus.DONE;
  }
}
