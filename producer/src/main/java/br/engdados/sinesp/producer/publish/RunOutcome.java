package br.engdados.sinesp.producer.publish;

/**
 * How a run ended, for the exit code.
 *
 * @param failed whether a file could not be read
 * @param refused whether a file had more rejected rows, or would have withdrawn more, than allowed
 * @param rejected rejected rows, all files
 * @param records records sent, or in a dry run to be sent
 */
public record RunOutcome(boolean failed, boolean refused, long rejected, long records) {}
