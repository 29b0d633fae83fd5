package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.RowHasher.KeyHash;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;

/**
 * A key at which topic and table differed when both were read as a whole.
 *
 * @param granularidade which table
 * @param key the hash of the key
 * @param groupNumber its group
 * @param counted what it counted for in the totals
 */
record Suspect(Granularidade granularidade, KeyHash key, long groupNumber, Sides counted)
    implements Serializable {}
