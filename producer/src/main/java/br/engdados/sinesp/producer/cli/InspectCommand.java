package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.inspect.FileInspection;
import br.engdados.sinesp.producer.inspect.InspectionReport;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.source.Source;
import br.engdados.sinesp.producer.source.SourceFile;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a file and tells what is in it. */
@Parameters(commandDescription = "read a file and say what is in it; needs no Kafka")
final class InspectCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(InspectCommand.class);

  @Parameter(description = "FILE")
  private List<String> paths = new ArrayList<>();

  @Parameter(names = "--json", order = 1, description = "print JSON instead of text")
  private boolean json;

  @ParametersDelegate private final ConventionOptions conventions = new ConventionOptions();

  @ParametersDelegate private final ReferenceOptions lists = new ReferenceOptions();

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String operands() {
    return "FILE";
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
  public ExitCode run(Console console) throws UsageException, IOException, InterruptedException {
    if (paths.isEmpty()) {
      throw new UsageException("inspect: which file?");
    }
    DataFiles files = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
    Reference reference = lists.reference();
    GivenConventions given = conventions.given();
    for (String path : paths) {
      for (SourceFile file : Source.at(Path.of(path), Optional.empty()).files()) {
        FileInspection inspection = FileInspection.of(file, files, reference, given);
        for (String note : inspection.notes()) {
          LOG.warn("event=file_noted file={} note=\"{}\"", file.name(), note);
        }
        InspectionReport report = new InspectionReport(inspection);
        if (json) {
          report.printJson(console.out());
        } else {
          report.printText(console.out());
        }
      }
    }
    return ExitCode.DONE;
  }
}
