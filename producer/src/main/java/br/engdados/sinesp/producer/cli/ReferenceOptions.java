package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.source.InputException;
import com.beust.jcommander.Parameter;
import java.nio.file.Path;

/** What names are looked up in, from the command line. */
final class ReferenceOptions {
  @Parameter(
      names = "--municipalities",
      order = 30,
      description =
          "a CSV of municipalities that this version does not know yet: code,uf,name,year, such as"
              + " 5101837,MT,Boa Esperança do Norte,2025. With it (and without it again) only the"
              + " rows of these are published again")
  private Path municipalities;

  Reference reference() throws InputException {
    Reference carried = Reference.load();
    return municipalities == null ? carried : carried.with(municipalities);
  }
}
