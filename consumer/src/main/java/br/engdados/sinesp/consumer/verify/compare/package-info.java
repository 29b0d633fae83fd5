/**
 * What differs: both sides added up by partition of the tables; where the sums differ, shortened to
 * digests, sorted, and walked key by key; the totals of each side. What becomes of a difference
 * lives in {@code verify}.
 */
package br.engdados.sinesp.consumer.verify.compare;
