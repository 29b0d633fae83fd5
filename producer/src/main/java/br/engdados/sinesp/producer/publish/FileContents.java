package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.normalise.FileConventions;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.reader.WorkbookProperties;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.source.FileFacts;
import br.engdados.sinesp.producer.source.FileHashes;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads of files what tells several downloads of the same data apart. */
public final class FileContents implements FileFacts {
  private static final int FIRST_ROWS = 1000;

  private final DataFiles files = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);
  private final Manifests manifests;
  private final FileHashes hashes;
  private final Reference reference;
  private final GivenConventions conventions;

  private FileContents(
      Manifests manifests, FileHashes hashes, Reference reference, GivenConventions conventions) {
    this.manifests = manifests;
    this.hashes = hashes;
    this.reference = reference;
    this.conventions = conventions;
  }

  /**
   * Makes a reader that need not read files of which it is known what was published of them.
   *
   * @param stateDir where that is known
   * @param reference where names are looked up
   * @param conventions what is said about how the files write numbers and dates
   * @return the reader
   */
  public static FileContents knownIn(
      Path stateDir, Reference reference, GivenConventions conventions) {
    return new FileContents(
        new Manifests(stateDir), FilePublisher.hashesIn(stateDir), reference, conventions);
  }

  @Override
  public Optional<Subject> subject(SourceFile file) throws IOException {
    String sha256 = hashes.sha256(file);
    for (Manifest manifest : manifests.all()) {
      if (manifest.sha256().equals(sha256) && manifest.scopes().size() == 1) {
        Optional<Subject> known = yearly(manifest.scope());
        if (known.isPresent()) {
          return known;
        }
      }
    }
    List<Occurrence> first = new ArrayList<>();
    forEachRow(
        file,
        row -> {
          first.add(row);
          return first.size() < FIRST_ROWS;
        });
    if (first.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<Integer> years = new TreeSet<>();
    first.forEach(row -> years.add(row.period().getYear()));
    return Optional.of(new Subject(first.get(0).edition().dataset().id(), years));
  }

  @Override
  public Optional<Instant> lastSaved(SourceFile file) throws IOException {
    return WorkbookProperties.lastSaved(file.path());
  }

  @Override
  public Optional<YearMonth> lastMonth(SourceFile file) throws IOException {
    SortedSet<YearMonth> last = new TreeSet<>();
    forEachRow(
        file,
        row -> {
          if (hasFigure(row.measures())) {
            last.add(row.period());
          }
          return true;
        });
    return last.isEmpty() ? Optional.empty() : Optional.of(last.last());
  }

  private static Optional<Subject> yearly(String scope) {
    String dataset = Dataset.VDE.id() + "-";
    return scope.startsWith(dataset)
        ? Optional.of(
            new Subject(
                Dataset.VDE.id(),
                new TreeSet<>(Set.of(Integer.valueOf(scope.substring(dataset.length()))))))
        : Optional.empty();
  }

  private static boolean hasFigure(Measures measures) {
    return Stream.of(
                measures.feminino(),
                measures.masculino(),
                measures.naoInformado(),
                measures.vitimas(),
                measures.ocorrencias())
            .anyMatch(count -> count != null && count != 0)
        || (measures.pesoKg() != null && measures.pesoKg().signum() != 0);
  }

  /** Goes through the sound rows until told to stop; of a broken file as far as it goes. */
  private void forEachRow(SourceFile file, Predicate<Occurrence> more) throws IOException {
    Normaliser normaliser =
        new Normaliser(reference, Instant.EPOCH, new FileConventions(file, files, conventions));
    try (DataFile data = files.open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        normaliser.begin(table.layout());
        for (Row row = table.next(); row != null; row = table.next()) {
          if (normaliser.normalise(row) instanceof Normalised.Accepted accepted
              && !more.test(accepted.occurrence())) {
            return;
          }
        }
      }
    } catch (InputException e) {
      // The file is no worse for it: publishing meets the same fault and tells it.
      return;
    }
  }
}
