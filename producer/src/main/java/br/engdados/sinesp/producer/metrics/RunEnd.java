package br.engdados.sinesp.producer.metrics;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param start when it began
 * @param end when it ended
 * @param exitCode the program's
 * @param success whether the topics say what the source says
 */
public record RunEnd(Instant start, Instant end, int exitCode, boolean success) {}
