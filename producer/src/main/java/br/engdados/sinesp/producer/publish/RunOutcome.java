package br.engdados.sinesp.producer.publish;

/**
 * How a run ended, for the exit code.
 *
 * @param failed whether a file could not be read
 * @param tooManyRejected whether a file had more rejected rows than tolerated
 * @param rejected rejected rows, all files
 * @param records records sent, or in a dry run to be sent
 */
public record RunOutcome(boolean failed, boolean tooManyRejected, long rejected, long records) {}
