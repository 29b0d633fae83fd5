/**
 * A copy of the topics as files, and the way back. What the tables hold is not copied: they are
 * rebuilt from the topics.
 */
package br.engdados.sinesp.producer.backup;
