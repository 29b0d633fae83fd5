package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.reference.TextFolding;
import java.util.HashSet;
import java.util.Set;

/** The words with accents that the ministry's files are made of: places, events, column names. */
final class PortugueseWords {
  private static final String OTHERS =
      "Não informado, Formulário, Polícia Rodoviária, município municípios, mês meses, março,"
          + " região, regiões, código, ocorrência ocorrências, vítima vítimas, referência, etária,"
          + " abrangência, órgão, número, período, ausência, observação observações, última"
          + " atualização, título, página, índice, relatório, estatística estatísticas, índices,"
          + " ministério justiça segurança pública, secretaria nacional, informações, situação,"
          + " descrição, série histórica, análise, gestão, dados até, são, está, você, à, às, é";

  private final Set<String> folded = new HashSet<>();

  private PortugueseWords() {
    add(OTHERS);
    KnownEvents.load().all().forEach(this::add);
    for (State state : States.load().all()) {
      add(state.nome());
    }
    for (Municipality municipality : Municipalities.load().all()) {
      add(municipality.nome());
    }
  }

  /** Collects the words. */
  static PortugueseWords load() {
    return new PortugueseWords();
  }

  /** Tells whether a word is among them, whatever its case and accents. */
  boolean contains(String word) {
    String wanted = TextFolding.foldName(word);
    return !wanted.isEmpty() && folded.contains(wanted);
  }

  private void add(String text) {
    // An apostrophe belongs to its word: Olho d'Água.
    for (String word : text.split("[^\\p{L}']+", -1)) {
      folded.add(TextFolding.foldName(word));
    }
  }
}
