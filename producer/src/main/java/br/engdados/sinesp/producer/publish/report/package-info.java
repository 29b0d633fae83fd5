/**
 * What is counted while a file is on its way, and what people and programs are told of it: the
 * table, the report, the rejected rows, the changes. What is sent is decided above.
 */
package br.engdados.sinesp.producer.publish.report;
